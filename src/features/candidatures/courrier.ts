import { z } from 'zod'
import { sendMail } from '#features/notifications/commands/mail.ts'
import { defineJob } from '#platform/jobs.ts'
import type { Tx } from '#platform/db.ts'
import type { Ctx } from '#src/context.ts'
import { messageCandidature, OBJETS, type Objet } from './messages.ts'
import { findForMail } from './queries/candidatures.ts'

/** Writes to the owner of a candidature, at the address that they verified. */
export const COURRIER = defineJob({
  name: 'candidatures.courrier',
  data: z.strictObject({ candidatureId: z.int(), objet: z.enum(OBJETS) }),
  run: async (ctx: Ctx, { candidatureId, objet }) => {
    const found = await findForMail(ctx.db, candidatureId)
    if (!found) return
    const { candidature, destinataire } = found
    await sendMail(ctx, destinataire, (check) => messageCandidature(objet, candidature, { ...destinataire, baseUrl: ctx.settings.baseUrl, check }))
  },
})

/** The message leaves after the commit, once for one event: the same may happen again to a candidature, at another instant. */
export async function tellCandidature(tx: Tx, ctx: Ctx, candidatureId: number, objet: Objet): Promise<void> {
  await ctx.jobs.enqueue(tx, COURRIER, { candidatureId, objet }, { once: `${candidatureId} ${objet} ${ctx.now.epochMilliseconds}` })
}

/** Once a day, however often the reminder runs. */
export async function remindCandidature(tx: Tx, ctx: Ctx, candidatureId: number, objet: Objet): Promise<void> {
  await ctx.jobs.enqueue(tx, COURRIER, { candidatureId, objet }, { once: `${candidatureId} ${objet} ${ctx.today}` })
}
