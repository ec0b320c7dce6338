/** Candidatures on one home, and those who instruct it: each test says only what it changes. */
import type { Statut } from '#domain/candidature.ts'
import { addJours, jourAParis } from '#domain/jour.ts'
import { applyToOffre } from '#features/candidatures/commands/apply.ts'
import { freezeOffre } from '#features/candidatures/commands/close.ts'
import type { ActorOf, Ctx } from '#src/context.ts'
import { aDemande } from '#test/demandes.ts'
import { insertStaff } from '#test/factories/comptes.ts'
import { insertDemandeur, insertOffre, type OffreRow } from '#test/factories/offres.ts'

export type Candidat = { id: number; demandeId: number; compteId: number }

/** Someone of Action Logement who acts: Lyon and its département unless said. */
export async function aConseiller(ctx: Ctx, over: { departements?: string[]; prenom?: string; nom?: string; role?: 'conseiller' | 'responsable' } = {}): Promise<ActorOf<'conseiller'>> {
  const { departements = ['69'], role = 'conseiller', prenom = 'Camille', nom = 'Serre' } = over
  const { id } = await insertStaff(ctx, 'conseiller', { departements, role, prenom, nom })
  return { type: 'conseiller', compteId: id, nom: `${prenom} ${nom}`, role, departements }
}

/** `count` people on one open home, the oldest request first: so is their order. */
export async function aListe(ctx: Ctx, count: number, over: Partial<OffreRow> = {}): Promise<{ offreId: number; candidats: readonly Candidat[] }> {
  const offreId = await insertOffre(ctx.db, over)
  const candidats: Candidat[] = []
  for (let n = 0; n < count; n += 1) candidats.push(await aCandidat(ctx, offreId, n))
  return { offreId, candidats }
}

/** One who applies; `n`: how many days the request is younger than the oldest. */
export async function aCandidat(ctx: Ctx, offreId: number, n = 0): Promise<Candidat> {
  const depot = addJours('2020-01-01', n)
  const { demandeId, compteId } = await insertDemandeur(ctx.db, aDemande({ dateDepot: depot, employeur: undefined }), { choix: 1 })
  await ctx.db.insertInto('rattachement').values({ demande_id: demandeId, titulaire: 'demandeur', situation: 'independant', plusieurs_employeurs: false, validation: 'sans_objet', tranches: [], maj_le: ctx.now }).execute()
  const applied = await applyToOffre({ ...ctx, actor: demandeurOf({ compteId, demandeId }) }, demandeId, offreId)
  if (!applied.ok) throw new Error(`Cannot apply: ${JSON.stringify(applied.refus)}`)
  return { id: applied.id, demandeId, compteId }
}

export function demandeurOf({ compteId, demandeId }: Pick<Candidat, 'compteId' | 'demandeId'>): ActorOf<'demandeur'> {
  return { type: 'demandeur', compteId, nom: 'Inès Martel', demandeId }
}

/** The closing instant comes, and the list is frozen; gives the context of the minute after. */
export async function closeListe(ctx: Ctx, offreId: number): Promise<Ctx> {
  const { cloture_le } = await ctx.db.selectFrom('offre').select('cloture_le').where('id', '=', offreId).executeTakeFirstOrThrow()
  if (!cloture_le) throw new Error('This offer has no closing')
  const now = cloture_le.add({ minutes: 1 })
  const after = { ...ctx, now, today: jourAParis(now) }
  await freezeOffre(after, offreId)
  return after
}

/** The states of these, in their order. */
export async function statutsOf({ db }: Pick<Ctx, 'db'>, candidats: readonly { id: number }[]): Promise<readonly (Statut | undefined)[]> {
  const rows = await db.selectFrom('candidature').select(['id', 'statut']).where('id', 'in', candidats.map(({ id }) => id)).execute()
  return candidats.map(({ id }) => rows.find((row) => row.id === id)?.statut)
}
