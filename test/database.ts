/** Real PostgreSQL for tests: one cluster, one migrated template, one clone per test file. */
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { after } from 'node:test'
import pg from 'pg'
import { createDb, type Db } from '#platform/db.ts'
import { startEmbeddedPostgres } from '#platform/embedded-postgres.ts'
import { migrate } from '#platform/migrate.ts'

export type TestCluster = { url: string; stop: () => Promise<void> }

const MIGRATIONS = new URL('../db/migrations', import.meta.url).pathname
const PREFIX = 'alin-essai-'

/**
 * A migrated database of one's own, dropped with the test, or with the whole file when no test is given.
 * The cluster is the one of `npm test` (TEST_DATABASE_URL), else a temporary one for this file.
 */
export function testDatabase(t?: TestContext): Promise<{ db: Db; url: string }> {
  return makeDatabase(t, 'modele')
}

/** The same without any table: for what works below the schema. */
export function emptyDatabase(t?: TestContext): Promise<{ db: Db; url: string }> {
  return makeDatabase(t, 'template0')
}

async function makeDatabase(t: TestContext | undefined, template: string): Promise<{ db: Db; url: string }> {
  const cluster = await findCluster()
  const name = `essai_${randomBytes(6).toString('hex')}`
  await execute(cluster, `create database ${name} template ${template}`)
  const url = new URL(`/${name}`, cluster).href
  const db = createDb({ url, poolSize: 10 })
  const drop = async () => {
    await db.destroy()
    await execute(cluster, `drop database ${name} with (force)`)
  }
  if (t) t.after(drop)
  else drops.push(drop)
  return { db, url }
}

let own: Promise<TestCluster> | undefined

async function findCluster(): Promise<string> {
  const given = process.env['TEST_DATABASE_URL']
  if (given !== undefined) return given
  own ??= startTestCluster()
  return (await own).url
}

const drops: (() => Promise<void>)[] = []

// One hook, in this order: hooks of one file would stop the cluster before its last database is dropped.
after(async () => {
  for (const drop of drops) await drop()
  if (own) await (await own).stop()
})

/** A cluster in the temporary folder, with its template `modele`; what killed runs left there is swept first. */
export async function startTestCluster(): Promise<TestCluster> {
  sweep()
  const dataDir = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`))
  // The user of PostgreSQL must pass through.
  chmodSync(dataDir, 0o711)
  // A vacuum that comes by itself belongs to the server: it would forbid to drop the base it is in.
  const cluster = await startEmbeddedPostgres({ dataDir, durable: false, mayCreateDatabases: true, settings: { autovacuum: 'off' } })
  await execute(cluster.url, 'create database modele')
  await migrate(new URL('/modele', cluster.url).href, MIGRATIONS)
  const stop = async () => {
    await cluster.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { url: cluster.url, stop }
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

function sweep(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const holder = Number(name.slice(PREFIX.length).split('-')[0])
    if (isAlive(holder)) continue
    const pidFile = join(tmpdir(), name, 'postgres', 'postmaster.pid')
    const server = existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8').split('\n')[0]) : 0
    if (server > 0 && isAlive(server)) process.kill(server, 'SIGQUIT')
    rmSync(join(tmpdir(), name), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
