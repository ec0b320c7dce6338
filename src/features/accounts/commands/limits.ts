import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { transaction, type Db, type Tx } from '#platform/db.ts'
import { keyedDigest } from '#platform/secrets.ts'
import type { Ctx } from '#src/context.ts'

/** At most `most` attempts in `minutes`; then one waits until `pauseMinutes` after the last (or until the oldest leaves the window). */
type Rule = { most: number; minutes: number; pauseMinutes?: number }
/** `what` is limited under these rules: kept as a keyed digest, so that the table names nobody. */
export type Limit = { what: string; rules: readonly Rule[]; /** From the 5th on, each attempt waits twice as long as the one before. */ slows?: boolean }
export type Attempt = { ok: true } | { ok: false; again: Temporal.Instant }

/** When each attempt was made, by its place from the newest (1). */
type Attempts = ReadonlyMap<number, Temporal.Instant>

const SLOW_FROM = 5
const SLOW_TO = 10
const SLOW_MINUTES = 15
/** No rule looks further back; the nightly purge neither. */
const LONGEST_HOURS = 24

/**
 * Counts an attempt against its limits, before it is judged: attempts made at the same instant wait for one another, so that a
 * crowd of them passes no more than one by one. Refused: nothing is counted. Give the limits always in the same order.
 */
export async function recordAttempt(ctx: Pick<Ctx, 'db' | 'now' | 'settings'>, limits: readonly Limit[]): Promise<Attempt> {
  return transaction(ctx.db, async (tx) => {
    for (const { what } of limits) await sql`select pg_advisory_xact_lock(hashtextextended(${keyOf(ctx, what)}, 7))`.execute(tx)
    const again = await latestRefusal(tx, ctx, limits)
    if (again) return { ok: false, again }
    await tx.insertInto('tentative').values(limits.map(({ what }) => ({ cle: keyOf(ctx, what), quand: ctx.now }))).execute()
    return { ok: true }
  })
}

/** When one may try again; undefined when one may now. Counts nothing. */
export async function checkLimit(ctx: Pick<Ctx, 'db' | 'now' | 'settings'>, limits: readonly Limit[]): Promise<Temporal.Instant | undefined> {
  return latestRefusal(ctx.db, ctx, limits)
}

/** The attempt was right: it counts no more. */
export async function forgetAttempt(ctx: Pick<Ctx, 'db' | 'now' | 'settings'>, limits: readonly Limit[]): Promise<void> {
  for (const { what } of limits) {
    await sql`delete from tentative where ctid = (select ctid from tentative where cle = ${keyOf(ctx, what)} and quand = ${ctx.now} limit 1)`.execute(ctx.db)
  }
}

function keyOf(ctx: Pick<Ctx, 'settings'>, what: string): string {
  return keyedDigest(ctx.settings.secret, 'tentative', what)
}

async function latestRefusal(db: Db | Tx, ctx: Pick<Ctx, 'now' | 'settings'>, limits: readonly Limit[]): Promise<Temporal.Instant | undefined> {
  const refusals: (Temporal.Instant | undefined)[] = []
  for (const limit of limits) refusals.push(refusalOf(limit, await listAttempts(db, ctx, limit), ctx.now))
  return latestOf(refusals.filter((instant) => instant !== undefined))
}

/** The attempts that the rules look at, by their place from the newest (1). */
async function listAttempts(db: Db | Tx, ctx: Pick<Ctx, 'now' | 'settings'>, limit: Limit): Promise<Attempts> {
  const ranked = db
    .selectFrom('tentative')
    .select(['quand', sql<number>`row_number() over (order by quand desc)`.as('place')])
    .where('cle', '=', keyOf(ctx, limit.what))
    .where('quand', '>', ctx.now.subtract({ hours: LONGEST_HOURS }))
    .orderBy('quand', 'desc')
    .limit(Math.max(SLOW_TO, ...limit.rules.map((rule) => rule.most)))
    .as('recente')
  const rows = await db.selectFrom(ranked).selectAll().where('place', 'in', placesOf(limit)).execute()
  return new Map(rows.map(({ place, quand }) => [place, quand]))
}

function placesOf({ rules, slows }: Limit): number[] {
  const slow = Array.from({ length: SLOW_TO - SLOW_FROM + 1 }, (_, index) => SLOW_FROM + index)
  return [...new Set([1, ...rules.map((rule) => rule.most), ...(slows ? slow : [])])]
}

/** Pure: what the attempts already made say of one more. */
export function refusalOf(limit: Limit, attempts: Attempts, now: Temporal.Instant): Temporal.Instant | undefined {
  const until = [...limit.rules.map((rule) => ruleRefusal(rule, attempts)), limit.slows ? slowRefusal(attempts) : undefined]
  return latestOf(until.filter((instant) => instant !== undefined && instant.epochMilliseconds > now.epochMilliseconds))
}

function latestOf(instants: readonly (Temporal.Instant | undefined)[]): Temporal.Instant | undefined {
  return instants.reduce((a, b) => (!a || (b && b.epochMilliseconds > a.epochMilliseconds) ? b : a), undefined)
}

function ruleRefusal({ most, minutes, pauseMinutes }: Rule, attempts: Attempts): Temporal.Instant | undefined {
  const [last, oldest] = [attempts.get(1), attempts.get(most)]
  if (!last || !oldest) return undefined
  if (pauseMinutes === undefined) return oldest.add({ minutes })
  return last.since(oldest).total('minutes') < minutes ? last.add({ minutes: pauseMinutes }) : undefined
}

/** 2 s after the 5th, then 4, 8, 16, 32. */
function slowRefusal(attempts: Attempts): Temporal.Instant | undefined {
  const last = attempts.get(1)
  if (!last) return undefined
  const recent = [...attempts].filter(([, instant]) => last.since(instant).total('minutes') < SLOW_MINUTES).map(([place]) => place)
  const count = Math.min(Math.max(...recent), SLOW_TO)
  return count < SLOW_FROM ? undefined : last.add({ seconds: 2 ** (count - SLOW_FROM + 1) })
}
