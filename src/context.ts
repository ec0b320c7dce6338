import type { Context } from 'hono'
import type { JSX } from 'preact'
import type { Temporal } from 'temporal-polyfill'
import type { Communes } from '#connectors/communes/index.ts'
import type { Mail } from '#connectors/mail/index.ts'
import type { Mailbox } from '#connectors/mail/mailbox.ts'
import type { Sne } from '#connectors/sne/index.ts'
import { isHabilite, type Acte, type RoleMetier } from '#domain/habilitation.ts'
import type { Jour } from '#domain/jour.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import type { RawForm } from '#platform/form-body.ts'
import { gzipText, takesGzip } from '#platform/gzip.ts'
import type { Jobs } from '#platform/jobs.ts'
import type { Log } from '#platform/log.ts'
import { renderPage } from '#ui/render.tsx'
import type { RequestView } from '#ui/request-view.tsx'

/** Who acts. What one may not see is filtered by these ids, in the query. */
export type Actor =
  | { type: 'visiteur' }
  | { type: 'demandeur'; compteId: number; nom: string; demandeId?: number }
  | { type: 'entreprise'; compteId: number; nom: string; role: 'lecteur' | 'validateur' | 'administrateur'; entrepriseId: number }
  | { type: 'bailleur'; compteId: number; nom: string; role: 'agent' | 'secretaire' | 'lecteur'; bailleurId: number }
  /** `departements`: the territory; empty for the whole country. */
  | { type: 'conseiller'; compteId: number; nom: string; role: 'conseiller' | 'responsable'; departements: readonly string[] }
  | { type: 'systeme' }

export type ActorOf<T extends Actor['type']> = Extract<Actor, { type: T }>

export type Connectors = {
  sne: Sne
  communes: Communes
  mail: Mail
  /** What the local mail sink received; in the demonstration only. */
  mailbox?: Mailbox
}

export type Settings = {
  /** Public address, without a final slash. */
  baseUrl: string
  /** Keys of cookies and digests are derived from it. */
  secret: string
  demonstration: boolean
  production: boolean
  /** Whom our mails are from, as the help page tells it. */
  mailFrom?: string
}

/** What a feature is handed for one request, or one job. */
export type Ctx = {
  db: Db
  now: Temporal.Instant
  /** The day in Paris. */
  today: Jour
  actor: Actor
  connectors: Connectors
  settings: Settings
  jobs: Jobs
  log: Log
  requestId: string
}

export type SessionCookie = { id: string; fresh: boolean; compteId: number; etape: 'second_facteur' | 'ouverte' }

export type Env = {
  Variables: {
    ctx: Ctx
    view: RequestView
    form: RawForm
    session: SessionCookie | undefined
    /** Keyed digest of the caller's address: what limits count, never the address itself. */
    address: string
  }
}

/** Answers with a page, compressed here in one piece. */
export function show(c: Context<Env>, page: JSX.Element, status: 200 | 400 | 403 | 404 | 409 | 422 | 429 | 500 | 503 = 200) {
  const html = renderPage(c.var.view, page)
  c.header('vary', 'accept-encoding')
  if (!takesGzip(c.req.header('accept-encoding'))) return c.html(html, status)
  return c.body(gzipText(html), status, { 'content-type': 'text/html; charset=UTF-8', 'content-encoding': 'gzip' })
}

/** The actor of a route that `portals.ts` keeps for one kind of person. */
export function actorOf<T extends Actor['type']>(ctx: Ctx, type: T): ActorOf<T> {
  if (isActor(ctx.actor, type)) return ctx.actor
  throw new Error(`A route for ${type} was reached by ${ctx.actor.type}`)
}

function isActor<T extends Actor['type']>(actor: Actor, type: T): actor is ActorOf<T> {
  return actor.type === type
}

/** What follows by itself from somebody's act: the history says that nobody chose it. */
export function asSystem(ctx: Ctx): Ctx {
  return { ...ctx, actor: { type: 'systeme' } }
}

/** What this person's role allows, to draw buttons; a command asks again (`requireActe`). */
export function mayDo({ actor }: Pick<Ctx, 'actor'>, acte: Acte): boolean {
  const role = roleMetierOf(actor)
  return role !== undefined && isHabilite(role, acte)
}

/** What one's role does not allow is not found, as what belongs to others. */
export function requireActe(ctx: Pick<Ctx, 'actor'>, acte: Acte): void {
  if (!mayDo(ctx, acte)) throw new NotFound()
}

function roleMetierOf(actor: Actor): RoleMetier | undefined {
  if (actor.type !== 'entreprise' && actor.type !== 'bailleur' && actor.type !== 'conseiller') return undefined
  return actor.role === 'lecteur' ? `lecteur_${actor.type}` : actor.role
}

/** The integer of an address; undefined when it is none, so that the page is simply not found. */
export function idOf(c: Context, name = 'id'): number | undefined {
  const text = c.req.param(name) ?? ''
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined
}
