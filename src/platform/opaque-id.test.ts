import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { openId, sealId } from '#platform/opaque-id.ts'
import { runs } from '#test/runs.ts'

const SECRET = 'secret-de-test-32-caracteres-au-moins'
const id = fc.integer({ min: 1, max: 2 ** 32 - 1 })

test('an address opens in its own scope, under its own secret, and nowhere else', () => {
  fc.assert(fc.property(id, id, id, (scope, other, row) => {
    const sealed = sealId(SECRET, scope, row)
    assert.equal(openId(SECRET, scope, sealed), row)
    assert.equal(openId(`${SECRET}2`, scope, sealed), undefined)
    if (other !== scope) assert.equal(openId(SECRET, other, sealed), undefined)
  }), { numRuns: runs(200, 10_000) })
})

test('what nobody sealed opens nothing', () => {
  fc.assert(fc.property(fc.stringMatching(/^[0-9a-f]{32}$/), (text) => assert.equal(openId(SECRET, 1, text), undefined)), { numRuns: runs(200, 10_000) })
  for (const text of ['', '1', 'abc', sealId(SECRET, 1, 7).toUpperCase(), `${sealId(SECRET, 1, 7)}0`]) assert.equal(openId(SECRET, 1, text), undefined)
})
