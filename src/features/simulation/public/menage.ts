import { baremeAt } from '#domain/baremes/bareme.ts'
import { PLAFONDS } from '#domain/baremes/plafonds.ts'
import { computeCategorieHlm, countACharge, countPersonnes, isJeuneMenage, type Menage } from '#domain/menage.ts'
import type { Financement } from '#domain/offre.ts'
import { isIntermediaire, type ZonePlafond } from '#domain/plafonds.ts'
import type { Jour } from '#domain/jour.ts'
import { pluriel } from '#ui/format.ts'

/** « 3 personnes, dont 1 à charge ». */
export function sayPersonnes(menage: Menage): string {
  const aCharge = countACharge(menage)
  return `${pluriel(countPersonnes(menage), 'personne')}${aCharge === 0 ? '' : `, dont ${aCharge} à charge`}`
}

/** Why this category: the clause that lifts the household above its number of persons, when there is one. */
export function sayCategorie(menage: Menage, { financement, categorie: shown }: { financement: Financement | undefined; categorie: number }, le: Jour): string {
  if (financement !== undefined && isIntermediaire(financement)) return 'Pour les loyers intermédiaires, seuls comptent les adultes et les personnes à charge.'
  const { categorie } = computeCategorieHlm(menage, isJeuneMenage(menage, le) === true)
  if (shown > categorie) return 'La plus favorable, celle d’un jeune couple\u00a0: même avec elle, le plafond est dépassé.'
  if (categorie <= Math.min(countPersonnes(menage), 6)) return 'Elle suit le nombre de personnes du foyer.'
  if (isJeuneMenage(menage, le) === true) return 'Jeune couple\u00a0: vos deux âges font 55\u00a0ans ou moins, vous passez donc en catégorie 3.'
  const aCharge = countACharge(menage)
  const alone = countPersonnes(menage) - aCharge === 1 && Math.min(aCharge + 2, 6) === categorie
  return alone && aCharge > 0
    ? 'Vous élevez seul au moins une personne à charge\u00a0: vous gagnez une catégorie.'
    : 'Une personne du foyer a la carte «\u00a0invalidité\u00a0»\u00a0: vous gagnez une catégorie.'
}

type Case = { financement: Financement; zone: ZonePlafond | null; categorie: number }

/** A figure known from one source only, or from general knowledge, is said to be checked. */
export function isPlafondAVerifier({ financement, zone, categorie }: Case, le: Jour): boolean {
  // The grid of LLI stands for PLI: older conventions may carry another one.
  if (financement === 'PLI') return true
  const row = zone === null ? undefined : baremeAt(PLAFONDS.filter(({ financements }) => financements.includes(financement)), le)?.valeurs[zone]
  const marque = row?.marques?.[categorie - 1] ?? row?.marque
  return marque === 'S' || marque === 'M'
}
