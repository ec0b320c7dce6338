/** What the bench measures, and what it found: one shape for the data layer and for the pages. */

/** One operation of the product, or its physical reference. */
export type Operation = () => Promise<unknown>

/** `least`: the ratio must be at least this (throughput); `most`: at most (cost). */
export type Bar = { least: number } | { most: number }

/** What the ratio compares: time of one operation, CPU of one operation (database and Node together), or operations a second. */
export type Measure = 'wall' | 'cpu' | 'backendCpu' | 'throughput'

export type Scenario = {
  /** Stable, for machines: `q1.page`. */
  id: string
  /** French, for people. */
  name: string
  /** French: what the ratio is taken to. */
  reference: string
  run: Operation
  against: Operation
  measure: Measure
  bar?: Bar
  /** Callers at once, one when absent. */
  clients?: number
  /** Too heavy, or good for one time only: one operation makes a slice. */
  once?: boolean
  /** Heavier still: this many rounds, whatever is asked, and none to warm up. */
  rounds?: number
  /** Nothing is left to do this slice: it ends before its time. */
  isSpent?: () => boolean
  /** After each slice, outside of the clock: puts back what the slice consumed. */
  tidy?: () => Promise<void>
}

/** Cost of one operation. CPU in microseconds; undefined where the system does not tell it. */
export type Cost = { ms: number; p50: number; p99: number; nodeUs: number; backendUs: number | undefined; perSecond: number }

export type Result = {
  id: string
  name: string
  reference: string
  measure: Measure
  clients: number
  rounds: number
  /** Medians over the rounds. */
  cost: Cost
  referenceCost: Cost
  /** Median of the ratios of each round: never the ratio of the medians. */
  ratio: number
  bar?: Bar
  reached?: boolean
  /** French: what the reader must know to judge the figure. */
  note?: string
}

/** A figure that is right or wrong, with no reference: violations, rows that came late. */
export type Fact = { id: string; name: string; value: number; unit: string; bar?: Bar; reached?: boolean; note?: string }

export function isReached(ratio: number, bar: Bar | undefined): boolean | undefined {
  if (bar === undefined) return undefined
  return 'least' in bar ? ratio >= bar.least : ratio <= bar.most
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const high = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? high : (high + (sorted[middle - 1] ?? Number.NaN)) / 2
}
