import { sql } from 'kysely'
import { CANDIDATURES, type CandidatureJson } from '#features/candidatures/queries/candidatures.ts'
import { loadDemandeAvec, type LoadedDemande } from '#features/demandes/queries.ts'
import type { Ctx } from '#src/context.ts'
import { fromOffreJson, isPubliee, offreJson, type Offre, type OffreJson } from '../queries.ts'

export type MonOffre = { loaded: LoadedDemande; offre: Offre; candidatures: readonly CandidatureJson[] }

/** One published home for one request, with what it has applied for, in one statement; undefined when either is not there. */
export async function loadMonOffre(ctx: Ctx, demandeId: number, offreId: number): Promise<MonOffre | undefined> {
  const read = await select(ctx.db, { demandeId, offreId })
  if (!read?.valeur.offre) return undefined
  const offre = fromOffreJson(read.valeur.offre)
  return isPubliee(offre) ? { loaded: read.loaded, offre, candidatures: read.valeur.candidatures } : undefined
}

const select = loadDemandeAvec<{ offreId: number }>()((db, at) => sql<{ offre: OffreJson | null; candidatures: readonly CandidatureJson[] }>`json_build_object('offre', ${offreJson(db, at('offreId'))}, 'candidatures', ${CANDIDATURES})`)
