import { LINKS } from '#ui/links.ts'
import type { MailCheck, MailParts } from '#ui/mail.tsx'
import type { Ctx } from '#src/context.ts'
import { codeOf, empreinteOf, writeCode } from '../code.ts'

/** `email`: verified, and the account's own unless the register holds another. */
export type Recipient = { compteId: number; email: string }

/** Two messages of one job to one account, at most; more would be a fault. */
const MOST_TRIES = 8

/**
 * Hands one message to the mail server, from a job. `write` is given what stands at its foot: its code, and the page that
 * recognises it. An address that takes no mail is for good: it is logged, not tried again.
 */
export async function sendMail(ctx: Ctx, to: Recipient, write: (check: MailCheck) => MailParts): Promise<void> {
  const mail = await sign(ctx, to, write)
  const sent = await ctx.connectors.mail.send({ to: to.email, ...mail, headers: { 'Auto-Submitted': 'auto-generated' } })
  if (sent.issue === 'refusee') ctx.log.warn('mail_refused', { connector: 'mail', code: sent.code })
}

/** The row stands before the message leaves: whoever receives it is answered. */
async function sign(ctx: Ctx, to: Recipient, write: (check: MailCheck) => MailParts): Promise<MailParts> {
  for (let time = 1; time <= MOST_TRIES; time += 1) {
    const code = codeOf(ctx.settings.secret, `${ctx.requestId}\n${to.compteId}\n${time}`)
    const mail = write({ url: `${ctx.settings.baseUrl}${LINKS.messageCheck}`, code: writeCode(code) })
    if (await keep(ctx, to, { code, subject: mail.subject })) return mail
  }
  throw new Error('No code is left for this message')
}

/** False when the code is another message's: one of the same job, or by a chance of one in billions. */
async function keep({ db, now, settings }: Ctx, { compteId }: Recipient, { code, subject }: { code: string; subject: string }): Promise<boolean> {
  const row = { empreinte: empreinteOf(settings.secret, code), compte_id: compteId, sujet: subject, envoye_le: now }
  const kept = await db.insertInto('message').values(row).onConflict((on) => on.column('empreinte').doNothing()).executeTakeFirst()
  if (kept.numInsertedOrUpdatedRows === 1n) return true
  const known = await db.selectFrom('message').select(['compte_id', 'sujet']).where('empreinte', '=', row.empreinte).executeTakeFirst()
  return known?.compte_id === compteId && known.sujet === subject
}
