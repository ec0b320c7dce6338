import type { Temporal } from 'temporal-polyfill'
import { jourLong, jourDe } from '#ui/format.ts'
import type { Faits } from '../queries/faits.ts'

/** `action`: by default the page of the candidature; `suite`: a page under it; `href`: another page. */
export type Content = {
  subject: string
  paragraphs: readonly string[]
  facts?: readonly { label: string; value: string }[]
  action?: { label: string; suite?: string; href?: string }
  note?: string
}
export type Write = (faits: Faits) => Content

/** A delay ends with a day: « mardi 4 mai 2027, 24 h, heure de Paris ». `fin`: the first instant of the day after. */
export function finDelai(fin: Temporal.Instant): string {
  return dernierJour(jourDe(fin.subtract({ minutes: 1 })))
}

export function dernierJour(jour: string): string {
  return `${jourLong(jour)}, 24\u00a0h, heure de Paris`
}

export const AILLEURS = { label: 'Voir les logements qui me correspondent', href: '/demandeur/offres' } as const
export const POSTULER = 'Vous pouvez postuler à un autre logement dès maintenant.'
export const SANS_COUT = 'Cela ne vous coûte aucun point.'
/** F200. */
export const PREAVIS = 'Ne donnez pas congé de votre logement actuel avant d’avoir signé le bail.'
