import { Temporal } from 'temporal-polyfill'
import type { Bareme } from './baremes/bareme.ts'
import { addJours, writeJour, type Jour } from './jour.ts'

/** How long a home stays on line, in days: everyone must have the time to see it and to think (the hour never counts, K7). */
export const DUREE_PUBLICATION: Bareme<{ minimum: number; proposee: number; maximum: number }> = {
  depuis: '2026-11-22', article: 'règle AL’in', marque: 'P', source: 'choix AL’in', valeurs: { minimum: 7, proposee: 14, maximum: 60 },
}

/** The hour in Paris from which nobody may apply any more; 24: the end of the day. */
export const HEURES_CLOTURE = [12, 18, 24] as const
export type HeureCloture = (typeof HEURES_CLOTURE)[number]
export type Cloture = { jour: Jour; heure: HeureCloture }

/** What the page proposes for an offer put on line today. */
export function proposeCloture(today: Jour): Cloture {
  return { jour: addJours(today, DUREE_PUBLICATION.valeurs.proposee), heure: 24 }
}

/** Why this day cannot be; undefined: it can. */
export function checkCloture({ jour }: Cloture, today: Jour): string | undefined {
  const { minimum, maximum } = DUREE_PUBLICATION.valeurs
  const first = addJours(today, minimum)
  const last = addJours(today, maximum)
  if (jour < first) return `Une offre reste en ligne au moins ${minimum}\u00a0jours\u00a0: choisissez le ${writeJour(first)} ou un jour suivant.`
  return jour > last ? `Une offre reste en ligne ${maximum}\u00a0jours au plus\u00a0: choisissez le ${writeJour(last)} ou un jour d’avant.` : undefined
}

/** First instant at which nobody may apply. */
export function clotureAt({ jour, heure }: Cloture): Temporal.Instant {
  return Temporal.PlainDate.from(jour).toZonedDateTime('Europe/Paris').add({ days: heure === 24 ? 1 : 0 }).with({ hour: heure % 24 }).toInstant()
}
