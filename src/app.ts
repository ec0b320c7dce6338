import { getConnInfo } from '@hono/node-server/conninfo'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono, type Context, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { getCookie, setCookie } from 'hono/cookie'
import { sql } from 'kysely'
import { h } from 'preact'
import type { Temporal } from 'temporal-polyfill'
import { jourAParis } from '#domain/jour.ts'
import { touchSession } from '#features/accounts/commands/sessions.ts'
import { findSession } from '#features/accounts/queries.ts'
import { callerOf, remoteOf } from '#platform/address.ts'
import { csrfToken, isCsrfToken, isSameOrigin } from '#platform/csrf.ts'
import { Conflict, Forbidden, NotFound } from '#platform/errors.ts'
import { keyedDigest, randomReference, randomToken } from '#platform/secrets.ts'
import { securityHeaders } from '#platform/security-headers.ts'
import { FaultPage, NotFoundPage, RefusedPage } from '#ui/fault-page.tsx'
import type { Ctx, Env } from '#src/context.ts'
import { show } from '#src/context.ts'
import { mountPortals } from '#src/portals.ts'

export type Deps = Pick<Ctx, 'db' | 'connectors' | 'settings' | 'jobs' | 'log'> & {
  clock: () => Temporal.Instant
  assets: Env['Variables']['view']['assets']
  /** Folder of the bundled public files. */
  publicDir: string
  /** Addresses of our own proxies: only they are believed on who calls. */
  trustedProxies?: readonly string[]
}

const EXPIRED = 'Nous n’avons pas pu vérifier que cet envoi vient bien de cette page. Rien n’a été enregistré. Revenez en arrière, rechargez la page et recommencez.'
const FORM_LIMIT = 256 * 1024
const A_YEAR = 'public, max-age=31536000, immutable'
const A_DAY = 'public, max-age=86400'
/** Asked for under these very names. */
const ICONS = ['/favicon.svg', '/apple-touch-icon.png', '/manifest.webmanifest', '/icon-192.png', '/icon-512.png', '/icon-maskable-512.png']

/** What happens to a request, in order. */
export function createApp(deps: Deps): Hono<Env> {
  const app = new Hono<Env>()
  const pages = (handler: MiddlewareHandler<Env>): MiddlewareHandler<Env> => (c, next) => (c.req.path.startsWith('/api/') ? next() : handler(c, next))
  app.use(securityHeaders(isHttps(deps)))
  app.use(compress())
  app.get('/healthz', (c) => c.text('ok'))
  app.get('/readyz', (c) => answerReady(c, deps))
  app.use('/public/*', publicFiles(deps, '/public', A_YEAR))
  for (const name of ICONS) app.use(name, publicFiles(deps, '', A_DAY))
  app.use(withContext(deps))
  app.use(logRequest(deps))
  app.use(limitBody)
  app.use(pages(withSession(deps)))
  app.use(pages(readForm))
  app.use(pages(checkForgery(deps)))
  mountPortals(app)
  app.notFound(answerNotFound)
  app.onError((error, c) => answerError(error, c))
  return app
}

function isHttps({ settings }: Pick<Deps, 'settings'>): boolean {
  return settings.baseUrl.startsWith('https:')
}

async function answerReady(c: Context, { db, log }: Deps) {
  try {
    await sql`select 1`.execute(db)
    return c.text('ok')
  } catch (error) {
    log.error('not_ready', { error })
    return c.text('base de données injoignable', 503)
  }
}

function publicFiles({ publicDir }: Deps, prefix: string, cacheControl: string): MiddlewareHandler {
  return serveStatic({
    root: publicDir,
    precompressed: true,
    rewriteRequestPath: (path) => path.slice(prefix.length),
    onFound: (_, c) => c.header('cache-control', cacheControl),
  })
}

/** A visitor, the hour, the connectors: a session only adds who acts. */
function withContext(deps: Deps): MiddlewareHandler<Env> {
  const { db, clock, connectors, settings, jobs, log, assets } = deps
  return async (c, next) => {
    const now = clock()
    const requestId = randomReference()
    const today = jourAParis(now)
    c.set('ctx', { db, now, today, actor: { type: 'visiteur' }, connectors, settings, jobs, log: log.child({ requestId }), requestId })
    c.set('view', { csrf: '', path: pathOf(c), lang: 'fr', assets, demonstration: settings.demonstration })
    c.set('address', keyedDigest(settings.secret, 'address', addressOf(c, deps.trustedProxies ?? [])))
    c.set('form', {})
    await next()
  }
}

function pathOf(c: Context): string {
  const url = new URL(c.req.url)
  return url.pathname + url.search
}

/** Requests made without a socket (tests) have no address. */
function addressOf(c: Context, proxies: readonly string[]): string {
  if (c.env?.incoming === undefined) return 'local'
  return callerOf(remoteOf(getConnInfo(c).remote.address ?? 'inconnue', c.req.header('x-forwarded-for'), proxies))
}

function logRequest({ clock }: Deps): MiddlewareHandler<Env> {
  return async (c, next) => {
    await next()
    const { log, now, actor } = c.var.ctx
    log.info('request', { method: c.req.method, route: c.req.routePath, status: c.res.status, ms: clock().epochMilliseconds - now.epochMilliseconds, actor: actor.type })
  }
}

const limitForm = bodyLimit({ maxSize: FORM_LIMIT, onError: (c) => c.text('Envoi trop volumineux.', 413) })

/** A page that is asked for has no body: to look for one costs more than all else here. */
const limitBody: MiddlewareHandler<Env> = (c, next) => (c.req.method === 'GET' || c.req.method === 'HEAD' ? next() : limitForm(c, next))

/** Who acts; and the cookie that forms are bound to, so that no other site can post them. */
function withSession(deps: Deps): MiddlewareHandler<Env> {
  const https = isHttps(deps)
  const prefix = https ? '__Host-' : ''
  return async (c, next) => {
    const { ctx } = c.var
    const cookie = getCookie(c, `${prefix}alin`)
    const found = cookie === undefined ? undefined : await findSession(ctx, cookie)
    if (found && cookie !== undefined) {
      c.set('session', { id: cookie, ...found.session })
      c.set('ctx', { ...ctx, actor: found.actor })
      await touchSession(ctx, cookie, found.session)
    }
    const bound = found && cookie !== undefined ? cookie : visitCookie(c, `${prefix}alin_visite`, https)
    c.set('view', { ...c.var.view, csrf: csrfToken(ctx.settings.secret, bound), user: userOf(c.var.ctx.actor) })
    // Every page holds the token of its visit: no cache gives it to another.
    c.header('cache-control', found ? 'no-store' : 'private, no-cache')
    await next()
  }
}

function visitCookie(c: Context, name: string, secure: boolean): string {
  const known = getCookie(c, name)
  if (known !== undefined) return known
  const value = randomToken()
  setCookie(c, name, value, { httpOnly: true, secure, sameSite: 'Lax', path: '/' })
  return value
}

function userOf(actor: Ctx['actor']): Env['Variables']['view']['user'] {
  if (actor.type === 'visiteur' || actor.type === 'systeme') return undefined
  const portal = actor.type === 'conseiller' && actor.role === 'responsable' ? 'responsable' : actor.type
  return { nom: actor.nom, portal }
}

const readForm: MiddlewareHandler<Env> = async (c, next) => {
  if (c.req.method === 'POST') {
    const body = await parseBody(c)
    c.set('form', Object.fromEntries(Object.entries(body).map(([name, value]) => [name, textsOf(value)])))
  }
  await next()
}

/** A body that is no form is an empty one: it has no token, and is refused. */
async function parseBody(c: Context): Promise<Record<string, unknown>> {
  try {
    return await c.req.parseBody({ all: true })
  } catch (error) {
    if (error instanceof TypeError) return {}
    throw error
  }
}

/** Forms here carry text only; a posted file becomes an empty text, which its field refuses. */
function textsOf(value: unknown): string | string[] {
  return Array.isArray(value) ? value.map(textOf) : textOf(value)
}

/** Nobody types a NUL, and PostgreSQL holds none. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value.replaceAll('\0', '') : ''
}

function checkForgery({ settings }: Deps): MiddlewareHandler<Env> {
  const visit = `${isHttps({ settings }) ? '__Host-' : ''}alin_visite`
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
    const { origin, referer, host, 'sec-fetch-site': fetchSite } = c.req.header()
    if (!isSameOrigin({ origin, referer, host, fetchSite }, settings.baseUrl, !settings.production)) throw new Forbidden()
    const cookie = c.var.session?.id ?? getCookie(c, visit) ?? ''
    if (!isCsrfToken(settings.secret, cookie, c.var.form['_csrf'])) throw new Forbidden()
    await next()
  }
}

function answerNotFound(c: Context<Env>) {
  if (c.req.path.startsWith('/api/')) return c.json({ type: 'about:blank', title: 'Introuvable', status: 404 }, 404)
  return show(c, h(NotFoundPage, {}), 404)
}

function answerError(error: Error, c: Context<Env>) {
  if (error instanceof NotFound) return answerNotFound(c)
  if (error instanceof Forbidden) return show(c, h(RefusedPage, { title: 'Cette page a expiré', why: EXPIRED }), 403)
  if (error instanceof Conflict) return show(c, h(RefusedPage, { title: 'Cela a changé entre-temps', why: error.message }), 409)
  return answerFault(error, c)
}

/** A fault leaves a reference: the one that its line in the log bears. */
function answerFault(error: Error, c: Context<Env>) {
  const { log, requestId } = c.var.ctx
  log.error('fault', { error, route: c.req.routePath })
  if (c.req.path.startsWith('/api/')) return c.json({ type: 'about:blank', title: 'Erreur', status: 500, reference: requestId }, 500)
  return show(c, h(FaultPage, { reference: requestId }), 500)
}
