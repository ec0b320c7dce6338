/**
 * The last tie-break (K7): a draw that anyone can replay. When the offer goes on line a seed is drawn and only its digest is
 * published (the commitment); at closing the seed is revealed. Each place is HMAC(seed, numéro unique): nobody could
 * choose it, everybody can check it. The hour of the candidature never counts.
 */
/** Keyed digest given by the caller, in hexadecimal: the law imports no cryptography. */
export type Hmac = (cle: string, message: string) => string
export type Sha256 = (message: string) => string

/** What is published when the offer goes on line. */
export function computeEngagement(graine: string, sha256: Sha256): string {
  return sha256(`AL-in tirage ${graine}`)
}

/** The revealed seed is the one that was committed. */
export function verifyTirage(engagement: string, graine: string, sha256: Sha256): boolean {
  return computeEngagement(graine, sha256) === engagement
}

/** Place in the draw. Spaces, dashes and case of the number do not change it (K20). */
export function computeTirage(graine: string, numeroUnique: string, hmac: Hmac): string {
  return hmac(graine, numeroUnique.replace(/[\s-]/g, '').toUpperCase())
}

/** Smallest digest first; two different numbers never share one in practice. */
export function ordreTirage(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
