import { Hono, type Context } from 'hono'
import { NotFound } from '#platform/errors.ts'
import { parseForm } from '#platform/form-body.ts'
import { EMPTY_FORM, type FormState } from '#ui/form-state.ts'
import type { Env, SessionCookie } from '#src/context.ts'
import { confirmPassword } from './commands/connexion.ts'
import { changePassword } from './commands/passwords.ts'
import { closeOwnSession } from './commands/sessions.ts'
import { ComptePage, MotDePassePage } from './compte-pages.tsx'
import { giveSession } from './cookies.ts'
import { changementForm, sessionForm } from './forms.ts'
import { findIdentite, listHistorique, listSessions } from './queries.ts'
import { FAITS, isFait, PASSWORD_FAULTS, TEXTS } from './texts.ts'
import { refusalOf, showPrivate } from './views.tsx'

/** One's own account, whoever one is: mounted behind a guard that lets in only people signed in. */
export const compte = new Hono<Env>()

compte.get('/compte', async (c) => {
  const { ctx } = c.var
  const session = sessionOf(c)
  const identite = await findIdentite(ctx.db, { id: session.compteId })
  if (!identite) throw new NotFound()
  const fait = c.req.query('fait')
  if (fait !== undefined && isFait(fait)) c.set('view', { ...c.var.view, flash: { ton: 'success', texte: FAITS[fait] } })
  const [sessions, historique] = await Promise.all([listSessions(ctx, session.compteId, session.id), listHistorique(ctx.db, session.compteId)])
  return showPrivate(c, <ComptePage identite={identite} sessions={sessions} historique={historique} />)
})

compte.get('/compte/mot-de-passe', (c) => showPrivate(c, <MotDePassePage form={EMPTY_FORM} />))

compte.post('/compte/mot-de-passe', async (c) => {
  const { ctx } = c.var
  const session = sessionOf(c)
  const parsed = parseForm(c.var.form, changementForm)
  if (!parsed.ok) return refuse(c, parsed.errors)
  const { mot_de_passe_actuel: current, mot_de_passe: chosen, mot_de_passe_confirmation: again } = parsed.data
  if (chosen !== again) return refuse(c, { mot_de_passe_confirmation: TEXTS.different })
  if (chosen === current) return refuse(c, { mot_de_passe: TEXTS.same })
  const confirmed = await confirmPassword(ctx, session.id, session.compteId, current)
  if (confirmed.issue !== 'confirmee') {
    const { message, status } = refusalOf(c, confirmed, TEXTS.refusedPassword)
    return refuse(c, { mot_de_passe_actuel: message }, status)
  }
  giveSession(c, confirmed.session)
  const changed = await changePassword(ctx, session.compteId, chosen, confirmed.session.id)
  if (changed.issue === 'choisi') return c.redirect('/compte?fait=change', 303)
  return changed.issue === 'refuse' ? refuse(c, { mot_de_passe: PASSWORD_FAULTS[changed.faute] }) : refuse(c, { '': TEXTS.busy }, 503)
})

compte.post('/compte/sessions/fermer', async (c) => {
  const parsed = parseForm(c.var.form, sessionForm)
  if (!parsed.ok || !(await closeOwnSession(c.var.ctx, sessionOf(c).compteId, parsed.data.session))) throw new NotFound()
  return c.redirect('/compte?fait=session', 303)
})

function refuse(c: Context<Env>, errors: FormState['errors'], status: 422 | 429 | 503 = 422) {
  return showPrivate(c, <MotDePassePage form={{ values: {}, errors }} />, status)
}

function sessionOf(c: Context<Env>): SessionCookie {
  const { session } = c.var
  if (!session) throw new NotFound()
  return session
}
