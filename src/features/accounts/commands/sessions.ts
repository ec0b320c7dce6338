import type { Temporal } from 'temporal-polyfill'
import { carryImport } from '#features/demandes/commands/carry.ts'
import { recordEvent } from '#features/journal/commands.ts'
import { transaction, type Tx } from '#platform/db.ts'
import { fingerprint, randomToken } from '#platform/secrets.ts'
import type { Ctx } from '#src/context.ts'
import type { FoundSession } from '../queries.ts'

/** How long, in hours. On a known device: 30 days without a visit, and half a year in all (K24). */
const SECOND_FACTOR_HOURS = 10 / 60
const DAY_HOURS = 12
const KNOWN_DEVICE_HOURS = 30 * 24
const LONGEST_HOURS = 180 * 24
const FRESH_MINUTES = 15
/** A page a second must not be a write a second. */
const SEEN_EVERY_S = 60

export type NewSession = { id: string; expireLe: Temporal.Instant; longue: boolean }
export type SessionWish = {
  compteId: number
  etape: 'second_facteur' | 'ouverte'
  /** « C’est mon appareil » */
  longue: boolean
  /** The session that this one takes over from. */
  previous?: string | undefined
}

/** Always a new id, never one that the browser brought: nobody can plant theirs (S-13). */
export async function openSession(tx: Tx, ctx: Pick<Ctx, 'now'>, wish: SessionWish): Promise<NewSession> {
  const { now } = ctx
  const id = randomToken()
  const expireLe = addHours(now, hoursOf(wish))
  if (wish.previous !== undefined) await tx.deleteFrom('session').where('empreinte', '=', fingerprint(wish.previous)).execute()
  await tx
    .insertInto('session')
    .values({ empreinte: fingerprint(id), compte_id: wish.compteId, etape: wish.etape, cree_le: now, vue_le: now, expire_le: expireLe, fraiche_jusqu_au: now.add({ minutes: FRESH_MINUTES }) })
    .execute()
  return { id, expireLe, longue: wish.longue }
}

function hoursOf({ etape, longue }: SessionWish): number {
  if (etape === 'second_facteur') return SECOND_FACTOR_HOURS
  return longue ? KNOWN_DEVICE_HOURS : DAY_HOURS
}

/** The session lives on: on a known device its end moves along. */
export async function touchSession(ctx: Pick<Ctx, 'db' | 'now'>, cookie: string, session: FoundSession['session']): Promise<void> {
  const { db, now } = ctx
  if (now.epochMilliseconds - session.vueLe.epochMilliseconds < 1_000 * SEEN_EVERY_S) return
  await db.updateTable('session').set({ vue_le: now, expire_le: endOf(session, now) }).where('empreinte', '=', fingerprint(cookie)).execute()
}

function endOf({ creeLe, expireLe, etape }: FoundSession['session'], now: Temporal.Instant): Temporal.Instant {
  const isLong = etape === 'ouverte' && creeLe.until(expireLe).total('hours') > DAY_HOURS
  if (!isLong) return expireLe
  const [end, limit] = [addHours(now, KNOWN_DEVICE_HOURS), addHours(creeLe, LONGEST_HOURS)]
  return end.epochMilliseconds < limit.epochMilliseconds ? end : limit
}

/** The password was just typed: the same session under a new id, fresh again (S-13). */
export async function renewSession(tx: Tx, { now }: Pick<Ctx, 'now'>, cookie: string): Promise<NewSession | undefined> {
  const id = randomToken()
  const row = await tx
    .updateTable('session')
    .set({ empreinte: fingerprint(id), vue_le: now, fraiche_jusqu_au: now.add({ minutes: FRESH_MINUTES }) })
    .where('empreinte', '=', fingerprint(cookie))
    .returning(['cree_le', 'expire_le'])
    .executeTakeFirst()
  if (row) await carryImport(tx, fingerprint(cookie), fingerprint(id))
  return row && { id, expireLe: row.expire_le, longue: row.cree_le.until(row.expire_le).total('hours') > DAY_HOURS }
}

export async function signOut(ctx: Ctx, cookie: string, compteId: number): Promise<void> {
  await transaction(ctx.db, async (tx) => {
    const { numDeletedRows } = await tx.deleteFrom('session').where('empreinte', '=', fingerprint(cookie)).executeTakeFirst()
    if (numDeletedRows > 0n) await recordEvent(tx, ctx, { action: 'session.fermee', objet: 'session', compteId })
  })
}

/** Everywhere, this device included. */
export async function signOutEverywhere(ctx: Ctx, compteId: number): Promise<void> {
  await transaction(ctx.db, async (tx) => {
    await closeSessions(tx, compteId)
    await recordEvent(tx, ctx, { action: 'session.toutes_fermees', objet: 'session', compteId })
  })
}

/** One of one's own sessions, named by its reference; another's is not found. */
export async function closeOwnSession(ctx: Ctx, compteId: number, reference: string): Promise<boolean> {
  return transaction(ctx.db, async (tx) => {
    const { numDeletedRows } = await tx.deleteFrom('session').where('compte_id', '=', compteId).where('empreinte', '=', Buffer.from(reference, 'hex')).executeTakeFirst()
    if (numDeletedRows === 0n) return false
    await recordEvent(tx, ctx, { action: 'session.fermee_a_distance', objet: 'session', compteId })
    return true
  })
}

/** All those of an account, but for the one kept. */
export async function closeSessions(tx: Tx, compteId: number, kept?: string): Promise<void> {
  const own = tx.deleteFrom('session').where('compte_id', '=', compteId)
  await (kept === undefined ? own : own.where('empreinte', '<>', fingerprint(kept))).execute()
}

function addHours(instant: Temporal.Instant, hours: number): Temporal.Instant {
  return instant.add({ seconds: hours * 3600 })
}
