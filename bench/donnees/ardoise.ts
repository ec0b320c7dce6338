/** What a scenario wrote is wiped off, outside of the clock, so that the country stays as it was made. */
import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

export type Slate = { wipe: () => Promise<void>; close: () => Promise<void> }

/** The journal and the frozen lists refuse any change: their owner lays that guard down for the time of the bench. */
const GUARDED = ['journal', 'gel', 'candidature'] as const

export async function openSlate(db: Db): Promise<Slate> {
  const { rows } = await sql<{ candidature: number; journal: number; offre: number }>`
    select (select max(id) from candidature) as candidature, (select max(id) from journal) as journal, (select max(id) from offre) as offre`.execute(db)
  const [last] = rows
  if (!last) throw new Error('an empty country')
  for (const table of GUARDED) await sql`alter table ${sql.table(table)} disable trigger user`.execute(db)
  const wipe = async () => {
    await sql`delete from journal where id > ${last.journal}`.execute(db)
    await sql`delete from candidature where id > ${last.candidature}`.execute(db)
    await sql`delete from gel where offre_id > ${last.offre}`.execute(db)
    await sql`delete from offre where id > ${last.offre}`.execute(db)
    await sql`delete from taches.job`.execute(db)
  }
  const close = async () => {
    await wipe()
    await sql`drop table if exists banc_candidature, banc_alerte`.execute(db)
    for (const table of GUARDED) await sql`alter table ${sql.table(table)} enable trigger user`.execute(db)
  }
  return { wipe, close }
}
