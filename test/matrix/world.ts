/** One small world on real PostgreSQL: a household A with its candidature, and everyone who may or may not see it. */
import { createApp } from '#src/app.ts'
import type { Db } from '#platform/db.ts'
import { csrfToken } from '#platform/csrf.ts'
import type { Settings } from '#src/context.ts'
import { testApp, type TestApp } from '#test/app.ts'
import type { TestContext } from 'node:test'
import { ACTORS, type ActorName } from '#test/matrix/actors.ts'
import { seed, type Ids } from '#test/matrix/seed.ts'

export type Asked = {
  method: string
  path: string
  actor: ActorName
  body?: Readonly<Record<string, string>> | undefined
  /** Body as it stands, token included. */
  raw?: string | undefined
  json?: unknown
  headers?: Readonly<Record<string, string>>
  /** Another token than one’s own; null: none. */
  csrf?: string | null
}
export type Answered = { status: number; location: string | undefined; headers: Headers; text: string }
export type Ask = (asked: Asked) => Promise<Answered>
export type World = {
  essai: TestApp
  ids: Ids
  ask: Ask
  /** What the work changes is undone: each cell finds the same world. */
  undone: <T>(work: (ask: Ask, db: Db) => Promise<T>) => Promise<T>
  /** The cookie that tells who this is: of the session, or of the visit. */
  cookieOf: (actor: ActorName) => { name: string; value: string }
  tokenOf: (actor: ActorName) => string
  /** The address with the ids of A’s objects: `/offres/{offre}`. */
  fill: (template: string) => string
}
type Options = {
  /** Added to every text that a person or a partner writes. */
  payload?: string
  settings?: Partial<Settings>
}

const ASSETS = { css: '/public/essai.css', js: '/public/essai.js', facades: '/public/essai.svg' }
const VISIT = 'visite-de-la-matrice'

export async function createWorld(t?: TestContext, { payload = '', settings = {} }: Options = {}): Promise<World> {
  const essai = await testApp(t, { settings })
  const { ids, emails } = await seed(essai, payload)
  const sessions = await openSessions(essai, emails)
  const prefix = essai.settings.baseUrl.startsWith('https:') ? '__Host-' : ''
  const cookieOf = (actor: ActorName) => {
    const session = sessions.get(actor)
    return session === undefined ? { name: `${prefix}alin_visite`, value: VISIT } : { name: `${prefix}alin`, value: session }
  }
  const tokenOf = (actor: ActorName) => csrfToken(essai.settings.secret, cookieOf(actor).value)
  const fill = (template: string) => template.replaceAll(/\{(\w+)\}/g, (_, name) => String(isId(ids, name) ? ids[name] : unknown(name)))
  const name = (form: string) => form.replaceAll(/(?:\{|%7B)(\w+)(?:\}|%7D)/g, (whole, id: string) => (isId(ids, id) ? String(ids[id]) : whole))
  const askOn = (app: Pick<TestApp['app'], 'request'>): Ask => (asked) => send(app, essai.settings.baseUrl, { ...asked, name, path: fill(asked.path), cookie: cookieOf(asked.actor), token: tokenOf(asked.actor) })
  const undone: World['undone'] = (work) => undo(essai, (app, db) => work(askOn(app), db))
  return { essai, ids, ask: askOn(essai.app), undone, cookieOf, tokenOf, fill }
}

async function openSessions(essai: TestApp, emails: ReadonlyMap<ActorName, string>): Promise<ReadonlyMap<ActorName, string>> {
  const sessions = new Map<ActorName, string>()
  for (const actor of ACTORS) {
    const email = emails.get(actor)
    const cookies = email === undefined ? new Map<string, string>() : (await essai.signIn(email)).cookies
    for (const [name, value] of cookies) if (name.endsWith('alin')) sessions.set(actor, value)
  }
  return sessions
}

class Undo extends Error {}

/** The whole application inside one transaction that never commits: its own transactions join it. */
async function undo<T>(essai: TestApp, work: (app: TestApp['app'], db: Db) => Promise<T>): Promise<T> {
  const done: { result?: { value: T } } = {}
  await essai.db
    .transaction()
    .execute(async (tx) => {
      done.result = { value: await work(appOn(essai, tx), tx) }
      throw new Undo()
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error
    })
  if (!done.result) throw new Error('The work gave nothing')
  return done.result.value
}

export function appOn(essai: TestApp, db: Db): TestApp['app'] {
  const { connectors, settings, jobs, log } = essai.ctx()
  return createApp({ db, connectors, settings, jobs, log, clock: essai.clock.now, assets: ASSETS, publicDir: 'public' })
}

/** `name`: fields whose name bears an id, as in `decision-{candidatPret}`. */
type Sent = Asked & { cookie: { name: string; value: string }; token: string; name: (form: string) => string }

async function send(app: Pick<TestApp['app'], 'request'>, baseUrl: string, sent: Sent): Promise<Answered> {
  const { method, path, json, cookie } = sent
  const headers = new Headers({ cookie: `${cookie.name}=${cookie.value}`, ...(method === 'GET' ? {} : { origin: baseUrl }) })
  if (json !== undefined) headers.set('content-type', 'application/json')
  else if (method === 'POST') headers.set('content-type', 'application/x-www-form-urlencoded')
  for (const [name, value] of Object.entries(sent.headers ?? {})) if (value === '') headers.delete(name)
  else headers.set(name, value)
  const body = method === 'POST' ? { body: json === undefined ? sent.name(formOf(sent)) : JSON.stringify(json) } : {}
  const response = await app.request(baseUrl + path, { method, headers, ...body })
  const location = response.headers.get('location') ?? undefined
  return { status: response.status, location, headers: response.headers, text: await response.text() }
}

function formOf({ body, raw, csrf, token }: Sent): string {
  if (raw !== undefined) return raw
  const form = new URLSearchParams(body)
  if (csrf !== null) form.set('_csrf', csrf ?? token)
  return form.toString()
}

function isId(ids: Ids, name: string): name is keyof Ids & string {
  return Object.hasOwn(ids, name)
}

function unknown(name: string): never {
  throw new Error(`The world has no ${name}`)
}
