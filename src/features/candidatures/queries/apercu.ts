import { computePointsFixes, explainRang, type Classement } from '#domain/classement.ts'
import { loadDemande } from '#features/demandes/queries.ts'
import { findOffre, isPubliee, offreFacts, type Offre } from '#features/offres/queries.ts'
import type { Ctx } from '#src/context.ts'
import { checkBefore, type Refus } from './prealables.ts'
import { findHeldCandidature } from './candidatures.ts'
import { estimateRangs, findBonus, type Estimation } from './rang.ts'

/** What one is told before applying: the rank one would have, and every reason why one could not. */
export type Apercu = { offre: Offre; estimation: Estimation | undefined; classement: Classement; refus: Refus | undefined }

export async function previewCandidature(ctx: Ctx, demandeId: number, offreId: number): Promise<Apercu | undefined> {
  const loaded = await loadDemande(ctx.db, demandeId)
  const offre = await findOffre(ctx.db, offreId)
  if (!loaded || !offre || !isPubliee(offre)) return undefined
  const held = await findHeldCandidature(ctx.db, demandeId)
  const refus: Refus | undefined = held ? { cause: 'engagee', candidatureId: held.id } : checkBefore(ctx, loaded, offre)
  const fixes = computePointsFixes(loaded.demande, offreFacts(offre, ctx.now), ctx.today, ctx.connectors.communes.find)
  const pretendant = { dateDepot: loaded.dateDepot, categorie: fixes.categorie, points: [{ offreId, points: fixes.points }] }
  const estimation = (await estimateRangs(ctx.db, pretendant, ctx.today)).get(offreId)
  const bonus = await findBonus(ctx.db, ctx.today)
  const contexte = { dateDepot: loaded.dateDepot, plusAnciennes: estimation?.plusAnciennes ?? 0, ...(bonus ? { bonus: bonus.categorie } : {}) }
  return { offre, estimation, classement: explainRang(fixes, contexte), refus }
}
