import { Hono, type Context } from 'hono'
import { z } from 'zod'
import { chooseCreneau } from '#features/bailleurs/commands/creneau.ts'
import { confirmPieceDeposee } from '#features/bailleurs/commands/depot.ts'
import { NotFound } from '#platform/errors.ts'
import { parseForm } from '#platform/form-body.ts'
import { actorOf, idOf, show, type Ctx, type Env } from '#src/context.ts'
import { EMPTY_FORM } from '#ui/form-state.ts'
import { answerRappel } from './commands/recall.ts'
import { acceptLogement, refuseLogement } from './commands/respond.ts'
import { CandidaturePage } from './demandeur/fiche.tsx'
import { isRetard } from './demandeur/horloge.tsx'
import { RappelPage } from './demandeur/rappel.tsx'
import { ActeImpossiblePage, ReponsePage, type Choix } from './demandeur/reponse.tsx'
import { isRappelOuvert } from './queries/a-faire.ts'
import { loadFiche, loadHorloge, type SuivieFiche } from './queries/fiche.ts'
import { findSuivie } from './queries/suivi.ts'

/** What an applicant answers once the list is closed: papers, visit, call back, the home itself. */
export const candidaturesActes = new Hono<Env>()

const ONE = '/demandeur/candidatures/:id'
const CHOIX: readonly Choix[] = ['accepter', 'refuser']
const creneauForm = z.strictObject({ creneau: z.string({ error: 'Choisissez un moment, ou dites qu’aucun ne vous convient.' }).min(1, 'Choisissez un moment, ou dites qu’aucun ne vous convient.').max(40) })
const rappelForm = z.strictObject({ reponse: z.enum(['oui', 'non'], { error: 'Répondez par oui ou par non.' }) })

candidaturesActes.post(`${ONE}/pieces/:piece`, async (c) => {
  const { id, demandeId } = mine(c)
  const done = await confirmPieceDeposee(c.var.ctx, demandeId, id, idOrNotFound(idOf(c, 'piece')))
  if (!done.ok) return show(c, <ActeImpossiblePage title="Cette pièce n’est plus attendue" why={done.why} id={id} />, 409)
  const { lue, montree } = done.registre
  return c.redirect(`${hrefOf(id)}?fait=${lue && montree.length === 0 ? 'piece_pas_encore' : 'piece'}`, 303)
})

candidaturesActes.post(`${ONE}/visite`, async (c) => {
  const { ctx } = c.var
  const { id, demandeId } = mine(c)
  const parsed = parseForm(c.var.form, creneauForm)
  const done = parsed.ok ? await chooseCreneau(ctx, demandeId, id, parsed.data.creneau) : undefined
  if (done?.ok) return c.redirect(`${hrefOf(id)}?fait=visite`, 303)
  if (done && done.champ === undefined) return show(c, <ActeImpossiblePage title="Cette visite a changé" why={done.why} id={id} />, 409)
  const fiche = await loadFiche(ctx, demandeId, id)
  if (!fiche) throw new NotFound()
  const form = parsed.ok ? { values: {}, errors: { creneau: done?.why ?? '' } } : parsed
  return show(c, <CandidaturePage fiche={fiche} now={ctx.now} fait={undefined} form={form} />, 422)
})

candidaturesActes.get(`${ONE}/reponse`, async (c) => {
  const candidature = await findMine(c)
  if (candidature.statut !== 'attribuee') return c.redirect(hrefOf(candidature.id), 303)
  return show(c, <ReponsePage candidature={candidature} choix={choixOf(c.req.query('choix'))} enRetard={await isLate(c, candidature)} />)
})

candidaturesActes.post(`${ONE}/reponse`, async (c) => {
  const { id, demandeId } = mine(c)
  const choix = choixOf(c.var.form['reponse'])
  if (choix === undefined) {
    const candidature = await findMine(c)
    return show(c, <ReponsePage candidature={candidature} choix={undefined} enRetard={await isLate(c, candidature)} vide />, 422)
  }
  const done = await (choix === 'accepter' ? acceptLogement : refuseLogement)(c.var.ctx, demandeId, id)
  if (!done) throw new NotFound()
  if (!done.ok) return show(c, <ActeImpossiblePage title="Votre réponse n’est pas enregistrée" why={done.why} id={id} />, 409)
  return c.redirect(`${hrefOf(id)}?fait=${done.statut}`, 303)
})

candidaturesActes.get(`${ONE}/rappel`, async (c) => {
  const candidature = await findMine(c)
  if (!isRappelOuvert(candidature, c.var.ctx.now)) return c.redirect(hrefOf(candidature.id), 303)
  return show(c, <RappelPage candidature={candidature} form={EMPTY_FORM} />)
})

candidaturesActes.post(`${ONE}/rappel`, async (c) => {
  const { id, demandeId } = mine(c)
  const parsed = parseForm(c.var.form, rappelForm)
  if (!parsed.ok) return show(c, <RappelPage candidature={await findMine(c)} form={parsed} />, 422)
  const done = await answerRappel(c.var.ctx, demandeId, id, parsed.data.reponse)
  if (!done) throw new NotFound()
  if (!done.ok) return show(c, <ActeImpossiblePage title="Votre réponse n’est pas enregistrée" why={done.why} id={id} />, 409)
  return c.redirect(`${hrefOf(id)}?fait=rappel_${done.reponse}`, 303)
})

async function isLate(c: Context<Env>, candidature: SuivieFiche): Promise<boolean> {
  return isRetard(await loadHorloge(c.var.ctx, candidature))
}

function hrefOf(id: number): string {
  return `/demandeur/candidatures/${id}`
}

function choixOf(value: unknown): Choix | undefined {
  return CHOIX.find((choix) => choix === value)
}

/** Before import nobody has a candidature: these addresses are not found. */
function mine(c: Context<Env>): { id: number; demandeId: number } {
  return { id: idOrNotFound(idOf(c)), demandeId: demandeOf(c.var.ctx) }
}

async function findMine(c: Context<Env>) {
  const { id, demandeId } = mine(c)
  const candidature = await findSuivie(c.var.ctx.db, demandeId, id)
  if (!candidature) throw new NotFound()
  return candidature
}

function demandeOf(ctx: Ctx): number {
  return idOrNotFound(actorOf(ctx, 'demandeur').demandeId)
}

function idOrNotFound(id: number | undefined): number {
  if (id === undefined) throw new NotFound()
  return id
}
