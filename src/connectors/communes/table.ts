/** The trimmed file that the build writes and the client reads: rows rather than objects, it is read at each start. */
export type Row = readonly [
  code: string,
  nom: string,
  /** Name without accents nor signs, as it is searched. */
  cle: string,
  /** Parted by spaces. */
  codesPostaux: string,
  population: number,
  /** Number of its intercommunality, −1 without one. */
  epci: number,
  lat: number,
  lon: number,
  incertitudeKm: number,
]

export type Table = {
  /** What it was made from: another value means that it is out of date. */
  source: string
  departements: readonly (readonly [code: string, nom: string])[]
  /** The most peopled first. */
  communes: readonly Row[]
  /** Retired INSEE code → code of today. */
  anciens: Readonly<Record<string, string>>
}

const LIGATURES: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae' }

/** « Saint-Étienne », « ST ETIENNE » and « saint etienne » are one name. */
export function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[œæ]/g, (letter) => LIGATURES[letter] ?? letter)
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
    .replaceAll(/\bst(e?)\b/g, 'saint$1')
}
