import { computePointsFixes } from '#domain/classement.ts'
import type { Demande } from '#domain/demande.ts'
import type { Tranche } from '#domain/entreprise.ts'
import { type Jour, jourAParis } from '#domain/jour.ts'
import { loadDemande, type LoadedDemande } from '#features/demandes/queries.ts'
import { findOffre, offreFacts } from '#features/offres/queries.ts'
import { recordEvent } from '#features/journal/commands.ts'
import type { Tx } from '#platform/db.ts'
import type { Ctx } from '#src/context.ts'

/** What the company's policy gives on a day. */
export type TranchesAt = (loaded: LoadedDemande, le: Jour) => Promise<readonly Tranche[] | undefined>

/**
 * The facts of a request changed: the points of its live candidature follow at once, until the closing instant (K8).
 * Ages and windows stay those of the candidature's day, the company's too (K6). The caller holds the request's lock.
 */
export async function refreshPoints(tx: Tx, ctx: Ctx, demandeId: number, tranchesAt: TranchesAt): Promise<void> {
  const loaded = await loadDemande(tx, demandeId)
  const live = await findLive(tx, demandeId)
  const offre = live && (await lockOpenOffre(tx, ctx, live.offre_id))
  if (!loaded || !live || !offre) return
  const le = jourAParis(live.deposee_le)
  const { points, categorie, faits } = computePointsFixes(withTranches(loaded.demande, await tranchesAt(loaded, le)), offreFacts(offre, ctx.now), le, ctx.connectors.communes.find)
  await tx
    .updateTable('candidature')
    .set({ points_fixes: points, categorie: categorie ?? null, faits_points: JSON.stringify(faits), lignes: null, date_depot: loaded.dateDepot, points_le: ctx.now })
    .where('id', '=', live.id)
    .execute()
  if (points === live.points_fixes && (categorie ?? null) === live.categorie && loaded.dateDepot === live.date_depot) return
  await recordEvent(tx, ctx, {
    action: 'candidature.points', objet: 'candidature', objetId: live.id, compteId: loaded.compteId, demandeId,
    offreId: live.offre_id, candidatureId: live.id, avant: String(live.points_fixes), apres: String(points),
  })
}

/** The request with what the company gives on the candidature's day; unknown here, what was stored stands. */
export function withTranches(demande: Demande, tranches: readonly Tranche[] | undefined): Demande {
  return tranches === undefined || demande.employeur === undefined ? demande : { ...demande, employeur: { ...demande.employeur, tranches } }
}

function findLive(tx: Tx, demandeId: number) {
  return tx
    .selectFrom('candidature')
    .select(['id', 'offre_id', 'deposee_le', 'points_fixes', 'categorie', 'date_depot'])
    .where('demande_id', '=', demandeId)
    .where('statut', 'in', ['deposee', 'validee'])
    .executeTakeFirst()
}

/** A share of the offer first, then the candidature: the same order as at closing, so that neither waits for the other. */
async function lockOpenOffre(tx: Tx, { now }: Ctx, offreId: number) {
  const open = await tx.selectFrom('offre').select('id').where('id', '=', offreId).where('statut', '=', 'en_ligne').where('cloture_le', '>', now).forShare().executeTakeFirst()
  return open && findOffre(tx, offreId)
}
