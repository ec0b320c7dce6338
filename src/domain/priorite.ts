import type { Marque } from './baremes/bareme.ts'
import type { Demande } from './demande.ts'
import { countACharge, isACharge } from './menage.ts'

/** Letters of CCH L441-1. Local agreements may add others: the list is data. */
export const LETTRES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'g_bis', 'h', 'i', 'j', 'k', 'l', 'm'] as const
export type Lettre = (typeof LETTRES)[number]

export const PUBLICS_PRIORITAIRES: Readonly<Record<Lettre, { libelle: string; marque: Marque }>> = {
  a: { libelle: 'Handicap du demandeur ou d’une personne à sa charge', marque: 'V' },
  b: { libelle: 'Sortie d’un appartement de coordination thérapeutique', marque: 'M' },
  c: { libelle: 'Mal-logement ou difficultés particulières de logement', marque: 'V' },
  d: { libelle: 'Hébergement temporaire ou logement de transition', marque: 'V' },
  e: { libelle: 'Reprise d’activité après un chômage de longue durée', marque: 'V' },
  f: { libelle: 'Habitat indigne', marque: 'V' },
  g: { libelle: 'Violences au sein du couple, ou menace de mariage forcé', marque: 'V' },
  g_bis: { libelle: 'Viol ou agression sexuelle au domicile ou à ses abords', marque: 'M' },
  h: { libelle: 'Parcours de sortie de la prostitution', marque: 'M' },
  i: { libelle: 'Victime de traite des êtres humains ou de proxénétisme', marque: 'M' },
  j: { libelle: 'Enfant mineur dans un logement suroccupé ou non décent', marque: 'V' },
  k: { libelle: 'Sans logement, ou hébergé par un tiers', marque: 'V' },
  l: { libelle: 'Menace d’expulsion sans relogement', marque: 'V' },
  m: { libelle: 'Jeune de moins de 21 ans sortant de l’aide sociale à l’enfance', marque: 'M' },
}

/** Set by a conseiller once the papers are checked. Never in the points (K9). */
export type Priorite = { dalo: boolean; lettres: readonly Lettre[] }

export function isPrioritaire(priorite: Priorite): boolean {
  return priorite.dalo || priorite.lettres.length > 0
}

/** DALO first (L441-1), then the letters; empty when the law gives no priority. */
export function listTitresPriorite(priorite: Priorite): readonly string[] {
  return [
    ...(priorite.dalo ? ['Droit au logement opposable (DALO)'] : []),
    ...LETTRES.filter((lettre) => priorite.lettres.includes(lettre)).map((lettre) => PUBLICS_PRIORITAIRES[lettre].libelle),
  ]
}

export type Indice = 'grossesse' | 'famille_nombreuse' | 'famille_monoparentale' | 'handicap_declare' | 'suroccupation_possible'
export const TEXTES_INDICE: Readonly<Record<Indice, string>> = {
  grossesse: 'Un enfant à naître',
  famille_nombreuse: 'Famille nombreuse (trois enfants ou plus)',
  famille_monoparentale: 'Parent seul',
  handicap_declare: 'Handicap déclaré\u00a0: la lettre a de l’article L441-1 est à vérifier',
  suroccupation_possible: 'Logement actuel trop petit pour le ménage\u00a0: la lettre j est à vérifier',
}

const ENFANTS_FAMILLE_NOMBREUSE = 3

/** Shown to staff from the facts of the household. A hint is no priority: only a checked letter is (K9). */
export function listIndices({ menage }: Demande, logementActuel?: { surface: number; occupants: number }): readonly Indice[] {
  const enfants = menage.personnes.filter(({ lien }) => lien === 'enfant').length + menage.enfantsANaitre
  const seul = menage.personnes.filter((personne) => !isACharge(personne)).length === 1
  return [
    ...(menage.enfantsANaitre > 0 ? ['grossesse' as const] : []),
    ...(enfants >= ENFANTS_FAMILLE_NOMBREUSE ? ['famille_nombreuse' as const] : []),
    ...(seul && countACharge(menage) > 0 ? ['famille_monoparentale' as const] : []),
    ...(menage.personnes.some(({ handicap }) => handicap) ? ['handicap_declare' as const] : []),
    ...(logementActuel && logementActuel.surface < computeSurfaceMinimale(logementActuel.occupants) ? ['suroccupation_possible' as const] : []),
  ]
}

/** m² below which a home is crowded: 9 for one person, 16 for two, 9 more for each, 70 from eight (S). */
export function computeSurfaceMinimale(occupants: number): number {
  if (occupants <= 1) return 9
  return occupants >= 8 ? 70 : 16 + 9 * (occupants - 2)
}
