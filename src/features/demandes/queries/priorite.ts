import { LETTRES, type Priorite } from '#domain/priorite.ts'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from '#platform/db.ts'

/** The priority in force: the last that was set, by whom and why. */
export type PrioritePosee = Priorite & { motif: string; poseeLe: Temporal.Instant; par: string }

/** Undefined when nobody ever checked one. */
export async function findPriorite(db: Db, demandeId: number): Promise<PrioritePosee | undefined> {
  const row = await db
    .selectFrom('priorite as p')
    .innerJoin('compte as k', 'k.id', 'p.par')
    .select(['p.dalo', 'p.lettres', 'p.motif', 'p.posee_le', 'k.prenom', 'k.nom'])
    .where('p.demande_id', '=', demandeId)
    .orderBy('p.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return undefined
  return { dalo: row.dalo, lettres: toLettres(row.lettres), motif: row.motif, poseeLe: row.posee_le, par: `${row.prenom} ${row.nom}` }
}

/** Those of many requests at once; absent: none was set. */
export async function listPriorites(db: Db, demandeIds: readonly number[]): Promise<ReadonlyMap<number, Priorite>> {
  if (demandeIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('priorite')
    .distinctOn('demande_id')
    .select(['demande_id', 'dalo', 'lettres'])
    .where('demande_id', 'in', [...demandeIds])
    .orderBy('demande_id')
    .orderBy('id', 'desc')
    .execute()
  return new Map(rows.map(({ demande_id, dalo, lettres }) => [demande_id, { dalo, lettres: toLettres(lettres) }]))
}

function toLettres(stored: readonly string[]): Priorite['lettres'] {
  return LETTRES.filter((lettre) => stored.includes(lettre))
}
