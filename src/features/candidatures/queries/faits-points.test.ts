import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { collectFaitsPoints } from '#domain/faits-points.ts'
import { CATEGORIES_ENTREPRISE, TRANCHES, VALIDATIONS } from '#domain/entreprise.ts'
import { testCommunes } from '#test/communes.ts'
import { COMMUNES, maybe, present, unJour, uneDemande, uneOffre } from '#test/demandes-arbitraires.ts'
import { runs } from '#test/runs.ts'
import { readFaitsPoints } from './faits-points.ts'

const { find } = testCommunes()
const plus = fc.record({
  communeActuelle: maybe(fc.constantFrom(...COMMUNES)), refusCommission: fc.boolean(), refusAttribution: fc.boolean(),
  mobilite: maybe(fc.record({ date: unJour, trajetMinutes: maybe(fc.integer({ min: 0, max: 150 })) }).map(present)),
  employeur: maybe(fc.record({
    effectif: fc.constantFrom(5, 10, 49, 50, 6000), agricole: fc.boolean(), categorie: fc.constantFrom(...CATEGORIES_ENTREPRISE), validation: fc.constantFrom(...VALIDATIONS),
    tranches: fc.subarray([...TRANCHES]), anonyme: fc.boolean(),
  })),
}).map(present)

const stored = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

test('the facts of any candidature are read back as they were stored', () => {
  fc.assert(
    fc.property(uneDemande, plus, uneOffre, unJour, (demande, more, offre, le) => {
      const faits = collectFaitsPoints({ ...demande, ...more }, offre, le, find)
      assert.deepEqual(readFaitsPoints(stored(faits)), stored(faits))
    }),
    { numRuns: runs(500, 10_000) },
  )
})

test('what is not such facts is not read', () => {
  const faits = { le: '2026-11-22', bareme: '2021-01-05', age: 29, effort: { pourcent: 31, aide: true }, employeur: { validation: 'deleguee', tranches: ['A'] }, refusCommission: true }
  assert.deepEqual(readFaitsPoints(faits), faits)
  const wrongs: readonly object[] = [{ le: 3 }, { le: '2026-02-30' }, { age: '29' }, { effort: { pourcent: 29.5, aide: true } }, { mobilite: { date: 'hier' } }, { employeur: 'Martin' }, { employeur: { validation: 'oui', tranches: [] } }, { naissance: '1990-05-01' }]
  for (const wrong of wrongs) assert.equal(readFaitsPoints({ ...faits, ...wrong }), undefined, JSON.stringify(wrong))
  for (const bad of [null, 'x', [], {}, { le: '2026-11-22' }]) assert.equal(readFaitsPoints(bad), undefined)
})
