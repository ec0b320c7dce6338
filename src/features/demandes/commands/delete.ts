import type { DemandeRegistre } from '#connectors/sne/index.ts'
import type { Demande } from '#domain/demande.ts'
import { annee, toJour } from '#domain/jour.ts'
import { erasePrecisions } from '#features/bailleurs/commands/effacement.ts'
import { closeForDemande, eraseTraces, holdAll, withdrawCandidature, type CoutAnnonce } from '#features/candidatures/commands/withdraw.ts'
import { findHeldCandidature } from '#features/candidatures/queries/candidatures.ts'
import { recordEvent } from '#features/journal/commands.ts'
import { transaction, type Tx } from '#platform/db.ts'
import type { Ctx } from '#src/context.ts'
import { tellDemande } from '../courrier.ts'
import { lockAndLoad, type LoadedDemande } from '../queries.ts'
import { recomputeProfil } from './profil.ts'

/**
 * Takes the request out of AL’in (F128): the register keeps it as it is. What is held is left as the person would leave it,
 * at the cost that the page said; what waits is closed. The answers about work go too, and what staff typed of the
 * person; consents stay, as proof of what was
 * allowed. The number is free again, for whoever proves to own it.
 */
export async function deleteDemande(ctx: Ctx, demandeId: number, annonce: CoutAnnonce = 'refus_attribution'): Promise<void> {
  await transaction(ctx.db, async (tx) => {
    const before = await lockAndLoad(tx, demandeId)
    if (!before) return
    await holdAll(tx, demandeId)
    const held = await findHeldCandidature(tx, demandeId)
    if (held) await withdrawCandidature({ ...ctx, db: tx }, demandeId, held.id, annonce)
    await closeForDemande(tx, ctx, demandeId, 'demande_supprimee')
    await tx.updateTable('demande').set({ statut: 'supprimee', radiee_le: null, radiation_motif: null, veille_depuis: null, ...eraseCopie(before) }).where('id', '=', demandeId).execute()
    await tx.deleteFrom('rattachement').where('demande_id', '=', demandeId).execute()
    await tx.deleteFrom('reponse_entreprise').where('demande_id', '=', demandeId).execute()
    await tx.deleteFrom('priorite').where('demande_id', '=', demandeId).execute()
    await eraseTraces(tx, demandeId)
    await erasePrecisions(tx, demandeId)
    await recomputeProfil(tx, ctx, demandeId)
    await recordEvent(tx, ctx, { action: 'demande.supprimee', objet: 'demande', objetId: demandeId, demandeId, compteId: before.compteId, avant: before.statut, apres: 'supprimee' })
    await tellDemande(tx, ctx, demandeId, 'supprimee')
  })
}

/** What the register said of requests that this account asked for; the numbers stay a while, for codes are counted by them (K23). */
export async function closeImports(tx: Tx, { now }: Pick<Ctx, 'now'>, compteId: number): Promise<void> {
  await tx.updateTable('import_code').set({ registre: null, clos_le: now }).where('compte_id', '=', compteId).where('clos_le', 'is', null).execute()
}

/** AL’in keeps the number, to which earlier refusals are tied, and nothing that the register told of the person. */
function eraseCopie({ registre, dateDepot, naissance }: LoadedDemande) {
  const vide: DemandeRegistre = {
    numeroUnique: registre.numeroUnique, numGuichet: registre.numGuichet, dateCreation: dateDepot, statut: 'active',
    demandeur: { nom: '', prenom: '', revenuFiscal: {}, ressources: [], versees: [], ressourcesPersACharge: [], verseesPersACharge: [] },
    cotitulaires: [], personnesACharge: [], enfantsEnGarde: [], logementRecherche: { demandeElargie: false, typologies: [], communes: [] }, motifs: [], piecesDeposees: [],
  }
  const faits: Demande = { dateDepot, menage: { personnes: [], enfantsANaitre: 0 }, rfr: {}, communesSouhaitees: [] }
  return { registre: JSON.stringify(vide), faits: JSON.stringify(faits), nom: '', prenom: '', naissance: toJour(`${annee(naissance)}-01-01`) }
}
