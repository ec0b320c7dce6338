import assert from 'node:assert/strict'
import test from 'node:test'
import { aMenage } from '#test/demandes.ts'
import type { Jour } from './jour.ts'
import { classeTypologie, listTypologies, nextTypologie } from './typologie.ts'

const enfants = (n: number) => Array.from({ length: n }, () => 'enfant' as const)
const table = (le: Jour) => [1, 2, 3, 4, 5, 6, 9].map((n) => listTypologies(aMenage('demandeur', ...enfants(n - 1)), le).join(' '))

test('rule B is in force: one person T1–T2, two T1–T3, three T2–T4, four T3–T5, five and more T4 and more', () => {
  assert.deepEqual(table('2026-11-22'), ['T1 T2', 'T1 T2 T3', 'T2 T3 T4', 'T3 T4 T5', 'T4 T5 T6', 'T4 T5 T6', 'T4 T5 T6'])
})

test('rule A stood before: T1–T2, T2–T3, T3–T4, T4–T5, T5 and more', () => {
  const expected = ['T1 T2', 'T2 T3', 'T3 T4', 'T4 T5', 'T5 T6', 'T5 T6', 'T5 T6']
  assert.deepEqual(table('2021-12-31'), expected)
  assert.deepEqual(table('2019-01-01'), expected, 'before the first table, the first one')
  assert.equal(nextTypologie('2021-12-31'), '2022-01-01')
  assert.equal(nextTypologie('2022-01-01'), undefined)
})

test('a child to be born counts for the size of the home', () => {
  assert.deepEqual(listTypologies({ ...aMenage(), enfantsANaitre: 1 }, '2026-11-22'), ['T1', 'T2', 'T3'])
})

test('T1bis counts as T1; T6 is a type of its own, allowed where the rule says "and more"', () => {
  assert.equal(classeTypologie('T1BIS'), 'T1')
  assert.equal(classeTypologie('T6'), 'T6')
})
