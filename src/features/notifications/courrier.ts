import { z } from 'zod'
import { defineJob } from '#platform/jobs.ts'
import type { Ctx } from '#src/context.ts'
import { sendMail } from './commands/mail.ts'
import { messageEntreprise, messageOffre, OBJETS_BAILLEUR, OBJETS_CONSEIL, OBJETS_ENTREPRISE } from './messages.ts'
import { countAValider, findOffreAnnoncee, listBailleur, listConseil, listEntreprise } from './queries/destinataires.ts'

/** To a landlord or to Action Logement, about one home. */
export const courrierOffre = defineJob({
  name: 'notifications.offre',
  data: z.discriminatedUnion('a', [
    z.strictObject({ a: z.literal('bailleur'), offreId: z.int(), objet: z.enum(OBJETS_BAILLEUR) }),
    z.strictObject({ a: z.literal('conseil'), offreId: z.int(), objet: z.enum(OBJETS_CONSEIL) }),
  ]),
  run: async (ctx: Ctx, avis) => {
    const offre = await findOffreAnnoncee(ctx.db, avis.offreId)
    if (!offre) return
    const people = avis.a === 'bailleur' ? await listBailleur(ctx.db, offre.bailleurId) : await listConseil(ctx.db, offre.departement)
    for (const person of people) await sendMail(ctx, person, (check) => messageOffre(avis, { ...person, baseUrl: ctx.settings.baseUrl, check }, offre))
  },
})

/** To a company, about those of its employees whom it may know. */
export const courrierEntreprise = defineJob({
  name: 'notifications.entreprise',
  data: z.strictObject({ entrepriseId: z.int(), objet: z.enum(OBJETS_ENTREPRISE) }),
  run: async (ctx: Ctx, { entrepriseId }) => {
    // Asked again when it runs: a choice of privacy may have changed since (K26).
    const waiting = await countAValider(ctx.db, entrepriseId)
    if (waiting === 0) return
    for (const person of await listEntreprise(ctx.db, entrepriseId)) {
      await sendMail(ctx, person, (check) => messageEntreprise(waiting, { ...person, baseUrl: ctx.settings.baseUrl, check }))
    }
  },
})
