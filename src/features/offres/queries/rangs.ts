import { computePointsFixes } from '#domain/classement.ts'
import { estimateRangs, type Estimation } from '#features/candidatures/queries/rang.ts'
import type { LoadedDemande } from '#features/demandes/queries.ts'
import type { Ctx } from '#src/context.ts'
import { offreFacts, type OffreCarte } from '../queries.ts'

/** The rank that this person would have on each of these offers by applying now: the points are the law's, one query ranks them all. */
export async function estimateMesRangs(ctx: Ctx, loaded: LoadedDemande, offres: readonly OffreFactsRow[]): Promise<ReadonlyMap<number, Estimation>> {
  const points = offres.map((offre) => ({ offreId: offre.id, points: pointsOf(ctx, loaded, offre) }))
  return estimateRangs(ctx.db, { dateDepot: loaded.dateDepot, categorie: loaded.demande.employeur?.categorie, points }, ctx.today)
}

export type OffreFactsRow = Parameters<typeof offreFacts>[0] & Pick<OffreCarte, 'id'>

function pointsOf(ctx: Ctx, { demande }: LoadedDemande, offre: OffreFactsRow): number {
  return computePointsFixes(demande, offreFacts(offre, ctx.now), ctx.today, ctx.connectors.communes.find).points
}
