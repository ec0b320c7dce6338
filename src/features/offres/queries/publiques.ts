import { sql, type RawBuilder } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Centimes, Financement, Typologie } from '#domain/offre.ts'
import type { Db } from '#platform/db.ts'
import { CANDIDATS, COLONNES, isOpenAt, type OffreCarte, type PageOffres } from '../queries.ts'

export const PAR_PAGE_PUBLIQUE = 24

export type FiltresPublics = {
  /** INSEE codes under which the homes of a place may stand. */
  communes?: readonly string[]
  departement?: string
  typologies?: readonly Typologie[]
  loyerMax?: Centimes
  financement?: Financement
  page?: number
}

/** Open offers for everyone to look at (F83). */
export async function listOffresPubliques(db: Db, filtres: FiltresPublics, now: Temporal.Instant): Promise<PageOffres> {
  const asked = sql.join([isOpenAt(now), ...listConditions(filtres)], sql` and `)
  const start = ((filtres.page ?? 1) - 1) * PAR_PAGE_PUBLIQUE
  const { rows } = await sql<OffreCarte & { total: number }>`
    select ${COLONNES}, e.nom as reservee_nom, ${CANDIDATS} as candidats, (select count(*)::int from offre o where ${asked}) as total
    from (select * from offre o where ${asked} order by o.cloture_le, o.id limit ${PAR_PAGE_PUBLIQUE} offset ${start}) o
    left join entreprise e on e.id = o.reservee_a order by o.cloture_le, o.id`.execute(db)
  return { offres: rows, total: rows[0]?.total ?? 0 }
}

/** Only what is asked: a condition that may be empty hides from the planner that nearly all homes pass it. */
function listConditions({ communes, departement, typologies, loyerMax, financement }: FiltresPublics): readonly RawBuilder<unknown>[] {
  return [
    ...(communes ? [sql`o.commune = any(${[...communes]}::text[])`] : []),
    ...(departement === undefined ? [] : [sql`o.departement = ${departement}`]),
    ...(typologies ? [sql`o.typologie = any(${[...typologies]}::text[])`] : []),
    ...(loyerMax === undefined ? [] : [sql`o.loyer <= ${loyerMax}`]),
    ...(financement === undefined ? [] : [sql`o.financement = ${financement}`]),
  ]
}
