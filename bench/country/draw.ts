/** Seeded draws: one stream for each thing of each table, so that any row can be made again alone, in any worker. */
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

export type Draw = {
  /** 0 ≤ x < 1, 32 bits fine. */
  unit: () => number
  /** 0 ≤ n < limit */
  below: (limit: number) => number
  /** Both ends included. */
  between: (low: number, high: number) => number
  chance: (probability: number) => boolean
  /** Mean 0, deviation 1. */
  normal: () => number
}

/** Streams: never reorder, the country depends on them. */
export const STREAMS = { demande: 1, entreprise: 2, offre: 3, foule: 4, candidature: 5, cle: 6 } as const
const SEED = 20_261_122

export function createDraw(stream: number, index: number): Draw {
  const source = xoroshiro128plus(mix((index ^ Math.imul(stream, 0x2545f491) ^ SEED) | 0))
  // Its first numbers still look like the seed.
  for (let skipped = 0; skipped < 6; skipped++) source.next()
  const unit = () => (source.next() >>> 0) / 4_294_967_296
  return {
    unit,
    below: (limit) => Math.floor(unit() * limit),
    between: (low, high) => low + Math.floor(unit() * (high - low + 1)),
    chance: (probability) => unit() < probability,
    normal: () => Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit()),
  }
}

export function pick<T>(draw: Draw, items: readonly T[]): T {
  const item = items[draw.below(items.length)]
  if (item === undefined) throw new RangeError('nothing to pick from')
  return item
}

export type Weighted<T> = { items: readonly T[]; sums: Float64Array }

export function weigh<T>(items: readonly T[], weightOf: (item: T) => number): Weighted<T> {
  const sums = new Float64Array(items.length)
  let sum = 0
  for (const [index, item] of items.entries()) sums[index] = sum += weightOf(item)
  return { items, sums }
}

/** Weights written beside: `byWeight([['T1', 12], ['T2', 27]])`. */
export function byWeight<T>(pairs: readonly (readonly [T, number])[]): Weighted<T> {
  const weights = new Map(pairs)
  return weigh(pairs.map(([item]) => item), (item) => weights.get(item) ?? 0)
}

export function pickWeighted<T>(draw: Draw, { items, sums }: Weighted<T>): T {
  const target = draw.unit() * (sums[sums.length - 1] ?? 0)
  let low = 0
  let high = sums.length - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sums[middle] ?? 0) > target) high = middle
    else low = middle + 1
  }
  const item = items[low]
  if (item === undefined) throw new RangeError('nothing to pick from')
  return item
}

/** A bijection of 32 bits (the end of MurmurHash3): two seeds never meet. */
function mix(seed: number): number {
  let mixed = seed
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}
