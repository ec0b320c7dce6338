import assert from 'node:assert/strict'
import { test } from 'node:test'
import { computeEcheanceRappel, isOrdreSaute, nextARappeler, type Ecarte } from './rappel.ts'

test('three working days, the day of the question not counted', () => {
  assert.equal(computeEcheanceRappel('2026-11-23'), '2026-11-26')
  assert.equal(computeEcheanceRappel('2026-11-26'), '2026-12-01')
  assert.equal(computeEcheanceRappel('2026-11-22'), '2026-11-25')
})

test('public holidays do not count, those of Alsace and Moselle either (K17)', () => {
  assert.equal(computeEcheanceRappel('2026-12-23'), '2026-12-29')
  assert.equal(computeEcheanceRappel('2024-12-24'), '2024-12-30')
  assert.equal(computeEcheanceRappel('2024-12-24', '67'), '2024-12-31')
})

const ecarte = (id: number, over: Partial<Ecarte> = {}): Ecarte => ({ id, ordre: id, libre: true, dejaRappele: false, ...over })

test('the frozen list calls the first who is free and was not asked', () => {
  const list = [ecarte(4), ecarte(1, { libre: false }), ecarte(2, { dejaRappele: true }), ecarte(3)]
  assert.equal(nextARappeler(list)?.id, 3)
  assert.ok(!isOrdreSaute(list, 3))
  assert.ok(isOrdreSaute(list, 4))
  assert.ok(!isOrdreSaute(list, 1))
  assert.equal(nextARappeler([ecarte(1, { libre: false })]), undefined)
})
