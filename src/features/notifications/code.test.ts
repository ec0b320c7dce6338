import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { runs } from '#test/runs.ts'
import { codeOf, empreinteOf, readCode, writeCode } from './code.ts'

const SECRET = 'secret-de-test-32-caracteres-au-moins'

test('the same message has the same code, another message another one', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => codeOf(SECRET, a) === codeOf(SECRET, a) && (a === b || codeOf(SECRET, a) !== codeOf(SECRET, b))),
    { numRuns: runs(200, 10_000) },
  )
})

test('a code is read back however it is typed: case, spaces, dashes', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom(' ', '', '-', '\u00a0', '  '), fc.boolean(), (key, gap, lower) => {
      const code = codeOf(SECRET, key)
      const typed = [...code].join(gap)
      return readCode(` ${lower ? typed.toLowerCase() : typed} `) === code && readCode(writeCode(code)) === code
    }),
    { numRuns: runs(200, 10_000) },
  )
})

test('what cannot be a code is none: too short, too long, a letter that we never write', () => {
  for (const typed of ['', 'ABCD', 'ABCDEFGHJ', 'ABCD EFG0', 'ABCD EFGO', 'ABCD EFGI', 'ABCD EFGU', '<b>abcde</b>']) assert.equal(readCode(typed), undefined, typed)
})

test('what is kept of a code does not hold it, and depends on the key', () => {
  const code = codeOf(SECRET, 'x')
  assert.ok(!empreinteOf(SECRET, code).toUpperCase().includes(code))
  assert.notEqual(empreinteOf(SECRET, code), empreinteOf(`${SECRET}!`, code))
})
