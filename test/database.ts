/** Real PostgreSQL for tests: one cluster, one migrated template, one clone per test file. */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
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
 * A migrated database of one's own, dropped with the test — or with the whole file when no test is given.
 * The cluster is the one of `npm test` (TEST_DATABASE_URL), else a temporary one for this file.
 */
export async function testDatabase(t?: TestContext): Promise<{ db: Db; url: string }> {
  const whenDone = t === undefined ? after : t.after.bind(t)
  const given = process.env['TEST_DATABASE_URL']
  const cluster = given === undefined ? await startTestCluster() : { url: given, stop: () => Promise.resolve() }
  const name = `essai_${randomBytes(6).toString('hex')}`
  await execute(cluster.url, `create database ${name} template modele`)
  const url = new URL(`/${name}`, cluster.url).href
  const db = createDb({ url, poolSize: 10 })
  whenDone(async () => {
    await db.destroy()
    await execute(cluster.url, `drop database ${name} with (force)`)
    await cluster.stop()
  })
  return { db, url }
}

/** A cluster in the temporary folder, with its template `modele`; what killed runs left there is swept first. */
export async function startTestCluster(): Promise<TestCluster> {
  sweep()
  const dataDir = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`))
  const cluster = await startEmbeddedPostgres({ dataDir, durable: false, mayCreateDatabases: true })
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
