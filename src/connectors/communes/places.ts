import { distanceKm } from '#domain/lieux.ts'

export type Point = { lat: number; lon: number }
export type Place = Point & { incertitudeKm: number }

/** How far a town may lie from the mean of the known towns around it; checked by hiding known towns (places.test.ts). */
const MARGES = [
  { atLeast: 6, km: 15 },
  { atLeast: 2, km: 25 },
  { atLeast: 1, km: 40 },
]
const MARGE_RAYON = 1.6
/** A homonym hamlet elsewhere in the département: the name matched, the place did not. */
const HOMONYME_KM = 35

export function meanPoint(points: readonly Point[]): Point {
  const lat = points.reduce((sum, point) => sum + point.lat, 0) / points.length
  const lon = points.reduce((sum, point) => sum + point.lon, 0) / points.length
  return { lat, lon }
}

export function radiusKm(centre: Point, points: readonly Point[]): number {
  return Math.max(0, ...points.map((point) => distanceKm(centre, point)))
}

/** Where a town may be when only others of its group are known; undefined when none is. */
export function guessPlace(known: readonly Point[]): Place | undefined {
  const marge = MARGES.find(({ atLeast }) => known.length >= atLeast)
  if (marge === undefined) return undefined
  const centre = meanPoint(known)
  return { ...centre, incertitudeKm: Math.ceil(Math.max(marge.km, MARGE_RAYON * radiusKm(centre, known))) }
}

/** Far from all the others of its intercommunality: a homonym. */
export function isHomonyme(point: Point, others: readonly Point[]): boolean {
  if (others.length < 4) return false
  const centre = meanPoint(others)
  return distanceKm(centre, point) > Math.max(HOMONYME_KM, 2 * radiusKm(centre, others))
}
