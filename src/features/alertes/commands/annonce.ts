import { sql } from 'kysely'
import { z } from 'zod'
import { findOffre, isOuverte, offreFacts } from '#features/offres/queries.ts'
import { interesses } from '#features/offres/queries/interesses.ts'
import { defineJob } from '#platform/jobs.ts'
import type { Tx } from '#platform/db.ts'
import type { Ctx } from '#src/context.ts'

export const ANNONCE = defineJob({ name: 'alertes.annonce', data: z.strictObject({ offreId: z.int() }), run: (ctx: Ctx, { offreId }) => recordAlertes(ctx, offreId) })

/** A home has just been put on line: those who asked to be told of such homes will be, once the publication is committed. */
export async function announceOffre(tx: Tx, ctx: Ctx, offreId: number): Promise<void> {
  await ctx.jobs.enqueue(tx, ANNONCE, { offreId }, { once: `${offreId} ${ctx.now.epochMilliseconds}` })
}

/**
 * One statement, whatever their number; done twice, it adds nobody. In the order of the table’s key, and without a conflict to
 * watch for at each line: half the time. Two at once are one too many: the key refuses the second, which is tried again.
 */
export async function recordAlertes(ctx: Ctx, offreId: number): Promise<void> {
  const offre = await findOffre(ctx.db, offreId)
  if (!offre || !isOuverte(offre, ctx.now)) return
  await sql`
    insert into alerte (offre_id, demande_id, cree_le) select distinct ${offreId}::int, i.demande_id, ${ctx.now}::timestamptz
    from ${interesses(offreFacts(offre, ctx.now), 'veille')}
    where not exists (select from alerte a where a.offre_id = ${offreId}::int and a.demande_id = i.demande_id)
    order by i.demande_id`.execute(ctx.db)
}
