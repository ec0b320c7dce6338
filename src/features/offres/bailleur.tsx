import { Hono, type Context } from 'hono'
import type { Commune } from '#connectors/communes/index.ts'
import { moveOffre } from '#domain/offre.ts'
import { retireOffre } from '#features/candidatures/commands/retire.ts'
import { findEntreprise } from '#features/entreprises/queries.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { parseForm } from '#platform/form-body.ts'
import { actorOf, idOf, mayDo, requireActe, show, type Env } from '#src/context.ts'
import { EMPTY_FORM, type FormState } from '#ui/form-state.ts'
import { BrouillonPage } from './bailleur/brouillon.tsx'
import { FormulairePage } from './bailleur/formulaire.tsx'
import { RetraitPage } from './bailleur/retrait.tsx'
import { toValues } from './bailleur/valeurs.ts'
import { saveSaisie, submitMine } from './commands/saisir.ts'
import { findOffre, type Offre } from './queries.ts'
import { findRenvoi } from './queries/renvoi.ts'
import { retraitForm } from './retrait.ts'
import { saisieForm } from './saisie.ts'

export const offresBailleur = new Hono<Env>()

offresBailleur.get('/bailleur/offres/nouvelle', (c) => {
  requireActe(c.var.ctx, 'offre.saisir')
  return show(c, <FormulairePage form={EMPTY_FORM} communes={[]} />)
})

offresBailleur.post('/bailleur/offres/nouvelle', (c) => saveForm(c))

/** Until it is on line a home has no candidate: its page is its sheet. Afterwards the page is the one that follows it. */
offresBailleur.get('/bailleur/offres/:id', async (c, next) => {
  const { ctx } = c.var
  const offre = await mineOf(c)
  if (offre.statut !== 'brouillon' && offre.statut !== 'soumise') return next()
  return show(c, <BrouillonPage offre={offre} now={ctx.now} today={ctx.today} renvoi={offre.statut === 'brouillon' ? await findRenvoi(ctx.db, offre.id) : undefined} peutSaisir={mayDo(ctx, 'offre.saisir')} fait={c.req.query('fait')} />)
})

offresBailleur.get('/bailleur/offres/:id/modification', async (c) => {
  requireActe(c.var.ctx, 'offre.saisir')
  const offre = await draftOf(c)
  const reserve = offre.reservee_a === null ? undefined : await findEntreprise(c.var.ctx.db, offre.reservee_a)
  return show(c, <FormulairePage form={{ ...EMPTY_FORM, values: toValues(offre, reserve?.siren) }} communes={[]} brouillon={offre} />)
})

offresBailleur.post('/bailleur/offres/:id/modification', async (c) => saveForm(c, await draftOf(c)))

offresBailleur.post('/bailleur/offres/:id/soumission', async (c) => {
  const { id } = await mineOf(c)
  await submitMine(c.var.ctx, id)
  return c.redirect(`/bailleur/offres/${id}?fait=soumission`, 303)
})

offresBailleur.get('/bailleur/offres/:id/retrait', async (c) => {
  requireActe(c.var.ctx, 'offre.retirer')
  const offre = await mineOf(c)
  if (!moveOffre(offre.statut, 'withdraw', 'bailleur').ok) throw new Conflict(TROP_TARD)
  return show(c, <RetraitPage offre={offre} form={EMPTY_FORM} />)
})

offresBailleur.post('/bailleur/offres/:id/retrait', async (c) => {
  const { ctx } = c.var
  requireActe(ctx, 'offre.retirer')
  const offre = await mineOf(c)
  const parsed = parseForm(c.var.form, retraitForm)
  if (!parsed.ok) return show(c, <RetraitPage offre={offre} form={{ values: parsed.values, errors: parsed.errors }} />, 422)
  const moved = await retireOffre(ctx, offre.id, parsed.data.motif)
  // Sent twice: what was asked is done.
  if (!moved.ok && offre.statut !== 'retiree') throw new Conflict(TROP_TARD)
  return c.redirect(`/bailleur/offres/${offre.id}?fait=retrait`, 303)
})

const TROP_TARD = 'Cette offre ne se retire plus\u00a0: le logement est loué, ou l’offre est déjà retirée.'

/** New, or a draft written again: wrong input comes back whole. */
async function saveForm(c: Context<Env>, brouillon?: Offre) {
  const { ctx } = c.var
  requireActe(ctx, 'offre.saisir')
  const parsed = parseForm(c.var.form, saisieForm(ctx.today))
  if (!parsed.ok) return showForm(c, { form: { values: parsed.values, errors: parsed.errors }, communes: [], brouillon })
  const saved = await saveSaisie(ctx, parsed.data, brouillon?.id)
  if (saved.ok) return c.redirect(`/bailleur/offres/${saved.id}?fait=brouillon`, 303)
  return showForm(c, { form: { values: c.var.form, errors: { ...saved.errors } }, communes: saved.communes, brouillon })
}

function showForm(c: Context<Env>, { form, communes, brouillon }: { form: FormState; communes: readonly Commune[]; brouillon: Offre | undefined }) {
  return show(c, <FormulairePage form={form} communes={communes} {...(brouillon ? { brouillon } : {})} />, 422)
}

async function mineOf(c: Context<Env>): Promise<Offre> {
  const { ctx } = c.var
  const id = idOf(c)
  const offre = id === undefined ? undefined : await findOffre(ctx.db, id)
  if (offre?.bailleur_id !== actorOf(ctx, 'bailleur').bailleurId) throw new NotFound()
  return offre
}

async function draftOf(c: Context<Env>): Promise<Offre> {
  const offre = await mineOf(c)
  if (offre.statut !== 'brouillon') throw new Conflict('Cette offre n’est plus un brouillon\u00a0: elle a été envoyée à Action Logement et ne se modifie plus.')
  return offre
}
