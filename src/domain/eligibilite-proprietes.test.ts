import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { unJour, uneDemande, uneOffre } from '#test/demandes-arbitraires.ts'
import { aMenage } from '#test/demandes.ts'
import { runs } from '#test/runs.ts'
import type { Demande } from './demande.ts'
import { checkEligibilite } from './eligibilite.ts'
import { addJours, type Jour } from './jour.ts'
import { TYPOLOGIES, type OffreFacts, type Typologie } from './offre.ts'
import { listTypologies } from './typologie.ts'

const ORDER: readonly Typologie[] = TYPOLOGIES.filter((type) => type !== 'T1BIS')
const NUM = { numRuns: runs(300, 20_000) }

test('more income never turns a no into a yes', () => {
  fc.assert(
    fc.property(uneDemande, uneOffre, unJour, fc.integer({ min: 0, max: 5_000_000 }), (demande, offre, le, more) => {
      const richer = { ...demande, rfr: Object.fromEntries(Object.entries(demande.rfr).map(([year, cents]) => [year, cents + more])) }
      if (checkEligibilite(demande, offre, le).reponse === 'non') assert.equal(checkEligibilite(richer, offre, le).reponse, 'non')
      if (checkEligibilite(richer, offre, le).reponse === 'oui') assert.equal(checkEligibilite(demande, offre, le).reponse, 'oui')
    }),
    NUM,
  )
})

test('the order of persons, communes and years changes nothing, and the same question has the same answer', () => {
  fc.assert(
    fc.property(uneDemande, uneOffre, unJour, (demande, offre, le) => {
      const other: Demande = {
        ...demande,
        menage: { ...demande.menage, personnes: demande.menage.personnes.toReversed() },
        communesSouhaitees: demande.communesSouhaitees.toReversed(),
        rfr: Object.fromEntries(Object.entries(demande.rfr).toReversed()),
      }
      const first = checkEligibilite(demande, offre, le)
      assert.deepEqual(checkEligibilite(demande, offre, le), first)
      const second = checkEligibilite(other, offre, le)
      assert.deepEqual([second.reponse, second.refus, second.alertes, second.manquants.length], [first.reponse, first.refus, first.alertes, first.manquants.length])
    }),
    NUM,
  )
})

test('the answer follows from the two lists', () => {
  fc.assert(
    fc.property(uneDemande, uneOffre, unJour, (demande, offre, le) => {
      const { reponse, refus, manquants } = checkEligibilite(demande, offre, le)
      const unfilled = manquants.length > 0 ? 'a_completer' : 'oui'
      assert.equal(reponse, refus.length > 0 ? 'non' : unfilled)
      assert.equal(new Set(refus.map(({ motif }) => motif)).size, refus.length)
      assert.equal(new Set(manquants).size, manquants.length)
    }),
    NUM,
  )
})

test('a birth date that is not listed as missing cannot change the answer', () => {
  const anyBirth = fc.integer({ min: 0, max: 25_000 }).map((n) => addJours('1940-01-01', n))
  fc.assert(
    fc.property(uneDemande, uneOffre, unJour, fc.array(anyBirth, { minLength: 8, maxLength: 8 }), (demande, offre, le, births) => {
      const { reponse, manquants } = checkEligibilite(demande, offre, le)
      if (manquants.some((path) => path.endsWith('naissance'))) return
      assert.equal(checkEligibilite(withBirths(demande, births), offre, le).reponse, reponse)
    }),
    NUM,
  )
})

test('a birth date that is listed as missing, all else known, decides: young is a yes, old is a no', () => {
  let decided = 0
  fc.assert(
    fc.property(fc.integer({ min: 1_000_000, max: 8_000_000 }), uneOffre, fc.constantFrom<Jour>('2025-05-05', '2026-05-05'), (cents, offre, le) => {
      const demande = aCouple(cents, offre)
      const { manquants } = checkEligibilite(demande, { ...offre, typologie: 'T2' }, le)
      if (!manquants.some((path) => path.endsWith('naissance')) || manquants.length > 2) return
      decided += 1
      assert.equal(checkEligibilite(withBirths(demande, ['2000-01-01', '2000-01-01']), { ...offre, typologie: 'T2' }, le).reponse, 'oui')
      assert.equal(checkEligibilite(withBirths(demande, ['1960-01-01', '1960-01-01']), { ...offre, typologie: 'T2' }, le).reponse, 'non')
    }),
    { numRuns: runs(1000, 20_000) },
  )
  assert.ok(decided > 20, `${decided} cases were decided by a birth date`)
})

test('homes allowed are next to each other, and one more person never asks for a smaller one', () => {
  for (const le of ['2021-06-01', '2026-06-01'] as const) {
    const spans = [1, 2, 3, 4, 5, 6, 7].map((n) => listTypologies(aMenage('demandeur', ...Array.from({ length: n - 1 }, () => 'enfant' as const)), le).map((type) => ORDER.indexOf(type)))
    spans.forEach((span, index) => {
      assert.ok(span.every((type, at) => at === 0 || type === (span[at - 1] ?? 0) + 1))
      const next = spans[index + 1] ?? span
      assert.ok((next[0] ?? 0) >= (span[0] ?? 0) && (next.at(-1) ?? 0) >= (span.at(-1) ?? 0))
    })
  }
})

function aCouple(cents: number, offre: OffreFacts): Demande {
  return { menage: { personnes: [{ lien: 'demandeur' }, { lien: 'conjoint' }], enfantsANaitre: 0 }, rfr: { 2023: cents, 2024: cents }, communesSouhaitees: [offre.commune] }
}

function withBirths(demande: Demande, births: readonly Jour[]): Demande {
  const personnes = demande.menage.personnes.map((one, index) => ({ ...one, naissance: one.naissance ?? births[index] ?? '1980-01-01' }))
  return { ...demande, menage: { ...demande.menage, personnes } }
}
