import { Temporal } from 'temporal-polyfill'
import { jourAParis } from '#domain/jour.ts'
import type { Typologie } from '#domain/offre.ts'

/** Figures and dates in the words that people use, with the spaces that never break a line in the wrong place. */
const NBSP = '\u00a0'
const MINUS = '\u2212'
const MOIS = ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre']
const JOURS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']
const PARIS = 'Europe/Paris'

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
  const date = Temporal.PlainDate.from(day)
  return `${dayNumber(date)}${NBSP}${monthName(date)}${NBSP}${date.year}`
}

/** With the day of the week: « dimanche 22 novembre 2026 ». */
export function jourLong(day: string): string {
  return `${weekDay(Temporal.PlainDate.from(day))} ${jour(day)}`
}

/** Without the year, for what is near: « dim. 22 nov. ». */
export function jourCourt(day: string): string {
  const date = Temporal.PlainDate.from(day)
  return `${weekDay(date).slice(0, 3)}.${NBSP}${dayNumber(date)}${NBSP}${shortMonth(monthName(date))}`
}

/** « 22/11/2026 », for dense tables. */
export function jourChiffres(day: string): string {
  const date = Temporal.PlainDate.from(day)
  return `${pad(date.day)}/${pad(date.month)}/${date.year}`
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
export function heure(instant: Temporal.Instant): string {
  const paris = instant.toZonedDateTimeISO(PARIS)
  return paris.minute === 0 ? `${paris.hour}${NBSP}h` : `${paris.hour}${NBSP}h${NBSP}${pad(paris.minute)}`
}

/** The day of an instant, read in Paris, as ISO text. */
export function jourDe(instant: Temporal.Instant): string {
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

function dayNumber(date: Temporal.PlainDate): string {
  return date.day === 1 ? '1er' : String(date.day)
}

function monthName(date: Temporal.PlainDate): string {
  return MOIS[date.month - 1] ?? ''
}

function weekDay(date: Temporal.PlainDate): string {
  return JOURS[date.dayOfWeek - 1] ?? ''
}

function shortMonth(month: string): string {
  if (month.length <= 4) return month
  return `${month.startsWith('juil') ? 'juil' : month.slice(0, month === 'février' || month === 'septembre' ? 4 : 3)}.`
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}
