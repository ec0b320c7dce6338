import assert from 'node:assert/strict'
import test from 'node:test'
import { dictionary } from '@zxcvbn-ts/language-common'
import { checkPassword } from '#features/accounts/password-rules.ts'
import { runs } from '#test/runs.ts'

const KNOWN = ['Camille', 'Durand-Lefèvre', 'camille.durand@exemple.test', '0639980012']

test('a password under twelve characters is short, over 128 long; neither is cut', () => {
  assert.equal(checkPassword('aB3$xK9#mPq', []), 'court')
  assert.equal(checkPassword('🦊🦉🐝🦋🐢🐙🦀🐠🐳🦒🦔', []), 'court', 'eleven characters, not 22')
  assert.equal(checkPassword(`${'vélo orange sous la pluie '.repeat(6)}`, []), 'long')
  assert.equal(checkPassword('vélo orange sous la pluie de novembre, un chat gris et trois parapluies bleus sans bouton sur le banc, à 7 h 12 du matin, Lyon 🐈', []), undefined)
})

test('no composition is imposed: words, spaces, accents or signs will do', () => {
  for (const good of ['trois petits pois verts', 'xK9#mPq2vL7w', 'parapluie tiède novembre', 'ÉTÉ-pluvieux-sur-Brest', '   tarte aux quetsches   ', '84 chèvres dans un tram']) assert.equal(checkPassword(good, KNOWN), undefined, good)
})

test('the commonest passwords of twelve characters or more are all refused', () => {
  const list = dictionary['passwords-common'].filter((word): word is string => typeof word === 'string' && word.length >= 12)
  assert.ok(list.length > 300, String(list.length))
  const accepted = list.slice(0, runs(60, 3_000)).filter((word) => checkPassword(word, []) === undefined)
  assert.deepEqual(accepted, [])
})

test('what the person or the place suggests is refused', () => {
  const personal = ['camilledurand1990', 'Durand.Camille69', 'Camille-Durand-2026', 'ActionLogement2026', 'alin-logement-2026', 'Logement!Social!', 'camille.durand@exemple.test', 'durandlefevre69', 'C4mille.Dur4nd!', '0639980012Camille', 'logementlogement', 'MotDePasse-2026!', 'AlinAlinAlin2026', 'Camille0639980012', 'DurandDurandDurand1', 'lefevre.camille.1', 'demandeur-logement', 'Camille12345678', 'DURAND-LEFEVRE-75', 'azertyuiop12', 'Bonjour123456!', 'password12345', '123456789012', 'aaaaaaaaaaaaaa', 'soleilsoleil1', 'Azerty123456']
  assert.deepEqual(personal.filter((word) => checkPassword(word, KNOWN) === undefined), [])
})

test('a long passphrase may hold a known word', () => {
  assert.equal(checkPassword('Camille mange des quetsches en septembre', KNOWN), undefined)
})

test('judging the longest password stays short', () => {
  const worst = Array.from({ length: 128 }, (_, index) => String.fromCharCode(33 + ((index * 7919 + index * index * 31) % 90))).join('')
  checkPassword('chauffe du dictionnaire', [])
  const start = performance.now()
  checkPassword(worst, KNOWN)
  assert.ok(performance.now() - start < 1_000, `${performance.now() - start} ms`)
})
