import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isFirstInLine, nextInLine, type EnJeu } from '#domain/attribution.ts'
import type { Statut } from '#domain/candidature.ts'

const enJeu = (id: number, statut: Statut, rang: number | null = id): EnJeu => ({ id, statut, rang })

test('the best rank left is offered the home, whatever the order of the list (R441-3 b)', () => {
  assert.equal(nextInLine([enJeu(3, 'attribuee_rang'), enJeu(2, 'attribuee_rang'), enJeu(1, 'refusee')])?.id, 2)
})

test('nobody is offered a home that someone has, or has to answer for', () => {
  for (const holder of ['attribuee', 'acceptee', 'bail_signe'] as const) assert.equal(nextInLine([enJeu(1, holder), enJeu(2, 'attribuee_rang')]), undefined)
})

test('a paper still awaited from the best placed keeps the others waiting, never the contrary', () => {
  assert.equal(nextInLine([enJeu(1, 'attribuee_sous_condition'), enJeu(2, 'attribuee_rang')]), undefined)
  assert.equal(nextInLine([enJeu(1, 'attribuee_rang'), enJeu(2, 'attribuee_sous_condition')])?.id, 1)
})

test('when nobody is left, nobody is next', () => {
  assert.equal(nextInLine([enJeu(1, 'refusee'), enJeu(2, 'non_attribuee', null), enJeu(3, 'retiree')]), undefined)
})

test('a paper that comes makes one first in line only if nobody better placed is there', () => {
  assert.equal(isFirstInLine([enJeu(1, 'attribuee_sous_condition'), enJeu(2, 'attribuee_rang')], 1), true)
  assert.equal(isFirstInLine([enJeu(1, 'attribuee_rang'), enJeu(2, 'attribuee_sous_condition')], 2), false)
  assert.equal(isFirstInLine([enJeu(1, 'attribuee'), enJeu(2, 'attribuee_sous_condition')], 2), false)
})
