import type { Db } from '#platform/db.ts'

/** Why Action Logement sent the draft back, unless it was handed over again since. */
export async function findRenvoi(db: Db, offreId: number): Promise<string | undefined> {
  const row = await db
    .selectFrom('journal')
    .select(['action', 'motif'])
    .where('offre_id', '=', offreId)
    .where('action', 'in', ['offre.renvoyee', 'offre.soumise'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.action === 'offre.renvoyee' ? (row.motif ?? undefined) : undefined
}
