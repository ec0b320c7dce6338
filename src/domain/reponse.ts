import type { Bareme } from './baremes/bareme.ts'
import { addJours, writeJour, type Jour } from './jour.ts'
import { addJoursOuvres, nextOuvre } from './jours-feries.ts'

/** Least delay that the offer of a home must leave: CCH, art. R441-10. Silence is a refusal. */
export const DELAI_REPONSE: Bareme<{ jours: number }> = {
  // The article is older: this is the first day of the platform.
  depuis: '2020-07-15', article: 'CCH, art. R441-10', marque: 'V', source: 'R441-10', valeurs: { jours: 10 },
}

/** `jour`: the last day to answer, until 24 h in Paris. `reportee`: it would have ended on a day off. */
export type EcheanceReponse = { jour: Jour; reportee: boolean; texte: string }

/**
 * Last day to answer an attribution. The day of notification does not count; a delay that would end on a Saturday, a Sunday
 * or a public holiday goes on to the next working day (CPC, art. 641 and 642). `notifieeLe`: day of receipt, or of the first
 * vain presentation of a registered letter. `delai`: in days, never under ten. `departement`: that of the home (K17).
 */
export function computeEcheanceReponse(notifieeLe: Jour, departement?: string, delai: number = DELAI_REPONSE.valeurs.jours): EcheanceReponse {
  const end = addJours(notifieeLe, Math.max(delai, DELAI_REPONSE.valeurs.jours))
  const jour = nextOuvre(end, departement)
  return { jour, reportee: jour !== end, texte: `Répondez jusqu’au ${writeJour(jour)}, 24\u00a0h, heure de Paris. Sans réponse, c’est un refus.` }
}

/** Working days left to the landlord to say that a paper came in time, before the condition falls by itself. */
export const DELAI_CONSTAT: Bareme<{ joursOuvres: number }> = {
  depuis: '2026-11-22', article: 'CCH, art. R441-3 c', marque: 'P', source: 'règle AL’in\u00a0: un droit acquis à temps ne se perd pas par le silence du bailleur', valeurs: { joursOuvres: 3 },
}

/** Last day of that delay. `dateLimite`: last day for the paper. */
export function computeFinConstat(dateLimite: Jour, departement?: string): Jour {
  return addJoursOuvres(dateLimite, DELAI_CONSTAT.valeurs.joursOuvres, departement)
}

/** The day has passed without an answer. */
export function isReponseTardive(echeance: Jour, today: Jour): boolean {
  return today > echeance
}
