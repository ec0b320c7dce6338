import type { Lieu } from '#domain/lieux.ts'

/** A commune or a municipal arrondissement of today, from INSEE (names, codes, posts) and GeoNames (places). */
export type Commune = Lieu & { codesPostaux: readonly string[]; population: number }

export type Departement = { code: string; nom: string }

/** Reference data of the communes, in memory. */
export type Communes = {
  /** By INSEE code; a retired code gives the commune of today (K16c). */
  find(code: string): Commune | undefined
  /** « Lyon 6e (69) », or « commune inconnue (13998) ». */
  nom(code: string): string
  /** Communes whose name or postal code begins as typed, the most peopled first. */
  search(text: string, most: number): readonly Commune[]
  /** Communes of the same intercommunality within 30 km, nearest first; those whose place is not known come last. */
  voisines(code: string, most: number): readonly Commune[]
  /** By number (« 69 », « 2A ») or by name (« rhone »). */
  findDepartement(text: string): Departement | undefined
}
