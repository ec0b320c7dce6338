import { z } from 'zod'
import { sendMail } from '#features/notifications/commands/mail.ts'
import { defineJob } from '#platform/jobs.ts'
import type { Db, Tx } from '#platform/db.ts'
import type { Ctx } from '#src/context.ts'
import { messageDemande, OBJETS_DEMANDE, type ObjetDemande } from './messages.ts'

/** Writes to the owner of a request, at the address that they verified. */
export const courrierDemande = defineJob({
  name: 'demandes.courrier',
  data: z.strictObject({ demandeId: z.int(), objet: z.enum(OBJETS_DEMANDE) }),
  run: async (ctx: Ctx, { demandeId, objet }) => {
    const found = await findDestinataire(ctx.db, demandeId)
    if (found) await sendMail(ctx, found, (check) => messageDemande(objet, found, { baseUrl: ctx.settings.baseUrl, check }))
  },
})

/** The message leaves after the commit; the same act at the same instant writes once. */
export async function tellDemande(tx: Tx, ctx: Ctx, demandeId: number, objet: ObjetDemande): Promise<void> {
  await ctx.jobs.enqueue(tx, courrierDemande, { demandeId, objet }, { once: `${demandeId} ${objet} ${ctx.now.epochMilliseconds}` })
}

/** Once a day, however often the night is played. */
export async function remindRenouvellement(tx: Tx, ctx: Ctx, demandeId: number): Promise<void> {
  await ctx.jobs.enqueue(tx, courrierDemande, { demandeId, objet: 'rappel' }, { once: `${demandeId} rappel ${ctx.today}` })
}

/** Of an account that is open: a closed one is written to no more. */
function findDestinataire(db: Db, demandeId: number) {
  return db
    .selectFrom('demande as d')
    .innerJoin('compte as c', 'c.id', 'd.compte_id')
    .select(['c.id as compteId', 'c.prenom', 'c.email', 'd.valide_jusqu_au as valideJusquAu', 'd.radiation_motif as radiationMotif'])
    .select((eb) => eb.selectFrom('consentement').select('choix').whereRef('demande_id', '=', 'd.id').orderBy('id', 'desc').limit(1).as('choix'))
    .where('d.id', '=', demandeId)
    .where('c.statut', '=', 'actif')
    .executeTakeFirst()
}
