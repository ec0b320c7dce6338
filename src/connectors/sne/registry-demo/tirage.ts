/** A seeded draw (mulberry32): the same town on every machine. */
export type Tirage = {
  /** 0 ≤ n < limit */
  below(limit: number): number
  /** Both ends included. */
  between(low: number, high: number): number
  pick<T>(items: readonly T[]): T
  /** One of the items, as often as its weight says. */
  weighted<T>(items: readonly (readonly [T, number])[]): T
  chance(percent: number): boolean
}

export function createTirage(seed: number): Tirage {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  const pick = <T>(items: readonly T[]): T => {
    const [item] = items.slice(below(items.length))
    if (item === undefined) throw new RangeError('nothing to pick from')
    return item
  }
  const weighted = <T>(items: readonly (readonly [T, number])[]): T => {
    let left = below(items.reduce((sum, [, weight]) => sum + weight, 0))
    for (const [item, weight] of items) {
      if (left < weight) return item
      left -= weight
    }
    throw new RangeError('nothing to pick from')
  }
  return { below, between: (low, high) => low + below(high - low + 1), pick, weighted, chance: (percent) => below(100) < percent }
}
