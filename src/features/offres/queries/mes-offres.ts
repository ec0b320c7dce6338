import { loadDemandeAvec, type LoadedDemande } from '#features/demandes/queries.ts'
import type { Estimation } from '#features/candidatures/queries/rang.ts'
import type { Temporal } from 'temporal-polyfill'
import { toInstant, type Db } from '#platform/db.ts'
import type { Ctx } from '#src/context.ts'
import type { PageOffres } from '../queries.ts'
import { listEssais, rankPistes, type Piste } from './elargir.ts'
import { pagePourMoi, valuesOf, type Filtres, type PageJson, type PageValues, type Tri } from './pour-moi.ts'
import { estimateEtCompte } from './rangs.ts'

export type MesOffres = PageOffres & { loaded: LoadedDemande; rangs: ReadonlyMap<number, Estimation>; pistes: readonly Piste[] }

/**
 * « Les offres » in two statements: the request with its page of homes, then the ranks, which say how many have applied, and
 * what would bring more of them when there are fewer than `peu`.
 */
export async function loadMesOffres(ctx: Ctx, demandeId: number, filtres: Filtres, peu = 0): Promise<MesOffres | undefined> {
  const read = await findPage(ctx.db, demandeId, filtres, ctx.now)
  if (!read) return undefined
  const { loaded, valeur: page } = read
  const trouvees = page.offres.map(toTrouvee)
  const essais = page.total < peu ? listEssais(ctx, loaded.demande) : []
  const { rangs, totaux } = await estimateEtCompte(ctx, loaded, trouvees, essais.map(({ variante }) => variante))
  const pistes = rankPistes(essais, totaux, page.total)
  // Whoever asks is counted with the candidates.
  return { loaded, total: page.total, rangs, pistes, offres: trouvees.map((offre) => ({ ...offre, candidats: (rangs.get(offre.id)?.sur ?? 1) - 1 })) }
}

/** The request and its page of homes, in one statement; undefined without the request. */
export function findPage(db: Db, demandeId: number, filtres: Filtres, now: Temporal.Instant) {
  return READ[filtres.tri ?? 'cloture'](db, valuesOf(demandeId, filtres, now))
}

const READ = { cloture: readBy('cloture'), loyer: readBy('loyer'), surface: readBy('surface') } satisfies Record<Tri, unknown>

function readBy(tri: Tri) {
  return loadDemandeAvec<PageValues>()((_, at) => pagePourMoi(at, tri))
}

function toTrouvee(offre: PageJson['offres'][number]) {
  return { ...offre, cloture_le: offre.cloture_le === null ? null : toInstant(offre.cloture_le) }
}
