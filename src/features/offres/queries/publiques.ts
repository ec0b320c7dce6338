import { sql } from 'kysely'
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
  const given = toParameters(filtres)
  const { page = 1 } = filtres
  const asked = sql`${isOpenAt(now)}
    and (${given.communes}::text[] is null or o.commune = any(${given.communes}::text[]))
    and (${given.departement}::text is null or o.departement = ${given.departement}::text)
    and (${given.typologies}::text[] is null or o.typologie = any(${given.typologies}::text[]))
    and (${given.loyerMax}::int is null or o.loyer <= ${given.loyerMax}::int)
    and (${given.financement}::text is null or o.financement = ${given.financement}::text)`
  const { rows } = await sql<OffreCarte & { total: number }>`
    select ${COLONNES}, e.nom as reservee_nom, ${CANDIDATS} as candidats, (select count(*)::int from offre o where ${asked}) as total
    from (select * from offre o where ${asked} order by o.cloture_le, o.id limit ${PAR_PAGE_PUBLIQUE} offset ${(page - 1) * PAR_PAGE_PUBLIQUE}) o
    left join entreprise e on e.id = o.reservee_a order by o.cloture_le, o.id`.execute(db)
  return { offres: rows, total: rows[0]?.total ?? 0 }
}

/** What is not asked is null: one text whatever the filters, so that one plan serves them all. */
function toParameters({ communes, departement, typologies, loyerMax, financement }: FiltresPublics) {
  return {
    communes: communes ? [...communes] : null,
    departement: departement ?? null,
    typologies: typologies ? [...typologies] : null,
    loyerMax: loyerMax ?? null,
    financement: financement ?? null,
  }
}
