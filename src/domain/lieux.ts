import { COMMUNES_LIMITROPHES } from './baremes/zones.ts'

/** Facts of a commune, given by the caller: the law reads no file. `incertitudeKm`: how far the point may be from the town. */
export type Lieu = { code: string; nom: string; departement: string; lat: number; lon: number; incertitudeKm: number }
export type Lieux = (code: string) => Lieu | undefined

export const ZONES_HLM = ['paris_limitrophes', 'ile_de_france', 'autres_regions'] as const
export type ZoneHlm = (typeof ZONES_HLM)[number]

const RAYON_TERRE_KM = 6371
const ILE_DE_FRANCE = ['75', '77', '78', '91', '92', '93', '94', '95']

/** Cities known both whole and by arrondissement (K16c). */
const VILLES_A_ARRONDISSEMENTS = [
  { ville: '75056', premier: 75101, dernier: 75120 },
  { ville: '69123', premier: 69381, dernier: 69389 },
  { ville: '13055', premier: 13201, dernier: 13216 },
]

/** Their codes as one commune. */
export const VILLES_ENTIERES = VILLES_A_ARRONDISSEMENTS.map(({ ville }) => ville)

/** The city of an arrondissement of Paris, Lyon or Marseille; any other code is its own city. */
export function villeOf(code: string): string {
  const number = Number(code)
  return VILLES_A_ARRONDISSEMENTS.find(({ premier, dernier }) => number >= premier && number <= dernier)?.ville ?? code
}

export function listArrondissements(ville: string): readonly string[] {
  const found = VILLES_A_ARRONDISSEMENTS.find((one) => one.ville === ville)
  if (found === undefined) return []
  return Array.from({ length: found.dernier - found.premier + 1 }, (_, index) => String(found.premier + index))
}

/** A whole city matches each of its arrondissements; two arrondissements do not match (K16c). */
export function sameCommune(a: string, b: string): boolean {
  return a === b || villeOf(a) === b || villeOf(b) === a
}

/** All codes under which an offer may stand for one who wishes `code`. */
export function expandCommune(code: string): readonly string[] {
  const ville = villeOf(code)
  return ville === code ? [code, ...listArrondissements(code)] : [code, ville]
}

export function departementOf(code: string): string {
  return /^9[78]/.test(code) ? code.slice(0, 3) : code.slice(0, 2)
}

/** Other texts apply overseas (K4). */
export function isOutreMer(code: string): boolean {
  return /^9[78]/.test(code)
}

/** Zone of the HLM ceilings, by INSEE code, never by name. Undefined overseas. */
export function zoneHlmOf(code: string): ZoneHlm | undefined {
  if (isOutreMer(code)) return undefined
  if (villeOf(code) === '75056' || COMMUNES_LIMITROPHES.valeurs.includes(code)) return 'paris_limitrophes'
  return ILE_DE_FRANCE.includes(departementOf(code)) ? 'ile_de_france' : 'autres_regions'
}

/** As the crow flies, between the points of the two communes. */
export function distanceKm(a: Pick<Lieu, 'lat' | 'lon'>, b: Pick<Lieu, 'lat' | 'lon'>): number {
  const rad = Math.PI / 180
  const h =
    Math.sin(((b.lat - a.lat) * rad) / 2) ** 2 +
    Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(((b.lon - a.lon) * rad) / 2) ** 2
  return 2 * RAYON_TERRE_KM * Math.asin(Math.min(1, Math.sqrt(h)))
}
