/** What a home costs and holds, by place, financing and type: plausible figures, in cents and square metres. */
import type { Tirage } from '#connectors/sne/registry-demo/tirage.ts'
import { departementOf, villeOf } from '#domain/lieux.ts'
import type { Financement, Typologie, ZoneAbc, ZoneApl } from '#domain/offre.ts'

export type Marche = 'paris' | 'ile_de_france' | 'metropole' | 'petite_ville'

/** Rent without charges, cents a square metre. */
const LOYERS: Readonly<Record<Marche, Readonly<Record<Financement, number>>>> = {
  paris: { PLAI: 640, PLUS: 730, PLS: 1_120, PLI: 1_620, LLI: 1_880 },
  ile_de_france: { PLAI: 610, PLUS: 690, PLS: 1_010, PLI: 1_280, LLI: 1_440 },
  metropole: { PLAI: 560, PLUS: 640, PLS: 930, PLI: 1_080, LLI: 1_230 },
  petite_ville: { PLAI: 510, PLUS: 580, PLS: 760, PLI: 840, LLI: 900 },
}

const SURFACES: Readonly<Record<Typologie, readonly [number, number]>> = {
  T1: [24, 33], T1BIS: [31, 39], T2: [41, 52], T3: [57, 70], T4: [73, 88], T5: [89, 103], T6: [106, 122],
}

const METROPOLES = ['59350', '59512', '59599', '59009', '44109', '44162', '44143']
const ABIS = ['92012', '92024']
const ZONE_A = ['13001', '69266', '69029', '69034', '59350', '78646', '91228']
const HORS_AGGLOMERATION = ['77284']

export function marcheOf(commune: string): Marche {
  const departement = departementOf(commune)
  if (departement === '75') return 'paris'
  if (['77', '78', '91', '92', '93', '94', '95'].includes(departement)) return 'ile_de_france'
  return departement === '69' || departement === '13' || METROPOLES.includes(commune) ? 'metropole' : 'petite_ville'
}

export function zoneAplOf(commune: string): ZoneApl {
  const marche = marcheOf(commune)
  if (marche === 'petite_ville') return 3
  return marche === 'metropole' || HORS_AGGLOMERATION.includes(commune) ? 2 : 1
}

export function zoneAbcOf(commune: string): ZoneAbc {
  const ville = villeOf(commune)
  if (ville === '75056' || ABIS.includes(commune)) return 'Abis'
  if (['69123', '13055'].includes(ville) || ZONE_A.includes(commune) || ['92', '93', '94'].includes(departementOf(commune))) return 'A'
  return marcheOf(commune) === 'petite_ville' ? 'B2' : 'B1'
}

/** Small homes cost more a metre. Both rents are rounded to ten cents. */
export function drawLoyer(tirage: Tirage, home: { commune: string; financement: Financement; surface: number }): { loyer: number; loyerHorsCharges: number } {
  const metre = LOYERS[marcheOf(home.commune)][home.financement]
  const petit = home.surface < 40 ? 115 : 100
  const hors = Math.round((home.surface * metre * petit * tirage.between(96, 106)) / 100_000) * 10
  const charges = Math.round((home.surface * tirage.between(150, 235)) / 10) * 10
  return { loyer: hors + charges, loyerHorsCharges: hors }
}

export function drawSurface(tirage: Tirage, typologie: Typologie): number {
  const [low, high] = SURFACES[typologie]
  return tirage.between(low * 10, high * 10) / 10
}
