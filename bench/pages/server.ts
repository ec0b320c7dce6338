/** The two processes that are compared: the product as it is built for production, and the bare server. */
import { fork, spawnSync, type ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Temporal } from 'temporal-polyfill'
import type { BareAsked, Recorded } from './bare.ts'
import type { Spent } from './probe.ts'

export type Server = { port: number; startMs: number; spent: () => Promise<Spent>; stop: () => Promise<void> }
export type Bare = Server & { record: (pages: readonly Recorded[]) => Promise<void> }
export type ProductOptions = { databaseUrl: string; baseUrl: string; secret: string; /** The instant at which the server lives. */ now: Temporal.Instant; /** For profiles. */ nodeOptions?: readonly string[] }

const ROOT = join(import.meta.dirname, '..', '..')
const READY_WITHIN_MS = 30_000

/** Built if its sources changed: what is measured is what would be served. */
export function buildProduct(): void {
  const { status } = spawnSync(process.execPath, [join(ROOT, 'scripts', 'build.mjs')], { stdio: ['ignore', 'inherit', 'inherit'] })
  if (status !== 0) throw new Error('The product does not build')
}

/** `dist/server/main.js`, role web alone, in production settings; nothing outside is reached. */
export async function startProduct({ databaseUrl, baseUrl, secret, now, nodeOptions = [] }: ProductOptions): Promise<Server> {
  const port = await findPort()
  const env = {
    PATH: process.env['PATH'], TZ: 'UTC', NODE_ENV: 'production', ROLES: 'web', HOST: '127.0.0.1', PORT: String(port), BASE_URL: baseUrl, SECRET: secret, DATABASE_URL: databaseUrl,
    SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'banc@exemple.test', SNE_URL: 'https://127.0.0.1:9', SNE_CERT: '/dev/null', SNE_KEY: '/dev/null', SNE_GUICHET: 'G0000',
    BENCH_SHIFT_MS: String(now.epochMilliseconds - Date.now()),
  }
  const started = performance.now()
  const child = fork(join(ROOT, 'dist', 'server', 'main.js'), { env, execArgv: ['--enable-source-maps', ...nodeOptions, '--import', join(import.meta.dirname, 'probe.ts')], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  await waitReady(child, port)
  return { port, startMs: performance.now() - started, spent: () => tell<Spent>(child, 'spent'), stop: () => stop(child) }
}

export async function startBare(): Promise<Bare> {
  const started = performance.now()
  const child = fork(join(import.meta.dirname, 'bare.ts'), { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const { port } = await hear<{ port: number }>(child)
  const record = async (pages: readonly Recorded[]) => void (await tell(child, { record: pages } satisfies BareAsked))
  return { port, startMs: performance.now() - started, record, spent: () => tell<Spent>(child, 'spent'), stop: () => stop(child) }
}

/** A port that nobody listens to. */
function findPort(): Promise<number> {
  return new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => found(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

async function waitReady(child: ChildProcess, port: number): Promise<void> {
  const until = performance.now() + READY_WITHIN_MS
  while (child.exitCode === null && performance.now() < until) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined)
    if (answer?.ok === true) return
    await sleep(10)
  }
  throw new Error('The product did not start')
}

function hear<T>(child: ChildProcess): Promise<T> {
  return new Promise((heard, failed) => {
    const onExit = () => failed(new Error('A measured server ended'))
    child.once('exit', onExit)
    child.once('message', (said: T) => {
      child.off('exit', onExit)
      heard(said)
    })
  })
}

function tell<T>(child: ChildProcess, what: BareAsked): Promise<T> {
  const answer = hear<T>(child)
  child.send(what)
  return answer
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const ended = new Promise((done) => child.once('exit', done))
  child.kill('SIGTERM')
  await ended
}
