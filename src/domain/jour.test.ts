import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { runs } from '#test/runs.ts'
import { Temporal } from 'temporal-polyfill'
import { addJours, addMois, age, finDeJour, heureAParis, isJour, jourAParis, jourDeSemaine, joursEntre, toJour, writeJour } from './jour.ts'

const jour = fc.integer({ min: 0, max: 73_000 }).map((n) => addJours('1900-01-01', n))

test('only days of the calendar are days', () => {
  for (const good of ['2026-11-22', '2024-02-29', '2000-02-29', '2026-12-31']) assert.ok(isJour(good), good)
  for (const bad of ['2026-02-29', '1900-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-1-1', '22/11/2026', '', '2026-11-22T00:00']) assert.ok(!isJour(bad), bad)
  assert.throws(() => toJour('2026-02-30'), RangeError)
})

test('an age is in whole years, reached on the birthday', () => {
  assert.equal(age('1997-05-05', '2027-05-04'), 29)
  assert.equal(age('1997-05-05', '2027-05-05'), 30)
  assert.equal(age('2000-02-29', '2026-02-28'), 25)
  assert.equal(age('2000-02-29', '2026-03-01'), 26)
})

test('a month later is the same day, or the last of a shorter month', () => {
  assert.equal(addMois('2024-01-31', 1), '2024-02-29')
  assert.equal(addMois('2024-02-29', 12), '2025-02-28')
  assert.equal(addMois('2026-05-15', -6), '2025-11-15')
})

test('months and days of the week are those of the calendar, for any day', () => {
  fc.assert(
    fc.property(jour, fc.integer({ min: -1_000, max: 1_000 }), (day, n) => {
      assert.equal(addMois(day, n), Temporal.PlainDate.from(day).add({ months: n }).toString())
      assert.equal(jourDeSemaine(day), Temporal.PlainDate.from(day).dayOfWeek)
    }),
    { numRuns: runs(500, 20_000) },
  )
})

test('days add up and come back', () => {
  fc.assert(fc.property(jour, fc.integer({ min: -20_000, max: 20_000 }), (day, n) => joursEntre(day, addJours(day, n)) === n && addJours(addJours(day, n), -n) === day), { numRuns: runs(200, 10_000) })
})

test('days compare as they follow each other', () => {
  fc.assert(fc.property(jour, jour, (a, b) => a < b === joursEntre(a, b) > 0), { numRuns: runs(200, 10_000) })
})

test('a day is written in French', () => {
  assert.equal(writeJour('2026-11-01'), '1er\u00a0novembre 2026')
  assert.equal(writeJour('2026-08-22'), '22\u00a0août 2026')
})

test('the day and the hour in Paris of any instant are those of its calendar, to the last second before midnight, summer and winter', () => {
  const calendar = (instant: Temporal.Instant) => instant.toZonedDateTimeISO('Europe/Paris').toPlainDate().toString()
  const instant = fc.integer({ min: Date.UTC(1912, 0), max: Date.UTC(2100, 0) }).map((ms) => Temporal.Instant.fromEpochMilliseconds(ms))
  fc.assert(fc.property(instant, (one) => jourAParis(one) === calendar(one)), { numRuns: runs(200, 10_000) })
  fc.assert(
    fc.property(instant, (one) => {
      const { hour, minute } = one.toZonedDateTimeISO('Europe/Paris')
      assert.deepEqual(heureAParis(one), { heure: hour, minute })
    }),
    { numRuns: runs(200, 10_000) },
  )
  for (let day = toJour('2026-01-01'); day < '2027-01-01'; day = addJours(day, 1)) {
    const end = finDeJour(day)
    assert.equal(jourAParis(end.subtract({ seconds: 1 })), day)
    assert.equal(jourAParis(end), addJours(day, 1))
    assert.equal(jourAParis(end.add({ minutes: 59 })), addJours(day, 1))
  }
})
