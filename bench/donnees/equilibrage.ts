/** The balance bonus changes: applied when a list is read, so that no candidature is written. */
import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { findRang } from '#features/candidatures/queries/rang.ts'
import type { House } from '../house.ts'
import type { Fact } from '../scenario.ts'
import { findListe } from './samples.ts'

export async function changeBalance({ db, ctx }: House): Promise<readonly Fact[]> {
  const { offreId, candidatures } = await findListe(db)
  const before = await readTransaction(db)
  const totals = (await Promise.all(candidatures.map((id) => findRang(db, offreId, id, ctx.today)))).map((rang) => rang?.points)
  const begun = performance.now()
  await sql`update equilibrage set categorie = case categorie when 'PME' then 'GE' else 'PME' end`.execute(db)
  const ms = performance.now() - begun
  const after = (await Promise.all(candidatures.map((id) => findRang(db, offreId, id, ctx.today)))).map((rang) => rang?.points)
  const moved = after.filter((points, rank) => points !== totals[rank]).length
  await sql`update equilibrage set categorie = case categorie when 'PME' then 'GE' else 'PME' end`.execute(db)
  const written = await countWrittenSince(db, before)
  return [
    { id: 'q5.equilibrage', name: `Candidatures réécrites quand l’équilibrage change (${moved} points sur ${totals.length} relus ont changé aussitôt)`, value: written, unit: '', bar: { most: 0 }, reached: written === 0 && moved > 0 },
    { id: 'q5.equilibrage.ms', name: 'Durée de ce changement', value: ms, unit: 'ms' },
  ]
}

/** Number of the next transaction: a row written from now on carries it, or a later one. */
async function readTransaction(db: Db): Promise<number> {
  const { rows } = await sql<{ id: number }>`select pg_snapshot_xmax(pg_current_snapshot())::text::int as id`.execute(db)
  return rows[0]?.id ?? 0
}

async function countWrittenSince(db: Db, transaction: number): Promise<number> {
  const { rows } = await sql<{ total: number }>`select count(*)::int as total from candidature where xmin::text::bigint >= ${transaction}`.execute(db)
  return rows[0]?.total ?? -1
}
