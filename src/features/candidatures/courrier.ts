import { z } from 'zod'
import { sendMail } from '#features/notifications/commands/mail.ts'
import { defineJob } from '#platform/jobs.ts'
import type { Ctx } from '#src/context.ts'
import { isAttendu, messageCandidature, OBJETS } from './messages.ts'
import { findForMail } from './queries/candidatures.ts'
import { loadFaits } from './queries/faits.ts'

/** Writes to the owner of a candidature, at the address that they verified. What it tells is read when it leaves. */
export const COURRIER = defineJob({
  name: 'candidatures.courrier',
  data: z.strictObject({ candidatureId: z.int(), objet: z.enum(OBJETS) }),
  run: async (ctx: Ctx, { candidatureId, objet }) => {
    const found = await findForMail(ctx.db, candidatureId)
    if (!found) return
    const faits = await loadFaits(ctx.db, objet, found.candidature)
    if (!isAttendu(objet, faits)) return
    await sendMail(ctx, found.destinataire, (check) => messageCandidature(objet, faits, { ...found.destinataire, baseUrl: ctx.settings.baseUrl, check }))
  },
})
