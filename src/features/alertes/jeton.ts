import { keyedDigest, sameText } from '#platform/secrets.ts'

const LENGTH = 32

/** In the link of each message: it turns them off for one request, and opens nothing else. */
export function jetonOf(secret: string, demandeId: number): string {
  return `${demandeId}-${keyedDigest(secret, 'alertes-arret', String(demandeId)).slice(0, LENGTH)}`
}

/** The request of a link of ours; undefined for any other. */
export function readJeton(secret: string, jeton: string): number | undefined {
  const id = /^([1-9]\d{0,8})-[0-9a-f]{32}$/.exec(jeton)?.[1]
  return id !== undefined && sameText(jeton, jetonOf(secret, Number(id))) ? Number(id) : undefined
}
