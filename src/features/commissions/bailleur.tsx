import { Hono, type Context } from 'hono'
import { z } from 'zod'
import { parseForm } from '#platform/form-body.ts'
import { NotFound } from '#platform/errors.ts'
import { actorOf, idOf, mayDo, show, type Env } from '#src/context.ts'
import { dateValues } from '#ui/form-state.ts'
import { ConditionPage } from './bailleur/condition.tsx'
import { ConvocationPage } from './bailleur/convocation.tsx'
import { DecisionsPage } from './bailleur/decisions.tsx'
import { SeancesPage } from './bailleur/seances.tsx'
import { VerificationPage } from './bailleur/verification.tsx'
import { lapseCondition, liftCondition } from './commands/condition.ts'
import { convenePassage } from './commands/convene.ts'
import { saveDecisions } from './commands/decide.ts'
import { notifyDecisions } from './commands/notify.ts'
import { convocationForm, decisionsForm, errorsOf, readVue, valuesOfDecision } from './forms.ts'
import type { Passage } from './queries.ts'
import { findCondition } from './queries/condition.ts'
import { checkEnvoi } from './queries/envoi.ts'
import { listEnCommission, listRecus, loadExamen, type Examen } from './queries/examen.ts'
import { countCommissions, listCommissions } from './queries/tableau.ts'
import { FAITS } from './texts.ts'

export const commissionsBailleur = new Hono<Env>()

const OFFRE = '/bailleur/offres/:id'

commissionsBailleur.get('/bailleur/commissions', async (c) => {
  const { ctx } = c.var
  const perimetre = { bailleurId: actorOf(ctx, 'bailleur').bailleurId, today: ctx.today }
  const vue = readVue(c.req.query())
  const liste = await listCommissions(ctx.db, perimetre, vue)
  return show(c, <SeancesPage {...liste} counts={await countCommissions(ctx.db, perimetre)} vue={vue} lecture={!mayDo(ctx, 'commission.convoquer')} gestes={mayDo(ctx, 'commission.decider')} />)
})

commissionsBailleur.get(`${OFFRE}/commission`, async (c) => {
  const examen = await examenOf(c)
  const { passage } = examen
  const values = passage?.notifieLe === null ? { ...dateValues('jour', passage.jour), exception: passage.exception ?? undefined } : {}
  return show(c, <ConvocationPage examen={examen} form={{ values, errors: {} }} peutConvoquer={mayDo(c.var.ctx, 'commission.convoquer')} />)
})

commissionsBailleur.post(`${OFFRE}/commission`, async (c) => {
  const { ctx } = c.var
  const examen = await examenOf(c)
  const again = (errors: Record<string, string>, why?: string) => show(c, <ConvocationPage examen={examen} form={{ values: c.var.form, errors }} peutConvoquer={mayDo(ctx, 'commission.convoquer')} why={why} />, why === undefined ? 422 : 409)
  if (!mayDo(ctx, 'commission.convoquer')) throw new NotFound()
  const form = parseForm(c.var.form, convocationForm)
  if (!form.ok) return again(form.errors)
  const result = await convenePassage(ctx, examen.offre.id, form.data)
  if (result.ok) return c.redirect(`/bailleur/offres/${examen.offre.id}/decisions?fait=${{ convoquee: 'convocation', reportee: 'report', inchangee: 'inchangee' }[result.change]}`, 303)
  return result.champ === undefined ? again({}, result.why) : again({ [result.champ]: result.why })
})

commissionsBailleur.get(`${OFFRE}/decisions`, async (c) => {
  const { ctx } = c.var
  const examen = await examenOf(c)
  if (!examen.passage) return c.redirect(`/bailleur/offres/${examen.offre.id}/commission`, 303)
  const values = Object.assign({ exception: examen.passage.exception ?? undefined }, ...listEnCommission(examen).map(({ id, decision }) => valuesOfDecision(id, decision)))
  return show(c, <DecisionsPage examen={examen} form={{ values, errors: {} }} today={ctx.today} peutDecider={mayDo(ctx, 'commission.decider')} fait={FAITS[c.req.query('fait') ?? '']} remarques={listRemarques(examen, ctx.today)} />)
})

commissionsBailleur.post(`${OFFRE}/decisions`, async (c) => {
  const { ctx } = c.var
  const examen = await examenOf(c)
  if (!examen.passage || !mayDo(ctx, 'commission.decider')) throw new NotFound()
  const again = (errors: Record<string, string>, why?: string) => show(c, <DecisionsPage examen={examen} form={{ values: c.var.form, errors }} today={ctx.today} peutDecider why={why} />, why === undefined ? 422 : 409)
  const form = parseForm(c.var.form, decisionsForm(await listRecus(ctx.db, examen.offre.id)))
  if (!form.ok) return again(form.errors)
  const saved = await saveDecisions(ctx, examen.offre.id, form.data)
  if (!saved.ok) return 'why' in saved ? again({}, saved.why) : again(errorsOf(saved.manques, c.var.form, form.data.decisions))
  const fait = saved.partis.length > 0 ? 'saisie_partielle' : 'saisie'
  return c.redirect(`/bailleur/offres/${examen.offre.id}/${form.data.verifier ? 'notification' : 'decisions'}?fait=${fait}`, 303)
})

commissionsBailleur.get(`${OFFRE}/notification`, async (c) => {
  const { ctx } = c.var
  const examen = withPassage(await examenOf(c))
  if (examen.passage.notifieLe !== null) return c.redirect(`/bailleur/offres/${examen.offre.id}/decisions`, 303)
  return show(c, <VerificationPage examen={examen} today={ctx.today} erreurs={checkEnvoi(examen, examen.passage, ctx.today)} peutDecider={mayDo(ctx, 'commission.decider')} fait={FAITS[c.req.query('fait') ?? '']} />)
})

const envoiForm = z.strictObject({ passage: z.string().regex(/^[1-9]\d{0,8}$/).transform(Number), vu: z.string().max(64) })

commissionsBailleur.post(`${OFFRE}/notification`, async (c) => {
  const { ctx } = c.var
  const examen = withPassage(await examenOf(c))
  const form = parseForm(c.var.form, envoiForm)
  if (!form.ok || !mayDo(ctx, 'commission.decider')) throw new NotFound()
  const sent = await notifyDecisions(ctx, examen.offre.id, { passageId: form.data.passage, empreinte: form.data.vu })
  if (sent.ok) return c.redirect(`/bailleur/offres/${examen.offre.id}/decisions?fait=${sent.ecartes.length > 0 ? 'envoi_partiel' : 'envoi'}`, 303)
  return show(c, <VerificationPage examen={withPassage(await examenOf(c))} today={ctx.today} erreurs={sent.erreurs} peutDecider refusee />, 409)
})

const CONDITION = '/bailleur/candidatures/:id/condition'
const issueForm = z.strictObject({ issue: z.enum(['recue', 'non_recue']) })

commissionsBailleur.get(CONDITION, async (c) => showCondition(c))

commissionsBailleur.post(CONDITION, async (c) => {
  const form = parseForm(c.var.form, issueForm)
  const id = idOf(c)
  if (!form.ok || id === undefined) throw new NotFound()
  const settled = await (form.data.issue === 'recue' ? liftCondition : lapseCondition)(c.var.ctx, id)
  if (!settled.ok) return showCondition(c, settled.why)
  return c.redirect(`/bailleur/candidatures/${id}/condition?fait=${form.data.issue === 'recue' ? 'piece' : 'condition'}`, 303)
})

async function showCondition(c: Context<Env>, why?: string) {
  const { ctx } = c.var
  const id = idOf(c)
  const condition = id === undefined ? undefined : await findCondition(ctx.db, actorOf(ctx, 'bailleur').bailleurId, id)
  if (!condition) throw new NotFound()
  const passee = condition.echeanceLe !== null && condition.echeanceLe.epochMilliseconds <= ctx.now.epochMilliseconds
  return show(c, <ConditionPage condition={condition} passee={passee} peutAgir={mayDo(ctx, 'piece.demander')} fait={FAITS[c.req.query('fait') ?? '']} why={why} />, why === undefined ? 200 : 409)
}

/** One's own home, once its files have come. */
async function examenOf(c: Context<Env>): Promise<Examen> {
  const { ctx } = c.var
  const id = idOf(c)
  const examen = id === undefined ? undefined : await loadExamen(ctx.db, actorOf(ctx, 'bailleur').bailleurId, id)
  if (!examen) throw new NotFound()
  return examen
}

function withPassage(examen: Examen): Examen & { passage: Passage } {
  if (!examen.passage) throw new NotFound()
  return { ...examen, passage: examen.passage }
}

/** Once all is recorded, what will stop the letters. */
function listRemarques(examen: Examen, today: Parameters<typeof checkEnvoi>[2]): readonly string[] {
  const { passage } = examen
  const presents = listEnCommission(examen)
  const complete = presents.length > 0 && presents.every(({ decision }) => decision !== undefined)
  return passage?.notifieLe === null && complete ? checkEnvoi(examen, passage, today) : []
}
