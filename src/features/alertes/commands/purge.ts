import { sql } from 'kysely'
import type { Ctx } from '#src/context.ts'

const PAR_LOT = 20

/** What was told of a home that nobody can apply to any more is of no use. */
export async function purgeAlertes(ctx: Ctx): Promise<number> {
  const closed = await listCloses(ctx)
  for (let start = 0; start < closed.length; start += PAR_LOT) {
    await sql`delete from alerte where offre_id = any(${closed.slice(start, start + PAR_LOT)}::int[])`.execute(ctx.db)
  }
  return closed.length
}

/** From one offer to the next in the index: a home has tens of thousands of rows. */
async function listCloses({ db, now }: Ctx): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`
    with recursive citees as (
      select min(offre_id) as id from alerte
      union all select (select min(a.offre_id) from alerte a where a.offre_id > c.id) from citees c where c.id is not null
    )
    select c.id from citees c where c.id is not null and not exists (select from offre o where o.id = c.id and o.statut = 'en_ligne' and o.cloture_le > ${now})`.execute(db)
  return rows.map(({ id }) => id)
}
