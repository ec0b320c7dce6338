import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { hashPassword, verifyPassword } from '#platform/password-hash.ts'
import { runs } from '#test/runs.ts'

const SECRET = 'un secret de plus de trente-deux caracteres'

test('what is stored says argon2id, 19 MiB, two passes, and salts each time', async () => {
  const [one, two] = [await hashPassword(SECRET, 'même mot de passe'), await hashPassword(SECRET, 'même mot de passe')]
  assert.match(one ?? '', /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  assert.notEqual(one, two)
})

test('the right password alone is right, whatever its characters', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 128 }), fc.string({ maxLength: 20 }), async (password, other) => {
      const stored = await hashPassword(SECRET, password)
      const wrong = other.normalize('NFC') === password.normalize('NFC') ? `${other}x` : other
      return stored !== undefined && (await verifyPassword(SECRET, stored, password)) === 'right' && (await verifyPassword(SECRET, stored, wrong)) === 'wrong'
    }),
    { numRuns: runs(10, 300) },
  )
})

test('the table without the server’s secret verifies nothing', async () => {
  const stored = await hashPassword(SECRET, 'trois petits pois verts')
  assert.equal(await verifyPassword('un autre secret, tout aussi long que lui', stored, 'trois petits pois verts'), 'wrong')
})

test('nothing stored is wrong, in the same time as a wrong password', async () => {
  const stored = await hashPassword(SECRET, 'trois petits pois verts')
  const time = async (against: string | undefined) => {
    const start = performance.now()
    assert.equal(await verifyPassword(SECRET, against, 'pas le bon'), 'wrong')
    return performance.now() - start
  }
  await time(undefined)
  const [known, unknown]: number[][] = [[], []]
  for (let round = 0; round < 15; round++) {
    known?.push(await time(stored))
    unknown?.push(await time(undefined))
  }
  const median = (list: number[] = []) => list.sort((a, b) => a - b)[7] ?? 0
  assert.ok(Math.abs(median(known) - median(unknown)) < 0.35 * median(known), `${median(known)} ms, ${median(unknown)} ms`)
})

test('a crowd waits in line, and beyond it is told to come back', async () => {
  const answers = await Promise.all(Array.from({ length: 140 }, () => hashPassword(SECRET, 'foule')))
  const turnedAway = answers.filter((answer) => answer === undefined).length
  assert.ok(turnedAway >= 30 && turnedAway <= 40, String(turnedAway))
  assert.equal(await verifyPassword(SECRET, answers[0], 'foule'), 'right')
})
