import type { Temporal } from 'temporal-polyfill'
import type { Ctx } from '#src/context.ts'
import { empreinteOf, readCode } from '../code.ts'

/** A message of ours: what it was called and when it left, never to whom. */
export type MessageConnu = { sujet: string; envoyeLe: Temporal.Instant }

export async function findMessage({ db, settings }: Pick<Ctx, 'db' | 'settings'>, typed: string): Promise<MessageConnu | undefined> {
  const code = readCode(typed)
  if (code === undefined) return undefined
  return db.selectFrom('message').select(['sujet', 'envoye_le as envoyeLe']).where('empreinte', '=', empreinteOf(settings.secret, code)).executeTakeFirst()
}
