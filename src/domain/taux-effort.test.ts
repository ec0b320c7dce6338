import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { aDemande, anOffre, without } from '#test/demandes.ts'
import { runs } from '#test/runs.ts'
import { computePourcent, computeTauxEffort } from './taux-effort.ts'

const LE = '2026-11-22'

test('the worked examples: 500 out of 1 600 is 31 %, out of 1 550 is 32 %', () => {
  assert.deepEqual(computeTauxEffort(aDemande({ ressourcesMensuelles: 160_000 }), anOffre(), LE), { pourcent: 31, aide: 0, loyerNet: 50_000 })
  assert.equal(computeTauxEffort(aDemande({ ressourcesMensuelles: 155_000 }), anOffre(), LE).pourcent, 32)
})

test('464 out of 1 600 is 29 %, which floating point makes 28', () => {
  assert.equal(Math.floor((464 / 1600) * 100), 28)
  assert.equal(computePourcent(46_400, 160_000), 29)
})

test('the integer part is exact for any amounts', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000 }), fc.integer({ min: 1, max: 10_000_000 }), (loyer, ressources) => {
      const pourcent = computePourcent(loyer, ressources)
      assert.equal(BigInt(pourcent ?? -1), (BigInt(loyer) * 100n) / BigInt(ressources))
    }),
    { numRuns: runs(500, 20_000) },
  )
})

test('the benefit is taken from the rent, and never makes it negative', () => {
  const helped = computeTauxEffort(aDemande({ ressourcesMensuelles: 80_000 }), anOffre({ loyer: 40_000 }), LE)
  assert.deepEqual(helped, { pourcent: 25, aide: 19_900, loyerNet: 20_100 })
  const over = computeTauxEffort(aDemande({ ressourcesMensuelles: 10_000 }), anOffre({ loyer: 100 }), LE)
  assert.ok((over.aide ?? 0) > 100)
  assert.deepEqual([over.pourcent, over.loyerNet], [0, 0])
})

test('no resources, no rate', () => {
  assert.equal(computePourcent(50_000, 0), undefined)
  assert.equal(computePourcent(50_000, undefined), undefined)
})

test('without an APL zone the effort is gross', () => {
  const offre = without(anOffre({ loyer: 40_000 }), 'zoneApl')
  assert.deepEqual(computeTauxEffort(aDemande({ ressourcesMensuelles: 80_000 }), offre, LE), { pourcent: 50, aide: undefined, loyerNet: 40_000 })
})
