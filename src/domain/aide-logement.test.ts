import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { aDemande, aMenage, anOffre, without } from '#test/demandes.ts'
import { runs } from '#test/runs.ts'
import { computeAideLogement, isAideEstimable } from './aide-logement.ts'
import { APL, R0, TF } from './baremes/apl.ts'
import type { Jour } from './jour.ts'
import type { Menage } from './menage.ts'
import type { ZoneApl } from './offre.ts'

const LE = '2026-11-22'
const enfants = (n: number) => Array.from({ length: n }, () => 'enfant' as const)

type Cas = { menage?: Menage; ressources: number; loyer: number; zone?: ZoneApl; le?: Jour }

function aide({ menage = aMenage(), ressources, loyer, zone = 2, le = LE }: Cas): number | undefined {
  return computeAideLogement(aDemande({ menage, ressourcesMensuelles: Math.round(ressources * 100) }), anOffre({ loyer: Math.round(loyer * 100), zoneApl: zone }), le)?.montant
}

test('the figures are those printed: rent ceilings, charges, R0, family rates', () => {
  const rows = APL.map(({ depuis, valeurs: { plafonds, ...rest } }) => [depuis, ...([1, 2, 3] as const).flatMap((zone) => Object.values(plafonds[zone])), ...Object.values(rest)])
  assert.deepEqual(rows, [
    ['2024-10-01', 32971, 39764, 44943, 6521, 28735, 35172, 39577, 5761, 26932, 32648, 36607, 5247, 5997, 1360, 3915],
    ['2025-10-01', 33314, 40178, 45410, 6589, 29034, 35538, 39989, 5821, 27212, 32988, 36988, 5301, 6059, 1374, 3956],
  ])
  assert.deepEqual(R0.map(({ valeurs: { seul, couple, aCharge, parPersonne } }) => [seul, couple, ...aCharge, parPersonne].map((cents) => cents / 100)), [
    [5186, 7430, 8862, 9061, 9408, 9758, 10105, 10454, 343],
    [5235, 7501, 8947, 9148, 9498, 9851, 10202, 10554, 346],
  ])
  assert.deepEqual([TF.valeurs.seul, TF.valeurs.couple, ...TF.valeurs.aCharge, TF.valeurs.parPersonne], [283, 315, 270, 238, 201, 185, 179, 173, -6])
})

test('M. Tabanou has no benefit: 1 600 € a month, 500 € of rent, zone 2', () => {
  assert.equal(aide({ ressources: 1600, loyer: 500 }), 0)
})

test('computed by hand: 350,93 − 39,56 − 3,135 % × (8 640 − 5 235) − 5 = 199,62', () => {
  assert.equal(aide({ ressources: 800, loyer: 400 }), 19_900)
})

test('computed by hand: no resources, zone 1, 300 + 60,59 − 39,56 − 5 = 316,03', () => {
  assert.equal(aide({ ressources: 0, loyer: 300, zone: 1 }), 31_600)
})

test('computed by hand: a couple with two children in zone 3 in March 2025, 505,71 − 42,99 − 2,6327 % × 7 052 − 5 = 272,06', () => {
  assert.equal(aide({ menage: aMenage('demandeur', 'conjoint', ...enfants(2)), ressources: 1500, loyer: 420, zone: 3, le: '2025-03-15' }), 27_200)
})

test('degressivity comes first, then 5 €: 311,37 × (900,054 − 800) ÷ 174,204 − 5 = 173,83', () => {
  assert.equal(aide({ ressources: 0, loyer: 800 }), 17_300)
  assert.equal(aide({ ressources: 0, loyer: 725.85 }), 30_600, 'full up to 2,5 times the ceiling')
  assert.equal(aide({ ressources: 0, loyer: 900.06 }), 0, 'none beyond 3,1 times')
})

test('the rent without charges is used when it is known', () => {
  const demande = aDemande({ ressourcesMensuelles: 0 })
  const cheap = computeAideLogement(demande, anOffre({ loyer: 30_000, loyerHorsCharges: 20_000 }), LE)
  assert.deepEqual(cheap, computeAideLogement(demande, anOffre({ loyer: 20_000 }), LE))
})

test('no estimate without a zone, without resources, overseas, or before the first table', () => {
  const demande = aDemande()
  const noZone = without(anOffre(), 'zoneApl')
  const noResources = without(demande, 'ressourcesMensuelles')
  assert.equal(computeAideLogement(demande, noZone, LE), undefined)
  assert.equal(computeAideLogement(noResources, anOffre(), LE), undefined)
  assert.equal(computeAideLogement(demande, anOffre({ commune: '97411' }), LE), undefined)
  assert.equal(computeAideLogement(demande, anOffre(), '2024-09-30'), undefined)
  assert.equal(isAideEstimable(noZone, LE), false)
  assert.equal(isAideEstimable(anOffre(), LE), true)
})

test('the table of the day is the one that began last, and the estimate says which', () => {
  assert.equal(computeAideLogement(aDemande(), anOffre(), '2025-09-30')?.millesime, '2024-10-01')
  assert.equal(computeAideLogement(aDemande(), anOffre(), '2025-10-01')?.millesime, '2025-10-01')
  assert.equal(computeAideLogement(aDemande(), anOffre(), LE)?.millesime, '2025-10-01')
})

const cas = fc.record({
  adults: fc.constantFrom(1, 2), children: fc.integer({ min: 0, max: 9 }), ressources: fc.integer({ min: 0, max: 400_000 }), loyer: fc.integer({ min: 0, max: 150_000 }),
  zone: fc.constantFrom(1 as const, 2 as const, 3 as const), le: fc.constantFrom<Jour>('2024-11-15', '2025-04-01', '2026-03-01'),
})

test('the exact fractions give what the printed formula gives in floating point', () => {
  fc.assert(
    fc.property(cas, ({ adults, children, ressources, loyer, zone, le }) => {
      const menage = aMenage('demandeur', ...(adults === 2 ? (['conjoint'] as const) : []), ...enfants(children))
      const found = aide({ menage, ressources: ressources / 100, loyer: loyer / 100, zone, le })
      const printed = formula({ couple: adults === 2, children, ressources: ressources / 100, loyer: loyer / 100, zone, le })
      assert.ok(found !== undefined && found % 100 === 0 && found >= 0)
      assert.ok(found / 100 <= printed + 1e-6 && printed - 1 < found / 100 + 1e-6, `${found / 100} for ${printed}`)
    }),
    { numRuns: runs(500, 20_000) },
  )
})

test('more resources never raise the benefit', () => {
  fc.assert(
    fc.property(cas, fc.integer({ min: 0, max: 100_000 }), ({ children, ressources, loyer, zone, le }, more) => {
      const menage = aMenage('demandeur', ...enfants(children))
      const at = (cents: number) => aide({ menage, ressources: cents / 100, loyer: loyer / 100, zone, le }) ?? 0
      return at(ressources + more) <= at(ressources)
    }),
    { numRuns: runs(300, 10_000) },
  )
})

type Printed = { couple: boolean; children: number; ressources: number; loyer: number; zone: ZoneApl; le: Jour }

/** law.md § 2.4 as it is written, in euros and percents, with its figures typed again. */
function formula({ couple, children, ressources, loyer, zone, le }: Printed): number {
  const old = le < '2025-10-01'
  const [charges, perChild, least] = old ? [59.97, 13.6, 39.15] : [60.59, 13.74, 39.56]
  const rents = old
    ? { 1: [329.71, 397.64, 449.43, 65.21], 2: [287.35, 351.72, 395.77, 57.61], 3: [269.32, 326.48, 366.07, 52.47] }
    : { 1: [333.14, 401.78, 454.1, 65.89], 2: [290.34, 355.38, 399.89, 58.21], 3: [272.12, 329.88, 369.88, 53.01] }
  const base = le < '2025-01-01' ? [5186, 7430, 8862, 9061, 9408, 9758, 10105, 10454, 343] : [5235, 7501, 8947, 9148, 9498, 9851, 10202, 10554, 346]
  const rates = [2.83, 3.15, 2.7, 2.38, 2.01, 1.85, 1.79, 1.73]
  const index = children === 0 ? Number(couple) : Math.min(children, 6) + 1
  const beyond = Math.max(0, children - 6)
  const ceiling = (of: ZoneApl) => at(rents[of], Math.min(index, 2)) + Math.max(0, children - 1) * at(rents[of], 3)
  const rent = Math.min(loyer, ceiling(zone))
  const total = rent + charges + children * perChild
  const ratio = rent / ceiling(2)
  const local = 0.45 * Math.max(0, Math.min(ratio, 0.75) - 0.45) + 0.68 * Math.max(0, ratio - 0.75)
  const rate = (at(rates, index) - 0.06 * beyond + local) / 100
  const own = Math.max(0.085 * total, least) + rate * Math.max(0, 12 * 0.9 * ressources - at(base, index) - beyond * at(base, 8))
  const [from, to] = zone === 1 ? [3.4, 4] : [2.5, 3.1]
  const left = Math.min(1, Math.max(0, (to * ceiling(zone) - loyer) / ((to - from) * ceiling(zone))))
  return Math.max(0, Math.max(0, total - own) * left - 5)
}

function at(figures: readonly number[], index: number): number {
  return figures[index] ?? Number.NaN
}
