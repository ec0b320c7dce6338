import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Demande } from '#domain/demande.ts'
import type { Personne } from '#domain/menage.ts'
import { computeSurfaceMinimale, isPrioritaire, LETTRES, listIndices, listTitresPriorite, PUBLICS_PRIORITAIRES, TEXTES_INDICE } from '#domain/priorite.ts'

const demande = (personnes: Personne[], enfantsANaitre = 0): Demande => ({ menage: { personnes, enfantsANaitre }, rfr: {}, communesSouhaitees: [] })
const enfants = (count: number): Personne[] => Array.from({ length: count }, () => ({ lien: 'enfant' as const }))

test('L441-1 has its letters a to m with g bis, each with a label and the certainty of its source', () => {
  assert.deepEqual(LETTRES, ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'g_bis', 'h', 'i', 'j', 'k', 'l', 'm'])
  assert.deepEqual(LETTRES.filter((lettre) => PUBLICS_PRIORITAIRES[lettre].marque === 'M'), ['b', 'g_bis', 'h', 'i', 'm'])
  assert.equal(new Set(LETTRES.map((lettre) => PUBLICS_PRIORITAIRES[lettre].libelle)).size, LETTRES.length)
})

test('a DALO decision or a checked letter gives priority; DALO is named first', () => {
  assert.equal(isPrioritaire({ dalo: false, lettres: [] }), false)
  assert.equal(isPrioritaire({ dalo: true, lettres: [] }), true)
  assert.equal(isPrioritaire({ dalo: false, lettres: ['k'] }), true)
  assert.deepEqual(listTitresPriorite({ dalo: true, lettres: ['l', 'a'] }), [
    'Droit au logement opposable (DALO)', PUBLICS_PRIORITAIRES.a.libelle, PUBLICS_PRIORITAIRES.l.libelle,
  ])
  assert.deepEqual(listTitresPriorite({ dalo: false, lettres: [] }), [])
})

test('the household tells staff about pregnancy, many children, a lone parent, disability (K9)', () => {
  assert.deepEqual(listIndices(demande([{ lien: 'demandeur' }])), [])
  assert.deepEqual(listIndices(demande([{ lien: 'demandeur' }, { lien: 'conjoint' }], 1)), ['grossesse'])
  assert.deepEqual(listIndices(demande([{ lien: 'demandeur' }, { lien: 'conjoint' }, ...enfants(3)])), ['famille_nombreuse'])
  assert.deepEqual(listIndices(demande([{ lien: 'demandeur' }, ...enfants(1)])), ['famille_monoparentale'])
  assert.deepEqual(listIndices(demande([{ lien: 'demandeur' }, { lien: 'conjoint', handicap: true }])), ['handicap_declare'])
  assert.deepEqual(listIndices(demande([{ lien: 'demandeur' }, ...enfants(2)], 1)), ['grossesse', 'famille_nombreuse', 'famille_monoparentale'])
})

test('a home is crowded under 9, 16, then 9 m² more for each, 70 from eight persons (S)', () => {
  assert.deepEqual([1, 2, 3, 4, 5, 6, 7, 8, 12].map(computeSurfaceMinimale), [9, 16, 25, 34, 43, 52, 61, 70, 70])
  const home = demande([{ lien: 'demandeur' }, { lien: 'conjoint' }])
  assert.deepEqual(listIndices(home, { surface: 15.99, occupants: 2 }), ['suroccupation_possible'])
  assert.deepEqual(listIndices(home, { surface: 16, occupants: 2 }), [])
  for (const texte of Object.values(TEXTES_INDICE)) assert.ok(texte.length > 5)
})
