import type { Employeur } from './entreprise.ts'
import type { Jour } from './jour.ts'
import type { Menage } from './menage.ts'
import type { Centimes, Typologie } from './offre.ts'

export const SEJOURS = ['francaise', 'titre_valide', 'sans_titre'] as const
export type Sejour = (typeof SEJOURS)[number]

export type Mobilite = { date: Jour; trajetMinutes?: number }

/** A request for social housing, as far as the law reads it. An absent fact is not known. */
export type Demande = {
  /** Initial filing: the seniority, never read in the number itself. */
  dateDepot?: Jour
  menage: Menage
  /** Revenu fiscal de référence of the whole household, by income year ("2024"). */
  rfr: Readonly<Record<string, Centimes>>
  /** Net, a month, without housing benefit. */
  ressourcesMensuelles?: Centimes
  communeActuelle?: string
  communesSouhaitees: readonly string[]
  /** Any commune of the départements of the wished ones (K11). */
  demandeElargie?: boolean
  typologiesSouhaitees?: readonly Typologie[]
  /** Declarations checked when the request is registered: absent, they are taken as made (K12). */
  residencePrincipale?: boolean
  sejour?: Sejour
  /** A commission did not attribute (+40). */
  refusCommission?: boolean
  /** The applicant refused an attribution (−40). */
  refusAttribution?: boolean
  mobilite?: Mobilite
  employeur?: Employeur
}
