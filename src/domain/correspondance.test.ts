import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { COMMUNES, unJour, uneDemande, uneOffre } from '#test/demandes-arbitraires.ts'
import { aDemande, anOffre } from '#test/demandes.ts'
import { runs } from '#test/runs.ts'
import { lieuxOf, listCorrespondances, type Criteres } from './correspondance.ts'
import { classeOf, computeDroits } from './droits.ts'
import { checkEligibilite } from './eligibilite.ts'
import { listArrondissements } from './lieux.ts'
import { classeTypologie } from './typologie.ts'

const LE = '2026-11-22'

function criteres(demande: Parameters<typeof computeDroits>[0], over: Partial<Criteres> = {}): Criteres {
  return { ...computeDroits(demande, LE), active: true, veille: false, ...over }
}

test('a home finds each request once, and exactly those to which the law says yes', () => {
  const seen = { oui: 0, non: 0, a_completer: 0 }
  fc.assert(
    fc.property(uneDemande, uneOffre, unJour, (demande, offre, le) => {
      const { reponse } = checkEligibilite(demande, offre, le)
      seen[reponse] += 1
      const droits = computeDroits(demande, le)
      const lieux = lieuxOf(offre.commune)
      const found = listCorrespondances({ ...droits, active: true, veille: false }).filter(({ lieu, typologie }) => lieux.includes(lieu) && typologie === classeTypologie(offre.typologie))
      const bit = classeOf(offre)
      const matched = bit === undefined || (droits.masque & (1 << bit)) === 0 ? 0 : found.length
      assert.equal(matched, reponse === 'oui' ? 1 : 0)
    }),
    { numRuns: runs(2_000, 100_000) },
  )
  assert.ok(seen.oui > 20 && seen.non > 20 && seen.a_completer > 20, JSON.stringify(seen))
})

test('a whole city is one place, however it was wished; some of its arrondissements are theirs and the city’s', () => {
  const lieux = (...communesSouhaitees: string[]) => [...new Set(listCorrespondances(criteres(aDemande({ communesSouhaitees }))).map(({ lieu }) => lieu))]
  assert.deepEqual(lieux('69123'), ['V69123'])
  assert.deepEqual(lieux(...listArrondissements('69123')), ['V69123'])
  assert.deepEqual(lieux('69123', '69386', '69266'), ['V69123', '69266'])
  assert.deepEqual(lieux('69381', '69386'), ['69381', '69123', '69386'])
  for (const commune of COMMUNES) assert.ok(lieuxOf(commune).length > 0)
})

test('a widened request stands under its départements, not under its communes', () => {
  const found = listCorrespondances(criteres(aDemande({ communesSouhaitees: ['69123', '69386', '42218'], demandeElargie: true })))
  assert.deepEqual([...new Set(found.map(({ lieu }) => lieu))], ['D69', 'D42'])
})

test('one is told of the types wished, when one asked to be told; T1bis stands under T1', () => {
  const wished = aDemande({ communesSouhaitees: ['69266'], typologiesSouhaitees: ['T1BIS'] })
  const alertes = (over: Partial<Criteres>) => listCorrespondances(criteres(wished, over)).map(({ typologie, alerte }) => `${typologie} ${alerte}`)
  assert.deepEqual(alertes({ veille: true }), ['T1 true', 'T2 false'])
  assert.deepEqual(alertes({}), ['T1 false', 'T2 false'])
  assert.deepEqual(listCorrespondances(criteres(aDemande({ communesSouhaitees: ['69266'] }), { veille: true })).map(({ alerte }) => alerte), [true, true], 'without a wish, of all of them')
})

test('who may not apply, or may have no home at all, is found nowhere', () => {
  assert.deepEqual(listCorrespondances(criteres(aDemande(), { active: false })), [])
  assert.deepEqual(listCorrespondances(criteres(aDemande({ rfr: { 2024: 90_000_000 } }))), [])
  assert.deepEqual(listCorrespondances(criteres(aDemande({ sejour: 'sans_titre' }))), [])
  assert.deepEqual(checkEligibilite(aDemande({ sejour: 'sans_titre' }), anOffre(), LE).reponse, 'non')
})
