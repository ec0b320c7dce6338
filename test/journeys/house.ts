/** A whole house for the journeys of one file: its database, its worker, its simulators, its doors, a browser, and a clock that the test moves. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { serve, type ServerType } from '@hono/node-server'
import type { Browser } from 'playwright-core'
import { Temporal } from 'temporal-polyfill'
import { createMail } from '#connectors/mail/client.ts'
import type { Mailbox } from '#connectors/mail/mailbox.ts'
import { createSneClient } from '#connectors/sne/client.ts'
import { openSession } from '#features/accounts/commands/sessions.ts'
import { jourAParis } from '#domain/jour.ts'
import { transaction, type Db } from '#platform/db.ts'
import { createLog } from '#platform/log.ts'
import { createApp, type Deps } from '#src/app.ts'
import type { Ctx } from '#src/context.ts'
import { openDemonstrationMailbox, startSimulators } from '#src/simulators.ts'
import { JOBS, openJobs } from '#src/worker.ts'
import { drawFacades } from '#ui/facades.ts'
import { launchBrowser } from '#test/browser.ts'
import { testCommunes } from '#test/communes.ts'
import { testDatabase } from '#test/database.ts'
import { openVisit, type Visit, type Window } from '#test/journeys/visit.ts'
import { bundle } from '#test/ui/gallery-browser.ts'

export type House = {
  url: string
  db: Db
  mailbox: Mailbox
  /** Faults that the log holds, as lines. */
  faults: string[]
  now: () => Temporal.Instant
  /** Time passes for the application and the worker; the real clock goes on from there. */
  advance: (by: Temporal.DurationLike) => void
  /** A job that its hour would start, done now: the clock of the queue is the real one. */
  runJob: (name: string) => Promise<void>
  /** Signs the links of its messages. */
  secret: string
  /** A browser window of its own, signed in when an address is given. */
  visit: (window: Window & { as?: string }) => Promise<Visit>
}
type Options = { /** The demonstration town; otherwise nobody lives here. */ town?: boolean }

const PUBLIC = new URL('../../public', import.meta.url).pathname

/** Everything is closed with the test, in the reverse order, before its database goes. */
export async function openHouse(t: TestContext, options: Options = {}): Promise<House> {
  const stops: (() => unknown)[] = []
  t.after(async () => {
    for (let stop = stops.pop(); stop !== undefined; stop = stops.pop()) await stop()
  })
  const { db, url: databaseUrl } = await testDatabase(t)
  const folder = mkdtempSync(join(tmpdir(), 'alin-maison-'))
  stops.push(() => rmSync(folder, { recursive: true, force: true }))
  const faults: string[] = []
  const clock = createClock()
  const log = createLog((line) => void (/"level":"error"/.test(line) && faults.push(line)))
  const connectors = await connect(folder, clock.now, stops)
  const doors = await openDoors(stops)
  const settings = { baseUrl: doors.url, secret: 'secret-de-test-32-caracteres-au-moins', demonstration: true, production: false }
  const jobs = await openJobs(databaseUrl, { db, connectors, settings, log, clock: clock.now }, { works: true })
  stops.push(() => jobs.stop())
  const deps = { db, connectors, settings, log, jobs }
  if (options.town === true) await fillTown(contextOf(deps, clock.now()))
  const app = createApp({ ...deps, clock: clock.now, ...(await makePublic(folder)) })
  doors.open((request, env) => app.fetch(request, env))
  const browser = await launchBrowser()
  stops.push(() => browser.close())
  return { url: doors.url, db, mailbox: connectors.mailbox, faults, ...clock, secret: settings.secret, runJob: (name) => runJob(contextOf(deps, clock.now()), name), visit: (window) => visit(browser, contextOf(deps, clock.now()), window) }
}

function createClock() {
  let offset = Temporal.Duration.from({ seconds: 0 })
  const now = () => Temporal.Now.instant().add(offset)
  return {
    now,
    advance: (by: Temporal.DurationLike) => {
      const later = now().toZonedDateTimeISO('Europe/Paris').add(by).toInstant()
      offset = Temporal.Now.instant().until(later)
    },
  }
}

async function connect(folder: string, now: () => Temporal.Instant, stops: (() => unknown)[]) {
  const simulators = await startSimulators(folder, now)
  stops.push(() => simulators.stop())
  const mail = createMail({ url: simulators.smtpUrl, from: 'AL’in <ne-pas-repondre@exemple.test>' })
  stops.push(() => mail.close())
  const sne = createSneClient({ national: { url: simulators.sneUrl }, guichet: 'GTEST', now })
  return { mail, sne, communes: testCommunes(), mailbox: openDemonstrationMailbox(folder) }
}

type Fetch = (request: Request, env: unknown) => Response | Promise<Response>

/** The address is known before the application is made: its mails name it. */
function openDoors(stops: (() => unknown)[]): Promise<{ url: string; open: (fetch: Fetch) => void }> {
  let inside: Fetch = () => new Response('pas encore', { status: 503 })
  return new Promise((listening) => {
    const server: ServerType = serve({ fetch: (request, env) => inside(request, env), port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      listening({
        url: `http://127.0.0.1:${port}`,
        open: (fetch) => {
          inside = fetch
        },
      }),
    )
    stops.push(() => new Promise((closed) => {
      server.close(closed)
      if ('closeAllConnections' in server) server.closeAllConnections()
    }))
  })
}

/** Imported late: a house without the town does not need it. */
async function fillTown(ctx: Ctx): Promise<void> {
  const { loadTown } = await import('#demo/index.ts')
  await loadTown(ctx)
}

/** The files of the site as they are now, whatever was last built. */
async function makePublic(folder: string): Promise<Pick<Deps, 'assets' | 'publicDir'>> {
  const publicDir = join(folder, 'public')
  mkdirSync(publicDir)
  cpSync(PUBLIC, publicDir, { recursive: true })
  writeFileSync(join(publicDir, 'app.css'), await bundle('src/ui/styles/main.css'))
  writeFileSync(join(publicDir, 'facades.svg'), drawFacades())
  writeFileSync(join(publicDir, 'app.js'), await bundle('src/ui/islands/main.ts'))
  return { publicDir, assets: { css: '/public/app.css', js: '/public/app.js', facades: '/public/facades.svg' } }
}

function contextOf(deps: Pick<Deps, 'db' | 'connectors' | 'settings' | 'log' | 'jobs'>, now: Temporal.Instant): Ctx {
  const today = jourAParis(now)
  return { ...deps, now, today, actor: { type: 'systeme' }, requestId: 'parcours' }
}

async function runJob(ctx: Ctx, name: string): Promise<void> {
  const job = JOBS.find((one) => one.name === name)
  if (!job) throw new Error(`No job is called ${name}`)
  await job.work(ctx, {}, new AbortController().signal)
}

async function visit(browser: Browser, ctx: Ctx, { as, ...window }: Window & { as?: string }): Promise<Visit> {
  const { baseUrl } = ctx.settings
  const visitor = await openVisit(browser, baseUrl, window)
  if (as === undefined) return visitor
  const { id: compteId } = await ctx.db.selectFrom('compte').select('id').where('email', '=', as).where('statut', '=', 'actif').executeTakeFirstOrThrow()
  const session = await transaction(ctx.db, (tx) => openSession(tx, ctx, { compteId, etape: 'ouverte', longue: true }))
  await visitor.page.context().addCookies([{ name: 'alin', value: session.id, url: baseUrl, httpOnly: true, sameSite: 'Lax' }])
  return visitor
}
