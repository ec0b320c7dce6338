import { computePointsFixes, explainPoints, explainRang, type Classement } from '#domain/classement.ts'
import { loadDemande } from '#features/demandes/queries.ts'
import { findOffre, isPubliee, offreFacts, type Offre } from '#features/offres/queries.ts'
import type { Ctx } from '#src/context.ts'
import { checkBefore, type Refus } from './prealables.ts'
import { estimateRangs, type Estimation } from './rang.ts'

/** What one is told before applying: the rank one would have, and every reason why one could not. */
export type Apercu = { offre: Offre; estimation: Estimation | undefined; classement: Classement; refus: Refus | undefined }

/** `held`: what the request holds already, which is for the caller to read. */
export async function previewCandidature(ctx: Ctx, demandeId: number, offreId: number, held: { id: number } | undefined): Promise<Apercu | undefined> {
  const loaded = await loadDemande(ctx.db, demandeId)
  const offre = await findOffre(ctx.db, offreId)
  if (!loaded || !offre || !isPubliee(offre)) return undefined
  const refus: Refus | undefined = held ? { cause: 'engagee', candidatureId: held.id } : checkBefore(ctx, loaded, offre)
  const fixes = computePointsFixes(loaded.demande, offreFacts(offre, ctx.now), ctx.today, ctx.connectors.communes.find)
  const pretendant = { dateDepot: loaded.dateDepot, categorie: fixes.categorie, points: [{ offreId, points: fixes.points }] }
  const estimation = (await estimateRangs(ctx.db, pretendant, ctx.today)).get(offreId)
  const contexte = { dateDepot: loaded.dateDepot, plusAnciennes: estimation?.plusAnciennes ?? 0, ...(estimation?.bonus ? { bonus: estimation.bonus } : {}) }
  return { offre, estimation, classement: explainRang({ ...fixes, ...explainPoints(fixes.faits) }, contexte), refus }
}
