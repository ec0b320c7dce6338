import assert from 'node:assert/strict'
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { startEmbeddedPostgres } from './embedded-postgres.ts'

const isRoot = process.getuid?.() === 0

function aFolder(t: TestContext, mode = 0o711): string {
  const folder = mkdtempSync(join(tmpdir(), 'alin-pg-'))
  chmodSync(folder, mode)
  t.after(() => {
    const data = join(folder, 'data', 'postgres')
    if (existsSync(data)) rmSync(realpathSync(data), { recursive: true, force: true })
    rmSync(folder, { recursive: true, force: true })
  })
  return join(folder, 'data')
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

/** A real process that holds a cluster and writes without end; each message is an acknowledged number, the first is the address. */
async function aHolder(t: TestContext, dataDir: string): Promise<{ child: ChildProcess; acknowledged: number[] }> {
  const child = fork(new URL('../../test/cluster-process.ts', import.meta.url), [dataDir])
  t.after(() => child.kill('SIGKILL'))
  const acknowledged: number[] = []
  await once(child, 'message')
  child.on('message', (number) => acknowledged.push(Number(number)))
  while (acknowledged.length < 50) await sleep(10)
  return { child, acknowledged }
}

const postmasterOf = (dataDir: string) => Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])

type Process = { state: string; parent: number; group: number }

/** Read without any program: a bare machine has no `ps`. */
function showProcess(pid: number): Process | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [state = '', parent, group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return { state, parent: Number(parent), group: Number(group) }
  } catch {
    return undefined
  }
}
/** A dead process that nobody has buried yet (Z) does not run. */
const isRunning = (pid: number) => (showProcess(pid)?.state ?? 'Z') !== 'Z'
const listChildren = (pid: number) => readdirSync('/proc').map(Number).filter((one) => one > 0 && showProcess(one)?.parent === pid)
const linux = { skip: process.platform !== 'linux' && 'reads /proc' }

test('a first start makes a cluster; a second finds the same data; nothing runs after a stop', linux, async (t) => {
  const dataDir = aFolder(t)
  const first = await startEmbeddedPostgres({ dataDir })
  await query(first.url, 'create table a (x int); insert into a values (7)')
  const postmaster = postmasterOf(dataDir)
  await first.stop()
  assert.ok(!isRunning(postmaster))
  const second = await startEmbeddedPostgres({ dataDir })
  assert.deepEqual(await query(second.url, 'select x from a'), [{ x: 7 }])
  await second.stop()
})

test('the program is not the superuser, writes reach the disk, the hour is universal, the compiler is off', async (t) => {
  const dataDir = aFolder(t)
  const cluster = await startEmbeddedPostgres({ dataDir })
  const [row] = await query(cluster.url, `select rolsuper, current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit, current_setting('timezone') as zone, current_setting('jit') as jit, current_setting('server_encoding') as encoding from pg_roles where rolname = current_user`)
  assert.deepEqual(row, { rolsuper: false, fsync: 'on', commit: 'on', zone: 'UTC', jit: 'off', encoding: 'UTF8' })
  // Secrets are for the owner alone, and a wrong one is refused.
  for (const name of ['postgres.password', 'database-url']) assert.equal(statSync(join(dataDir, name)).mode & 0o777, 0o600)
  const wrong = new URL(cluster.url)
  wrong.password = 'wrong'
  await assert.rejects(query(wrong.href, 'select 1'), /password authentication failed/)
  await cluster.stop()
})

test('what was acknowledged survives the death of the program; its orphan server is replaced', linux, async (t) => {
  const dataDir = aFolder(t)
  const { child, acknowledged } = await aHolder(t, dataDir)
  const orphan = postmasterOf(dataDir)
  assert.notEqual(showProcess(orphan)?.group, showProcess(child.pid ?? 0)?.group, 'an interrupt typed in the terminal would reach the server')
  child.kill('SIGKILL')
  await once(child, 'exit')
  assert.ok(isRunning(orphan))
  const cluster = await startEmbeddedPostgres({ dataDir })
  assert.notEqual(postmasterOf(dataDir), orphan)
  assert.ok(!isRunning(orphan))
  const [row] = await query(cluster.url, `select count(*)::int as kept from ecrit where n = any('{${acknowledged.join(',')}}')`)
  assert.deepEqual(row, { kept: acknowledged.length })
  await cluster.stop()
})

test('what was acknowledged survives the death of the program and of every process of the server', linux, async (t) => {
  const dataDir = aFolder(t)
  const { child, acknowledged } = await aHolder(t, dataDir)
  const postmaster = postmasterOf(dataDir)
  const servers = listChildren(postmaster)
  assert.ok(servers.length >= 4)
  for (const pid of [postmaster, ...servers]) process.kill(pid, 'SIGKILL')
  child.kill('SIGKILL')
  await once(child, 'exit')
  const cluster = await startEmbeddedPostgres({ dataDir })
  const [row] = await query(cluster.url, `select count(*)::int as kept from ecrit where n = any('{${acknowledged.join(',')}}')`)
  assert.deepEqual(row, { kept: acknowledged.length })
  await cluster.stop()
})

test('a first start cut short is begun again', async (t) => {
  const dataDir = aFolder(t)
  mkdirSync(join(dataDir, `postgres.${process.pid}`), { recursive: true })
  writeFileSync(join(dataDir, `postgres.${process.pid}`, 'PG_VERSION'), '18\n')
  await (await startEmbeddedPostgres({ dataDir })).stop()
})

test('data written by another major version is refused in a sentence', async (t) => {
  const dataDir = aFolder(t)
  mkdirSync(join(dataDir, 'postgres'), { recursive: true })
  writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '15\n')
  await assert.rejects(startEmbeddedPostgres({ dataDir }), /a été écrit par PostgreSQL 15/)
})

test('as root, under a folder closed to the server’s user, data go elsewhere, a link leads there, and one line says so', { skip: !isRoot && 'root only' }, async (t) => {
  const dataDir = aFolder(t, 0o700)
  const said: string[] = []
  const cluster = await startEmbeddedPostgres({ dataDir, print: (line) => said.push(line) })
  await query(cluster.url, 'create table a (x int)')
  await cluster.stop()
  assert.ok(lstatSync(join(dataDir, 'postgres')).isSymbolicLink())
  assert.equal(said.length, 1)
  assert.ok(said[0]?.includes(realpathSync(join(dataDir, 'postgres'))))
  const again = await startEmbeddedPostgres({ dataDir, print: (line) => said.push(line) })
  assert.deepEqual(await query(again.url, 'select * from a'), [])
  await again.stop()
  assert.equal(said.length, 1)
})
