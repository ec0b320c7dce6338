import { Hono, type Context } from 'hono'
import { NotFound } from '#platform/errors.ts'
import { parseForm } from '#platform/form-body.ts'
import { idOf, mayDo, requireActe, show, type Env } from '#src/context.ts'
import { EMPTY_FORM, type FormState } from '#ui/form-state.ts'
import { endEquilibrage, fixEquilibrage } from './commands/equilibrage.ts'
import { bonusForm, finForm } from './equilibrage-forms.ts'
import { EquilibragePage } from './equilibrage-views.tsx'
import { findBonus } from './queries/rang.ts'
import { listEquilibrages } from './queries/equilibrage.ts'

/** The balance bonus as Action Logement keeps it (F187). */
export const equilibrageConseiller = new Hono<Env>()

const SHOWN = 60

equilibrageConseiller.get('/conseiller/equilibrage', (c) => showPage(c, { form: EMPTY_FORM }))

equilibrageConseiller.post('/conseiller/equilibrage', async (c) => {
  requireActe(c.var.ctx, 'equilibrage.fixer')
  const parsed = parseForm(c.var.form, bonusForm)
  if (!parsed.ok) return showPage(c, { form: { values: parsed.values, errors: parsed.errors } })
  const outcome = await fixEquilibrage(c.var.ctx, parsed.data)
  if (!outcome.ok) return showPage(c, { form: { values: c.var.form, errors: { debut: outcome.why } } })
  return c.redirect('/conseiller/equilibrage?fait=pose', 303)
})

equilibrageConseiller.post('/conseiller/equilibrage/:id/fin', async (c) => {
  requireActe(c.var.ctx, 'equilibrage.fixer')
  const id = idOf(c)
  if (id === undefined) throw new NotFound()
  const parsed = parseForm(c.var.form, finForm)
  if (!parsed.ok) return showPage(c, { form: EMPTY_FORM, fin: { id, values: parsed.values, errors: parsed.errors } })
  return c.redirect(`/conseiller/equilibrage?fait=${await endEquilibrage(c.var.ctx, id, parsed.data.motif)}`, 303)
})

async function showPage(c: Context<Env>, forms: { form: FormState; fin?: FormState & { id: number } }) {
  const { ctx } = c.var
  const refused = Object.keys(forms.form.errors).length > 0 || forms.fin !== undefined
  const props = { ...forms, lignes: await listEquilibrages(ctx.db, SHOWN), bonus: await findBonus(ctx.db, ctx.today), today: ctx.today, peutFixer: mayDo(ctx, 'equilibrage.fixer'), fait: c.req.query('fait') }
  return show(c, <EquilibragePage {...props} />, refused ? 422 : 200)
}
