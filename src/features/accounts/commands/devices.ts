import type { Db, Tx } from '#platform/db.ts'
import { fingerprint, randomToken } from '#platform/secrets.ts'
import type { Ctx } from '#src/context.ts'

/** A device not seen for half a year is unknown again. */
export const DEVICE_DAYS = 180

/** One cookie a browser, which may serve several people: bound to each account by its fingerprint. */
function deviceOf(cookie: string, compteId: number): Buffer {
  return fingerprint(`${cookie}:${compteId}`)
}

export async function isKnownDevice({ db, now }: { db: Db | Tx; now: Ctx['now'] }, cookie: string, compteId: number): Promise<boolean> {
  const row = await db.selectFrom('appareil').select('compte_id').where('empreinte', '=', deviceOf(cookie, compteId)).where('vu_le', '>', now.subtract({ hours: DEVICE_DAYS * 24 })).executeTakeFirst()
  return row !== undefined
}

export async function hasDevices(tx: Tx, compteId: number): Promise<boolean> {
  return (await tx.selectFrom('appareil').select('compte_id').where('compte_id', '=', compteId).limit(1).executeTakeFirst()) !== undefined
}

/** This browser is the person's: they proved it by their password, or by a link in their mailbox. Gives the cookie to keep. */
export async function rememberDevice(tx: Tx, { now }: Pick<Ctx, 'now'>, compteId: number, cookie: string | undefined): Promise<string> {
  const kept = cookie ?? randomToken()
  await tx
    .insertInto('appareil')
    .values({ empreinte: deviceOf(kept, compteId), compte_id: compteId, vu_le: now })
    .onConflict((oc) => oc.column('empreinte').doUpdateSet({ vu_le: now }))
    .execute()
  return kept
}

/** After a change of password, no browser is known but the one that made it. */
export async function forgetDevices(tx: Tx, compteId: number): Promise<void> {
  await tx.deleteFrom('appareil').where('compte_id', '=', compteId).execute()
}
