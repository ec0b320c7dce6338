import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

/** Only invented people and companies stand in this repository (K30): nobody real can be written to, called or taken for someone. */
const FOLDERS = ['src', 'db', 'test', 'bench', 'docs', 'scripts', 'public']
const TEXT = /\.(tsx?|mjs|js|sql|md|json|css|html|xsd|xml|svg|webmanifest|ya?ml|txt)$/
/** Tells others’ names and digests by the thousand. */
const LEFT_OUT = ['package-lock.json']

const EMAIL = /[\w.+%-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?![\w-])/gi
const OFFICIAL_EMAILS = ['fraude.als@actionlogement.fr', 'no-reply@al-in.fr']
const PHONE = /(?<!\d[ -]?|[\w.,])(?:(?:\+|00)33[ .\u00a0-]?(?:\(0\))?|0)[1-9](?:\d{8}|(?:[ .\u00a0\u202f-]\d{2}){4}|[ .\u00a0\u202f-]?\d{2}(?:[ .\u00a0\u202f-]\d{3}){2})(?![\w-]|\.\d)/g
/** Ranges that the regulator keeps for fiction; our people have the last one. */
const INVENTED_PHONE = /^0(?:19900|26191|35301|46571|53649|63998)/
const SIRET = /(?<![\d_])\d{3}[ \u00a0\u202f]?\d{3}[ \u00a0\u202f]?\d{3}[ \u00a0\u202f]?\d{5}(?![\d_])/g
const SIREN = /(?<=siren\W{1,12})\d{3}[ \u00a0\u202f]?\d{3}[ \u00a0\u202f]?\d{3}(?!\d)/gi
const NUMERO_UNIQUE = /(?<![\w-])\d{3}[ -]?\d{4}[ -]?\d{6}[ -]?G[A-Z0-9]{4}(?![\w-])/gi
const NIR = /(?<![\w.])[12] ?\d{2} ?(?:0[1-9]|1[0-2]) ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3}(?: ?\d{2})(?![\w.])/g
const MACHINE = /(?<![\w.:*/])\/(?:work|home|root|Users|mnt)\/[\w.-]+/g

/** Values that are nobody’s: printed by the law, a register or the founding document as examples, or wrong on purpose. */
const PUBLISHED = new Map([
  ['35600000000048', 'head office of La Poste, whose numbers have a rule of their own'],
  ['90210480100011', 'example of the public register of companies'],
  ['0080321000486G1U21', 'example of the founding document'],
  ['1110520020171G1175', 'example of the founding document'],
  ['1110318016982G1104', 'test file of the national register'],
  ['1111023000001GDPUB', 'shape of a public attestation, its sequence invented'],
  ['0590423000001GDPUB', 'shape of a public letter, its sequence invented'],
  ['0000520020171G1175', 'no such territory'],
  ['0960520020171G1175', 'no such territory'],
  ['9770520020171G1175', 'no such territory'],
  ['1111320020171G1175', 'thirteenth month'],
  ['1110020020171G1175', 'month zero'],
  ['0970800800', 'the public line of Action Logement'],
  ['+33970800800', 'the same'],
  ['0123456789', 'the ten digits in order'],
])

type Found = { file: string; line: number; text: string }
type Rule = { name: string; pattern: RegExp; isFine: (text: string) => boolean }

const RULES: readonly Rule[] = [
  { name: 'e-mail addresses are @exemple.test, or one of the two official ones', pattern: EMAIL, isFine: (text) => /@(?:[\w-]+\.)*test$/i.test(text) || OFFICIAL_EMAILS.includes(text) },
  { name: 'telephone numbers are of the ranges kept for fiction', pattern: PHONE, isFine: (text) => INVENTED_PHONE.test(plain(text).replace(/^(?:\+|00)33/, '0').replace(/^00/, '0')) },
  { name: 'company numbers begin with 000', pattern: SIREN, isFine: (text) => plain(text).startsWith('000') || !isLuhn(plain(text)) },
  { name: 'establishment numbers begin with 000', pattern: SIRET, isFine: (text) => plain(text).startsWith('000') || !isLuhn(plain(text)) },
  { name: 'numbers of requests are of the counter GTEST', pattern: NUMERO_UNIQUE, isFine: (text) => plain(text).endsWith('GTEST') },
  { name: 'no number of the social security', pattern: NIR, isFine: () => false },
  { name: 'no path of somebody’s machine', pattern: MACHINE, isFine: () => false },
]

for (const { name, pattern, isFine } of RULES) {
  test(name, () => {
    const wrong = listFiles().flatMap((file) => search(file, pattern)).filter(({ text }) => !isFine(text) && !PUBLISHED.has(plain(text)))
    assert.deepEqual(wrong, [])
  })
}

function listFiles(): readonly string[] {
  const inside = FOLDERS.filter((folder) => existsSync(folder)).flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
  const top = readdirSync('.').filter((name) => !name.startsWith('.') && !LEFT_OUT.includes(name))
  return [...inside, ...top].filter((name) => TEXT.test(name) && name !== join('test', 'names.test.ts'))
}

function search(file: string, pattern: RegExp): readonly Found[] {
  return readFileSync(file, 'utf8').split('\n').flatMap((line, index) => [...line.matchAll(pattern)].map(([text]) => ({ file, line: index + 1, text })))
}

function plain(text: string): string {
  return text.replaceAll(/[^\dA-Za-z+]/g, '').toUpperCase()
}

function isLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => total + (index % 2 === 0 ? Number(digit) : [0, 2, 4, 6, 8, 1, 3, 5, 7, 9][Number(digit)] ?? 0), 0)
  return sum % 10 === 0
}

test('the search sees what it must, and leaves the rest alone', () => {
  const sees = (pattern: RegExp, text: string) => [...text.matchAll(pattern)].map(([found]) => found)
  for (const phone of ['06 12 34 56 78', '0612345678', '+33 6 12 34 56 78', '0033612345678', '06.12.34.56.78']) assert.deepEqual(sees(PHONE, `appelez le ${phone}, svp`), [phone])
  for (const other of ['069 0426 123456 GTEST', '0690426123456', 'M0.12.34.56.78', '0000001436']) assert.deepEqual(sees(PHONE, other), [], other)
  assert.deepEqual(sees(EMAIL, 'écrire à jean.dupont@gmail.com ou à x@127.0.0.1'), ['jean.dupont@gmail.com'])
  assert.deepEqual(sees(NUMERO_UNIQUE, 'numéro 069 0426 123456 G1175'), ['069 0426 123456 G1175'])
  assert.deepEqual(sees(NIR, '1 85 05 78 006 084 36'), ['1 85 05 78 006 084 36'])
  assert.deepEqual(sees(MACHINE, "open('/home/jean/alin') https://x.test/home/a"), ['/home/jean'])
  assert.ok(isLuhn('824541148') && isLuhn('90210480100011') && !isLuhn('824541149'))
})
