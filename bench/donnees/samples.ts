/** Whom and what the scenarios ask about: drawn once, before the clock runs. */
import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

/** Goes round a list, so that no two operations in a row ask the same. */
export function cycle<T>(items: readonly T[]): () => T {
  let next = 0
  return () => {
    const item = items[next % items.length]
    next += 1
    if (item === undefined) throw new RangeError('nothing to go round')
    return item
  }
}

const IDS = 2_000

/** Requests spread over the whole table; `ville`: only those that wish it. */
export async function listDemandes(db: Db, ville?: string): Promise<readonly number[]> {
  const wish = ville === undefined ? sql`true` : sql`p.communes @> array[${ville}]::text[]`
  const { rows } = await sql<{ id: number }>`
    select p.demande_id as id from profil p where p.active and p.masque <> 0 and ${wish} order by hashint4(p.demande_id) limit ${IDS}`.execute(db)
  return rows.map(({ id }) => id)
}

export type Wanted = { offreId: number; total: number; candidatures: readonly number[] }

/** The live list with the most candidatures, and one of about `around`. */
export async function findListe(db: Db, around?: number): Promise<Wanted> {
  const nearest = around === undefined ? sql`count(*) desc` : sql`abs(count(*) - ${around}), offre_id`
  const { rows } = await sql<Wanted>`
    select offre_id as "offreId", count(*)::int as total, (array_agg(id order by hashint4(id)))[1:200] as candidatures
    from candidature where statut in ('deposee', 'validee') group by offre_id order by ${nearest} limit 1`.execute(db)
  const [row] = rows
  if (!row) throw new Error('no candidature in this country')
  return row
}
