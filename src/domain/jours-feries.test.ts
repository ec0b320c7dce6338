import assert from 'node:assert/strict'
import test from 'node:test'
import { addJours, type Jour } from './jour.ts'
import { computePaques, isJourFerie, isOuvre } from './jours-feries.ts'

test('Easter falls where the calendar says', () => {
  const known: readonly Jour[] = ['2018-04-01', '2019-04-21', '2020-04-12', '2021-04-04', '2022-04-17', '2023-04-09', '2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28', '2028-04-16', '2035-03-25', '2038-04-25']
  for (const paques of known) assert.equal(computePaques(Number(paques.slice(0, 4))), paques)
})

test('the eleven public holidays of 2026, and no other day', () => {
  const expected = ['2026-01-01', '2026-04-06', '2026-05-01', '2026-05-08', '2026-05-14', '2026-05-25', '2026-07-14', '2026-08-15', '2026-11-01', '2026-11-11', '2026-12-25']
  const year = Array.from({ length: 365 }, (_, n) => addJours('2026-01-01', n))
  assert.deepEqual(year.filter((day) => isJourFerie(day)), expected)
  assert.deepEqual(year.filter((day) => isJourFerie(day, '69')), expected)
})

test('Alsace and Moselle keep Good Friday and 26 December', () => {
  for (const departement of ['57', '67', '68']) {
    assert.ok(isJourFerie('2026-04-03', departement) && isJourFerie('2026-12-26', departement))
  }
  assert.ok(!isJourFerie('2026-04-03', '54') && !isJourFerie('2026-12-26'))
})

test('a delay does not end on a Saturday, a Sunday or a holiday', () => {
  assert.ok(!isOuvre('2022-02-12') && !isOuvre('2022-02-13') && isOuvre('2022-02-14'))
  assert.ok(!isOuvre('2026-05-14') && isOuvre('2026-05-15'))
  assert.ok(isOuvre('2025-12-26') && !isOuvre('2025-12-26', '67'))
})
