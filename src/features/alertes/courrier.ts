import { z } from 'zod'
import { sendMail } from '#features/notifications/commands/mail.ts'
import { listEncoreBonnes } from '#features/offres/queries/pour-moi.ts'
import { defineJob } from '#platform/jobs.ts'
import type { Tx } from '#platform/db.ts'
import type { Ctx } from '#src/context.ts'
import { jetonOf } from './jeton.ts'
import { messageAlertes } from './messages.ts'
import { findDestinataire } from './queries.ts'

/** Asked again as it leaves: who turned them off is not written to, a home that closed is not named. */
export const COURRIER = defineJob({
  name: 'alertes.courrier',
  data: z.strictObject({ demandeId: z.int(), offreIds: z.array(z.int()) }),
  run: async (ctx: Ctx, { demandeId, offreIds }) => {
    const destinataire = await findDestinataire(ctx.db, demandeId)
    const offres = destinataire ? await listEncoreBonnes(ctx.db, demandeId, offreIds, ctx.now) : []
    if (!destinataire || offres.length === 0) return
    const { baseUrl, secret } = ctx.settings
    await sendMail(ctx, destinataire, (check) => messageAlertes({ prenom: destinataire.prenom, offres, baseUrl, jeton: jetonOf(secret, demandeId), check }))
  },
})

/** The message leaves after the commit. */
export async function tellAlertes(tx: Tx, ctx: Ctx, demandeId: number, offreIds: readonly number[]): Promise<void> {
  await ctx.jobs.enqueue(tx, COURRIER, { demandeId, offreIds: [...offreIds] }, { once: `${demandeId} ${ctx.now.epochMilliseconds}` })
}
