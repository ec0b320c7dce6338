import { Hono, type Context } from 'hono'
import { findBonus } from '#features/candidatures/queries/rang.ts'
import { NotFound } from '#platform/errors.ts'
import { parseForm, type FormErrors, type RawForm } from '#platform/form-body.ts'
import { actorOf, idOf, mayDo, requireActe, show, type Env } from '#src/context.ts'
import { EMPTY_FORM, dateValues } from '#ui/form-state.ts'
import { recordCles, signBail } from './commands/bail.ts'
import { askPiece, cancelPiece, receivePiece } from './commands/pieces.ts'
import type { Done } from './commands/tenir.ts'
import { cancelVisite, proposeVisite } from './commands/visite.ts'
import { bailForm, clesForm, pieceForm, visiteForm } from './forms.ts'
import { countDossiers, listDossiers } from './queries/dossiers.ts'
import { loadDossier, type Dossier } from './queries/dossier.ts'
import { countCommissions, countLogements, listLogements } from './queries/logements.ts'
import { loadOffreSuivie } from './queries/offre.ts'
import { readVueDossiers, readVueLogements } from './vue.ts'
import { BailPage } from './bailleur/bail.tsx'
import { DossierPage, type Saisies } from './bailleur/dossier.tsx'
import { DossiersPage } from './bailleur/dossiers.tsx'
import { droitsOf } from './bailleur/droits.ts'
import { OffrePage } from './bailleur/offre.tsx'
import { TableauPage } from './bailleur/tableau.tsx'

export const bailleursBailleur = new Hono<Env>()

const DOSSIER = '/bailleur/candidatures/:id'

bailleursBailleur.get('/bailleur', async (c) => {
  const { ctx } = c.var
  const { bailleurId } = actorOf(ctx, 'bailleur')
  const vue = readVueLogements(c.req.query())
  const [dossiers, commissions, parEtat] = [await countDossiers(ctx.db, bailleurId, ctx.now), await countCommissions(ctx.db, bailleurId), await countLogements(ctx.db, bailleurId)]
  return show(c, <TableauPage dossiers={dossiers} commissions={commissions} parEtat={parEtat} liste={await listLogements(ctx.db, bailleurId, vue)} vue={vue} peutSaisir={mayDo(ctx, 'offre.saisir')} bonus={await findBonus(ctx.db, ctx.today)} />)
})

bailleursBailleur.get('/bailleur/dossiers', async (c) => {
  const { ctx } = c.var
  const { bailleurId } = actorOf(ctx, 'bailleur')
  const vue = readVueDossiers(c.req.query())
  return show(c, <DossiersPage vue={vue} dossiers={await listDossiers(ctx.db, bailleurId, vue, ctx.now)} counts={await countDossiers(ctx.db, bailleurId, ctx.now)} />)
})

bailleursBailleur.get('/bailleur/offres/:id', async (c) => {
  const { ctx } = c.var
  const id = idOf(c)
  const suivie = id === undefined ? undefined : await loadOffreSuivie(ctx, actorOf(ctx, 'bailleur').bailleurId, id)
  if (!suivie) throw new NotFound()
  return show(c, <OffrePage suivie={suivie} peutRetirer={mayDo(ctx, 'offre.retirer')} peutConvoquer={mayDo(ctx, 'commission.convoquer')} fait={c.req.query('fait')} />)
})

bailleursBailleur.get(DOSSIER, async (c) => showDossier(c, { fait: c.req.query('fait') }))

bailleursBailleur.post(`${DOSSIER}/pieces`, async (c) => {
  requireActe(c.var.ctx, 'piece.demander')
  const dossier = await dossierOf(c)
  const parsed = parseForm(c.var.form, pieceForm)
  if (!parsed.ok) return showDossier(c, { saisies: { piece: { ...refused(parsed), prefix: 'piece' } } })
  return conclude(c, 'piece', { done: await askPiece(c.var.ctx, dossier.recue.id, parsed.data), fait: 'piece', champs: { pourLe: 'pour_le' } })
})

bailleursBailleur.post(`${DOSSIER}/pieces/:piece/reception`, async (c) => conclude(c, undefined, { done: await receivePiece(c.var.ctx, idOfDossier(c), idOfPiece(c)), fait: 'recue' }))

bailleursBailleur.post(`${DOSSIER}/pieces/:piece/annulation`, async (c) => conclude(c, undefined, { done: await cancelPiece(c.var.ctx, idOfDossier(c), idOfPiece(c)), fait: 'annulee' }))

bailleursBailleur.post(`${DOSSIER}/visite`, async (c) => {
  requireActe(c.var.ctx, 'visite.proposer')
  const dossier = await dossierOf(c)
  const parsed = parseForm(c.var.form, visiteForm)
  if (!parsed.ok) return showDossier(c, { saisies: { visite: { ...refused(parsed), prefix: 'visite' } } })
  return conclude(c, 'visite', { done: await proposeVisite(c.var.ctx, dossier.recue.id, parsed.data), fait: 'visite', champs: { creneaux: 'creneau1', rendezVous: 'rendez_vous' } })
})

bailleursBailleur.post(`${DOSSIER}/visite/annulation`, async (c) => conclude(c, undefined, { done: await cancelVisite(c.var.ctx, idOfDossier(c)), fait: 'visite_annulee' }))

bailleursBailleur.get(`${DOSSIER}/bail`, async (c) => {
  requireActe(c.var.ctx, 'bail.enregistrer')
  const dossier = await dossierOf(c)
  if (dossier.bail) return c.redirect(`/bailleur/candidatures/${dossier.recue.id}#bail`, 303)
  if (dossier.recue.statut !== 'acceptee') throw new NotFound()
  return show(c, <BailPage dossier={dossier} form={{ ...EMPTY_FORM, values: dateValues('entree', dossier.offre.disponible_le > c.var.ctx.today ? dossier.offre.disponible_le : undefined) }} />)
})

bailleursBailleur.post(`${DOSSIER}/bail`, async (c) => {
  requireActe(c.var.ctx, 'bail.enregistrer')
  const dossier = await dossierOf(c)
  const parsed = parseForm(c.var.form, bailForm)
  if (!parsed.ok) return show(c, <BailPage dossier={dossier} form={refused(parsed)} />, 422)
  const done = await signBail(c.var.ctx, dossier.recue.id, parsed.data)
  if (done.ok) return c.redirect(`/bailleur/candidatures/${dossier.recue.id}?fait=bail`, 303)
  return done.champ === undefined ? showDossier(c, { erreur: done.why }) : show(c, <BailPage dossier={dossier} form={{ values: c.var.form, errors: { [done.champ]: done.why } }} />, 422)
})

bailleursBailleur.post(`${DOSSIER}/cles`, async (c) => {
  requireActe(c.var.ctx, 'bail.enregistrer')
  const dossier = await dossierOf(c)
  const parsed = parseForm(c.var.form, clesForm)
  if (!parsed.ok) return showDossier(c, { saisies: { cles: { ...refused(parsed), prefix: 'cles' } } })
  return conclude(c, 'cles', { done: await recordCles(c.var.ctx, dossier.recue.id, parsed.data), fait: 'cles' })
})

type Conclusion = { done: Done; fait: string; /** Fields of the form, by those of the command. */ champs?: Readonly<Record<string, string>> }

/** Done: back to the file. Refused: the file again, the form whole, or a sentence when no field is wrong. */
async function conclude(c: Context<Env>, formulaire: keyof Saisies | undefined, { done, fait, champs = {} }: Conclusion) {
  if (done.ok) return c.redirect(`/bailleur/candidatures/${idOfDossier(c)}?fait=${fait}`, 303)
  if (formulaire === undefined || done.champ === undefined) return showDossier(c, { erreur: done.why })
  const name = champs[done.champ] ?? done.champ
  return showDossier(c, { saisies: { [formulaire]: { values: c.var.form, errors: { [name]: done.why }, prefix: formulaire } } })
}

type Vue = { saisies?: Saisies; erreur?: string; fait?: string | undefined }

async function showDossier(c: Context<Env>, { saisies = {}, erreur, fait }: Vue) {
  const { ctx } = c.var
  const status = erreur !== undefined ? 409 : Object.keys(saisies).length > 0 ? 422 : 200
  return show(c, <DossierPage dossier={await dossierOf(c)} droits={droitsOf(ctx)} saisies={saisies} now={ctx.now} fait={fait} erreur={erreur} />, status)
}

async function dossierOf(c: Context<Env>): Promise<Dossier> {
  const { ctx } = c.var
  const dossier = await loadDossier(ctx, actorOf(ctx, 'bailleur').bailleurId, idOfDossier(c))
  if (!dossier) throw new NotFound()
  return dossier
}

function idOfDossier(c: Context<Env>): number {
  return idOrNotFound(idOf(c))
}

function idOfPiece(c: Context<Env>): number {
  return idOrNotFound(idOf(c, 'piece'))
}

function idOrNotFound(id: number | undefined): number {
  if (id === undefined) throw new NotFound()
  return id
}

function refused({ values, errors }: { values: RawForm; errors: FormErrors }) {
  return { values, errors }
}
