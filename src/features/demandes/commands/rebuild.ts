import { VERSION_DROITS } from '#domain/droits.ts'
import { transaction } from '#platform/db.ts'
import type { Ctx } from '#src/context.ts'
import { computeProfil } from '../profil.ts'
import { loadDemandes } from '../queries.ts'
import { saveProfils } from './profils.ts'

const PAR_LOT = 500

/**
 * Read models that another version of the law wrote, or that were never written, are written again: a transaction for each
 * lot, so that a stop in the middle loses nothing and nobody waits long. What is done is not found again.
 */
export async function rebuildProfils(ctx: Ctx, signal?: AbortSignal): Promise<number> {
  let done = 0
  for (let lot = await rebuildLot(ctx, 0); lot.length > 0; lot = await rebuildLot(ctx, lot.at(-1) ?? 0)) {
    done += lot.length
    signal?.throwIfAborted()
  }
  return done
}

/** Locked in order of id, as everyone who holds several requests does. */
async function rebuildLot(ctx: Ctx, after: number): Promise<readonly number[]> {
  return transaction(ctx.db, async (tx) => {
    const waiting = await tx.selectFrom('profil').select('demande_id').where('version', '<', VERSION_DROITS).where('demande_id', '>', after).orderBy('demande_id').limit(PAR_LOT).execute()
    const ids = waiting.map(({ demande_id }) => demande_id)
    if (ids.length === 0) return ids
    await tx.selectFrom('demande').select('id').where((eb) => eb('id', '=', eb.fn.any(eb.val(ids)))).orderBy('id').forNoKeyUpdate().execute()
    const loaded = await loadDemandes(tx, ids)
    await saveProfils(tx, [...loaded.values()].map((one) => ({ id: one.id, profil: computeProfil(one, ctx.today) })), ctx.now)
    return ids
  })
}
