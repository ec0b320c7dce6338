import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Env } from '#src/context.ts'
import { csrfToken } from '#platform/csrf.ts'
import { DEVICE_DAYS } from './commands/devices.ts'
import type { NewSession } from './commands/sessions.ts'

const A_DAY_S = 24 * 3600
const DEVICE_SHAPE = /^[A-Za-z0-9_-]{43}$/

/** The session's cookie. On a device that is not the person's, it goes when the browser closes. */
export function giveSession(c: Context<Env>, session: NewSession): void {
  setCookie(c, nameOf(c, 'alin'), session.id, { ...flagsOf(c), ...(session.longue ? { maxAge: DEVICE_DAYS * A_DAY_S } : {}) })
  c.set('view', { ...c.var.view, csrf: csrfToken(c.var.ctx.settings.secret, session.id) })
}

function dropSession(c: Context<Env>): void {
  deleteCookie(c, nameOf(c, 'alin'), flagsOf(c))
}

/** What pages kept in the browser goes; the cookie that tells this browser again stays, or strangers could shut its owner out. */
export function goodbye(c: Context<Env>, fait?: 'ferme') {
  dropSession(c)
  c.header('clear-site-data', '"storage"')
  return c.redirect(fait === undefined ? '/deconnecte' : `/deconnecte?fait=${fait}`, 303)
}

/** Tells this browser again. It opens nothing: it only keeps strangers' wrong tries from counting against its person. */
export function giveDevice(c: Context<Env>, appareil: string, lasting: boolean): void {
  setCookie(c, nameOf(c, 'alin_appareil'), appareil, { ...flagsOf(c), ...(lasting ? { maxAge: DEVICE_DAYS * A_DAY_S } : {}) })
}

export function readDevice(c: Context<Env>): string | undefined {
  const value = getCookie(c, nameOf(c, 'alin_appareil'))
  return value !== undefined && DEVICE_SHAPE.test(value) ? value : undefined
}

function isHttps(c: Context<Env>): boolean {
  return c.var.ctx.settings.baseUrl.startsWith('https:')
}

function nameOf(c: Context<Env>, name: string): string {
  return isHttps(c) ? `__Host-${name}` : name
}

function flagsOf(c: Context<Env>) {
  return { httpOnly: true, secure: isHttps(c), sameSite: 'Lax', path: '/' } as const
}
