import type { Context, MiddlewareHandler } from 'hono'
import type { Env } from '#src/context.ts'
import { confirmPassword } from './commands/connexion.ts'
import { giveSession } from './cookies.ts'
import { TEXTS } from './texts.ts'
import { ConfirmPasswordPage, refusalOf, showPrivate } from './views.tsx'

/** The field under which the password travels with a form that it guards; `parseForm` leaves it out. */
const FIELD = '_mot_de_passe'
const NOT_CARRIED = /^_csrf$|mot_de_passe|password|code_totp/

/**
 * For papers, consents, withdrawals and answers: the password was typed within the last quarter of an hour (K24). Otherwise it is
 * asked for; a form then goes on with all that it held. Mount it after the portal's own guard.
 */
export const requireFresh: MiddlewareHandler<Env> = async (c, next) => {
  const { session, form } = c.var
  if (!session || session.fresh) return next()
  if (c.req.method !== 'POST') return askBeforePage(c)
  const typed = form[FIELD]
  if (typeof typed !== 'string') return askAgain(c)
  const result = await confirmPassword(c.var.ctx, session.id, session.compteId, typed)
  if (result.issue !== 'confirmee') {
    const { message, status } = refusalOf(c, result, TEXTS.refusedPassword)
    return askAgain(c, message, status)
  }
  giveSession(c, result.session)
  c.set('session', { ...session, id: result.session.id, fresh: true })
  await next()
}

function askBeforePage(c: Context<Env>) {
  const { pathname, search } = new URL(c.req.url)
  return showPrivate(c, <ConfirmPasswordPage action="/connexion/confirmer" carried={[['suite', pathname + search]]} name="mot_de_passe" />, 403)
}

function askAgain(c: Context<Env>, error?: string, status: 403 | 422 | 429 | 503 = 403) {
  const carried = Object.entries(c.var.form)
    .filter(([name]) => !NOT_CARRIED.test(name))
    .flatMap(([name, value]) => [value].flat().map((one) => [name, one] as const))
  const { pathname, search } = new URL(c.req.url)
  return showPrivate(c, <ConfirmPasswordPage action={pathname + search} carried={carried} name={FIELD} {...(error === undefined ? {} : { error })} />, status)
}
