import assert from 'node:assert/strict'
import test from 'node:test'
import { computeCategorie, hasAccesPrioritaire, isAssezGrande } from './entreprise.ts'
import { anEmployeur } from '#test/demandes.ts'

test('the contribution is due from 10 employees, 50 in agriculture', () => {
  const enough = (effectif: number, agricole: boolean) => isAssezGrande({ effectif, agricole })
  assert.deepEqual([enough(9, false), enough(10, false), enough(49, true), enough(50, true)], [false, true, false, true])
})

test('the homes are first for employees of those companies; without an employer one comes after', () => {
  assert.equal(hasAccesPrioritaire(undefined), false)
  assert.equal(hasAccesPrioritaire(anEmployeur({ effectif: 9 })), false)
  assert.equal(hasAccesPrioritaire(anEmployeur({ effectif: 10 })), true)
})

test('size classes by headcount: PME to 249, ETI to 4 999, GE beyond', () => {
  assert.deepEqual([0, 249, 250, 4999, 5000, 80_000].map(computeCategorie), ['PME', 'PME', 'ETI', 'ETI', 'GE', 'GE'])
})
