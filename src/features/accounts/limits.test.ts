import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { checkLimit, forgetAttempt, recordAttempt, refusalOf, type Limit } from '#features/accounts/commands/limits.ts'
import { testApp } from '#test/app.ts'
import { runs } from '#test/runs.ts'

const START = Temporal.Instant.from('2026-11-22T09:00:00Z')
const LIMIT: Limit = { what: 'essai', rules: [{ most: 10, minutes: 60, pauseMinutes: 15 }, { most: 25, minutes: 24 * 60 }], slows: true }

/** Someone tries at each of these seconds; gives the seconds at which they were judged. */
function play(seconds: readonly number[], limit: Limit = LIMIT): number[] {
  const judged: number[] = []
  for (const second of seconds) {
    const newest = [...judged].reverse().slice(0, 25)
    const attempts = new Map(newest.map((at, index) => [index + 1, START.add({ seconds: at })]))
    if (!refusalOf(limit, attempts, START.add({ seconds: second }))) judged.push(second)
  }
  return judged
}

test('the first five pass; then each waits twice as long; the eleventh a quarter of an hour', () => {
  const judged = play(Array.from({ length: 1_200 }, (_, second) => second))
  assert.deepEqual(judged.slice(0, 11), [0, 1, 2, 3, 4, 6, 10, 18, 34, 66, 66 + 900])
})

test('however tries are spread, no more than ten an hour before a pause, and 25 a day', () => {
  const gaps = fc.array(fc.nat({ max: 4_000 }), { minLength: 1, maxLength: 300 })
  fc.assert(
    fc.property(gaps, (list) => {
      let at = 0
      const judged = play(list.map((gap) => (at += gap)))
      return judged.every((one, index) => {
        const twentySixth = judged[index + 25]
        const eleventh = judged[index + 10]
        const tenth = judged[index + 9]
        const isPaused = eleventh === undefined || tenth === undefined || tenth - one >= 3_600 || eleventh - tenth >= 900
        return isPaused && (twentySixth === undefined || twentySixth - one >= 86_400)
      })
    }),
    { numRuns: runs(200, 10_000) },
  )
})

test('fifty tries at the same instant: no more are counted than one by one', async (t) => {
  const app = await testApp(t)
  const attempts = await Promise.all(Array.from({ length: 50 }, () => recordAttempt(app.ctx(), [{ what: 'foule', rules: [{ most: 7, minutes: 10 }] }])))
  assert.equal(attempts.filter((attempt) => attempt.ok).length, 7)
})

test('a right answer is taken back; looking counts nothing; the table names nobody', async (t) => {
  const app = await testApp(t)
  const limits = [{ what: 'numero 0690523000003GTEST', rules: [{ most: 2, minutes: 10 }] }]
  for (let time = 0; time < 5; time++) {
    assert.equal((await recordAttempt(app.ctx(), limits)).ok, true)
    await forgetAttempt(app.ctx(), limits)
  }
  for (let time = 0; time < 5; time++) assert.equal(await checkLimit(app.ctx(), limits), undefined)
  await recordAttempt(app.ctx(), limits)
  await recordAttempt(app.ctx(), limits)
  assert.equal((await checkLimit(app.ctx(), limits))?.toString(), app.clock.now().add({ minutes: 10 }).toString())
  const rows = await app.db.selectFrom('tentative').select('cle').execute()
  assert.equal(rows.length, 2)
  for (const { cle } of rows) assert.match(cle, /^[0-9a-f]{64}$/)
})
