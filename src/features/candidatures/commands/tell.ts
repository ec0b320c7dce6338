import type { Tx } from '#platform/db.ts'
import type { Ctx } from '#src/context.ts'
import { COURRIER } from '../courrier.ts'
import type { Objet } from '../messages.ts'

/** The message leaves after the commit, once for one event: the same may happen again to a candidature, at another instant. */
export async function tellCandidature(tx: Tx, ctx: Ctx, candidatureId: number, objet: Objet): Promise<void> {
  await tellCandidatures(tx, ctx, [candidatureId], objet)
}

/** The same to many, in one statement. */
export async function tellCandidatures(tx: Tx, ctx: Ctx, candidatureIds: readonly number[], objet: Objet): Promise<void> {
  await ctx.jobs.enqueueAll(tx, COURRIER, candidatureIds.map((candidatureId) => ({ data: { candidatureId, objet }, once: `${candidatureId} ${objet} ${ctx.now.epochMilliseconds}` })))
}

/** Once a day, however often the reminder runs. */
export async function remindCandidature(tx: Tx, ctx: Ctx, candidatureId: number, objet: Objet): Promise<void> {
  await ctx.jobs.enqueue(tx, COURRIER, { candidatureId, objet }, { once: `${candidatureId} ${objet} ${ctx.today}` })
}
