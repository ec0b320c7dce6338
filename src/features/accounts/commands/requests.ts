/** What the pages do when someone types an address: the same work, whoever it is; a job looks behind the page (S-05). */
import { transaction } from '#platform/db.ts'
import type { Ctx } from '#src/context.ts'
import type { Inscription } from '../forms.ts'
import { inscriptionJob, lienJob, oubliJob } from '../jobs.ts'
import { findJeton } from '../queries.ts'
import { seal } from '../sealed.ts'
import { recordAttempt, type Attempt, type Limit } from './limits.ts'

/** Nobody can fill a stranger's mailbox through us. */
const MAILBOX_RULES = [
  { most: 5, minutes: 60 },
  { most: 15, minutes: 24 * 60 },
]
const ADDRESS_RULES = [{ most: 100, minutes: 60 }]

/** `address`: digest of the caller's. The form waits sealed: jobs are kept a while. */
export async function requestCompte(ctx: Ctx, inscription: Inscription, address: string): Promise<Attempt> {
  const attempt = await recordAttempt(ctx, limitsOf(inscription.email, address))
  if (!attempt.ok) return attempt
  await transaction(ctx.db, (tx) => ctx.jobs.enqueue(tx, inscriptionJob, { scelle: seal(ctx, JSON.stringify(inscription)), demandeLe: ctx.now.toString() }))
  return attempt
}

export async function requestReset(ctx: Ctx, email: string, address: string): Promise<Attempt> {
  const attempt = await recordAttempt(ctx, limitsOf(email, address))
  if (!attempt.ok) return attempt
  await transaction(ctx.db, (tx) => ctx.jobs.enqueue(tx, oubliJob, { scelle: seal(ctx, email) }))
  return attempt
}

/** A new activation link in place of one that has expired; nothing for a link that we never sent. */
export async function requestLink(ctx: Ctx, jeton: string, address: string): Promise<Attempt> {
  const found = await findJeton(ctx.db, ctx.now, 'activation', jeton)
  if (found.etat === 'inconnu') return { ok: true }
  const attempt = await recordAttempt(ctx, limitsOf(`compte ${found.compteId}`, address))
  if (attempt.ok) await transaction(ctx.db, (tx) => ctx.jobs.enqueue(tx, lienJob, { compteId: found.compteId }))
  return attempt
}

function limitsOf(mailbox: string, address: string): readonly Limit[] {
  return [
    { what: `courrier:${mailbox}`, rules: MAILBOX_RULES },
    { what: `formulaires:${address}`, rules: ADDRESS_RULES },
  ]
}
