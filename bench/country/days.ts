/** Days as integers: millions of them are drawn, and the calendar of the law would be asked too often. */
import { Temporal } from 'temporal-polyfill'
import { toJour, type Jour } from '#domain/jour.ts'

/** The country is that of this instant, whenever it is made. */
export const NOW = Temporal.Instant.from('2026-11-22T09:00:00Z')
export const TODAY = toJour('2026-11-22')

const DAY_MS = 86_400_000
const FIRST = dayOf('1926-01-01')
const NAMES: readonly Jour[] = Array.from({ length: 106 * 366 }, (_, index) => toJour(new Date((FIRST + index) * DAY_MS).toISOString().slice(0, 10)))

export const TODAY_NUMBER = dayOf(TODAY)

/** Days since 1970. */
export function dayOf(jour: Jour): number {
  return Math.floor(Date.parse(jour) / DAY_MS)
}

export function jourAt(day: number): Jour {
  const jour = NAMES[day - FIRST]
  if (jour === undefined) throw new RangeError(`No day ${day}`)
  return jour
}

/** First anniversary of that day after today; those of 29 February have theirs on the 28th. */
export function nextAnniversary(jour: Jour): Jour {
  const year = Number(TODAY.slice(0, 4)) + (jour.slice(5) <= TODAY.slice(5) ? 1 : 0)
  return toJour(`${year}-${jour.slice(5) === '02-29' ? '02-28' : jour.slice(5)}`)
}

/** An instant of that day, as PostgreSQL reads it. */
export function instantAt(day: number, secondOfDay: number): string {
  const hours = String(Math.floor(secondOfDay / 3_600)).padStart(2, '0')
  const minutes = String(Math.floor(secondOfDay / 60) % 60).padStart(2, '0')
  return `${jourAt(day)}T${hours}:${minutes}:${String(secondOfDay % 60).padStart(2, '0')}Z`
}

const instants = new Map<number, Temporal.Instant>()

/** The same, for the product's functions: a few thousand of them come back on millions of rows. */
export function momentAt(day: number, secondOfDay: number): Temporal.Instant {
  const milliseconds = day * DAY_MS + secondOfDay * 1_000
  const known = instants.get(milliseconds)
  if (known !== undefined) return known
  const made = Temporal.Instant.fromEpochMilliseconds(milliseconds)
  if (instants.size < 20_000) instants.set(milliseconds, made)
  return made
}
