import { Hono } from 'hono'
import { z } from 'zod'
import { recordAttempt, type Limit } from '#features/accounts/commands/limits.ts'
import { parseForm } from '#platform/form-body.ts'
import { show, type Env } from '#src/context.ts'
import { EMPTY_FORM } from '#ui/form-state.ts'
import { MessagePage, TropDeCodesPage } from './public/message.tsx'
import { findMessage } from './queries/message.ts'

/** « Ce message vient-il d’AL’in ? »: open to all, for whoever received it may have no account. */
export const notificationsPublic = new Hono<Env>()

const codeForm = z.strictObject({ code: z.string({ error: 'Tapez le code du message.' }).trim().min(1, 'Tapez le code du message.').max(60, 'Un code a huit lettres ou chiffres.') })

/** A code is one in hundreds of billions: this many tries find none, and leave room for a family behind one address. */
const limitsOf = (address: string): readonly Limit[] => [{ what: `message:${address}`, rules: [{ most: 30, minutes: 60 }] }]

notificationsPublic.get('/message', (c) => show(c, <MessagePage form={EMPTY_FORM} />))

notificationsPublic.post('/message', async (c) => {
  const { ctx } = c.var
  const parsed = parseForm(c.var.form, codeForm)
  if (!parsed.ok) return show(c, <MessagePage form={parsed} />, 422)
  const attempt = await recordAttempt(ctx, limitsOf(c.var.address))
  if (!attempt.ok) {
    c.header('retry-after', String(Math.max(1, Math.ceil(ctx.now.until(attempt.again).total('seconds')))))
    return show(c, <TropDeCodesPage again={attempt.again} />, 429)
  }
  const found = await findMessage(ctx, parsed.data.code)
  return show(c, <MessagePage form={{ values: parsed.data, errors: {} }} reponse={found ?? 'inconnu'} />)
})
