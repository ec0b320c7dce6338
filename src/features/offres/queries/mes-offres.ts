import { Temporal } from 'temporal-polyfill'
import { loadDemandeAvec, type LoadedDemande } from '#features/demandes/queries.ts'
import type { Estimation } from '#features/candidatures/queries/rang.ts'
import type { Ctx } from '#src/context.ts'
import type { PageOffres } from '../queries.ts'
import { pagePourMoi, valuesOf, type Filtres, type PageJson, type PageValues, type Tri } from './pour-moi.ts'
import { estimateMesRangs } from './rangs.ts'

export type MesOffres = PageOffres & { loaded: LoadedDemande; rangs: ReadonlyMap<number, Estimation> }

/** « Les offres » in two statements: the request with its page of homes, then the ranks, which say how many have applied. */
export async function loadMesOffres(ctx: Ctx, demandeId: number, filtres: Filtres): Promise<MesOffres | undefined> {
  const read = await READ[filtres.tri ?? 'cloture'](ctx.db, valuesOf(demandeId, filtres, ctx.now))
  if (!read) return undefined
  const { loaded, valeur: page } = read
  const trouvees = page.offres.map(toTrouvee)
  const rangs = await estimateMesRangs(ctx, loaded, trouvees)
  // Whoever asks is counted with the candidates.
  return { loaded, total: page.total, rangs, offres: trouvees.map((offre) => ({ ...offre, candidats: (rangs.get(offre.id)?.sur ?? 1) - 1 })) }
}

const READ = { cloture: readBy('cloture'), loyer: readBy('loyer'), surface: readBy('surface') } satisfies Record<Tri, unknown>

function readBy(tri: Tri) {
  return loadDemandeAvec<PageValues>()((_, at) => pagePourMoi(at, tri))
}

function toTrouvee(offre: PageJson['offres'][number]) {
  return { ...offre, cloture_le: offre.cloture_le === null ? null : Temporal.Instant.from(offre.cloture_le) }
}
