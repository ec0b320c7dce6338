/** A home past its closing, with its frozen list: each test says how far its candidates have come. */
import type { Statut } from '#domain/candidature.ts'
import { toJour } from '#domain/jour.ts'
import type { StatutOffre } from '#domain/offre.ts'
import { applyToOffre } from '#features/candidatures/commands/apply.ts'
import { freezeOffre } from '#features/candidatures/commands/close.ts'
import type { Ctx } from '#src/context.ts'
import { aDemande } from '#test/demandes.ts'
import { insertDemandeur, insertEntreprise, insertOffre, type OffreRow } from '#test/factories/offres.ts'
import type { Temporal } from 'temporal-polyfill'

export type Candidat = { id: number; demandeId: number; compteId: number; email: string }
export type Partie = { offreId: number; candidats: readonly Candidat[] }
type Options = { statuts: readonly Statut[]; offre?: StatutOffre; rangs?: readonly (number | null)[]; echeanceLe?: Temporal.Instant; over?: Partial<OffreRow> }

const AVEC_LE_BAILLEUR: readonly Statut[] = ['transmise', 'en_commission', 'attribuee', 'attribuee_rang', 'attribuee_sous_condition', 'acceptee', 'bail_signe']

let counter = 0

/** Applied, closed and frozen by the product's own commands; then put in the state that the test starts from. `ctx.now` is after the closing. */
export async function aPartie(ctx: Ctx, { statuts, offre = 'transmise', rangs = [], echeanceLe, over = {} }: Options): Promise<Partie> {
  const avant = { ...ctx, now: ctx.now.subtract({ hours: 2 }) }
  const offreId = await insertOffre(ctx.db, { cloture_le: ctx.now.subtract({ hours: 1 }), ...over })
  const entrepriseId = await insertEntreprise(ctx.db)
  const candidats: Candidat[] = []
  for (const [index] of statuts.entries()) candidats.push(await apply(avant, { offreId, entrepriseId, index }))
  await freezeOffre({ ...ctx, actor: { type: 'systeme' } }, offreId)
  await ctx.db.updateTable('offre').set({ statut: offre }).where('id', '=', offreId).execute()
  for (const [index, { id }] of candidats.entries()) await put(ctx, id, { statut: statuts[index] ?? 'deposee', place: index + 1, rang: rangs[index] ?? null, echeanceLe })
  return { offreId, candidats }
}

type Etat = { statut: Statut; place: number; rang: number | null; echeanceLe: Temporal.Instant | undefined }

/** As the acts before would have left it; an answer or a paper is due in ten days unless the test says otherwise. */
async function put({ db, now }: Ctx, id: number, { statut, place, rang, echeanceLe }: Etat): Promise<void> {
  const attend = statut === 'attribuee' || statut === 'attribuee_sous_condition'
  const values = { statut, place: AVEC_LE_BAILLEUR.includes(statut) ? place : null, rang_commission: rang, echeance_le: attend ? (echeanceLe ?? now.add({ hours: 240 })) : null }
  await db.updateTable('candidature').set(values).where('id', '=', id).execute()
}

/** Older requests first, so that the list is in the order of the candidates. */
async function apply(ctx: Ctx, { offreId, entrepriseId, index }: { offreId: number; entrepriseId: number; index: number }): Promise<Candidat> {
  counter += 1
  const email = `partie-${counter}@exemple.test`
  const employeur = { id: String(entrepriseId), effectif: 120, agricole: false, categorie: 'PME', validation: 'deleguee', tranches: [], anonyme: false } as const
  const dateDepot = toJour(`20${10 + Math.min(index, 14)}-01-0${1 + (index % 9)}`)
  const { demandeId, compteId } = await insertDemandeur(ctx.db, aDemande({ employeur, dateDepot }), { choix: 2, email })
  const applied = await applyToOffre({ ...ctx, actor: { type: 'demandeur', compteId, nom: 'Martel', demandeId } }, demandeId, offreId)
  if (!applied.ok) throw new Error(`The candidate could not apply: ${applied.refus.cause}`)
  return { id: applied.id, demandeId, compteId, email }
}

export async function statutOf({ db }: Ctx, id: number): Promise<Statut> {
  const { statut } = await db.selectFrom('candidature').select('statut').where('id', '=', id).executeTakeFirstOrThrow()
  return statut
}
