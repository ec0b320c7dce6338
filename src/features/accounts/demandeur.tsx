import { Hono, type Context } from 'hono'
import { findEngagement } from '#features/candidatures/queries/cout.ts'
import { NotFound } from '#platform/errors.ts'
import { parseForm } from '#platform/form-body.ts'
import { EMPTY_FORM, type FormState } from '#ui/form-state.ts'
import { actorOf, type Env } from '#src/context.ts'
import { closeCompte } from './commands/fermeture.ts'
import { correctIdentite } from './commands/identite.ts'
import { goodbye } from './cookies.ts'
import { FermeturePage } from './demandeur/fermeture.tsx'
import { IdentitePage, identiteValues } from './demandeur/identite.tsx'
import { fermetureForm, identiteForm, telephoneForm } from './forms.ts'
import { findIdentite } from './queries.ts'
import { TEXTS } from './texts.ts'
import { formError, showPrivate } from './views.tsx'

/** What an applicant alone may do with the own account; a password just typed is asked for. */
export const compteDemandeur = new Hono<Env>()

compteDemandeur.get('/compte/identite', (c) => showIdentite(c))

compteDemandeur.post('/compte/identite', async (c) => {
  const { ctx } = c.var
  const { compteId, demandeId } = actorOf(ctx, 'demandeur')
  const parsed = parseForm(c.var.form, demandeId === undefined ? identiteForm : telephoneForm)
  if (!parsed.ok) return showIdentite(c, parsed, 422)
  const done = await correctIdentite(ctx, compteId, parsed.data)
  if (done === 'ferme') throw new NotFound()
  // The request was brought in another window: the page shown next has only the phone.
  if (done === 'demande') return showIdentite(c, formError({ telephone: parsed.data.telephone }, TEXTS.requestCame), 409)
  return c.redirect(`/compte?fait=${done === 'corrigee' ? 'identite' : 'inchangee'}`, 303)
})

compteDemandeur.get('/compte/fermeture', (c) => showFermeture(c))

compteDemandeur.post('/compte/fermeture', async (c) => {
  const { ctx } = c.var
  const parsed = parseForm(c.var.form, fermetureForm)
  if (!parsed.ok) return showFermeture(c, parsed, 422)
  // Twice is once: who sent the form a second time reads the same.
  await closeCompte(ctx, actorOf(ctx, 'demandeur').compteId, parsed.data.cout)
  return goodbye(c, 'ferme')
})

async function showIdentite(c: Context<Env>, form?: FormState, status: 200 | 409 | 422 = 200) {
  const { ctx } = c.var
  const { compteId, demandeId } = actorOf(ctx, 'demandeur')
  const identite = await findIdentite(ctx.db, { id: compteId })
  if (!identite) throw new NotFound()
  return showPrivate(c, <IdentitePage identite={identite} importee={demandeId !== undefined || status === 409} form={form ?? { values: identiteValues(identite), errors: {} }} />, status)
}

async function showFermeture(c: Context<Env>, form: FormState = EMPTY_FORM, status: 200 | 422 = 200) {
  const { ctx } = c.var
  const { compteId, demandeId } = actorOf(ctx, 'demandeur')
  const identite = await findIdentite(ctx.db, { id: compteId })
  if (!identite) throw new NotFound()
  const engagee = demandeId === undefined ? undefined : await findEngagement(ctx, demandeId)
  return showPrivate(c, <FermeturePage email={identite.email} importee={demandeId !== undefined} engagee={engagee} form={form} />, status)
}
