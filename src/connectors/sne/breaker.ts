/** After several failures in a row, stop knocking for a while: the page answers at once, then one call tries again. */
import type { Temporal } from 'temporal-polyfill'

const FAILURES = 5
const REST_MS = 30_000

export type Breaker = { isOpen(): boolean; record(ok: boolean): void }

export function createBreaker(now: () => Temporal.Instant): Breaker {
  let failures = 0
  let restUntil = 0
  return {
    isOpen() {
      if (failures < FAILURES) return false
      const instant = now().epochMilliseconds
      if (instant < restUntil) return true
      // This caller is the one that tries; the others wait for its result.
      restUntil = instant + REST_MS
      return false
    },
    record(ok) {
      failures = ok ? 0 : failures + 1
      if (failures >= FAILURES) restUntil = now().epochMilliseconds + REST_MS
    },
  }
}
