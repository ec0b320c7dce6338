import assert from 'node:assert/strict'
import test from 'node:test'
import { writeEuros } from './montant.ts'

test('amounts are written as French people read them, with spaces that do not break', () => {
  assert.equal(writeEuros(2_340_300), '23\u00a0403\u00a0€')
  assert.equal(writeEuros(2_340_340), '23\u00a0403,40\u00a0€')
  assert.equal(writeEuros(5), '0,05\u00a0€')
  assert.equal(writeEuros(0), '0\u00a0€')
  assert.equal(writeEuros(123_456_789_00), '123\u00a0456\u00a0789\u00a0€')
  assert.equal(writeEuros(-150_000), '−1\u00a0500\u00a0€')
})
