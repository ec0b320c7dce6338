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

/**
 * The calendar day of an instant, as Paris reads it: the day of the law. Asked many times a page and found once an hour of
 * the clock, for no day of Paris has begun within one since 1911.
 */
export function jourAParis(instant: Temporal.Instant): Jour {
  const hour = Math.floor(instant.epochMilliseconds / HOUR_MS)
  const known = daysOfHours.get(hour)
  if (known !== undefined) return known
  const day = toJour(instant.toZonedDateTimeISO('Europe/Paris').toPlainDate().toString())
  if (daysOfHours.size < HOURS_KEPT) daysOfHours.set(hour, day)
  return day
}

const HOUR_MS = 3_600_000
/** More than a year of them. */
const HOURS_KEPT = 10_000
const daysOfHours = new Map<number, Jour>()

/** First instant after that day, in Paris: a delay that ends with the day ends here. */
export function finDeJour(jour: Jour): Temporal.Instant {
  return Temporal.PlainDate.from(jour).add({ days: 1 }).toZonedDateTime('Europe/Paris').toInstant()
}

export function addJours(j: Jour, n: number): Jour {
  return toJour(Temporal.PlainDate.from(j).add({ days: n }).toString())
}

/** Same day of the month, or its last day when the month is shorter. */
export function addMois(j: Jour, n: number): Jour {
  return toJour(Temporal.PlainDate.from(j).add({ months: n }).toString())
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

/** "1er janvier 2027" needs no locale data: the law writes its days the same everywhere. */
export function writeJour(j: Jour): string {
  const day = Number(j.slice(8))
  return `${day === 1 ? '1er' : day}\u00a0${MOIS[Number(j.slice(5, 7)) - 1] ?? ''} ${j.slice(0, 4)}`
}

const MOIS = ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre']

function daysInMonth(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
}
