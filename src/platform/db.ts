import { createHash } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { Kysely, PostgresDialect, sql, type RawBuilder, type PostgresPool, type PostgresPoolClient, type PostgresQueryResult, type Transaction } from 'kysely'
import pg from 'pg'
import { Temporal } from 'temporal-polyfill'
import type { DB } from './database-types.ts'

export type Db = Kysely<DB>
export type Tx = Transaction<DB>
export type DbOptions = {
  url: string
  /** Connections at most. */
  poolSize?: number
  /** A longer statement is a fault of ours, and must not hold the others up. */
  statementTimeoutMs?: number
  onError?: (error: Error) => void
}

const NAMED_AT_MOST = 1_000
const TRIES = 5
const SERIALIZATION_FAILURE = '40001'
const DEADLOCK = '40P01'

export function createDb({ url, poolSize = 2 * availableParallelism() + 2, statementTimeoutMs = 30_000, onError = () => {} }: DbOptions): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 10_000,
    maxLifetimeSeconds: 3_600,
    application_name: 'alin',
    // A plan compiled by the just-in-time compiler made a 0.1 ms query take 142 ms.
    options: `-c jit=off -c timezone=UTC -c statement_timeout=${statementTimeoutMs} -c idle_in_transaction_session_timeout=60000`,
    types: { getTypeParser },
    // `begin` and the first statement leave together: see `namingClient`.
    pipeline: true,
  })
  // A broken idle connection is replaced at the next query; unheard, this event would stop the process.
  pool.on('error', onError)
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool: namingPool(pool) }) })
}

/** Runs `work` in one transaction, again when PostgreSQL asks for it. Inside a transaction already, joins it. */
export async function transaction<T>(db: Db | Tx, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (isTransaction(db)) return work(db)
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(work)
    } catch (error) {
      if (attempt === TRIES || !mayTryAgain(error)) throw error
      await sleep(Math.random() * 20 * 2 ** attempt)
    }
  }
}

/** The name of the unique index or constraint that refused a write; undefined for any other error. */
export function violatedConstraint(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError && error.code?.startsWith('23') ? error.constraint : undefined
}

/** Constants in the text of a query, as `in ${literals(HELD)}`: a partial index serves, which a parameter would hide. */
export function literals(values: readonly string[]): RawBuilder<unknown> {
  return sql`(${sql.join(values.map((value) => sql.lit(value)))})`
}

/** Tests pin how many queries a page makes. */
export async function countQueries<T>(work: () => Promise<T>): Promise<{ result: T; queries: readonly string[] }> {
  const queries: string[] = []
  const watch = (text: string) => queries.push(text)
  watchers.add(watch)
  try {
    return { result: await work(), queries }
  } finally {
    watchers.delete(watch)
  }
}

function isTransaction(db: Db | Tx): db is Tx {
  return db.isTransaction
}

function mayTryAgain(error: unknown): boolean {
  return error instanceof pg.DatabaseError && (error.code === SERIALIZATION_FAILURE || error.code === DEADLOCK)
}

const watchers = new Set<(text: string) => void>()

/** Kysely leaves statements unnamed, so PostgreSQL plans them each time: naming them divides a short query's time by two. */
function namingPool(pool: pg.Pool): PostgresPool {
  const wrapped = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  return {
    end: () => pool.end(),
    connect: async () => {
      const client = await pool.connect()
      const known = wrapped.get(client)
      if (known) return known
      const made = namingClient(client)
      wrapped.set(client, made)
      return made
    },
  }
}

function namingClient(client: pg.PoolClient): PostgresPoolClient {
  /** `begin` leaves with the first statement, in one journey; never, when no statement comes. */
  let opening: string | undefined
  function query<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>
  function query(): never
  async function query(text = '', parameters: readonly unknown[] = []): Promise<unknown> {
    const before = opening
    opening = isOpening(text) ? text : undefined
    if (opening !== undefined || (before !== undefined && isEnding(text))) return NOTHING
    const begun = before === undefined ? undefined : client.query(before)
    const [answer] = await Promise.all([send(client, text, parameters), begun])
    return answer
  }
  return { query, release: () => client.release() }
}

const NOTHING = { command: 'SELECT', rowCount: 0, rows: [] } as const

function isOpening(text: string): boolean {
  return text === 'begin' || text.startsWith('start transaction')
}

function isEnding(text: string): boolean {
  return text === 'commit' || text === 'rollback'
}

function send(client: pg.PoolClient, text: string, parameters: readonly unknown[]): Promise<pg.QueryResult> {
  const name = nameOf(text)
  if (name !== undefined) for (const watch of watchers) watch(text)
  return client.query({ name, text, values: parameters.map(toParameter) })
}

const names = new Map<string, string>()

/** Bounded: lists of varying length make new texts without end, and each name takes memory in every connection. */
function nameOf(text: string): string | undefined {
  if (!/^\s*(select|insert|update|delete|with|merge)\b/i.test(text)) return undefined
  const known = names.get(text)
  if (known !== undefined) return known
  if (names.size >= NAMED_AT_MOST) return ''
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 24)
  names.set(text, name)
  return name
}

/** pg would write an instant as JSON, quotes included. One act asks the same instant of all its statements: it is written once. */
let written: { instant: Temporal.Instant; text: string } | undefined

function toParameter(value: unknown): unknown {
  if (value instanceof Temporal.Instant) {
    if (written?.instant !== value) written = { instant: value, text: value.toString() }
    return written.text
  }
  return Array.isArray(value) ? value.map(toParameter) : value
}

/** « 2026-11-22 09:00:00.123+00 », as the server writes it, and « 2026-11-22T09:00:00.123+00:00 » in JSON: read three times faster than any other form. */
const WHOLE_MILLISECONDS = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d(?:\.\d{1,3})?)\+00(?::00)?$/

/** An instant as the server writes it, alone or in JSON. */
export function toInstant(text: string): Temporal.Instant {
  const [, day, hour] = WHOLE_MILLISECONDS.exec(text) ?? []
  return day === undefined ? Temporal.Instant.from(text) : Temporal.Instant.fromEpochMilliseconds(Date.parse(`${day}T${hour}Z`))
}

const TEXT_LIST: number = 1009
/** Lists are cut into texts by pg, then each text is read. */
const listOf = (parse: (text: string) => unknown) => (text: string) => {
  const entries: (string | null)[] = pg.types.getTypeParser(TEXT_LIST, 'text')(text)
  return entries.map((entry) => (entry === null ? null : parse(entry)))
}

function toSafeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} does not fit a JavaScript number`)
  return value
}

const { INT8, NUMERIC, DATE, TIMESTAMPTZ } = pg.types.builtins
const PARSERS = new Map<number, (text: string) => unknown>([
  [INT8, toSafeInteger],
  [NUMERIC, Number],
  [DATE, String],
  [TIMESTAMPTZ, toInstant],
  [1016, listOf(toSafeInteger)],
  [1231, listOf(Number)],
  [1182, listOf(String)],
  [1185, listOf(toInstant)],
])

function getTypeParser(oid: number, format?: 'text' | 'binary') {
  return PARSERS.get(oid) ?? pg.types.getTypeParser(oid, format)
}
