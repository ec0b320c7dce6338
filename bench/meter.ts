/** Two things measured in turn, in short slices, so that a noisy neighbour weighs on both; the ratio is the median of each round's. */
import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { isReached, median, type Cost, type Operation, type Result, type Scenario } from './scenario.ts'

export type Meter = { db: Db; rounds: number; sliceMs: number }

const WARM_UP_MS = 60
/** A statement is planned anew five times by each connection, and a new connection has its tables to learn: as long as that lasts, it is all that one would measure. */
const WARM_UP_TIMES = 8

type Pair = { mine: Cost; theirs: Cost }

export async function measure(meter: Meter, scenario: Scenario): Promise<Result> {
  const pairs = await measurePairs(meter, scenario)
  const { id, name, reference, measure: compared, bar, clients = 1 } = scenario
  const ratio = median(pairs.map((pair) => ratioOf(scenario, pair)))
  const reached = isReached(ratio, bar)
  return {
    id, name, reference, measure: compared, clients, rounds: pairs.length, ratio, cost: medianCost(pairs.map(({ mine }) => mine)), referenceCost: medianCost(pairs.map(({ theirs }) => theirs)),
    ...(bar && { bar }), ...(reached !== undefined && { reached }),
  }
}

/** One slice of each to warm up, then as many as there are rounds. */
async function measurePairs(meter: Meter, { run, against, clients = 1, tidy, once = false, rounds, isSpent = () => false }: Scenario): Promise<readonly Pair[]> {
  const time = async (work: Operation, ms: number, least = 1): Promise<Cost> => {
    const cost = await slice(meter, work, { clients, ms: once ? 0 : ms, least: once ? 1 : least, isSpent })
    await tidy?.()
    return cost
  }
  if (rounds === undefined) for (const work of [run, against]) await time(work, WARM_UP_MS, WARM_UP_TIMES * clients)
  const pairs: Pair[] = []
  for (let round = 0; round < (rounds ?? meter.rounds); round++) pairs.push({ theirs: await time(against, meter.sliceMs), mine: await time(run, meter.sliceMs) })
  return pairs
}

function ratioOf({ measure: compared }: Scenario, { mine, theirs }: Pair): number {
  switch (compared) {
    case 'throughput': return mine.perSecond / theirs.perSecond
    case 'wall': return mine.p50 / theirs.p50
    case 'cpu': return (mine.nodeUs + (mine.backendUs ?? 0)) / (theirs.nodeUs + (theirs.backendUs ?? 0))
    // Where the system does not tell the CPU of a process, the clock stands in.
    case 'backendCpu': return mine.backendUs === undefined || theirs.backendUs === undefined ? mine.ms / theirs.ms : mine.backendUs / theirs.backendUs
  }
}

/** One caller or several, until the time is up and `least` are done. */
async function slice({ db }: Meter, work: Operation, { clients, ms, least, isSpent }: { clients: number; ms: number; least: number; isSpent: () => boolean }): Promise<Cost> {
  const latencies: number[] = []
  const backends = await readBackends(db)
  const cpu = process.cpuUsage()
  const start = performance.now()
  await Promise.all(Array.from({ length: clients }, async () => {
    do {
      const begun = performance.now()
      await work()
      latencies.push(performance.now() - begun)
    } while ((performance.now() - start < ms || latencies.length < least) && !isSpent())
  }))
  const seconds = (performance.now() - start) / 1_000
  const { user, system } = process.cpuUsage(cpu)
  const count = latencies.length
  const sorted = latencies.toSorted((a, b) => a - b)
  return {
    ms: (1_000 * seconds * clients) / count, p50: median(sorted), p99: sorted[Math.ceil(0.99 * (count - 1))] ?? Number.NaN,
    nodeUs: (user + system) / count, backendUs: spentSince(backends, await readBackends(db), count), perSecond: count / seconds,
  }
}

type Backends = ReadonlyMap<number, number> | undefined

/** Nanoseconds on a core of each of our database processes, by the scheduler's own count. Undefined elsewhere than on Linux. */
async function readBackends(db: Db): Promise<Backends> {
  if (process.platform !== 'linux') return undefined
  const { rows } = await sql<{ pid: number }>`select pid from pg_stat_activity where application_name in ('alin', 'alin-banc')`.execute(db)
  return new Map(rows.flatMap(({ pid }) => readCpu(pid)))
}

function readCpu(pid: number): readonly (readonly [number, number])[] {
  try {
    return [[pid, Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0])]]
  } catch {
    // It ended in between.
    return []
  }
}

function spentSince(before: Backends, after: Backends, count: number): number | undefined {
  if (!before || !after) return undefined
  const spent = [...after].reduce((sum, [pid, spentNs]) => sum + spentNs - (before.get(pid) ?? 0), 0)
  return spent / 1_000 / count
}

function medianCost(costs: readonly Cost[]): Cost {
  const of = (read: (cost: Cost) => number) => median(costs.map(read))
  return {
    ms: of(({ ms }) => ms), p50: of(({ p50 }) => p50), p99: of(({ p99 }) => p99), nodeUs: of(({ nodeUs }) => nodeUs), perSecond: of(({ perSecond }) => perSecond),
    backendUs: costs.some(({ backendUs }) => backendUs === undefined) ? undefined : of(({ backendUs }) => backendUs ?? 0),
  }
}
