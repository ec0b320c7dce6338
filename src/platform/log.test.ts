import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createLog, mask } from './log.ts'

function aLog() {
  const lines: string[] = []
  return { lines, log: createLog((line) => lines.push(line)) }
}
const parse = (line: string | undefined) => JSON.parse(line ?? '')

test('a line is one JSON object with its hour, level, event and the request that it belongs to', () => {
  const { lines, log } = aLog()
  log.child({ requestId: 'r1' }).info('request', { method: 'GET', route: '/demandeur/candidatures/:id', status: 200, ms: 12.34567 })
  assert.equal(lines.length, 1)
  assert.ok(lines[0]?.endsWith('}\n'))
  const { time, ...line } = parse(lines[0])
  assert.match(time, /^\d{4}-\d\d-\d\dT.*Z$/)
  assert.deepEqual(line, { level: 'info', event: 'request', requestId: 'r1', method: 'GET', route: '/demandeur/candidatures/:id', status: 200, ms: 12.346 })
})

test('a field that is not on the list never reaches the line', () => {
  const { lines, log } = aLog()
  const fields = { status: 422, email: 'tabanou@exemple.test', nom: 'Tabanou' }
  log.warn('refused', fields)
  assert.deepEqual(Object.keys(parse(lines[0])), ['time', 'level', 'event', 'status'])
})

test('an object or a list in a known field is not written out', () => {
  const { lines, log } = aLog()
  const fields = { cause: { nom: 'Tabanou' } }
  Reflect.apply(log.info, undefined, ['odd', fields])
  assert.equal(parse(lines[0]).cause, 'object')
})

test('an error keeps where it broke, its code, its constraint and its cause, not what a person typed', () => {
  const { lines, log } = aLog()
  const cause = Object.assign(new Error('duplicate key (email)=(tabanou@exemple.test)'), { code: '23505', constraint: 'compte_email', detail: 'tabanou@exemple.test' })
  log.error('fault', { error: new Error('invalid input "Tabanou" at 0639981234', { cause }) })
  const { error } = parse(lines[0])
  assert.equal(error.message, 'invalid input "…" at …')
  assert.equal(error.cause.constraint, 'compte_email')
  assert.ok(error.stack.length > 0)
  assert.doesNotMatch(lines[0] ?? '', /tabanou|0639981234/i)
})

test('what is thrown without being an error says only its type', () => {
  const { lines, log } = aLog()
  log.error('fault', { error: 'tabanou@exemple.test' })
  assert.deepEqual(parse(lines[0]).error, { name: 'string' })
})

test('masking hides quotes of every kind, addresses and long numbers, and keeps the sentence', () => {
  for (const [clear, masked] of [
    [`Unexpected token 'j', "jean" is not valid JSON`, 'Unexpected token "…", "…" is not valid JSON'],
    ['mailbox tabanou@exemple.test unavailable', 'mailbox … unavailable'],
    ['number 075011200123456789 refused', 'number … refused'],
    ['06 39 98 12 34', '…'],
    ['connect ECONNREFUSED 127.0.0.1:5432', 'connect ECONNREFUSED …:5432'],
  ] as const) {
    assert.equal(mask(clear), masked)
  }
})
