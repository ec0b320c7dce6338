import { keyedDigest, sameText } from './secrets.ts'

/** The token that forms carry: bound to the cookie of the session, or of the visit. */
export function csrfToken(secret: string, cookie: string): string {
  return keyedDigest(secret, 'csrf', cookie)
}

export function isCsrfToken(secret: string, cookie: string, token: unknown): boolean {
  return typeof token === 'string' && sameText(csrfToken(secret, cookie), token)
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
