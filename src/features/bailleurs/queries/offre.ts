import { computeEcheancesSilence, type Echeance } from '#domain/silence.ts'
import { findJalons } from '#features/candidatures/queries/jalons.ts'
import { findOffre, type Offre } from '#features/offres/queries.ts'
import type { Ctx } from '#src/context.ts'
import { listRecues, type Recue } from './recues.ts'

/** One home as its landlord follows it. `horloge`: the due dates of each step since the closing (B7), while they count. */
export type OffreSuivie = { offre: Offre; recues: readonly Recue[]; horloge: readonly Echeance[]; motifRetrait: string | undefined }

/** Undefined for another landlord’s. */
export async function loadOffreSuivie(ctx: Ctx, bailleurId: number, id: number): Promise<OffreSuivie | undefined> {
  const { db } = ctx
  const offre = await findOffre(db, id)
  if (offre?.bailleur_id !== bailleurId) return undefined
  const ended = offre.statut === 'retiree' || offre.statut === 'louee' || offre.statut === 'sans_candidat'
  const jalons = ended ? undefined : await findJalons(db, id)
  const retrait = offre.statut === 'retiree' ? await db.selectFrom('offre').select('motif_retrait').where('id', '=', id).executeTakeFirst() : undefined
  return {
    offre,
    recues: await listRecues(db, bailleurId, id, ctx.now),
    horloge: jalons ? computeEcheancesSilence(jalons, ctx.today) : [],
    motifRetrait: retrait?.motif_retrait ?? undefined,
  }
}
