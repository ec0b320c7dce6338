import type { Temporal } from 'temporal-polyfill'
import { annee, heureAParis, jourAParis, jourDeSemaine, mois, MOIS, quantieme, toJour, type Jour } from '#domain/jour.ts'
import type { Typologie } from '#domain/offre.ts'

/** Figures and dates in the words that people use, with the spaces that never break a line in the wrong place. */
const NBSP = '\u00a0'
const MINUS = '\u2212'
const JOURS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']

/** 61250 → « 612,50 € », 61200 → « 612 € ». */
export function euros(cents: number): string {
  return cents % 100 === 0 ? `${nombre(cents / 100)}${NBSP}€` : eurosExacts(cents)
}

/** Always two decimals, for columns: 61200 → « 612,00 € ». */
export function eurosExacts(cents: number): string {
  const absolute = Math.abs(cents)
  const decimals = String(absolute % 100).padStart(2, '0')
  return `${cents < 0 ? MINUS : ''}${grouped(Math.floor(absolute / 100))},${decimals}${NBSP}€`
}

/** 1234567 → « 1 234 567 »; decimals with a comma. */
export function nombre(value: number): string {
  if (Number.isInteger(value) && value >= 0 && value < 1_000) return String(value)
  const [whole = '0', decimals] = String(Math.abs(value)).split('.')
  const text = grouped(Number(whole))
  return `${value < 0 ? MINUS : ''}${text}${decimals === undefined ? '' : `,${decimals}`}`
}

/** Points with their sign: « +40 », « −40 », « 0 ». */
export function points(value: number): string {
  return value > 0 ? `+${nombre(value)}` : nombre(value)
}

/** Square metres, at most two decimals: « 47,5 m² ». */
export function surface(m2: number): string {
  return `${nombre(Math.round(m2 * 100) / 100)}${NBSP}m²`
}

/** « T1 bis », « T6 et plus ». */
export function nameTypologie(typologie: Typologie): string {
  if (typologie === 'T1BIS') return 'T1\u00a0bis'
  return typologie === 'T6' ? 'T6 et plus' : typologie
}

/** part of total, rounded half up by exact integers: (464, 1600) → « 29 % ». */
export function pourcent(part: number, total: number): string {
  if (total === 0) return `0${NBSP}%`
  return `${nombre(Math.floor((200 * part + total) / (2 * total)))}${NBSP}%`
}

/** « 1 candidature », « 2 candidatures », « 0 candidature »: French counts zero as one. */
export function pluriel(count: number, singular: string, plural = `${singular}s`): string {
  return `${nombre(count)}${NBSP}${Math.abs(count) < 2 ? singular : plural}`
}

/** « 1er », « 7e ». */
export function rang(position: number): string {
  return position === 1 ? '1er' : `${nombre(position)}e`
}

/** '2026-11-22' → « 22 novembre 2026 ». */
export function jour(day: string): string {
  return sayJour(toJour(day))
}

/** With the day of the week: « dimanche 22 novembre 2026 ». */
export function jourLong(day: string): string {
  const date = toJour(day)
  return `${weekDay(date)} ${sayJour(date)}`
}

/** Without the year, for what is near: « dim. 22 nov. ». */
export function jourCourt(day: string): string {
  const date = toJour(day)
  return `${weekDay(date).slice(0, 3)}.${NBSP}${dayNumber(date)}${NBSP}${shortMonth(monthName(date))}`
}

/** « 22/11/2026 », for dense tables. */
export function jourChiffres(day: string): string {
  const date = toJour(day)
  return `${date.slice(8)}/${date.slice(5, 7)}/${annee(date)}`
}

/** « le 22 novembre 2026 à 18 h 30, heure de Paris »: a deadline says its hour and where that hour is read. */
export function jourHeure(instant: Temporal.Instant): string {
  return `le ${dayAndHour(instant)}`
}

/** « jusqu’au 22 novembre 2026 à 18 h 30, heure de Paris ». */
export function jusquAu(instant: Temporal.Instant): string {
  return `jusqu’au ${dayAndHour(instant)}`
}

/** « 18 h 30 », « 9 h ». */
export function heure(instant: Pick<Temporal.Instant, 'epochMilliseconds'>): string {
  const paris = heureAParis(instant)
  return paris.minute === 0 ? `${paris.heure}${NBSP}h` : `${paris.heure}${NBSP}h${NBSP}${String(paris.minute).padStart(2, '0')}`
}

/** The day of an instant, read in Paris, as ISO text. */
export function jourDe(instant: Pick<Temporal.Instant, 'epochMilliseconds'>): string {
  return jourAParis(instant)
}

/** « de Samira », « d’Élodie ». Before an h or a y, « de »: only the ear knows better. */
export function deNom(nom: string): string {
  return /^[aeiou]/i.test(nom.normalize('NFD')) ? `d’${nom}` : `de ${nom}`
}

function dayAndHour(instant: Temporal.Instant): string {
  return `${jour(jourDe(instant))} à ${heure(instant)}, heure de Paris`
}

function grouped(whole: number): string {
  return String(whole).replaceAll(/\B(?=(\d{3})+$)/g, NBSP)
}

function sayJour(date: Jour): string {
  return `${dayNumber(date)}${NBSP}${monthName(date)}${NBSP}${annee(date)}`
}

function dayNumber(date: Jour): string {
  return quantieme(date) === 1 ? '1er' : String(quantieme(date))
}

function monthName(date: Jour): string {
  return MOIS[mois(date) - 1] ?? ''
}

function weekDay(date: Jour): string {
  return JOURS[jourDeSemaine(date) - 1] ?? ''
}

function shortMonth(month: string): string {
  if (month.length <= 4) return month
  return `${month.startsWith('juil') ? 'juil' : month.slice(0, month === 'février' || month === 'septembre' ? 4 : 3)}.`
}
