/** Starts what ROLES names, in order; on SIGTERM or SIGINT stops it in the reverse order, losing nothing. */
import { createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { type ServerType, serve } from '@hono/node-server'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { loadCommunes } from '#connectors/communes/client.ts'
import { createMail } from '#connectors/mail/client.ts'
import { createSneClient } from '#connectors/sne/client.ts'
import { lockDataDir } from '#platform/data-dir-lock.ts'
import { createDb, type Db } from '#platform/db.ts'
import { startEmbeddedPostgres } from '#platform/embedded-postgres.ts'
import { createLog, type Log } from '#platform/log.ts'
import { migrate } from '#platform/migrate.ts'
import { createApp, type Deps } from '#src/app.ts'
import { type Config, loadConfig } from '#src/config.ts'
import type { Connectors } from '#src/context.ts'
import { openDemonstrationMailbox, startSimulators } from '#src/simulators.ts'
import { type JOBS, openJobs, toSystemContext, type WorkerDeps } from '#src/worker.ts'

type Town = { jobs: typeof JOBS; accounts: readonly { email: string; motDePasse: string; qui: string }[] }
type House = { config: Config; log: Log; stops: (() => unknown)[] }

const ROOT = findRoot(import.meta.dirname)
const STOP_WITHIN_MS = 28_000
const ADMIT_WITHIN_MS = 3_000
/** A turn so short without anyone at the door: nobody waits behind it. */
const QUIET_TURN_MS = 2
const LOG_LIMIT_BYTES = 10_000_000
const say = (line: string) => void process.stderr.write(`${line}\n`)
// eslint-disable-next-line no-restricted-syntax -- the one place that reads the hour, and hands it to all others
const clock = () => Temporal.Now.instant()

await main()

async function main(): Promise<void> {
  const stops: House['stops'] = []
  const stopAll = once((code: number) => leave(stops, code))
  process.on('SIGTERM', () => void stopAll(0)).on('SIGINT', () => void stopAll(0))
  // The program that started us died: its orphan would keep the data folder.
  process.once('disconnect', () => void stopAll(0))
  process.channel?.unref()
  try {
    const config = readConfig()
    const log = openLog(config)
    process.on('uncaughtException', (error) => {
      log.error('uncaught', { error })
      void stopAll(1)
    })
    await start({ config, log, stops })
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    void stopAll(1)
  }
}

/** Signals come twice from a terminal, once to us and once through the program that started us. */
function once(action: (code: number) => Promise<void>): (code: number) => Promise<void> {
  let done: Promise<void> | undefined
  return (code) => (done ??= action(code))
}

async function leave(stops: House['stops'], code: number): Promise<void> {
  setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref()
  let result = code
  for (let stop = stops.pop(); stop !== undefined; stop = stops.pop()) {
    try {
      await stop()
    } catch (error) {
      say(error instanceof Error ? error.message : String(error))
      result = 1
    }
  }
  process.exit(result)
}

function readConfig(): Config {
  const config = loadConfig(process.env)
  return { ...config, dataDir: resolve(config.dataDir) }
}

/** A person at a terminal reads sentences; a machine, or a file beside the data, reads the lines. */
function openLog({ production, dataDir }: Config): Log {
  if (production || !process.stdout.isTTY) return createLog()
  const file = join(dataDir, 'alin.log')
  mkdirSync(dataDir, { recursive: true, mode: 0o711 })
  if (existsSync(file) && statSync(file).size > LOG_LIMIT_BYTES) renameSync(file, `${file}.1`)
  const stream = createWriteStream(file, { flags: 'a', mode: 0o600 })
  return createLog((line) => stream.write(line))
}

async function start(house: House): Promise<void> {
  const { config, log, stops } = house
  if (config.roles.includes('web')) await checkPort(config)
  const url = await openDatabase(house)
  const db = createDb({ url, ...(config.poolSize !== undefined && { poolSize: config.poolSize }), onError: (error) => log.error('database', { error }) })
  stops.push(() => db.destroy())
  const connectors = await connect(house, db)
  const settings = { baseUrl: config.baseUrl, secret: config.secret, demonstration: config.demonstration, production: config.production, mailFrom: config.mailFrom }
  const deps = { db, connectors, settings, log, clock }
  const town = config.demonstration ? await openTown(url, deps) : undefined
  const jobs = await openJobs(url, deps, { works: config.roles.includes('worker'), more: town?.jobs ?? [] })
  stops.push(() => jobs.stop())
  if (config.roles.includes('web')) await openDoors(house, { ...deps, jobs, assets: readAssets(), publicDir: join(ROOT, 'dist', 'public'), trustedProxies: config.trustedProxies })
  log.info('started', { roles: config.roles.join(','), port: config.port })
  greet(config, town)
}

async function openDatabase({ config, log, stops }: House): Promise<string> {
  const url = config.databaseUrl ?? (await openOwnDatabase(config, stops))
  for (const migration of await migrate(url, join(ROOT, 'db', 'migrations'))) log.info('migrated', { migration })
  return url
}

async function openOwnDatabase({ dataDir }: Config, stops: House['stops']): Promise<string> {
  const lock = await lockDataDir(dataDir)
  stops.push(() => lock.release())
  const cluster = await startEmbeddedPostgres({ dataDir, print: say })
  stops.push(() => cluster.stop())
  return cluster.url
}

async function connect({ config, stops }: House, db: Db): Promise<Connectors> {
  const { dataDir, sne, smtpUrl, mailFrom, demonstration } = config
  const simulators = config.roles.includes('simulators') ? await startSimulators(dataDir, clock, await findAncreDay(db)) : undefined
  if (simulators) stops.push(() => simulators.stop())
  const mail = createMail({ url: given(smtpUrl ?? simulators?.smtpUrl, 'SMTP_URL'), from: mailFrom })
  stops.push(() => mail.close())
  const national = { url: given(sne.url ?? simulators?.sneUrl, 'SNE_URL'), ...readCertificate(sne) }
  return {
    mail,
    sne: createSneClient({ national, regionaux: readTerritoires(sne.territoiresFile), guichet: sne.guichet, now: clock }),
    communes: loadCommunes(join(ROOT, 'dist', 'communes.json')),
    ...(demonstration && simulators && { mailbox: openDemonstrationMailbox(dataDir) }),
  }
}

async function findAncreDay(db: Db) {
  const { findAncre } = await import('#demo/ancre.ts')
  return (await findAncre(db))?.jour
}

function given(value: string | undefined, name: string): string {
  if (value === undefined) throw new Error(`${name} manque : donnez-la, ou ajoutez simulators à ROLES.`)
  return value
}

type Files = { certFile: string | undefined; keyFile: string | undefined; caFile: string | undefined }

function readCertificate({ certFile, keyFile, caFile }: Files) {
  return {
    ...(certFile !== undefined && keyFile !== undefined && { certificat: { cert: readFileSync(certFile, 'utf8'), key: readFileSync(keyFile, 'utf8') } }),
    ...(caFile !== undefined && { autorite: readFileSync(caFile, 'utf8') }),
  }
}

/** Regional registers (F173): `{ "069": { "url": "https://…", "certFile": "…", "keyFile": "…", "caFile": "…" } }`. */
function readTerritoires(file: string | undefined) {
  const listed: Record<string, Files & { url: string }> = file === undefined ? {} : JSON.parse(readFileSync(file, 'utf8'))
  return Object.fromEntries(Object.entries(listed).map(([territoire, { url, ...files }]) => [territoire, { url, ...readCertificate(files) }]))
}

/** The demonstration town: filled once, then brought to today before any job works; its code is not even loaded in production. */
async function openTown(url: string, deps: WorkerDeps): Promise<Town> {
  const [{ listAccounts }, { loadTown }, { refreshTown, TOWN_JOBS }] = await Promise.all([import('#demo/accounts.ts'), import('#demo/index.ts'), import('#demo/refresh.ts')])
  const queue = await openJobs(url, deps, { works: false })
  const ctx = toSystemContext({ ...deps, jobs: queue }, 'demonstration')
  if (await isEmpty(deps.db)) {
    say('Première ouverture : la ville de démonstration se remplit…')
    await loadTown(ctx)
  } else await refreshTown(ctx)
  await queue.stop()
  return { jobs: TOWN_JOBS, accounts: listAccounts() }
}

async function isEmpty(db: Db): Promise<boolean> {
  const { rows } = await sql`select 1 from compte limit 1`.execute(db)
  return rows.length === 0
}

function readAssets(): Deps['assets'] {
  return JSON.parse(readFileSync(join(ROOT, 'dist', 'assets.json'), 'utf8'))
}

async function openDoors({ config, stops }: House, deps: Deps): Promise<void> {
  const server = await listen(createApp(deps).fetch, config)
  stops.push(() => drain(server))
}

/** Before anything is prepared: a port that is taken must leave nothing behind. */
function checkPort({ port, host }: Config): Promise<void> {
  return new Promise((free, failed) => {
    const probe = createServer()
    probe.once('error', (error) => failed(explainPort(error, port)))
    probe.listen({ port, host }, () => probe.close(() => free()))
  })
}

function explainPort(error: Error, port: number): Error {
  return 'code' in error && error.code === 'EADDRINUSE' ? new Error(`Le port ${port} est déjà pris. Donnez-en un autre : PORT=3001 npm start`) : error
}

function listen(fetch: Parameters<typeof serve>[0]['fetch'], { port, host }: Config): Promise<ServerType> {
  return new Promise((listening, failed) => {
    const server = serve({ fetch, port, hostname: host }, () => listening(server))
    server.once('error', (error) => failed(explainPort(error, port)))
  })
}

/** No new connection; those at work end; those that only wait are closed. */
async function drain(server: ServerType): Promise<void> {
  await admitArrived(server)
  await new Promise<void>((closed) => {
    const closeIdle = setInterval(() => 'closeIdleConnections' in server && server.closeIdleConnections(), 50)
    server.close(() => {
      clearInterval(closeIdle)
      closed()
    })
  })
}

/** Node takes in one connection a turn: under load others have arrived and wait, and the system would cut them off with the door. */
async function admitArrived(server: ServerType): Promise<void> {
  const until = performance.now() + ADMIT_WITHIN_MS
  let came = false
  const note = () => (came = true)
  server.on('connection', note)
  await nextTurn()
  for (let quiet = false; !quiet && performance.now() < until; ) {
    came = false
    const before = performance.now()
    await nextTurn()
    quiet = !came && performance.now() - before < QUIET_TURN_MS
  }
  server.off('connection', note)
}

function findRoot(from: string): string {
  return existsSync(join(from, 'package.json')) ? from : findRoot(dirname(from))
}

function greet({ baseUrl, roles, dataDir }: Config, town: Town | undefined): void {
  if (!roles.includes('web')) return say(`AL’in travaille (${roles.join(', ')}). Ctrl+C pour arrêter.`)
  say(['', `AL’in est ouvert : ${baseUrl}`, ...(town ? presentTown(town, baseUrl) : []), '', `Données : ${dataDir} · Ctrl+C pour arrêter.`].join('\n'))
}

function presentTown({ accounts }: Town, baseUrl: string): readonly string[] {
  const [first] = accounts
  return [
    '', `Démonstration : personnes et logements inventés. Mot de passe de tous les comptes : ${first?.motDePasse ?? ''}`,
    ...accounts.map(({ email, qui }) => `  ${email.padEnd(26)} ${qui}`),
    `Courrier reçu : ${baseUrl}/demonstration/courrier`,
  ]
}
