import { distanceKm, sameCommune, type Lieux } from './lieux.ts'

/** `inconnu`: the uncertainty of a place spans the threshold (K16c), or a place is not known. */
export type ReponseDistance = { reponse: 'oui' | 'non' | 'inconnu'; km?: number; cause?: 'lieu_inconnu' | 'incertitude' }

/** Is `vers` at least `seuilKm` away from `depuis`, as the crow flies? Compared unrounded; `km` is rounded to 0.1 for display. */
export function checkDistance(lieux: Lieux, depuis: string, vers: string, seuilKm: number): ReponseDistance {
  if (sameCommune(depuis, vers)) return { reponse: seuilKm <= 0 ? 'oui' : 'non', km: 0 }
  const from = lieux(depuis)
  const to = lieux(vers)
  if (from === undefined || to === undefined) return { reponse: 'inconnu', cause: 'lieu_inconnu' }
  const exact = distanceKm(from, to)
  const margin = from.incertitudeKm + to.incertitudeKm
  const km = Math.round(exact * 10) / 10
  if (exact - margin >= seuilKm) return { reponse: 'oui', km }
  return exact + margin < seuilKm ? { reponse: 'non', km } : { reponse: 'inconnu', km, cause: 'incertitude' }
}

/** "50,2 km", as French people write it. */
export function writeKm(km: number): string {
  return `${String(km).replace('.', ',')}\u00a0km`
}
