import { Hono, type Context } from 'hono'
import { parseForm } from '#platform/form-body.ts'
import { EMPTY_FORM, type FormState } from '#ui/form-state.ts'
import type { Env } from '#src/context.ts'
import { confirmCode, confirmPassword, currentCode, signIn, type Entree } from '../commands/connexion.ts'
import { signOut, signOutEverywhere } from '../commands/sessions.ts'
import { giveDevice, giveSession, goodbye, readDevice } from '../cookies.ts'
import { listComptesDemo } from '../demonstration.ts'
import { codeForm, confirmationForm, connexionForm } from '../forms.ts'
import type { CompteConnexion } from '../queries.ts'
import { readSuite } from '../suite.ts'
import { FAITS, isFait, TEXTS } from '../texts.ts'
import { ConfirmPasswordPage, refusalOf, showPrivate } from '../views.tsx'
import { ClosedPage, CodePage, ConnexionPage, SignedOutPage } from './connexion-pages.tsx'

export const connexion = new Hono<Env>()
type Status = Parameters<typeof showPrivate>[2]

connexion.get('/connexion', async (c) => {
  const { actor } = c.var.ctx
  if (actor.type !== 'visiteur' && actor.type !== 'systeme') return c.redirect(landing(actor.type, c.req.query('suite')), 303)
  const fait = c.req.query('fait')
  if (fait !== undefined && isFait(fait)) c.set('view', { ...c.var.view, flash: { ton: 'success', texte: FAITS[fait] } })
  return showSignIn(c, EMPTY_FORM)
})

connexion.post('/connexion', async (c) => {
  const parsed = parseForm(c.var.form, connexionForm)
  if (!parsed.ok) return showSignIn(c, parsed, 422)
  const { identifiant, mot_de_passe: motDePasse, appareil, suite } = parsed.data
  const longue = appareil === 'oui'
  const entree = await signIn(c.var.ctx, { identifiant, motDePasse, longue, address: c.var.address, appareil: readDevice(c), previous: c.var.session?.id })
  if (entree.issue === 'ouverte' || entree.issue === 'second_facteur') return letIn(c, entree, { longue, suite })
  const { message, status } = refusalOf(c, entree, TEXTS.refused)
  return showSignIn(c, { values: { identifiant, appareil }, errors: { '': status === 429 ? `${message} ${TEXTS.wayIn}` : message } }, status)
})

connexion.get('/connexion/code', async (c) => (isPending(c) ? showCode(c, EMPTY_FORM) : c.redirect('/connexion', 303)))

connexion.post('/connexion/code', async (c) => {
  const { session, ctx } = c.var
  if (!session || !isPending(c)) return c.redirect('/connexion', 303)
  const parsed = parseForm(c.var.form, codeForm)
  if (!parsed.ok) return showCode(c, parsed, 422)
  const entree = await confirmCode(ctx, session.compteId, parsed.data.code_totp, { longue: false, appareil: readDevice(c), previous: session.id, address: c.var.address })
  if (entree.issue === 'ouverte' || entree.issue === 'second_facteur') return letIn(c, entree, { longue: true, suite: parsed.data.suite })
  const { message, status } = refusalOf(c, entree, TEXTS.refusedCode)
  return showCode(c, { values: {}, errors: { code_totp: message } }, status)
})

connexion.post('/connexion/confirmer', async (c) => {
  const { session, ctx } = c.var
  const suite = readSuite(c.var.form['suite'])
  if (!session || ctx.actor.type === 'visiteur') return c.redirect(withSuite('/connexion', suite), 303)
  const parsed = parseForm(c.var.form, confirmationForm)
  const again = (error: string, status: Status) =>
    showPrivate(c, <ConfirmPasswordPage action="/connexion/confirmer" carried={suite === undefined ? [] : [['suite', suite]]} name="mot_de_passe" error={error} />, status)
  if (!parsed.ok) return again(parsed.errors['mot_de_passe'] ?? TEXTS.refusedPassword, 422)
  const result = await confirmPassword(ctx, session.id, session.compteId, parsed.data.mot_de_passe)
  if (result.issue === 'confirmee') {
    giveSession(c, result.session)
    return c.redirect(suite ?? '/compte', 303)
  }
  const { message, status } = refusalOf(c, result, TEXTS.refusedPassword)
  return again(message, status)
})

connexion.post('/deconnexion', async (c) => {
  const { session, ctx } = c.var
  if (session) await signOut(ctx, session.id, session.compteId)
  return goodbye(c)
})

connexion.post('/deconnexion/partout', async (c) => {
  const { session, ctx } = c.var
  if (session && ctx.actor.type !== 'visiteur') await signOutEverywhere(ctx, session.compteId)
  return goodbye(c)
})

/** F207. */
connexion.get('/deconnecte', (c) => showPrivate(c, c.req.query('fait') === 'ferme' ? <ClosedPage /> : <SignedOutPage />))

function isPending(c: Context<Env>): boolean {
  return c.var.session?.etape === 'second_facteur'
}

type Opened = Extract<Entree, { session: unknown }>

function letIn(c: Context<Env>, entree: Opened, { longue, suite }: { longue: boolean; suite: string | undefined }) {
  giveSession(c, entree.session)
  if (entree.issue === 'second_facteur') return c.redirect(withSuite('/connexion/code', readSuite(suite)), 303)
  giveDevice(c, entree.appareil, longue)
  return c.redirect(landing(entree.portail, suite), 303)
}

/** Where one was going, unless it is another portal's; otherwise one's own space. */
function landing(portail: CompteConnexion['portail'], wished: string | undefined): string {
  const suite = readSuite(wished)
  const others = ['demandeur', 'entreprise', 'bailleur', 'conseiller'].filter((name) => name !== portail)
  return suite === undefined || others.some((name) => suite === `/${name}` || suite.startsWith(`/${name}/`)) ? `/${portail}` : suite
}

function withSuite(path: string, suite: string | undefined): string {
  return suite === undefined ? path : `${path}?suite=${encodeURIComponent(suite)}`
}

async function showSignIn(c: Context<Env>, form: FormState, status: Status = 200) {
  const demo = await listComptesDemo(c.var.ctx)
  return showPrivate(c, <ConnexionPage form={form} suite={suiteOf(c)} demo={demo} />, status)
}

async function showCode(c: Context<Env>, form: FormState, status: Status = 200) {
  const { ctx, session } = c.var
  const code = ctx.settings.demonstration && session ? await currentCode(ctx, session.compteId) : undefined
  return showPrivate(c, <CodePage form={form} suite={suiteOf(c)} code={code} />, status)
}

function suiteOf(c: Context<Env>): string | undefined {
  return readSuite(c.req.method === 'POST' ? c.var.form['suite'] : c.req.query('suite'))
}
