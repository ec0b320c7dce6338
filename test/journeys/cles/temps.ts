/** The day in Paris of a house whose clock the test moves. */
import { jourAParis, type Jour } from '#domain/jour.ts'
import type { House } from '#test/journeys/house.ts'

export function todayOf(house: House): Jour {
  return jourAParis(house.now())
}
