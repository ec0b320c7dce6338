/** When people were born and when they filed. */
import { toJour, type Jour } from '#domain/jour.ts'
import { dayOf, jourAt, nextAnniversary, TODAY_NUMBER } from './days.ts'
import type { Draw } from './draw.ts'

/** `fin`: end of validity, the next anniversary. `renouvellement`: the last one, or the filing. */
export type Filing = { depot: Jour; fin: Jour; renouvellement: Jour }

const YEAR = 365.25

export function drawBirth(draw: Draw, [youngest, oldest]: readonly [number, number]): { age: number; naissance: Jour } {
  // The crowd is young: the lower of two draws.
  const years = youngest + (oldest - youngest) * Math.min(draw.unit(), draw.unit())
  return { age: Math.floor(years), naissance: jourAt(TODAY_NUMBER - Math.floor(years * YEAR) - draw.below(200)) }
}

/** Most wait for two or three years, a few for twelve, nobody since childhood; the month is one of the four that the rank's million has (see the number). */
export function drawFiling(draw: Draw, rank: number, age: number): Filing {
  const waited = Math.min(13, Math.max(0.1, age - 18), -2.6 * Math.log(1 - draw.unit()))
  const million = Math.floor(rank / 1_000_000) % 3
  const month = 4 * million + draw.between(1, 4)
  const year = 2026 - Math.ceil(waited)
  const depot = jourAt(dayOf(toJour(`${year}-${String(month).padStart(2, '0')}-01`)) + draw.below(28))
  const fin = nextAnniversary(depot)
  return { depot, fin, renouvellement: jourAt(dayOf(fin) - 365) }
}

export function addDays(jour: Jour, days: number): Jour {
  return jourAt(dayOf(jour) + days)
}
