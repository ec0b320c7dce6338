/** Days of the town and the instants within them, in Paris. */
import { Temporal } from 'temporal-polyfill'
import { addJours, type Jour, jourAParis } from '#domain/jour.ts'

const PARIS = 'Europe/Paris'
const MINUTE = 60_000

/** Thousands of instants fall on a few hundred days: the start of a day is worked out once. */
const starts = new Map<Jour, number>()

function startOf(jour: Jour): number {
  const known = starts.get(jour)
  if (known !== undefined) return known
  const start = Temporal.PlainDate.from(jour).toZonedDateTime(PARIS).epochMilliseconds
  starts.set(jour, start)
  return start
}

export function at(jour: Jour, hour: number, minute = 0): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(startOf(jour) + (hour * 60 + minute) * MINUTE)
}

/** `jour` is the last day to apply, until 23:59:59: the closing instant is the midnight that ends it. */
export function endOf(jour: Jour): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(startOf(addJours(jour, 1)))
}

export function jourOf(instant: Temporal.Instant): Jour {
  return jourAParis(instant)
}
