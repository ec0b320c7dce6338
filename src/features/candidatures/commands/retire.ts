import { isFinal } from '#domain/candidature.ts'
import { withdrawOffre, type Moved as MovedOffre } from '#features/offres/commands.ts'
import { tellBailleur, tellConseil } from '#features/notifications/commands/pro.ts'
import { transaction, type Tx } from '#platform/db.ts'
import type { Ctx } from '#src/context.ts'
import { lockPartie, moveTogether } from './move.ts'

/**
 * The home is taken back, at any stage, or went to someone else: everybody is free at once, and told once with the reason.
 * By its landlord or by Action Logement; `motif`: the sentence that people read.
 */
export async function retireOffre(ctx: Ctx, offreId: number, motif: string): Promise<MovedOffre> {
  return transaction(ctx.db, async (tx) => {
    const moved = await withdrawOffre(tx, ctx, offreId, motif)
    if (!moved.ok) return moved
    await freeAll(tx, ctx, offreId, motif)
    await (ctx.actor.type === 'bailleur' ? tellConseil : tellBailleur)(tx, ctx, offreId, 'offre_retiree')
    return moved
  })
}

/** All who are still concerned; the offer is held. Those who were passed over are told too: they could have been called back. */
export async function freeAll(tx: Tx, ctx: Ctx, offreId: number, motif: string): Promise<void> {
  const concerned = (await lockPartie(tx, offreId)).filter(({ statut }) => !isFinal(statut))
  await moveTogether(tx, ctx, concerned, { action: 'withdraw_offre', motif, tell: 'offre_retiree' })
}
