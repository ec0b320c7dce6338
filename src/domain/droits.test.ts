import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { COMMUNES, unJour, uneDemande, uneOffre } from '#test/demandes-arbitraires.ts'
import { aDemande, aMenage, anOffre, aPersonne } from '#test/demandes.ts'
import { runs } from '#test/runs.ts'
import { classeOf, CLASSES, computeSouhaits, computeDroits, computeDroitsMenage, type Droits } from './droits.ts'
import { checkEligibilite } from './eligibilite.ts'
import { addJours, joursEntre } from './jour.ts'
import { departementOf } from './lieux.ts'
import type { OffreFacts } from './offre.ts'

const LE = '2026-11-22'

/** What the query does: sets and bits, no law. */
function match(droits: Droits, offre: OffreFacts): 'oui' | 'non' | 'a_completer' {
  const here = droits.communes.includes(offre.commune) || droits.departements.includes(departementOf(offre.commune))
  if (!here || !droits.typologies.includes(offre.typologie)) return 'non'
  const bit = classeOf(offre)
  if (bit === undefined) return 'a_completer'
  if ((droits.masque & (1 << bit)) !== 0) return 'oui'
  return (droits.masqueAVerifier & (1 << bit)) === 0 ? 'non' : 'a_completer'
}

test('there are seventeen classes, and their bits are stored: this order is for ever', () => {
  assert.deepEqual(CLASSES.map(({ financement, zone }) => `${financement} ${zone}`), [
    'PLAI paris_limitrophes', 'PLAI ile_de_france', 'PLAI autres_regions', 'PLUS paris_limitrophes', 'PLUS ile_de_france', 'PLUS autres_regions',
    'PLS paris_limitrophes', 'PLS ile_de_france', 'PLS autres_regions', 'PLI a_bis', 'PLI a', 'PLI b1', 'PLI b2_c', 'LLI a_bis', 'LLI a', 'LLI b1', 'LLI b2_c',
  ])
})

test('an offer has the bit of its financing and zone; overseas, or without its A/B/C zone, it has none', () => {
  assert.equal(classeOf(anOffre()), 5)
  assert.equal(classeOf(anOffre({ commune: '75112', financement: 'PLAI' })), 0)
  assert.equal(classeOf(anOffre({ financement: 'LLI', zoneAbc: 'C' })), 16)
  assert.equal(classeOf(anOffre({ financement: 'LLI' })), undefined)
  assert.equal(classeOf(anOffre({ commune: '97411' })), undefined)
})

test('what the masks match is what the law says, for any request, home and day', () => {
  const seen = { oui: 0, non: 0, a_completer: 0 }
  fc.assert(
    fc.property(uneDemande, uneOffre, unJour, (demande, offre, le) => {
      const { reponse } = checkEligibilite(demande, offre, le)
      seen[reponse] += 1
      assert.equal(match(computeDroits(demande, le), offre), reponse)
    }),
    { numRuns: runs(2000, 50_000) },
  )
  assert.ok(seen.oui > 20 && seen.non > 20 && seen.a_completer > 20, JSON.stringify(seen))
})

test('one request against every home: each class, type and commune', () => {
  const demande = aDemande({ menage: aMenage('demandeur', 'conjoint', 'enfant'), rfr: { 2024: 4_000_000 }, communesSouhaitees: ['75056', '69381'], demandeElargie: true })
  const droits = computeDroits(demande, LE)
  for (const commune of COMMUNES) {
    for (const { financement } of CLASSES) {
      for (const typologie of ['T1BIS', 'T2', 'T5'] as const) {
        const offre = anOffre({ commune, financement, typologie, zoneAbc: 'B1' })
        assert.equal(match(droits, offre), checkEligibilite(demande, offre, LE).reponse, `${commune} ${financement} ${typologie}`)
      }
    }
  }
})

test('no wished commune yet: nothing matches, and the law does not say yes', () => {
  const demande = aDemande({ communesSouhaitees: [] })
  assert.deepEqual(computeDroits(demande, LE).communes, [])
  assert.equal(checkEligibilite(demande, anOffre(), LE).reponse, 'a_completer')
})

test('other places and types are other choices of the same rights', () => {
  fc.assert(
    fc.property(uneDemande, uneDemande, unJour, (demande, autre, le) => {
      const { communesSouhaitees, demandeElargie = false, typologiesSouhaitees = [] } = autre
      const changed = { ...demande, communesSouhaitees, demandeElargie, typologiesSouhaitees }
      const menage = computeDroitsMenage(demande, le)
      assert.deepEqual({ ...menage, ...computeSouhaits(changed, menage) }, computeDroits(changed, le))
    }),
    { numRuns: runs(300, 10_000) },
  )
})

test('until its last day the read model stays true', () => {
  fc.assert(
    fc.property(uneDemande, unJour, fc.nat(), (demande, le, n) => {
      const { valableJusquAu, ...droits } = computeDroits(demande, le)
      assert.ok(valableJusquAu > le)
      const { valableJusquAu: next, ...later } = computeDroits(demande, addJours(le, n % joursEntre(le, valableJusquAu)))
      assert.deepEqual(later, droits)
      assert.equal(next, valableJusquAu)
    }),
    { numRuns: runs(300, 10_000) },
  )
})

test('it is to be computed again on 1 January, or when a young couple grows older', () => {
  assert.equal(computeDroits(aDemande(), LE).valableJusquAu, '2027-01-01')
  const couple = (a: '1999-12-05' | '1960-12-05') => aDemande({ menage: { personnes: [aPersonne('demandeur', a), aPersonne('conjoint', '2000-02-29')], enfantsANaitre: 0 } })
  assert.equal(computeDroits(couple('1999-12-05'), LE).valableJusquAu, '2026-12-05')
  assert.equal(computeDroits(couple('1960-12-05'), LE).valableJusquAu, '2027-01-01', 'not young: birthdays change nothing')
  assert.equal(computeDroits(couple('1999-12-05'), '2027-01-15').valableJusquAu, '2027-03-01', 'born on 29 February')
  assert.equal(computeDroits(couple('1999-12-05'), '2026-12-05').valableJusquAu, '2027-01-01', 'the birthday itself is over')
  assert.equal(computeDroits(aDemande(), '2021-12-05').valableJusquAu, '2022-01-01')
})
