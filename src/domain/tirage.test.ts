import assert from 'node:assert/strict'
import { createHash, createHmac } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { computeEngagement, computeTirage, ordreTirage, verifyTirage } from '#domain/tirage.ts'
import { runs } from '#test/runs.ts'

const sha256 = (message: string): string => createHash('sha256').update(message).digest('hex')
const hmac = (cle: string, message: string): string => createHmac('sha256', cle).update(message).digest('hex')

test('the revealed seed matches its commitment, another one does not (K7)', () => {
  const engagement = computeEngagement('graine-une', sha256)
  assert.equal(engagement.length, 64)
  assert.ok(verifyTirage(engagement, 'graine-une', sha256))
  assert.ok(!verifyTirage(engagement, 'graine-deux', sha256))
})

test('one number has one place, however it is typed; another seed draws again', () => {
  const place = computeTirage('graine', '069 0426 123456 GTEST', hmac)
  assert.equal(computeTirage('graine', '069-0426-123456-gtest', hmac), place)
  assert.notEqual(computeTirage('autre', '0690426123456GTEST', hmac), place)
  assert.equal(place, hmac('graine', '0690426123456GTEST'))
})

test('the order of the draw is total and is the same for everyone', () => {
  const place = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 1, maxLength: 6 })
  fc.assert(fc.property(place, place, place, (a, b, c) => {
    assert.equal(ordreTirage(a, b), 0 - ordreTirage(b, a) + 0)
    assert.equal(ordreTirage(a, a), 0)
    if (ordreTirage(a, b) < 0 && ordreTirage(b, c) < 0) assert.ok(ordreTirage(a, c) < 0)
  }), { numRuns: runs(200, 10_000) })
})

test('the draw favours nobody: over 2 000 seeds each of four numbers comes first about a quarter of the time', () => {
  const numbers = ['0690426000001GTEST', '0690426000002GTEST', '0690426000003GTEST', '0690426000004GTEST']
  const firsts = new Map(numbers.map((number) => [number, 0]))
  for (let seed = 0; seed < 2000; seed += 1) {
    const drawn = numbers.toSorted((a, b) => ordreTirage(computeTirage(`graine ${seed}`, a, hmac), computeTirage(`graine ${seed}`, b, hmac)))
    const first = drawn[0] ?? ''
    firsts.set(first, (firsts.get(first) ?? 0) + 1)
  }
  for (const count of firsts.values()) assert.ok(count > 400 && count < 600, String(count))
})
