/** Files that the landlord of the matrix received: A’s, up to the lease; others’, with a paper asked, a visit, a lease to sign. */
import { proposeVisite } from '#features/bailleurs/commands/visite.ts'
import { askPiece } from '#features/bailleurs/commands/pieces.ts'
import type { Ctx } from '#src/context.ts'
import type { TestApp } from '#test/app.ts'
import { insertOffre } from '#test/factories/offres.ts'
import { aReception, type Reception } from '#test/factories/recues.ts'

type Landlord = { bailleurId: number; compteId: number }

export async function seedRecues(essai: TestApp, { bailleurId, compteId }: Landlord, payload: string, demandeA: number) {
  const ctx: Ctx = { ...essai.ctx(), actor: { type: 'bailleur', compteId, nom: 'Faure', role: 'agent', bailleurId } }
  const [recue, libre, acceptee] = [await aReception(ctx, { bailleurId }), await aReception(ctx, { bailleurId, statuts: ['transmise'] }), await aReception(ctx, { bailleurId, statuts: ['acceptee'], offre: 'attribuee' })]
  for (const { candidats } of [recue, libre, acceptee]) await ctx.db.updateTable('demande').set({ nom: `Martel${payload}` }).where('id', 'in', candidats.map(({ demandeId }) => demandeId)).execute()
  const asked = await askPiece(ctx, recue.premier.id, { piece: 'bail', precision: `La dernière quittance${payload}`, pourLe: '2026-12-02' })
  const proposed = await proposeVisite(ctx, recue.premier.id, { creneaux: [ctx.now.add({ hours: 48 })], rendezVous: `Devant le hall${payload}` })
  if (!asked.ok || !proposed.ok) throw new Error('The landlord of the matrix cannot act')
  return { offreRecue: recue.offreId, recue: recue.premier.id, pieceDemandee: asked.id, recueLibre: libre.premier.id, acceptee: acceptee.premier.id, ...(await signA(ctx, acceptee, demandeA)) }
}

/** A’s own candidature goes on elsewhere; this one came to its lease. */
async function signA({ db, now, actor }: Ctx, { bailleurId, offreId }: Reception, demandeA: number) {
  const par = 'compteId' in actor ? actor.compteId : 0
  const offreLouee = await insertOffre(db, { bailleur_id: bailleurId, statut: 'louee', cloture_le: now.subtract({ hours: 240 }) })
  const { id: designation } = await db.selectFrom('designation').select('id').where('offre_id', '=', offreId).executeTakeFirstOrThrow()
  const { id: bailA } = await db
    .insertInto('candidature')
    .values({ offre_id: offreLouee, demande_id: demandeA, statut: 'bail_signe', deposee_le: now, date_depot: '2024-03-10', points_fixes: 0, tirage: 'f', points_le: now, statut_le: now, designation_id: designation, place: 1 })
    .returning('id')
    .executeTakeFirstOrThrow()
  await sit(db, { bailleurId, par, now, offres: [offreId, offreLouee] })
  await db.insertInto('bail').values({ candidature_id: bailA, offre_id: offreLouee, signe_le: '2026-11-20', entree_le: '2026-12-01', enregistre_le: now, par }).execute()
  return { offreLouee, bailA }
}

type Seance = { bailleurId: number; par: number; now: Ctx['now']; offres: readonly number[] }

/** What was attributed went before a commission, whose letters left. */
async function sit(db: Ctx['db'], { bailleurId, par, now, offres }: Seance): Promise<void> {
  const { id } = await db.insertInto('seance').values({ bailleur_id: bailleurId, jour: '2026-11-18' }).returning('id').executeTakeFirstOrThrow()
  await db.insertInto('passage').values(offres.map((offre) => ({ seance_id: id, offre_id: offre, exception: 'candidats_insuffisants' as const, convoque_le: now, par, notifie_le: now, notifie_par: par }))).execute()
}
