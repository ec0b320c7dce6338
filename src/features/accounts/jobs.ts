import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { sendMail } from '#features/notifications/commands/mail.ts'
import { defineJob } from '#platform/jobs.ts'
import type { Ctx } from '#src/context.ts'
import type { MailParts } from '#ui/mail.tsx'
import { purgeAccounts } from './commands/purge.ts'
import { issueJeton, registerCompte } from './commands/registration.ts'
import { inscriptionForm } from './forms.ts'
import { activationMail, alreadyMail, closedMail, noticeMail, PERTES, resetMail, type Letter } from './messages.ts'
import { findIdentite, type Identite } from './queries.ts'
import { unseal } from './sealed.ts'

const compteId = z.int().positive()
const instant = z.string().transform((text) => Temporal.Instant.from(text).toString())

export const inscriptionJob = defineJob({
  name: 'comptes.inscription',
  data: z.object({ scelle: z.string(), demandeLe: instant }),
  run: async (ctx: Ctx, { scelle, demandeLe }) => {
    const inscription = inscriptionForm.parse(JSON.parse(unseal(ctx, scelle) ?? ''))
    await writeToOwner(ctx, await registerCompte(ctx, inscription, Temporal.Instant.from(demandeLe)))
  },
})

/** A new activation link in place of an old one. */
export const lienJob = defineJob({
  name: 'comptes.lien',
  data: z.object({ compteId }),
  run: async (ctx: Ctx, data) => {
    const compte = await findIdentite(ctx.db, { id: data.compteId })
    if (compte) await writeToOwner(ctx, compte)
  },
})

export const oubliJob = defineJob({
  name: 'comptes.oubli',
  data: z.object({ scelle: z.string() }),
  run: async (ctx: Ctx, { scelle }) => {
    const compte = await findIdentite(ctx.db, { email: unseal(ctx, scelle) ?? '' })
    if (compte?.statut === 'a_activer') return writeToOwner(ctx, compte)
    if (!compte) return
    const jeton = await issueJeton(ctx, compte.id, 'reinitialisation')
    await send(ctx, compte, (letter) => resetMail({ ...letter, jeton }))
  },
})

/** What the owner of an account must know (S-09, S-12). */
export const noticeJob = defineJob({
  name: 'comptes.avis',
  data: z.object({ compteId, avis: z.enum(['mot_de_passe_change', 'nouvel_appareil', 'identite_changee']), quand: instant }),
  run: async (ctx: Ctx, { avis, quand, ...data }) => {
    const compte = await findIdentite(ctx.db, { id: data.compteId })
    if (compte) await send(ctx, compte, (letter) => noticeMail({ ...letter, avis, quand: Temporal.Instant.from(quand) }))
  },
})

/** What the last message says; sealed, for when it leaves no table knows the address any more. */
export const adieu = z.strictObject({ compteId, email: z.string(), civilite: z.enum(['madame', 'monsieur']).optional(), nom: z.string(), prenom: z.string(), perte: z.enum(PERTES) })
export type Adieu = z.output<typeof adieu>

export const fermetureJob = defineJob({
  name: 'comptes.fermeture',
  data: z.object({ scelle: z.string(), quand: instant }),
  run: async (ctx: Ctx, { scelle, quand }) => {
    const { compteId: id, email, perte, ...person } = adieu.parse(JSON.parse(unseal(ctx, scelle) ?? ''))
    const { baseUrl } = ctx.settings
    await sendMail(ctx, { compteId: id, email }, (check) => closedMail({ person, baseUrl, check, perte, quand: Temporal.Instant.from(quand) }))
  },
})

const purgeJob = defineJob({ name: 'comptes.menage', cron: '17 3 * * *', data: z.object({}), run: (ctx: Ctx) => purgeAccounts(ctx) })

export const accountsJobs = [inscriptionJob, lienJob, oubliJob, noticeJob, fermetureJob, purgeJob]

/** To an address that awaits activation, the link; to one that has its account, that it has it. */
async function writeToOwner(ctx: Ctx, compte: Identite): Promise<void> {
  if (compte.statut === 'actif') return send(ctx, compte, alreadyMail)
  const jeton = await issueJeton(ctx, compte.id, 'activation')
  await send(ctx, compte, (letter) => activationMail({ ...letter, jeton }))
}

function send(ctx: Ctx, person: Identite, write: (letter: Letter) => MailParts): Promise<void> {
  const { baseUrl } = ctx.settings
  return sendMail(ctx, { compteId: person.id, email: person.email }, (check) => write({ person, baseUrl, check }))
}
