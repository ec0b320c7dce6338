import { computePointsFixes } from '#domain/classement.ts'
import { estimateRangs, estimateRangsAvec, type Estimation, type Pretendant } from '#features/candidatures/queries/rang.ts'
import type { LoadedDemande } from '#features/demandes/queries.ts'
import type { Ctx } from '#src/context.ts'
import { offreFacts, type OffreCarte } from '../queries.ts'
import { countVariantes, totauxVariantes, variantesOf, type Variante, type VariantesValues } from './pour-moi.ts'

/** The rank that this person would have on each of these offers by applying now: the points are the law's, one query ranks them all. */
export async function estimateMesRangs(ctx: Ctx, loaded: LoadedDemande, offres: readonly OffreFactsRow[]): Promise<ReadonlyMap<number, Estimation>> {
  return estimateRangs(ctx.db, toPretendant(ctx, loaded, offres), ctx.today)
}

export type RangsEtTotaux = { rangs: ReadonlyMap<number, Estimation>; /** Homes that each variant would have. */ totaux: readonly number[] }

/** The same, and what changed requests would have: one statement still, for without a home there is nothing to rank. */
export async function estimateEtCompte(ctx: Ctx, loaded: LoadedDemande, offres: readonly OffreFactsRow[], variantes: readonly Variante[]): Promise<RangsEtTotaux> {
  if (variantes.length === 0) return { rangs: await estimateMesRangs(ctx, loaded, offres), totaux: [] }
  if (offres.length === 0) return { rangs: new Map(), totaux: await countVariantes(ctx.db, variantes, ctx.now) }
  const { rangs, valeur } = await estimate(ctx.db, toPretendant(ctx, loaded, offres), ctx.today, variantesOf(variantes, ctx.now))
  return { rangs, totaux: valeur ?? [] }
}

const estimate = estimateRangsAvec<VariantesValues>()(totauxVariantes)

export type OffreFactsRow = Parameters<typeof offreFacts>[0] & Pick<OffreCarte, 'id'>

function toPretendant(ctx: Ctx, loaded: LoadedDemande, offres: readonly OffreFactsRow[]): Pretendant {
  const points = offres.map((offre) => ({ offreId: offre.id, points: pointsOf(ctx, loaded, offre) }))
  return { dateDepot: loaded.dateDepot, categorie: loaded.demande.employeur?.categorie, points }
}

function pointsOf(ctx: Ctx, { demande }: LoadedDemande, offre: OffreFactsRow): number {
  return computePointsFixes(demande, offreFacts(offre, ctx.now), ctx.today, ctx.connectors.communes.find).points
}
