import type { Ctx } from '#src/context.ts'
import type { MailParts } from '#ui/mail.tsx'

/** Hands one message to the mail server, from a job. An address that takes no mail is for good: it is logged, not tried again. */
export async function sendMail(ctx: Ctx, email: string, mail: MailParts): Promise<void> {
  const sent = await ctx.connectors.mail.send({ to: email, ...mail, headers: { 'Auto-Submitted': 'auto-generated' } })
  if (sent.issue === 'refusee') ctx.log.warn('mail_refused', { connector: 'mail', code: sent.code })
}
