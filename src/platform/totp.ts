import { Secret, TOTP } from 'otpauth'
import type { Temporal } from 'temporal-polyfill'

const PERIOD_S = 30
/** A phone whose clock is half a minute off still enters (S-08: ±1 step only). */
const WINDOW = 1

/** A second factor, in the base 32 that authenticator applications read. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** The step of a right code that was never used; undefined otherwise. A code at or before `lastStep` was used already. */
export function verifyTotp(secret: string, code: string, now: Temporal.Instant, lastStep: number | null): number | undefined {
  if (!/^[0-9]{6}$/.test(code)) return undefined
  const delta = totpOf(secret).validate({ token: code, timestamp: now.epochMilliseconds, window: WINDOW })
  if (delta === null) return undefined
  const step = stepOf(now) + delta
  return lastStep !== null && step <= lastStep ? undefined : step
}

/** The code of the present step, or of the next when the present one has served (shown in the demonstration, typed by tests). */
export function usableTotp(secret: string, now: Temporal.Instant, lastStep: number | null): string {
  const step = Math.min(Math.max(stepOf(now), (lastStep ?? 0) + 1), stepOf(now) + WINDOW)
  return totpOf(secret).generate({ timestamp: step * PERIOD_S * 1000 })
}

function stepOf(now: Temporal.Instant): number {
  return Math.floor(now.epochMilliseconds / 1000 / PERIOD_S)
}

function totpOf(secret: string): TOTP {
  return new TOTP({ algorithm: 'SHA1', digits: 6, period: PERIOD_S, secret: Secret.fromBase32(secret) })
}
