import assert from 'node:assert/strict'
import test from 'node:test'
import { anneeReference, computeRevenuRetenu } from './ressources.ts'

const LE = '2026-11-22'

test('the reference year is N-2 and moves on 1 January', () => {
  assert.equal(anneeReference('2026-12-31'), 2024)
  assert.equal(anneeReference('2027-01-01'), 2025)
})

test('N-1 is retained when it is at least 10 % lower: the boundary itself counts, one cent above does not', () => {
  const retained = (recent: number) => computeRevenuRetenu({ 2024: 2_000_001, 2025: recent }, 'PLUS', LE)
  // 90 % of 20 000,01 € is 18 000,009 €.
  assert.deepEqual(retained(1_800_000), { annee: 2025, montant: 1_800_000 })
  assert.deepEqual(retained(1_800_001), { annee: 2024, montant: 2_000_001 })
  assert.deepEqual(computeRevenuRetenu({ 2024: 2_000_000, 2025: 1_800_000 }, 'PLAI', LE), { annee: 2025, montant: 1_800_000 })
  assert.deepEqual(computeRevenuRetenu({ 2024: 2_000_000, 2025: 1_800_001 }, 'PLS', LE), { annee: 2024, montant: 2_000_000 })
  assert.deepEqual(computeRevenuRetenu({ 2024: 2_000_000, 2025: 2_500_000 }, 'PLUS', LE), { annee: 2024, montant: 2_000_000 })
})

test('for PLI and LLI N-1 is retained as soon as it is lower', () => {
  for (const financement of ['PLI', 'LLI'] as const) {
    assert.deepEqual(computeRevenuRetenu({ 2024: 2_000_000, 2025: 1_999_999 }, financement, LE), { annee: 2025, montant: 1_999_999 })
    assert.deepEqual(computeRevenuRetenu({ 2024: 2_000_000, 2025: 2_000_000 }, financement, LE), { annee: 2024, montant: 2_000_000 })
  }
})

test('without N-2 nothing is retained, even with N-1; without N-1 it is N-2; other years do not count', () => {
  for (const financement of ['PLUS', 'LLI'] as const) {
    assert.equal(computeRevenuRetenu({ 2025: 1_000_000, 2023: 900_000 }, financement, LE), undefined)
    assert.deepEqual(computeRevenuRetenu({ 2024: 2_000_000, 2023: 100 }, financement, LE), { annee: 2024, montant: 2_000_000 })
  }
})

test('no income at all is an income: zero', () => {
  assert.deepEqual(computeRevenuRetenu({ 2024: 0, 2025: 0 }, 'PLUS', LE), { annee: 2024, montant: 0 })
  assert.deepEqual(computeRevenuRetenu({ 2024: 100, 2025: 0 }, 'PLUS', LE), { annee: 2025, montant: 0 })
})
