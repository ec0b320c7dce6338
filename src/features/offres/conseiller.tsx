import { Hono, type Context } from 'hono'
import { declareSansCandidat } from '#features/candidatures/commands/exhaust.ts'
import { retireOffre } from '#features/candidatures/commands/retire.ts'
import { findBonus } from '#features/candidatures/queries/rang.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { actorOf, idOf, requireActe, show, type Env } from '#src/context.ts'
import { EMPTY_FORM, type FormState } from '#ui/form-state.ts'
import { approveOffre, sendBackOffre } from './commands/publication.ts'
import { proposedForm, readCloture, readMotif, refused } from './conseiller/forms.ts'
import { RenvoiPage, RetraitPage, SansCandidatPage } from './conseiller/motif.tsx'
import { PublicationPage } from './conseiller/publication.tsx'
import { readRecherche } from './conseiller/recherche.ts'
import { TableauPage } from './conseiller/tableau.tsx'
import { offreFacts, type Offre } from './queries.ts'
import { describeActeOffre } from './queries/actes.ts'
import { findOffreInstruite } from './queries/conseil.ts'
import { countInteresses } from './queries/interesses.ts'
import { countFiles, listChoix, listTableau } from './queries/tableau.ts'

export const offresConseiller = new Hono<Env>()

const ONE = '/conseiller/offres/:id'
const FAITS: Readonly<Record<string, string>> = { renvoi: 'L’offre est renvoyée au bailleur, avec la raison. Nous venons de le lui écrire.' }

offresConseiller.get('/conseiller', async (c) => {
  const { ctx } = c.var
  const { departements } = actorOf(ctx, 'conseiller')
  const qui = { departements, today: ctx.today }
  const recherche = readRecherche(c.req.query())
  const liste = await listTableau(ctx.db, qui, recherche)
  const props = { counts: await countFiles(ctx.db, qui), choix: await listChoix(ctx.db, qui), bonus: await findBonus(ctx.db, ctx.today) }
  return show(c, <TableauPage territoire={nameTerritoire(departements)} recherche={recherche} fait={FAITS[c.req.query('fait') ?? '']} today={ctx.today} {...liste} {...props} />)
})

offresConseiller.get(`${ONE}/publication`, async (c) => {
  return showPublication(c, await findActe(c, 'soumise'), proposedForm(c.var.ctx.today))
})

offresConseiller.post(`${ONE}/publication`, async (c) => {
  const offre = await findMine(c)
  const read = readCloture(c.var.form)
  if (!read.ok) return showPublication(c, offre, read.form)
  const done = await approveOffre(c.var.ctx, offre.id, read.data)
  if (!done.ok) return showPublication(c, offre, refused(c.var.form, done.champ, done.texte))
  return c.redirect(`${hrefOf(offre.id)}?fait=publication`, 303)
})

offresConseiller.get(`${ONE}/renvoi`, async (c) => show(c, <RenvoiPage offre={await findActe(c, 'soumise')} form={EMPTY_FORM} />))

offresConseiller.post(`${ONE}/renvoi`, async (c) => {
  const offre = await findMine(c)
  const read = readMotif(c.var.form)
  if (!read.ok) return show(c, <RenvoiPage offre={offre} form={read.form} />, 422)
  const done = await sendBackOffre(c.var.ctx, offre.id, read.data)
  if (!done.ok) return show(c, <RenvoiPage offre={offre} form={refused(c.var.form, done.champ, done.texte)} />, 422)
  return c.redirect('/conseiller?fait=renvoi', 303)
})

offresConseiller.get(`${ONE}/retrait`, async (c) => show(c, <RetraitPage offre={await findMine(c)} form={EMPTY_FORM} />))

offresConseiller.post(`${ONE}/retrait`, async (c) => {
  const offre = await findMine(c)
  const read = readMotif(c.var.form)
  if (!read.ok) return show(c, <RetraitPage offre={offre} form={read.form} />, 422)
  requireActe(c.var.ctx, 'offre.retirer')
  const moved = await retireOffre(c.var.ctx, offre.id, read.data)
  const acte = moved.ok ? undefined : await describeActeOffre(c.var.ctx.db, c.var.ctx, offre.id, 'offre.retiree')
  if (acte?.deMoi === false) throw new Conflict(`${acte.texte} Votre envoi n’a rien modifié.`)
  return c.redirect(`${hrefOf(offre.id)}?fait=retrait`, 303)
})

offresConseiller.get(`${ONE}/sans-candidat`, async (c) => show(c, <SansCandidatPage offre={await findMine(c)} form={EMPTY_FORM} />))

offresConseiller.post(`${ONE}/sans-candidat`, async (c) => {
  const offre = await findMine(c)
  const read = readMotif(c.var.form)
  if (!read.ok) return show(c, <SansCandidatPage offre={offre} form={read.form} />, 422)
  const done = await declareSansCandidat(c.var.ctx, offre.id, read.data)
  if (!done.ok) return show(c, <SansCandidatPage offre={offre} form={refused(c.var.form, 'motif', done.why)} />, 409)
  return c.redirect(`${hrefOf(offre.id)}?fait=sans-candidat`, 303)
})

async function showPublication(c: Context<Env>, offre: Offre, form: FormState) {
  const { db, now } = c.var.ctx
  const interesses = await countInteresses(db, offreFacts(offre, now))
  return show(c, <PublicationPage offre={offre} interesses={interesses} form={form} />, Object.keys(form.errors).length === 0 ? 200 : 422)
}

async function findMine(c: Context<Env>): Promise<Offre> {
  const offre = await findOffreInstruite(c.var.ctx, idOf(c))
  if (!offre) throw new NotFound()
  return offre
}

/** A page for one moment of an offer: later, it says what happened instead. */
async function findActe(c: Context<Env>, statut: Offre['statut']): Promise<Offre> {
  const offre = await findMine(c)
  if (offre.statut === statut) return offre
  throw new Conflict((await describeActeOffre(c.var.ctx.db, c.var.ctx, offre.id, '')).texte)
}

function hrefOf(id: number): string {
  return `/conseiller/offres/${id}`
}

function nameTerritoire(departements: readonly string[]): string {
  if (departements.length === 0) return 'Toute la France'
  return `${departements.length > 1 ? 'Départements' : 'Département'} ${departements.join(', ')}`
}
