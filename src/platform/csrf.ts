import { createHash, randomBytes } from 'node:crypto'
import { keyedDigest, sameText } from './secrets.ts'

const MASK_BYTES = 32

/**
 * The token that forms carry: bound to the cookie of the session, or of the visit. Masked anew each time: pages travel
 * compressed, and a secret that stays the same could be guessed from their lengths.
 */
export function csrfToken(secret: string, cookie: string): string {
  const mask = randomBytes(MASK_BYTES)
  return Buffer.concat([mask, combine(mask, boundTo(secret, cookie))]).toString('base64url')
}

export function isCsrfToken(secret: string, cookie: string, token: unknown): boolean {
  const bytes = Buffer.from(typeof token === 'string' ? token : '', 'base64url')
  const [mask, masked] = [bytes.subarray(0, MASK_BYTES), bytes.subarray(MASK_BYTES)]
  return masked.length === MASK_BYTES && sameText(combine(mask, masked).toString('hex'), boundTo(secret, cookie).toString('hex'))
}

function boundTo(secret: string, cookie: string): Buffer {
  return createHash('sha256').update(keyedDigest(secret, 'csrf', cookie)).digest()
}

function combine(mask: Buffer, bytes: Buffer): Buffer {
  const combined = Buffer.alloc(bytes.length)
  for (let index = 0; index < bytes.length; index++) combined[index] = (bytes[index] ?? 0) ^ (mask[index] ?? 0)
  return combined
}

export type Provenance = { origin?: string | undefined; fetchSite?: string | undefined; referer?: string | undefined; host?: string | undefined }

/**
 * A cookie request comes from our own pages: its Origin says so; failing that, what the browser says of the site, or the
 * page it comes from. None of the three: refused. `anyHost`: in development the address may be any name of this machine.
 */
export function isSameOrigin(from: Provenance, baseUrl: string, anyHost: boolean): boolean {
  const isOurs = (url: string) => originOf(url) === originOf(baseUrl) || (anyHost && from.host !== undefined && hostOf(url) === from.host)
  if (from.origin) return isOurs(from.origin)
  if (from.fetchSite) return from.fetchSite === 'same-origin'
  return from.referer ? isOurs(from.referer) : false
}

function originOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).origin : undefined
}

function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).host : undefined
}
