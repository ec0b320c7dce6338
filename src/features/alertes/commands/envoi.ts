import { sql } from 'kysely'
import { transaction, type Tx } from '#platform/db.ts'
import type { Ctx } from '#src/context.ts'
import { tellAlertes } from '../courrier.ts'

const PAR_LOT = 500

/**
 * One message for each person who has homes not yet told. What is told is marked in the transaction that hands the message
 * over: a stop in the middle loses none and repeats none.
 */
export async function sendAlertes(ctx: Ctx, signal?: AbortSignal): Promise<number> {
  let told = 0
  for (let after = 0, last: number | undefined; (last = await sendLot(ctx, after)) !== undefined; after = last) {
    told += 1
    signal?.throwIfAborted()
  }
  return told
}

/** The last request of the lot; undefined when there is none left. */
async function sendLot(ctx: Ctx, after: number): Promise<number | undefined> {
  return transaction(ctx.db, async (tx) => {
    const ids = await listDestinataires(tx, after)
    if (ids.length === 0) return undefined
    const { rows } = await sql<{ demande_id: number; offre_id: number }>`
      update alerte set envoyee_le = ${ctx.now} where demande_id = any(${ids}::int[]) and envoyee_le is null returning demande_id, offre_id`.execute(tx)
    for (const [demandeId, alertes] of Map.groupBy(rows, (row) => row.demande_id)) await tellAlertes(tx, ctx, demandeId, alertes.map((one) => one.offre_id))
    return ids.at(-1)
  })
}

async function listDestinataires(tx: Tx, after: number): Promise<readonly number[]> {
  const { rows } = await sql<{ demande_id: number }>`
    select distinct demande_id from alerte where envoyee_le is null and demande_id > ${after} order by demande_id limit ${PAR_LOT}`.execute(tx)
  return rows.map((row) => row.demande_id)
}
