import type { Temporal } from 'temporal-polyfill'
import { recordEvent } from '#features/journal/commands.ts'
import { transaction, type Tx } from '#platform/db.ts'
import { hashPassword, verifyPassword } from '#platform/password-hash.ts'
import { decipher } from '#platform/secrets.ts'
import { usableTotp, verifyTotp } from '#platform/totp.ts'
import type { Ctx } from '#src/context.ts'
import { noticeJob } from '../jobs.ts'
import { findCompteByIdentifiant, findCompteById, normaliseEmail, type CompteConnexion } from '../queries.ts'
import { hasDevices, isKnownDevice, rememberDevice } from './devices.ts'
import { forgetAttempt, recordAttempt, type Limit } from './limits.ts'
import { openSession, renewSession, type NewSession } from './sessions.ts'

export type Refused = { issue: 'refusee' } | { issue: 'attendre'; again: Temporal.Instant } | { issue: 'occupe' }
export type Entree = { issue: 'ouverte'; session: NewSession; appareil: string; portail: CompteConnexion['portail'] } | { issue: 'second_facteur'; session: NewSession } | Refused

export type Credentials = {
  identifiant: string
  motDePasse: string
  /** « C’est mon appareil » */
  longue: boolean
  /** Digest of the caller's address. */
  address: string
  /** The cookie that tells this browser again. */
  appareil: string | undefined
  previous: string | undefined
}

/** Ten wrong passwords, then a quarter of an hour; 25 a day (S-04). */
const ACCOUNT_RULES = [
  { most: 10, minutes: 60, pauseMinutes: 15 },
  { most: 25, minutes: 24 * 60 },
]
const ADDRESS_RULES = [{ most: 100, minutes: 60 }]
/** All together: a herd of machines, each under its own limit. */
const GLOBAL_RULES = [{ most: 10_000, minutes: 60 }]
const CODE_RULES = [
  { most: 5, minutes: 15, pauseMinutes: 15 },
  { most: 25, minutes: 24 * 60 },
]

/**
 * The same answer, after the same work, whether the account exists or not. Wrong tries are counted; from a browser that already
 * entered this account they are counted apart, so that strangers who try passwords do not shut its owner out.
 */
export async function signIn(ctx: Ctx, credentials: Credentials): Promise<Entree> {
  const compte = await findCompteByIdentifiant(ctx.db, credentials.identifiant)
  const limits = await limitsOf(ctx, credentials, compte?.id)
  const attempt = await recordAttempt(ctx, limits)
  if (!attempt.ok) return { issue: 'attendre', again: attempt.again }
  const verdict = await verifyPassword(ctx.settings.secret, compte?.motDePasse, credentials.motDePasse)
  if (verdict === 'wrong' || !compte) return refuse(ctx, compte?.id)
  await forgetAttempt(ctx, limits)
  if (verdict === 'busy') return { issue: 'occupe' }
  if (verdict === 'right_but_old') await raiseHash(ctx, compte.id, credentials.motDePasse)
  return compte.portail === 'demandeur' ? enter(ctx, compte, credentials) : askSecondFactor(ctx, compte, credentials)
}

async function limitsOf(ctx: Ctx, { identifiant, appareil, address }: Credentials, compteId: number | undefined): Promise<readonly Limit[]> {
  const known = await isKnownDevice(ctx, appareil ?? '', compteId ?? 0)
  const who = compteId === undefined ? normaliseEmail(identifiant) : String(compteId)
  if (known) return [{ what: `appareil:${who}:${appareil}`, rules: ACCOUNT_RULES, slows: true }]
  return [
    { what: `compte:${who}`, rules: ACCOUNT_RULES, slows: true },
    { what: `adresse:${address}`, rules: ADDRESS_RULES },
    { what: 'connexions', rules: GLOBAL_RULES },
  ]
}

async function refuse(ctx: Ctx, compteId: number | undefined): Promise<Refused> {
  await transaction(ctx.db, (tx) => recordEvent(tx, ctx, { action: 'session.refusee', objet: 'session', ...(compteId === undefined ? {} : { compteId }) }))
  return { issue: 'refusee' }
}

/** The cost of a hash has risen since this one was stored (S-03). */
async function raiseHash(ctx: Ctx, compteId: number, motDePasse: string): Promise<void> {
  const stored = await hashPassword(ctx.settings.secret, motDePasse)
  if (stored !== undefined) await ctx.db.updateTable('compte').set({ mot_de_passe: stored }).where('id', '=', compteId).where('statut', '=', 'actif').execute()
}

type Wish = Pick<Credentials, 'longue' | 'appareil' | 'previous'>

async function enter(ctx: Ctx, compte: CompteConnexion, wish: Wish): Promise<Entree> {
  return transaction(ctx.db, async (tx) => {
    const session = await openSession(tx, ctx, { compteId: compte.id, etape: 'ouverte', longue: wish.longue && compte.portail === 'demandeur', previous: wish.previous })
    await noticeNewDevice(tx, ctx, compte.id, wish.appareil)
    const appareil = await rememberDevice(tx, ctx, compte.id, wish.appareil)
    await recordEvent(tx, ctx, { action: 'session.ouverte', objet: 'session', compteId: compte.id })
    return { issue: 'ouverte', session, appareil, portail: compte.portail }
  })
}

/** A browser that this account never saw: its owner is told (S-12). */
async function noticeNewDevice(tx: Tx, ctx: Ctx, compteId: number, appareil: string | undefined): Promise<void> {
  if (await isKnownDevice({ db: tx, now: ctx.now }, appareil ?? '', compteId)) return
  if (await hasDevices(tx, compteId)) await ctx.jobs.enqueue(tx, noticeJob, { compteId, avis: 'nouvel_appareil', quand: ctx.now.toString() })
}

async function askSecondFactor(ctx: Ctx, compte: CompteConnexion, wish: Wish): Promise<Entree> {
  return transaction(ctx.db, async (tx) => {
    const session = await openSession(tx, ctx, { compteId: compte.id, etape: 'second_facteur', longue: false, previous: wish.previous })
    return { issue: 'second_facteur', session }
  })
}

/** The code of the authenticator application, once the password was right. A code opens once. */
export async function confirmCode(ctx: Ctx, compteId: number, code: string, wish: Wish & Pick<Credentials, 'address'>): Promise<Entree> {
  const limits = [{ what: `code:${compteId}`, rules: CODE_RULES }, { what: `adresse:${wish.address}`, rules: ADDRESS_RULES }]
  const attempt = await recordAttempt(ctx, limits)
  if (!attempt.ok) return { issue: 'attendre', again: attempt.again }
  const compte = await findCompteById(ctx.db, compteId)
  if (!compte || !(await spendCode(ctx, compte, code))) return refuse(ctx, compteId)
  await forgetAttempt(ctx, limits)
  return enter(ctx, compte, wish)
}

/** The step is written where none later was: of two who send the same code at once, one enters. */
async function spendCode(ctx: Ctx, compte: CompteConnexion, code: string): Promise<boolean> {
  if (compte.totpSecret === undefined) return false
  const step = verifyTotp(readTotpSecret(ctx, compte.totpSecret), code, ctx.now, compte.totpDernierPas)
  if (step === undefined) return false
  const spent = await ctx.db
    .updateTable('compte')
    .set({ totp_dernier_pas: step })
    .where('id', '=', compte.id)
    .where((eb) => eb.or([eb('totp_dernier_pas', 'is', null), eb('totp_dernier_pas', '<', step)]))
    .executeTakeFirst()
  return spent.numUpdatedRows === 1n
}

/** In the demonstration, for people without the application: the code to type now. */
export async function currentCode(ctx: Ctx, compteId: number): Promise<string | undefined> {
  const compte = await findCompteById(ctx.db, compteId)
  if (!ctx.settings.demonstration || compte?.totpSecret === undefined) return undefined
  return usableTotp(readTotpSecret(ctx, compte.totpSecret), ctx.now, compte.totpDernierPas)
}

function readTotpSecret({ settings }: Pick<Ctx, 'settings'>, sealed: string): string {
  return decipher(settings.secret, 'totp', Buffer.from(sealed, 'base64url'))
}

export type Confirmation = { issue: 'confirmee'; session: NewSession } | Refused

/** The password once more, before what matters most (K24). */
export async function confirmPassword(ctx: Ctx, cookie: string, compteId: number, motDePasse: string): Promise<Confirmation> {
  const limits = [{ what: `confirmation:${compteId}`, rules: ACCOUNT_RULES, slows: true }]
  const attempt = await recordAttempt(ctx, limits)
  if (!attempt.ok) return { issue: 'attendre', again: attempt.again }
  const compte = await findCompteById(ctx.db, compteId)
  const verdict = await verifyPassword(ctx.settings.secret, compte?.motDePasse, motDePasse)
  if (verdict === 'wrong') return refuse(ctx, compteId)
  await forgetAttempt(ctx, limits)
  if (verdict === 'busy') return { issue: 'occupe' }
  const session = await transaction(ctx.db, (tx) => renewSession(tx, ctx, cookie))
  return session ? { issue: 'confirmee', session } : { issue: 'refusee' }
}
