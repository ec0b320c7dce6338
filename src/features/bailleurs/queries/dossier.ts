import { isHeld, type Statut } from '#domain/candidature.ts'
import { zonePlafondOf } from '#domain/plafonds.ts'
import { computeSituation, type Situation } from '#domain/situation.ts'
import { loadFiche, type Fiche } from '#features/candidatures/queries/fiche.ts'
import { loadDossier as loadDemandeEtPieces, type Dossier as DemandeEtPieces } from '#features/demandes/queries/dossiers.ts'
import { findDecision, type DecisionNotifiee } from '#features/commissions/queries.ts'
import { findOffre, offreFacts, type Offre } from '#features/offres/queries.ts'
import type { Ctx } from '#src/context.ts'
import { findBail, findVisite, type Bail, type Visite } from '../queries.ts'
import { selectRecues, type Recue } from './recues.ts'

/** Everything that the page of one received file shows. `contenu`: undefined once the candidature is over, for the landlord has no more need of it. */
export type Dossier = {
  recue: Recue
  offre: Offre
  fiche: Fiche
  visite: Visite | undefined
  bail: Bail | undefined
  decision: DecisionNotifiee | undefined
  contenu: Contenu | undefined
}
/** The request as it is now at the register: `situation` before the ceiling of this home, `obligatoires` as the law asks. */
export type Contenu = Pick<DemandeEtPieces, 'loaded'> & { situation: Situation; obligatoires: DemandeEtPieces['pieces'] }

/** Undefined for another landlord’s, and for a file that was not transmitted. */
export async function loadDossier(ctx: Ctx, bailleurId: number, id: number): Promise<Dossier | undefined> {
  const { db } = ctx
  const recue = await selectRecues(db, bailleurId, ctx.now).select('c.demande_id as demandeId').where('c.id', '=', id).executeTakeFirst()
  const fiche = recue && (await loadFiche(ctx, recue.demandeId, id))
  const offre = recue && (await findOffre(db, recue.offreId))
  if (!recue || !fiche || !offre) return undefined
  const [visite, bail, decision] = [await findVisite(db, id), await findBail(db, id), await findDecision(db, id)]
  return { recue, offre, fiche, visite, bail, decision, contenu: isLisible(recue.statut) ? await loadContenu(ctx, recue.demandeId, offre) : undefined }
}

/** The file of someone who left, or was not chosen, goes on living elsewhere: it is no longer this landlord’s to read. */
function isLisible(statut: Statut): boolean {
  return isHeld(statut) || statut === 'bail_signe'
}

async function loadContenu(ctx: Ctx, demandeId: number, offre: Offre): Promise<Contenu | undefined> {
  const found = await loadDemandeEtPieces(ctx.db, demandeId, ctx.today)
  if (!found || found.loaded.statut === 'supprimee') return undefined
  const { loaded, pieces } = found
  const situation = computeSituation(loaded.demande, { financement: offre.financement, zone: zonePlafondOf(offreFacts(offre, ctx.now)) }, ctx.today)
  return { loaded, situation, obligatoires: pieces }
}
