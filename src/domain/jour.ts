import { Temporal } from 'temporal-polyfill'

/** A calendar day, as in "2026-11-22". The law counts in days, not in instants: days compare with `<`. */
export type Jour = `${number}-${number}-${number}`

const SHAPE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

/** A real day of the calendar: 2026-02-30 is not one. */
export function isJour(text: string): text is Jour {
  return SHAPE.test(text) && Number(text.slice(8)) <= daysInMonth(Number(text.slice(0, 4)), Number(text.slice(5, 7)))
}

export function toJour(text: string): Jour {
  if (isJour(text)) return text
  throw new RangeError(`"${text}" is not a day`)
}

/** An instant, as far as clocks show it. */
type Moment = Pick<Temporal.Instant, 'epochMilliseconds'>

/** The calendar day of an instant, as Paris reads it: the day of the law. */
export function jourAParis(moment: Moment): Jour {
  return hourAt(moment).jour
}

/** The hour (0 to 23) and the minute that clocks show in Paris. */
export function heureAParis(moment: Moment): { heure: number; minute: number } {
  return { heure: hourAt(moment).heure, minute: Math.floor(moment.epochMilliseconds / MINUTE_MS) - 60 * hourRank(moment) }
}

type Hour = { jour: Jour; heure: number }

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
/** More than a year of them. */
const HOURS_KEPT = 10_000
const hours = new Map<number, Hour>()

/** Asked many times a page and found once an hour of the clock: Paris has been whole hours from UTC since 1911. */
function hourAt(moment: Moment): Hour {
  const rank = hourRank(moment)
  const known = hours.get(rank)
  if (known !== undefined) return known
  const paris = Temporal.Instant.fromEpochMilliseconds(moment.epochMilliseconds).toZonedDateTimeISO('Europe/Paris')
  const found = { jour: toJour(paris.toPlainDate().toString()), heure: paris.hour }
  if (hours.size >= HOURS_KEPT) hours.clear()
  hours.set(rank, found)
  return found
}

function hourRank({ epochMilliseconds }: Moment): number {
  return Math.floor(epochMilliseconds / HOUR_MS)
}

/** First instant after that day, in Paris: a delay that ends with the day ends here. */
export function finDeJour(jour: Jour): Temporal.Instant {
  return Temporal.PlainDate.from(jour).add({ days: 1 }).toZonedDateTime('Europe/Paris').toInstant()
}

export function addJours(j: Jour, n: number): Jour {
  return toJour(Temporal.PlainDate.from(j).add({ days: n }).toString())
}

/** Same day of the month, or its last day when the month is shorter. */
export function addMois(j: Jour, n: number): Jour {
  const months = 12 * annee(j) + mois(j) - 1 + n
  const [year, month] = [Math.floor(months / 12), (months % 12 + 12) % 12 + 1]
  return toJour(`${String(year).padStart(4, '0')}-${pad(month)}-${pad(Math.min(quantieme(j), daysInMonth(year, month)))}`)
}

/** Days from `a` to `b`; negative when `b` comes first. */
export function joursEntre(a: Jour, b: Jour): number {
  return Temporal.PlainDate.from(a).until(Temporal.PlainDate.from(b)).days
}

/** Whole years lived ("âge révolu"). */
export function age(naissance: Jour, le: Jour): number {
  return annee(le) - annee(naissance) - (le.slice(5) < naissance.slice(5) ? 1 : 0)
}

export function annee(j: Jour): number {
  return Number(j.slice(0, 4))
}

/** 1 to 12. */
export function mois(j: Jour): number {
  return Number(j.slice(5, 7))
}

/** Of the month, 1 to 31. */
export function quantieme(j: Jour): number {
  return Number(j.slice(8))
}

/** 1 for Monday to 7 for Sunday, by Sakamoto's rule: pages say it too often to make a date of each day. */
export function jourDeSemaine(j: Jour): number {
  const year = annee(j) - (mois(j) < 3 ? 1 : 0)
  const days = year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + (DECALAGES[mois(j) - 1] ?? 0) + quantieme(j)
  return ((days + 6) % 7) + 1
}

const DECALAGES = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]

/** "1er janvier 2027" needs no locale data: the law writes its days the same everywhere. */
export function writeJour(j: Jour): string {
  const day = quantieme(j)
  return `${day === 1 ? '1er' : day}\u00a0${MOIS[mois(j) - 1] ?? ''} ${j.slice(0, 4)}`
}

export const MOIS = ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre']

function pad(value: number): string {
  return String(value).padStart(2, '0')
}

function daysInMonth(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
}
