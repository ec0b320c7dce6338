import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addJours, joursEntre, type Jour } from '#domain/jour.ts'
import { isJourFerie, isOuvre } from '#domain/jours-feries.ts'
import { computeEcheanceReponse, computeFinConstat, isReponseTardive } from '#domain/reponse.ts'
import { runs } from '#test/runs.ts'

const until = (notifiee: Jour, departement = '69'): Jour => computeEcheanceReponse(notifiee, departement).jour

test('notified on 2 February 2022, the answer is due on Monday 14: the 12th is a Saturday (R441-10)', () => {
  assert.deepEqual(computeEcheanceReponse('2022-02-02', '69'), {
    jour: '2022-02-14', reportee: true, texte: 'Répondez jusqu’au 14\u00a0février 2022, 24\u00a0h, heure de Paris. Sans réponse, c’est un refus.',
  })
})

test('the day of notification does not count, and a delay that ends on a working day ends there', () => {
  assert.equal(until('2026-11-02'), '2026-11-12')
  assert.equal(computeEcheanceReponse('2026-11-02', '69').reportee, false)
})

test('a public holiday moves the end: 1 May, 11 November, Christmas on a Friday before its week-end', () => {
  assert.equal(until('2026-04-21'), '2026-05-04', '1 May 2026 is a Friday')
  assert.equal(until('2026-11-01'), '2026-11-12', '11 November 2026 is a Wednesday')
  assert.equal(until('2026-12-15'), '2026-12-28', '25 December 2026 is a Friday')
  assert.equal(until('2024-12-15'), '2024-12-26')
})

test('Easter Monday, Ascension and Whit Monday move with the year', () => {
  assert.equal(until('2026-03-27'), '2026-04-07', 'Easter Monday is 6 April 2026')
  assert.equal(until('2026-05-04'), '2026-05-15', 'Ascension is 14 May 2026')
  assert.equal(until('2026-05-15'), '2026-05-26', 'Whit Monday is 25 May 2026')
})

test('Good Friday and 26 December are days off in Alsace and Moselle alone (K17)', () => {
  assert.equal(until('2026-03-24', '69'), '2026-04-03')
  for (const departement of ['57', '67', '68']) assert.equal(until('2026-03-24', departement), '2026-04-07')
  assert.equal(until('2024-12-15', '67'), '2024-12-27')
})

test('a landlord may leave longer, never less than ten days', () => {
  assert.equal(computeEcheanceReponse('2026-11-02', '69', 15).jour, '2026-11-17')
  assert.equal(computeEcheanceReponse('2026-11-02', '69', 7).jour, '2026-11-12')
})

test('an answer on the last day is in time, on the next one it is late', () => {
  assert.equal(isReponseTardive('2022-02-14', '2022-02-14'), false)
  assert.equal(isReponseTardive('2022-02-14', '2022-02-15'), true)
})

test('the end is always a working day, ten days or more ahead, and the first such day', () => {
  const notified = fc.integer({ min: 0, max: 20_000 }).map((n): Jour => addJours('2010-01-01', n))
  fc.assert(fc.property(notified, fc.constantFrom('69', '67', '75'), (day, departement) => {
    const end = until(day, departement)
    assert.ok(isOuvre(end, departement) && !isJourFerie(end, departement))
    assert.ok(joursEntre(day, end) >= 10)
    for (let between = addJours(day, 10); between < end; between = addJours(between, 1)) assert.equal(isOuvre(between, departement), false)
  }), { numRuns: runs(200, 10_000) })
})

test('a landlord has three working days to say that a paper came in time, before its condition falls (R441-3 c)', () => {
  assert.equal(computeFinConstat('2026-12-10'), '2026-12-15', 'Thursday: Friday, Monday, Tuesday')
  assert.equal(computeFinConstat('2026-12-24', '67'), '2026-12-30', 'Christmas and the 26th do not count in Alsace')
})
