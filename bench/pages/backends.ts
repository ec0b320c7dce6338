import { readFileSync } from 'node:fs'

/** Microseconds that these processes of PostgreSQL have run, as the scheduler counts; undefined where the system does not tell (another machine, another system). */
export function readBackendUs(pids: readonly number[]): number | undefined {
  let total = 0
  for (const pid of pids) {
    const ns = readRunNs(pid)
    if (ns === undefined) return undefined
    total += ns / 1_000
  }
  return total
}

function readRunNs(pid: number): number | undefined {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0])
  } catch {
    return undefined
  }
}
