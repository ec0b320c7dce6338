/**
 * The pages that people open first, as the product serves them: requests a second and CPU of a request beside a bare Node
 * server that sends the same bytes. Slices of both in turn, so that a noisy neighbour weighs on both.
 */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from '#platform/db.ts'
import { readBackendUs } from './pages/backends.ts'
import { ask, check, drive, expand, openDoor, type Asked, type Door, type Got } from './pages/client.ts'
import { buildProduct, startBare, startProduct, type Bare, type Server } from './pages/server.ts'
import { listVisits, type Visit } from './pages/visits.ts'
import { median } from './scenario.ts'

export type PageResult = {
  id: string
  name: string
  /** Statements sent for one page, session included; begin and commit apart. */
  statements: number
  cpuMs: number
  /** Of the slice that neighbours disturbed least: they only ever add. */
  cpuBestMs: number
  backendMs: number | undefined
  perSecond: number
  p50: number
  p99: number
  bareCpuMs: number
  barePerSecond: number
  /** Medians of the ratios of each round. */
  cpuRatio: number
  throughputRatio: number
  /** On the wire, compressed, headers included; and the page once expanded. */
  wireBytes: number
  pageBytes: number
  bar?: Visit['bar']
  reached?: boolean
}
export type PagesReport = { startMs: number; rssMb: number; clients: number; rounds: number; pages: readonly PageResult[] }
export type PagesOptions = { db: Db; databaseUrl: string; now: Temporal.Instant; /** Ids of the pages to measure; all by default. */ only?: readonly string[]; rounds?: number; warmMs?: number; nodeOptions?: readonly string[]; progress?: (line: string) => void }

const CLIENTS = 8
const SLICE_MS = 400
const BASE_URL = 'https://alin.exemple.test'
const SECRET = 'secret-du-banc-connu-de-tous-32-caracteres'

type Stage = { db: Db; product: Server; bare: Bare; door: Door; bareDoor: Door; rounds: number; warmMs: number }

/** The data is there already; sessions are opened in it, candidatures made and taken back. */
export async function measurePages({ db, databaseUrl, now, only, rounds = 7, warmMs = 5_000, nodeOptions, progress = () => {} }: PagesOptions): Promise<PagesReport> {
  buildProduct()
  const product = await startProduct({ databaseUrl, baseUrl: BASE_URL, secret: SECRET, now, ...(nodeOptions && { nodeOptions }) })
  const bare = await startBare()
  try {
    const stage: Stage = { db, product, bare, door: openDoor(product.port, BASE_URL, CLIENTS), bareDoor: openDoor(bare.port, BASE_URL, CLIENTS), rounds, warmMs }
    const visits = (await listVisits({ db, secret: SECRET, now })).filter(({ id, asked }) => asked.length > 0 && (only === undefined || only.includes(id)))
    const pages: PageResult[] = []
    for (const visit of visits) {
      progress(visit.name)
      pages.push(await measureVisit(stage, visit))
    }
    return { startMs: product.startMs, rssMb: (await product.spent()).rssBytes / 2 ** 20, clients: CLIENTS, rounds, pages }
  } finally {
    await Promise.all([product.stop(), bare.stop()])
  }
}

type Slice = { cpuMs: number; backendMs: number | undefined; perSecond: number; latencies: readonly number[] }

async function measureVisit(stage: Stage, visit: Visit): Promise<PageResult> {
  const { product, bare, door, bareDoor, db } = stage
  const statements = await countStatements(stage, visit)
  const recorded = await recordAnswers(stage, visit)
  await warm(stage, visit)
  const mine: Slice[] = []
  const theirs: Slice[] = []
  for (let round = 0; round < stage.rounds; round++) {
    mine.push(await slice({ server: product, door, db }, visit))
    await visit.tidy?.()
    theirs.push(await slice({ server: bare, door: bareDoor, db }, { asked: visit.asked }))
  }
  const of = (slices: readonly Slice[], pick: (one: Slice) => number) => median(slices.map(pick))
  const ratio = (pick: (one: Slice) => number) => median(mine.map((one, round) => pick(one) / pick(theirs[round] ?? one)))
  const latencies = mine.flatMap((one) => one.latencies).toSorted((a, b) => a - b)
  const cpuMs = of(mine, (one) => one.cpuMs)
  const cpuBestMs = Math.min(...mine.map((one) => one.cpuMs))
  return {
    id: visit.id, name: visit.name, statements, cpuMs, cpuBestMs,
    backendMs: mine[0]?.backendMs === undefined ? undefined : of(mine, (one) => one.backendMs ?? 0),
    perSecond: of(mine, (one) => one.perSecond), p50: at(latencies, 0.5), p99: at(latencies, 0.99),
    bareCpuMs: of(theirs, (one) => one.cpuMs), barePerSecond: of(theirs, (one) => one.perSecond),
    cpuRatio: ratio((one) => one.cpuMs), throughputRatio: ratio((one) => one.perSecond),
    wireBytes: median(recorded.map(({ wireBytes }) => wireBytes)), pageBytes: median(recorded.map(({ text }) => text)),
    ...(visit.bar && { bar: visit.bar, reached: cpuBestMs <= visit.bar.cpuMs && statements <= (visit.bar.statements ?? statements) }),
  }
}

/** One request alone: what it sent to the database. */
async function countStatements({ product, door }: Stage, visit: Visit): Promise<number> {
  const counts: number[] = []
  for (const asked of visit.asked.slice(0, 9)) {
    // Once a minute a session notes that it was seen: done beforehand, for it is of no page.
    await ask(door, { ...asked, method: 'GET', path: '/aide', body: undefined })
    const before = (await product.spent()).statements
    check(asked, await ask(door, asked), true)
    counts.push((await product.spent()).statements - before)
  }
  await visit.tidy?.()
  return median(counts)
}

async function recordAnswers({ bare, door }: Stage, visit: Visit): Promise<readonly { wireBytes: number; text: number }[]> {
  const answers: { asked: Asked; got: Got }[] = []
  for (const asked of visit.asked) answers.push({ asked, got: await ask(door, asked) })
  await visit.tidy?.()
  for (const { asked, got } of answers) check(asked, got, true)
  await bare.record(answers.map(({ asked, got }) => ({ key: `${asked.path}\n${asked.cookie ?? ''}`, status: got.status, headers: keepable(got), body: got.body.toString('base64') })))
  return answers.map(({ got }) => ({ wireBytes: got.wireBytes, text: expand(got).length }))
}

/** Those that the bare server writes by itself are left to it. */
function keepable({ headers, body }: Got): Got['headers'] {
  const own = headers.filter(([name]) => !['date', 'connection', 'keep-alive', 'transfer-encoding', 'content-length'].includes(name))
  return [...own, ['content-length', String(body.length)]]
}

/** The code is compiled as it runs: a server that has just started is not the one that people meet. */
async function warm({ door, warmMs }: Stage, visit: Visit): Promise<void> {
  if (visit.tidy === undefined) return void (await drive(door, visit.asked, CLIENTS, warmMs))
  const until = performance.now() + warmMs
  while (performance.now() < until) {
    await drive(door, visit.asked, CLIENTS)
    await visit.tidy()
  }
}

async function slice({ server, door, db }: { server: Server; door: Door; db: Db }, { asked, tidy }: Pick<Visit, 'asked' | 'tidy'>): Promise<Slice> {
  const backends = await listBackends(db)
  const [before, backendBefore] = [await server.spent(), readBackendUs(backends)]
  const { count, ms, latencies } = await drive(door, asked, CLIENTS, tidy === undefined ? SLICE_MS : undefined)
  const [after, backendAfter] = [await server.spent(), readBackendUs(backends)]
  return {
    cpuMs: (after.cpuUs - before.cpuUs) / count / 1_000,
    backendMs: backendBefore === undefined || backendAfter === undefined ? undefined : (backendAfter - backendBefore) / count / 1_000,
    perSecond: (count * 1_000) / ms, latencies,
  }
}

/** Those that work for the measured server: the measuring process has its own. */
async function listBackends(db: Db): Promise<readonly number[]> {
  const { rows } = await sql<{ pid: number }>`select pid from pg_stat_activity where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()`.execute(db)
  return rows.map(({ pid }) => pid)
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}
