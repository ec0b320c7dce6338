/** A real PostgreSQL of our own, for whoever gives no DATABASE_URL. It outlives our signals: only `stop` stops it. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { findPlace, give, type Place } from './embedded-postgres-place.ts'

export type Cluster = { url: string; stop: () => Promise<void> }
export type ClusterOptions = {
  dataDir: string
  /** Off for throw-away test clusters only: nothing then waits for the disk. */
  durable?: boolean
  /** Roles that may create databases: tests clone one per file. */
  mayCreateDatabases?: boolean
  /** Of the server, in place of those below: the bench asks for those of a larger machine. */
  settings?: Readonly<Record<string, string>>
  print?: (line: string) => void
}
type Server = Place & { dataDir: string; port: number; password: string; process: ChildProcess }

const OWNER = 'alin'
const READY_WITHIN_MS = 300_000
const STOP_WITHIN_MS = 30_000
const LOG_LIMIT_BYTES = 10_000_000

/** Starts the cluster of this folder, made on first use. The caller holds the folder's lock. */
export async function startEmbeddedPostgres(options: ClusterOptions): Promise<Cluster> {
  const dataDir = resolve(options.dataDir)
  mkdirSync(dataDir, { recursive: true, mode: 0o711 })
  const place = findPlace(dataDir, options.print ?? (() => {}))
  const password = readPassword(dataDir)
  if (!existsSync(join(place.folder, 'PG_VERSION'))) initialise(place, password)
  checkVersion(place)
  await stopLeftover(place)
  const server = await start(place, { ...options, dataDir }, password)
  await ensureDatabase(server, options.mayCreateDatabases ?? false)
  const url = urlOf(server, OWNER, OWNER)
  writeFileSync(join(dataDir, 'database-url'), `${url}\n`, { mode: 0o600 })
  return { url, stop: () => stop(server) }
}

function readPassword(dataDir: string): string {
  const file = join(dataDir, 'postgres.password')
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 })
  return readFileSync(file, 'utf8').trim()
}

/** UTF-8, the built-in C.UTF-8 order (the same on every machine); French order is asked for with `collate "fr-x-icu"`. */
function initialise({ bin, folder, account }: Place, password: string): void {
  const draft = `${folder}.${process.pid}`
  const passwordFile = `${draft}.password`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { mode: 0o700 })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  give(draft, account)
  give(passwordFile, account)
  const args = ['-D', draft, '-U', 'postgres', `--pwfile=${passwordFile}`, '-A', 'scram-sha-256', '-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions']
  const done = spawnSync(join(bin, 'initdb'), args, { ...account, cwd: '/', env: bareEnvironment(), encoding: 'utf8' })
  rmSync(passwordFile)
  if (done.status !== 0) throw new Error(`PostgreSQL n’a pas pu préparer ${folder} : ${done.stderr || done.error}`)
  // Whole or absent: an interrupted first start leaves only a draft.
  renameSync(draft, folder)
}

function checkVersion({ bin, folder, account }: Place): void {
  const data = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim()
  const server = spawnSync(join(bin, 'postgres'), ['--version'], { ...account, cwd: '/', encoding: 'utf8' }).stdout.match(/(\d+)/)?.[1]
  if (server !== data) throw new Error(`${folder} a été écrit par PostgreSQL ${data}, et cette version d’AL’in contient PostgreSQL ${server} : voir docs/operating.md, « Changer de version ».`)
}

/** A postmaster that survived its killed holder is stopped, its port and settings being those of another life. */
async function stopLeftover({ folder }: Place): Promise<void> {
  const file = join(folder, 'postmaster.pid')
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0
  if (!(pid > 0) || !isPostmasterOf(pid, folder)) return
  process.kill(pid, 'SIGINT')
  const limit = performance.now() + STOP_WITHIN_MS
  while (isPostmasterOf(pid, folder)) {
    if (performance.now() > limit) process.kill(pid, 'SIGQUIT')
    await sleep(50)
  }
}

function isPostmasterOf(pid: number, folder: string): boolean {
  if (process.platform === 'win32') return false
  const listed = existsSync('/proc/self/cmdline') ? readCommand(pid) : spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).stdout
  return listed.includes(folder)
}

function readCommand(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

async function start(place: Place, options: ClusterOptions, password: string): Promise<Server> {
  const log = join(options.dataDir, 'postgres.log')
  if (existsSync(log) && statSync(log).size > LOG_LIMIT_BYTES) renameSync(log, `${log}.1`)
  // Several tries: another program may take the port first, and a killed server's last children hold its memory a moment.
  for (let attempt = 1; ; attempt++) {
    const port = await findFreePort()
    const server = { ...place, dataDir: options.dataDir, port, password, process: launch(place, port, { log, durable: options.durable ?? true, more: options.settings ?? {} }) }
    if (await isReady(server)) return server
    if (attempt === 8) throw new Error(`PostgreSQL ne démarre pas ; son journal est dans ${log} :\n${readFileSync(log, 'utf8').split('\n').slice(-6).join('\n')}`)
    await sleep(500)
  }
}

function launch({ bin, folder, account }: Place, port: number, { log, durable, more }: { log: string; durable: boolean; more: Readonly<Record<string, string>> }): ChildProcess {
  const settings = {
    listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: '100', shared_buffers: '256MB', jit: 'off', timezone: 'UTC', log_timezone: 'UTC',
    // Values of people stay out of its journal: no statement, no detail.
    log_error_verbosity: 'terse', log_min_error_statement: 'panic', log_checkpoints: 'off',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '64MB' }),
    ...more,
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const output = openSync(log, 'a', 0o600)
  // Its own session: a Ctrl+C in the terminal reaches us, not the database, which must live until requests are drained.
  const child = spawn(join(bin, 'postgres'), ['-D', folder, '-p', String(port), ...flags], { ...account, cwd: '/', env: bareEnvironment(), detached: true, stdio: ['ignore', output, output] })
  child.once('error', () => {})
  child.unref()
  closeSync(output)
  return child
}

/** Nothing of our environment: it holds secrets, and a PGDATA or PGPORT there would change what starts. */
function bareEnvironment(): NodeJS.ProcessEnv {
  const kept = ['PATH', 'SystemRoot', 'TEMP'].flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' }
}

function findFreePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer().once('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => found(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

async function isReady(server: Server): Promise<boolean> {
  const limit = performance.now() + READY_WITHIN_MS
  while (isRunning(server.process) && performance.now() < limit) {
    try {
      await withAdmin(server, () => Promise.resolve())
      return isRunning(server.process)
    } catch {
      await sleep(20)
    }
  }
  return false
}

const isRunning = (child: ChildProcess) => child.pid !== undefined && child.exitCode === null && child.signalCode === null

const urlOf = (server: Server, user: string, database: string) => `postgresql://${user}:${server.password}@127.0.0.1:${server.port}/${database}`

async function withAdmin<T>(server: Server, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: urlOf(server, 'postgres', 'postgres') })
  client.on('error', () => {})
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}

/** The program is the owner of its database, never the superuser. */
async function ensureDatabase(server: Server, mayCreateDatabases: boolean): Promise<void> {
  await withAdmin(server, async (client) => {
    const { rows } = await client.query(`select (select count(*)::int from pg_roles where rolname = $1) as roles, (select count(*)::int from pg_database where datname = $1) as databases`, [OWNER])
    const secret = client.escapeLiteral(server.password)
    if (rows[0].roles === 0) await client.query(`create role ${OWNER} login password ${secret} ${mayCreateDatabases ? 'createdb' : ''}`)
    if (rows[0].databases === 0) await client.query(`create database ${OWNER} owner ${OWNER}`)
  })
}

/** Fast shutdown: open transactions are rolled back, what was acknowledged is on disk. */
async function stop(server: Server): Promise<void> {
  rmSync(join(server.dataDir, 'database-url'), { force: true })
  if (!isRunning(server.process)) return
  const gone = new Promise((resolved) => server.process.once('exit', resolved))
  if (process.platform === 'win32') spawnSync(join(server.bin, 'pg_ctl'), ['stop', '-m', 'fast', '-D', server.folder])
  else server.process.kill('SIGINT')
  const hurry = setTimeout(() => server.process.kill('SIGQUIT'), STOP_WITHIN_MS)
  await gone
  clearTimeout(hurry)
}
