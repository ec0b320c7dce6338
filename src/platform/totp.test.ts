import assert from 'node:assert/strict'
import test from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { newTotpSecret, usableTotp, verifyTotp } from '#platform/totp.ts'

const NOW = Temporal.Instant.from('2026-11-22T09:00:10Z')
const after = (seconds: number) => NOW.add({ seconds })

test('the code of RFC 6238’s example is the one we know', () => {
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
  assert.equal(usableTotp(secret, Temporal.Instant.from('1970-01-01T00:00:59Z'), null), '287082')
  assert.equal(usableTotp(secret, Temporal.Instant.from('2005-03-18T01:58:29Z'), null), '081804')
})

test('a code holds for its step and one on either side', () => {
  const secret = newTotpSecret()
  const code = usableTotp(secret, NOW, null)
  const holds = [-60, -30, 0, 30, 60].map((seconds) => verifyTotp(secret, code, after(seconds), null) !== undefined)
  assert.deepEqual(holds, [false, true, true, true, false])
})

test('a step that served, and those before, serve no more', () => {
  const secret = newTotpSecret()
  const step = verifyTotp(secret, usableTotp(secret, NOW, null), NOW, null)
  assert.ok(step !== undefined)
  assert.equal(verifyTotp(secret, usableTotp(secret, NOW, null), NOW, step), undefined)
  assert.equal(verifyTotp(secret, usableTotp(secret, after(-30), null), NOW, step), undefined)
  assert.equal(verifyTotp(secret, usableTotp(secret, NOW, step), NOW, step), step + 1, 'the next one does')
})

test('what is not six digits is no code', () => {
  for (const text of ['', '12345', '1234567', 'abcdef', '12 345', '１２３４５６']) assert.equal(verifyTotp(newTotpSecret(), text, NOW, null), undefined, text)
})
