import { age, type Jour } from './jour.ts'

export const LIENS = ['demandeur', 'conjoint', 'cotitulaire', 'enfant', 'autre_a_charge'] as const
export type Lien = (typeof LIENS)[number]

/** `handicap`: carte mobilité inclusion, mention « invalidité » (K16). */
export type Personne = { lien: Lien; naissance?: Jour; handicap?: boolean }
export type Menage = { personnes: readonly Personne[]; enfantsANaitre: number }

/** A household category, and the persons beyond its table who each raise the ceiling. */
export type CategorieMenage = { categorie: number; supplement: number }

/** Couple without dependants, both ages added: arrêté du 29 juillet 1987, art. 1 (V). */
const AGES_JEUNE_MENAGE = 55

/** All who will live in the dwelling, children to be born included. */
export function countPersonnes(menage: Menage): number {
  return menage.personnes.length + menage.enfantsANaitre
}

/** Dependants, children to be born included. */
export function countACharge(menage: Menage): number {
  return menage.personnes.filter(isACharge).length + menage.enfantsANaitre
}

export function isACharge(personne: Personne): boolean {
  return personne.lien === 'enfant' || personne.lien === 'autre_a_charge'
}

/**
 * Category for PLAI, PLUS and PLS (arrêté du 29 juillet 1987, art. 1; `jeune` undefined: a birth date is missing).
 * The clauses are alternatives: the best one holds, they never add up.
 */
export function computeCategorieHlm(menage: Menage, jeune: boolean): CategorieMenage {
  const personnes = countPersonnes(menage)
  const aCharge = countACharge(menage)
  const seul = personnes - aCharge === 1
  const handicap = menage.personnes.some((personne) => personne.handicap === true)
  const categorie = Math.max(
    Math.min(personnes, 6),
    seul && aCharge >= 1 ? Math.min(aCharge + 2, 6) : 0,
    jeune ? 3 : 0,
    handicap && personnes <= 5 ? personnes + 1 : 0,
  )
  return { categorie, supplement: Math.max(0, personnes - 6, seul ? aCharge - 4 : 0) }
}

/** Rows of the intermediate-rent table, numbered 1 to 6: no young-household nor disability clause (K16b). */
export function computeCategorieLli(menage: Menage): CategorieMenage {
  const aCharge = countACharge(menage)
  const adultes = countPersonnes(menage) - aCharge
  if (aCharge === 0) return { categorie: adultes > 1 ? 2 : 1, supplement: 0 }
  return { categorie: Math.min(aCharge + 2, 6), supplement: Math.max(0, aCharge - 4) }
}

/** The household could be a young one: applicant and spouse, nobody else (K16b). */
export function isCouple(menage: Menage): boolean {
  const liens = menage.personnes.map((personne) => personne.lien)
  return menage.enfantsANaitre === 0 && liens.length === 2 && liens.includes('demandeur') && liens.includes('conjoint')
}

/** Undefined: a missing birth date decides. */
export function isJeuneMenage(menage: Menage, le: Jour): boolean | undefined {
  if (!isCouple(menage)) return false
  let total = 0
  let unknown = false
  for (const { naissance } of menage.personnes) {
    if (naissance === undefined) unknown = true
    else total += age(naissance, le)
  }
  if (total > AGES_JEUNE_MENAGE) return false
  return unknown ? undefined : true
}
