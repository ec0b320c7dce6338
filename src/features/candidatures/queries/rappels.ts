import type { Temporal } from 'temporal-polyfill'
import type { Db } from '#platform/db.ts'

/** One who was passed over is asked to come back; `expireLe`: the first instant after the delay. */
export type Rappel = { id: number; proposeLe: Temporal.Instant; expireLe: Temporal.Instant }

export function findRappelOuvert(db: Db, candidatureId: number): Promise<Rappel | undefined> {
  return db
    .selectFrom('rappel')
    .select(['id', 'propose_le as proposeLe', 'expire_le as expireLe'])
    .where('candidature_id', '=', candidatureId)
    .where('reponse', 'is', null)
    .executeTakeFirst()
}
