import type { Log } from './log.ts'

/** Work on many, each apart: a fault is logged as `event`, holds no other up, and still fails the whole in the end. */
export type Faults = {
  /** What the work gives; undefined when it failed. */
  attempt: <T>(work: () => Promise<T>) => Promise<T | undefined>
  /** @throws when anything failed, as in « 2 offers could not be closed »: the queue tries again, and what was done is done once. */
  rethrow: (what: string) => void
}

export function gatherFaults(log: Log, event: string): Faults {
  const faults: unknown[] = []
  return {
    attempt: async (work) => {
      try {
        return await work()
      } catch (error) {
        log.error(event, { error })
        faults.push(error)
        return undefined
      }
    },
    rethrow: (what) => {
      if (faults.length > 0) throw new Error(`${faults.length} ${what}`, { cause: faults[0] })
    },
  }
}
