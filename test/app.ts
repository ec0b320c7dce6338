/** The application of a test: real routes, real PostgreSQL, a clock that the test sets. */
import type { TestContext } from 'node:test'
import type { Hono } from 'hono'
import { Temporal } from 'temporal-polyfill'
import type { Message } from '#connectors/mail/index.ts'
import type { Sne } from '#connectors/sne/index.ts'
import { jourAParis } from '#domain/jour.ts'
import { openSession } from '#features/accounts/commands/sessions.ts'
import { transaction, type Db } from '#platform/db.ts'
import { createLog } from '#platform/log.ts'
import { createApp, type Deps } from '#src/app.ts'
import type { Actor, Ctx, Env, Settings } from '#src/context.ts'
import { createClient, type Client } from '#test/client.ts'
import { testCommunes } from '#test/communes.ts'
import { testDatabase } from '#test/database.ts'
import { testJobs, type TestJobs } from '#test/jobs.ts'

export type TestClock = { now: () => Temporal.Instant; set: (when: string) => void; advance: (by: Temporal.DurationLike) => void }
export type TestApp = {
  app: Hono<Env>
  db: Db
  clock: TestClock
  settings: Settings
  /** What the application sent, oldest first. */
  mails: Message[]
  /** What the technical log holds. */
  logs: string[]
  jobs: Pick<TestJobs, 'listWaiting'>
  /** Does the jobs that wait. */
  work: () => Promise<readonly string[]>
  /** What a command is handed outside a request. */
  ctx: (actor?: Actor) => Ctx
  /** A browser of its own; `address` tells callers apart. */
  client: (address?: string) => Client
  /** A browser signed in under this e-mail, without the walk through the sign-in pages. */
  signIn: (email: string) => Promise<Client>
}
type Options = { now?: string; sne?: Sne; mail?: Ctx['connectors']['mail']; settings?: Partial<Settings> }

const NOW = '2026-11-22T09:00:00Z'
const SETTINGS: Settings = { baseUrl: 'http://alin.exemple.test', secret: 'secret-de-test-32-caracteres-au-moins', demonstration: false, production: false }

/** Its database goes with the test, or with the whole file when no test is given. */
export async function testApp(t?: TestContext, options: Options = {}): Promise<TestApp> {
  const { db } = await testDatabase(t)
  const clock = createClock(options.now ?? NOW)
  const [mails, logs]: [Message[], string[]] = [[], []]
  const queue = await testJobs(db)
  const settings = { ...SETTINGS, ...options.settings }
  const deps: Deps = {
    db,
    clock: clock.now,
    settings,
    jobs: queue.jobs,
    log: createLog((line) => logs.push(line)),
    connectors: { sne: options.sne ?? unreachable(), communes: testCommunes(), mail: options.mail ?? keeping(mails) },
    assets: { css: '/public/essai.css', js: '/public/essai.js', facades: '/public/essai.svg' },
    publicDir: 'public',
  }
  const app = createApp(deps)
  const ctx = (actor: Actor = { type: 'systeme' }) => contextOf(deps, actor)
  const client = (address?: string) => createClient(app, settings.baseUrl, address)
  return { app, db, clock, settings, mails, logs, jobs: queue, ctx, client, work: () => queue.work(ctx()), signIn: (email) => signedIn(client(), ctx(), email) }
}

function createClock(start: string): TestClock {
  let now = Temporal.Instant.from(start)
  return {
    now: () => now,
    set: (when) => (now = Temporal.Instant.from(when)),
    advance: (by) => (now = now.toZonedDateTimeISO('UTC').add(by).toInstant()),
  }
}

function contextOf({ db, clock, connectors, settings, jobs, log }: Deps, actor: Actor): Ctx {
  const now = clock()
  const today = jourAParis(now)
  return { db, now, today, actor, connectors, settings, jobs, log, requestId: 'essai' }
}

/** A register that does not answer: tests that read it bring theirs. */
function unreachable(): Sne {
  const answer = () => Promise.resolve({ issue: 'indisponible', cause: 'reseau', detail: 'aucun registre dans ce test' } as const)
  return { getDemandeLogement: answer, listDemandesRadieesDepuis: answer, listNouveauxDaloDepuis: answer, listDoublons: answer, submitDemande: answer }
}

/** A mail server that accepts everything. */
function keeping(mails: Message[]): Ctx['connectors']['mail'] {
  return {
    send: (message) => {
      mails.push(message)
      return Promise.resolve({ issue: 'acceptee' })
    },
  }
}

async function signedIn(client: Client, ctx: Ctx, email: string): Promise<Client> {
  const { id: compteId } = await ctx.db.selectFrom('compte').select('id').where('email', '=', email).where('statut', '=', 'actif').executeTakeFirstOrThrow()
  const session = await transaction(ctx.db, (tx) => openSession(tx, ctx, { compteId, etape: 'ouverte', longue: false }))
  client.cookies.set(ctx.settings.baseUrl.startsWith('https:') ? '__Host-alin' : 'alin', session.id)
  return client
}
