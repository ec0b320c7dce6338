import assert from 'node:assert/strict'
import { test } from 'node:test'
import { STATUTS, type Statut } from '#domain/candidature.ts'
import { checkDesignation, countPlacesLibres, suggestDesignation, TEXTES_CAUSE, type Candidat } from '#domain/designation.ts'
import { STATUTS_OFFRE } from '#domain/offre.ts'

const candidat = (ordre: number, statut: Statut = 'validee', prioritaire = false): Candidat => ({ id: `c${ordre}`, ordre, statut, prioritaire })
const FIVE = [1, 2, 3, 4, 5].map((ordre) => candidat(ordre))

test('the first three validated files may go without a reason (D9)', () => {
  assert.deepEqual(checkDesignation({ liste: FIVE, choisis: ['c1', 'c2', 'c3'] }), { ok: true, erreurs: [], causes: [], motifManquant: false })
})

test('fewer than three asks for a reason, even when the offer takes fewer (K10)', () => {
  const asked = checkDesignation({ liste: FIVE, choisis: ['c1'], maximum: 1 })
  assert.deepEqual([asked.ok, asked.causes, asked.motifManquant], [false, ['moins_de_trois'], true])
  assert.equal(checkDesignation({ liste: FIVE, choisis: ['c1', 'c2'], motif: '  ' }).ok, false)
  assert.equal(checkDesignation({ liste: FIVE, choisis: ['c1', 'c2'], motif: 'Un seul logement, deux dossiers complets.' }).ok, true)
})

test('passing over someone who is still there asks for a reason; those who left or were turned down do not count (K10)', () => {
  assert.deepEqual(checkDesignation({ liste: FIVE, choisis: ['c1', 'c2', 'c4'] }).causes, ['ordre_non_suivi'])
  for (const statut of STATUTS) {
    const liste = [candidat(1, statut), candidat(2), candidat(3), candidat(4)]
    const still = ['deposee', 'validee', 'non_designee'].includes(statut)
    assert.deepEqual(checkDesignation({ liste, choisis: ['c2', 'c3', 'c4'] }).causes, still ? ['ordre_non_suivi'] : [], statut)
  }
})

test('a priority candidate may be taken from anywhere, and passing one over asks for a reason (K9)', () => {
  const liste = [candidat(1), candidat(2), candidat(3), candidat(4, 'validee', true)]
  assert.deepEqual(checkDesignation({ liste, choisis: ['c4', 'c1', 'c2'] }).causes, [])
  assert.deepEqual(checkDesignation({ liste, choisis: ['c1', 'c2', 'c3'] }).causes, ['prioritaire_ecarte'])
  const two = [candidat(1, 'validee', true), candidat(2, 'validee', true), candidat(3), candidat(4)]
  assert.deepEqual(checkDesignation({ liste: two, choisis: ['c2', 'c3', 'c4'] }).causes, ['prioritaire_ecarte'])
  const four = [1, 2, 3, 4].map((ordre) => candidat(ordre, 'validee', true))
  assert.deepEqual(checkDesignation({ liste: four, choisis: ['c1', 'c2', 'c3'] }).causes, [], 'among priority candidates the order is followed')
  assert.deepEqual(checkDesignation({ liste: four, choisis: ['c1', 'c2', 'c4'] }).causes, ['prioritaire_ecarte'])
})

test('nobody, too many, twice the same, a stranger, a file not validated: each error is said', () => {
  const errors = (choisis: string[], liste = FIVE, maximum = 3): number => checkDesignation({ liste, choisis, maximum, motif: 'oui' }).erreurs.length
  assert.equal(errors([]), 1)
  assert.equal(errors(['c1', 'c2', 'c3', 'c4']), 1)
  assert.equal(errors(['c1', 'c2', 'c3', 'c4'], FIVE, 9), 1, 'never more than three')
  assert.equal(errors(['c1', 'c2'], FIVE, 1), 1)
  assert.equal(errors(['c1', 'c1']), 1)
  assert.equal(errors(['stranger']), 1)
  assert.equal(errors(['c1'], [candidat(1, 'deposee')]), 1)
  assert.equal(errors(['c1'], [candidat(1, 'retiree')]), 1)
})

test('the suggestion takes priority candidates first, then the order, validated files only, and asks for no other reason than their number', () => {
  const liste = [candidat(1, 'deposee'), candidat(2), candidat(3, 'retiree'), candidat(4), candidat(5, 'validee', true), candidat(6)]
  assert.deepEqual(suggestDesignation(liste), ['c5', 'c2', 'c4'])
  assert.deepEqual(suggestDesignation(FIVE, 2), ['c1', 'c2'])
  assert.deepEqual(checkDesignation({ liste: FIVE, choisis: suggestDesignation(FIVE) }).causes, [])
})

test('each cause has its sentence', () => {
  for (const texte of Object.values(TEXTES_CAUSE)) assert.match(texte, /^Vous .+\.$/)
})

test('files that the landlord still has count in the three (K10)', () => {
  assert.deepEqual(checkDesignation({ liste: FIVE, choisis: ['c1', 'c2'], maximum: 2, dejaTenus: 1 }).causes, [])
  assert.deepEqual(checkDesignation({ liste: FIVE, choisis: ['c1'], maximum: 2, dejaTenus: 1 }).causes, ['moins_de_trois'])
})

test('places are free after the closing and before the commission; later, once it has nobody left', () => {
  for (const statut of STATUTS_OFFRE) {
    const before = statut === 'close' || statut === 'transmise'
    const later = statut === 'en_commission' || statut === 'attribuee'
    assert.deepEqual([0, 1, 3].map((tenus) => countPlacesLibres(statut, 3, tenus)), [before || later ? 3 : 0, before ? 2 : 0, 0], statut)
  }
  assert.equal(countPlacesLibres('close', 1, 0), 1)
})
