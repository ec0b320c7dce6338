import { computeAideLogement } from './aide-logement.ts'
import type { Demande } from './demande.ts'
import type { Jour } from './jour.ts'
import type { Centimes, OffreFacts } from './offre.ts'

/** `pourcent`: integer part; undefined when resources are not known or are 0. `aide`: undefined when it cannot be estimated. */
export type TauxEffort = { pourcent: number | undefined; aide: Centimes | undefined; loyerNet: Centimes }

/** CCH, art. R441-3-1 and arrêté du 10 mars 2011: rent and charges less the housing benefit, over all resources. */
export function computeTauxEffort(demande: Demande, offre: OffreFacts, le: Jour): TauxEffort {
  const aide = computeAideLogement(demande, offre, le)?.montant
  const loyerNet = Math.max(0, offre.loyer - (aide ?? 0))
  return { pourcent: computePourcent(loyerNet, demande.ressourcesMensuelles), aide, loyerNet }
}

/** 464 / 1 600 is 29 %: integers only, never a floating-point ratio (K16d). */
export function computePourcent(loyerNet: Centimes, ressources: Centimes | undefined): number | undefined {
  if (ressources === undefined || ressources <= 0) return undefined
  const scaled = 100 * loyerNet
  return (scaled - (scaled % ressources)) / ressources
}
