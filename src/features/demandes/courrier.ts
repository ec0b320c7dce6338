import { z } from 'zod'
import { sendMail } from '#features/notifications/commands/mail.ts'
import { defineJob } from '#platform/jobs.ts'
import type { Db, Tx } from '#platform/db.ts'
import type { Ctx } from '#src/context.ts'
import { findReponse, type ReponseEntreprise } from './queries/reponse.ts'
import { messageDemande, OBJETS_DEMANDE, type ObjetDemande } from './messages.ts'

/** Writes to the owner of a request, at the address that they verified. */
export const courrierDemande = defineJob({
  name: 'demandes.courrier',
  data: z.strictObject({ demandeId: z.int(), objet: z.enum(OBJETS_DEMANDE) }),
  run: async (ctx: Ctx, { demandeId, objet }) => {
    const found = await findDestinataire(ctx.db, demandeId)
    const reponse = objet === 'salarie_refuse' ? await findReponse(ctx.db, demandeId) : undefined
    if (found && isStillTrue(objet, found.validation)) await sendMail(ctx, found, (check) => messageDemande(objet, { ...found, refus: refusOf(reponse) }, { baseUrl: ctx.settings.baseUrl, check }))
  },
})

/** A company that changed its answer before the message left: the later message says it. */
function isStillTrue(objet: ObjetDemande, validation: string | null): boolean {
  if (objet === 'salarie_valide') return validation === 'validee' || validation === 'deleguee'
  return objet !== 'salarie_refuse' || validation === 'refusee'
}

function refusOf(reponse: ReponseEntreprise | undefined) {
  return reponse?.motif === undefined ? undefined : { motif: reponse.motif, precision: reponse.precision }
}

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
    .leftJoin('rattachement as r', 'r.demande_id', 'd.id')
    .select('r.validation')
    .select((eb) => eb.selectFrom('consentement').select('choix').whereRef('demande_id', '=', 'd.id').orderBy('id', 'desc').limit(1).as('choix'))
    .where('d.id', '=', demandeId)
    .where('c.statut', '=', 'actif')
    .executeTakeFirst()
}
