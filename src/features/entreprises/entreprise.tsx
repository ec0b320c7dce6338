import { Hono, type Context } from 'hono'
import { findBonus } from '#features/candidatures/queries/rang.ts'
import { answerSalarie } from '#features/demandes/commands/validation.ts'
import { MINIMUM_ENTREPRISE, poolGroupes } from '#domain/statistique.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { parseForm } from '#platform/form-body.ts'
import { openId, sealId } from '#platform/opaque-id.ts'
import { actorOf, mayDo, requireActe, show, type Ctx, type Env } from '#src/context.ts'
import { EMPTY_FORM, type FormState } from '#ui/form-state.ts'
import { setDelegation } from './commands/delegation.ts'
import { DelegationPage } from './entreprise/delegation.tsx'
import { FichePage } from './entreprise/fiche.tsx'
import { SalariesPage } from './entreprise/salaries.tsx'
import { TableauPage } from './entreprise/tableau.tsx'
import { delegationForm, lotForm, refusForm, validationForm } from './forms.ts'
import { findEntreprise, listEtablissements, type Entreprise } from './queries.ts'
import { findFiche } from './queries/fiche.ts'
import { countParEtat, countSalaries, listSalaries, listSouhaits } from './queries/salaries.ts'
import { flashOf } from './texts.ts'
import { readVueSalaries } from './vue.ts'

export const entreprisesEntreprise = new Hono<Env>()

entreprisesEntreprise.get('/entreprise', async (c) => {
  const { ctx } = c.var
  const entreprise = await getEntreprise(ctx)
  const props = {
    entreprise, counts: await countParEtat(ctx.db, entreprise.id), bonus: await findBonus(ctx.db, ctx.today), peutRepondre: mayDo(ctx, 'salarie.repondre'), flash: flashOf(c.req.query()),
    souhaits: poolGroupes(await listSouhaits(ctx.db, entreprise.id, ctx.connectors.communes), MINIMUM_ENTREPRISE),
  }
  return show(c, <TableauPage {...props} />)
})

entreprisesEntreprise.get('/entreprise/salaries', (c) => showListe(c))

/** Several at once: each is an answer of its own; what changed meanwhile is left, and said. */
entreprisesEntreprise.post('/entreprise/salaries/validation', async (c) => {
  const { ctx } = c.var
  requireActe(ctx, 'salarie.repondre')
  const parsed = parseForm(c.var.form, lotForm)
  if (!parsed.ok) return showListe(c, parsed.errors['choix'] ?? 'Cochez au moins un salarié.')
  const answers = []
  for (const adresse of new Set(parsed.data.choix)) answers.push(await validateOne(ctx, adresse))
  const left = answers.filter((done) => !done).length
  return c.redirect(`/entreprise/salaries?etat=a_valider&fait=lot&n=${answers.length - left}&restent=${left}`, 303)
})

entreprisesEntreprise.get('/entreprise/salaries/:ref', (c) => showFiche(c, EMPTY_FORM))

entreprisesEntreprise.post('/entreprise/salaries/:ref/validation', async (c) => {
  requireActe(c.var.ctx, 'salarie.repondre')
  const parsed = parseForm(c.var.form, validationForm)
  if (!parsed.ok) return showFiche(c, { values: {}, errors: parsed.errors })
  const outcome = await answerSalarie(c.var.ctx, demandeOf(c), { reponse: 'validee', ...parsed.data })
  return c.redirect(`/entreprise/salaries/${c.req.param('ref')}?fait=${outcome === 'enregistree' ? 'validee' : outcome}`, 303)
})

entreprisesEntreprise.post('/entreprise/salaries/:ref/refus', async (c) => {
  requireActe(c.var.ctx, 'salarie.repondre')
  const parsed = parseForm(c.var.form, refusForm)
  if (!parsed.ok) return showFiche(c, { values: parsed.values, errors: parsed.errors })
  const { vu, motif, precision } = parsed.data
  const outcome = await answerSalarie(c.var.ctx, demandeOf(c), { reponse: 'refusee', vu, motif, ...(precision === '' ? {} : { precision }) })
  return c.redirect(`/entreprise/salaries/${c.req.param('ref')}?fait=${outcome === 'enregistree' ? 'refusee' : outcome}`, 303)
})

entreprisesEntreprise.get('/entreprise/delegation', (c) => showDelegation(c))

entreprisesEntreprise.post('/entreprise/delegation', async (c) => {
  const { ctx } = c.var
  requireActe(ctx, 'entreprise.deleguer')
  const parsed = parseForm(c.var.form, delegationForm)
  if (!parsed.ok) return showDelegation(c, parsed.errors['delegation'] ?? 'Cette réponse n’a pas pu être lue.')
  const outcome = await setDelegation(ctx, parsed.data.delegation)
  const done = parsed.data.delegation ? 'deleguee' : 'reprise'
  return c.redirect(`/entreprise/delegation?fait=${outcome === 'enregistree' ? done : outcome}`, 303)
})

async function showListe(c: Context<Env>, erreur?: string) {
  const { ctx } = c.var
  const { id } = await getEntreprise(ctx)
  const vue = readVueSalaries(c.req.query())
  const rows = await listSalaries(ctx.db, id, vue)
  const props = {
    vue, lignes: rows.map((row) => ({ ...row, adresse: sealId(ctx.settings.secret, id, row.id) })), total: await countSalaries(ctx.db, id, vue), counts: await countParEtat(ctx.db, id),
    etablissements: await listEtablissements(ctx.db, id), peutRepondre: mayDo(ctx, 'salarie.repondre'), coches: c.req.query('cocher') === 'tout', flash: flashOf(c.req.query()),
  }
  return show(c, <SalariesPage {...props} {...(erreur === undefined ? {} : { erreur })} />, erreur === undefined ? 200 : 422)
}

async function showFiche(c: Context<Env>, form: FormState) {
  const { ctx } = c.var
  const fiche = await findFiche(ctx, actorOf(ctx, 'entreprise').entrepriseId, demandeOf(c))
  if (!fiche) throw new NotFound()
  const status = Object.keys(form.errors).length > 0 ? 422 : 200
  return show(c, <FichePage fiche={fiche} adresse={c.req.param('ref') ?? ''} form={form} peutRepondre={mayDo(ctx, 'salarie.repondre')} flash={flashOf(c.req.query())} />, status)
}

async function showDelegation(c: Context<Env>, erreur?: string) {
  const { ctx } = c.var
  const entreprise = await getEntreprise(ctx)
  const { a_valider: enAttente } = await countParEtat(ctx.db, entreprise.id)
  return show(c, <DelegationPage entreprise={entreprise} enAttente={enAttente} peutDeleguer={mayDo(ctx, 'entreprise.deleguer')} flash={flashOf(c.req.query())} erreur={erreur} />, erreur === undefined ? 200 : 422)
}

async function validateOne(ctx: Ctx, adresse: string): Promise<boolean> {
  const id = openId(ctx.settings.secret, actorOf(ctx, 'entreprise').entrepriseId, adresse)
  if (id === undefined) return false
  try {
    await answerSalarie(ctx, id, { reponse: 'validee', vu: 'en_attente' })
    return true
  } catch (error) {
    if (error instanceof Conflict || error instanceof NotFound) return false
    throw error
  }
}

/** The address is sealed for this company: the request's own number tells more than the choices do. */
function demandeOf(c: Context<Env>): number {
  const { ctx } = c.var
  const id = openId(ctx.settings.secret, actorOf(ctx, 'entreprise').entrepriseId, c.req.param('ref') ?? '')
  if (id === undefined) throw new NotFound()
  return id
}

async function getEntreprise(ctx: Ctx): Promise<Entreprise> {
  const entreprise = await findEntreprise(ctx.db, actorOf(ctx, 'entreprise').entrepriseId)
  if (!entreprise) throw new NotFound()
  return entreprise
}
