import type { Bareme } from './baremes/bareme.ts'
import type { Jour } from './jour.ts'
import { addJoursOuvres } from './jours-feries.ts'

/** How long one who was passed over may think about coming back: working days, the day of the question not counted. */
export const DELAI_RAPPEL: Bareme<{ joursOuvres: number }> = {
  depuis: '2026-11-22', article: 'règle AL’in', marque: 'P', source: 'choix AL’in', valeurs: { joursOuvres: 3 },
}

/** Last day to answer, until 24 h in Paris. `departement`: that of the home (K17). */
export function computeEcheanceRappel(proposeLe: Jour, departement?: string): Jour {
  return addJoursOuvres(proposeLe, DELAI_RAPPEL.valeurs.joursOuvres, departement)
}

/** One who was not sent to the landlord: the place in the frozen list, and whether the person could still come. */
export type Ecarte = { id: number; ordre: number; libre: boolean; dejaRappele: boolean }

/** The first whom the frozen list calls back (K8): still free, and not asked yet. */
export function nextARappeler(ecartes: readonly Ecarte[]): Ecarte | undefined {
  return ecartes.filter(({ libre, dejaRappele }) => libre && !dejaRappele).toSorted((a, b) => a.ordre - b.ordre)[0]
}

/** Somebody placed before could be called back: a reason is due (K10). */
export function isOrdreSaute(ecartes: readonly Ecarte[], id: number): boolean {
  const next = nextARappeler(ecartes)
  return next !== undefined && next.id !== id && next.ordre < (ecartes.find((one) => one.id === id)?.ordre ?? 0)
}
