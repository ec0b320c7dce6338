import fc from 'fast-check'
import { SEJOURS, type Demande } from '#domain/demande.ts'
import { addJours, type Jour } from '#domain/jour.ts'
import { LIENS, type Menage } from '#domain/menage.ts'
import { FINANCEMENTS, TYPOLOGIES, ZONES_ABC, ZONES_APL, type OffreFacts } from '#domain/offre.ts'

/** Communes that touch every zone, whole cities, arrondissements and overseas. */
export const COMMUNES = ['75056', '75101', '75112', '69123', '69381', '69386', '13055', '13205', '92012', '94003', '95127', '42218', '2A004', '97411'] as const

export const unJour: fc.Arbitrary<Jour> = fc.integer({ min: 0, max: 1460 }).map((n) => addJours('2024-01-01', n))

/** Absent one time in five. */
export function maybe<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(arbitrary, { nil: undefined, freq: 4 })
}

/** Drops the keys whose value is undefined: a fact that is not known is absent. */
export function present<T extends object>(facts: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const copy = { ...facts }
  for (const [key, value] of Object.entries(copy)) if (value === undefined) Reflect.deleteProperty(copy, key)
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the loop above is what makes it true
  return copy as { [K in keyof T]: Exclude<T[K], undefined> }
}

const naissance = fc.integer({ min: 0, max: 12_000 }).map((n) => addJours('1975-01-01', n))
const personne = fc.record({ lien: fc.constantFrom(...LIENS.slice(1)), naissance: maybe(naissance), handicap: maybe(fc.boolean()) }).map(present)

const couple = fc.record({ a: maybe(naissance), b: maybe(naissance) }).map(({ a, b }): Menage => ({
  personnes: [present({ lien: 'demandeur' as const, naissance: a }), present({ lien: 'conjoint' as const, naissance: b })], enfantsANaitre: 0,
}))
const family = fc.record({ first: maybe(naissance), others: fc.array(personne, { maxLength: 6 }), enfantsANaitre: fc.constantFrom(0, 0, 0, 1, 2) }).map(({ first, others, enfantsANaitre }): Menage => ({
  personnes: [present({ lien: 'demandeur' as const, naissance: first }), ...others], enfantsANaitre,
}))

/** Couples are frequent: theirs is the clause that birth dates decide. */
export const unMenage: fc.Arbitrary<Menage> = fc.oneof(couple, family)

const rfr = maybe(fc.integer({ min: 0, max: 9_000_000 }))

export const uneDemande: fc.Arbitrary<Demande> = fc.record({
  menage: unMenage,
  rfr: fc.record({ 2022: rfr, 2023: rfr, 2024: rfr, 2025: rfr, 2026: rfr }).map(present),
  ressourcesMensuelles: maybe(fc.integer({ min: 0, max: 500_000 })),
  communesSouhaitees: fc.uniqueArray(fc.constantFrom(...COMMUNES), { minLength: 1, maxLength: 4 }),
  demandeElargie: maybe(fc.boolean()),
  sejour: maybe(fc.constantFrom(...SEJOURS, 'francaise', 'titre_valide')),
  residencePrincipale: maybe(fc.constantFrom(true, true, true, false)),
}).map(present)

export const uneOffre: fc.Arbitrary<OffreFacts> = fc.record({
  commune: fc.constantFrom(...COMMUNES),
  typologie: fc.constantFrom(...TYPOLOGIES),
  financement: fc.constantFrom(...FINANCEMENTS),
  loyer: fc.integer({ min: 20_000, max: 150_000 }),
  zoneAbc: maybe(fc.constantFrom(...ZONES_ABC)),
  zoneApl: maybe(fc.constantFrom(...ZONES_APL)),
}).map(present)
