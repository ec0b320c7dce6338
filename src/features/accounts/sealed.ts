import { z } from 'zod'
import { decipher, encipher } from '#platform/secrets.ts'
import type { Ctx } from '#src/context.ts'

const sealedText = z.base64url().min(40).max(4_000)

/** What someone typed, unreadable in the address bar, the history, the logs and the queue of jobs. */
export function seal({ settings }: Pick<Ctx, 'settings'>, text: string): string {
  return encipher(settings.secret, 'formulaire', text).toString('base64url')
}

/** Undefined when it was not sealed here. */
export function unseal({ settings }: Pick<Ctx, 'settings'>, sealed: string | undefined): string | undefined {
  const checked = sealedText.safeParse(sealed)
  if (!checked.success) return undefined
  try {
    return decipher(settings.secret, 'formulaire', Buffer.from(checked.data, 'base64url'))
  } catch {
    return undefined
  }
}
