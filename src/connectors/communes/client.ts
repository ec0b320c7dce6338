import { readFileSync } from 'node:fs'
import { departementOf, distanceKm, sameCommune, villeOf } from '#domain/lieux.ts'
import type { Commune, Communes, Departement } from './index.ts'
import { plain, type Row, type Table } from './table.ts'

const VOISINES_KM = 30
/** Communes whose neighbours are remembered. */
const VOISINAGES_KEPT = 2_000
/** « Mans » finds « Le Mans ». */
const ARTICLE = /^(le|la|les|l) /

type Entry = { commune: Commune; cle: string; epci: number }
type Index = { entries: readonly Entry[]; byEpci: ReadonlyMap<number, readonly Entry[]>; voisines: Map<string, readonly Commune[]>; byCode: ReadonlyMap<string, Entry>; anciens: Table['anciens']; departements: readonly Departement[] }

/** Reads the table that `scripts/build-communes.mjs` makes, once, at start (about 0.1 s). @throws when the file is missing. */
export function loadCommunes(file: string): Communes {
  const table: Table = JSON.parse(readFileSync(file, 'utf8'))
  const index = makeIndex(table)
  return {
    find: (code) => findEntry(index, code)?.commune,
    nom: (code) => writeNom(findEntry(index, code)?.commune, code),
    search: (text, most) => search(index, text, most),
    voisines: (code, most) => listVoisines(index, code, most),
    findDepartement: (text) => findDepartement(index, text),
  }
}

function makeIndex(table: Table): Index {
  const entries = table.communes.map(toEntry)
  const byCode = new Map(entries.map((entry) => [entry.commune.code, entry]))
  return { entries, byEpci: Map.groupBy(entries, ({ epci }) => epci), voisines: new Map(), byCode, anciens: table.anciens, departements: table.departements.map(([code, nom]) => ({ code, nom })) }
}

function toEntry([code, nom, cle, codesPostaux, population, epci, lat, lon, incertitudeKm]: Row): Entry {
  const commune = { code, nom, departement: departementOf(code), lat, lon, incertitudeKm, population, codesPostaux: codesPostaux.split(' ') }
  return { commune, cle, epci }
}

function findEntry({ byCode, anciens }: Index, code: string): Entry | undefined {
  return byCode.get(code) ?? byCode.get(anciens[code] ?? '')
}

function writeNom(commune: Commune | undefined, code: string): string {
  return commune === undefined ? `commune inconnue (${code})` : `${commune.nom} (${commune.departement})`
}

function search({ entries }: Index, text: string, most: number): readonly Commune[] {
  const typed = plain(text)
  if (typed === '') return []
  const found: Commune[] = []
  for (const entry of entries) {
    if (found.length >= most) break
    if (matches(entry, typed)) found.push(entry.commune)
  }
  return found
}

function matches({ commune, cle }: Entry, typed: string): boolean {
  if (/^\d+$/.test(typed)) return commune.codesPostaux.some((code) => code.startsWith(typed))
  return cle.startsWith(typed) || (ARTICLE.test(cle) && cle.replace(ARTICLE, '').startsWith(typed))
}

/** Found once for a commune: its neighbours do not move. */
function listVoisines(index: Index, code: string, most: number): readonly Commune[] {
  const known = index.voisines.get(code)
  if (known !== undefined) return known.slice(0, most)
  const found = findVoisines(index, code)
  if (index.voisines.size >= VOISINAGES_KEPT) index.voisines.clear()
  if (index.byCode.has(code)) index.voisines.set(code, found)
  return found.slice(0, most)
}

function findVoisines(index: Index, code: string): readonly Commune[] {
  const from = findEntry(index, code)
  if (from === undefined || from.epci < 0) return []
  return (index.byEpci.get(from.epci) ?? [])
    .filter(({ commune }) => !sameCommune(commune.code, from.commune.code) && isBesideOf(from.commune, commune))
    .map(({ commune }) => ({ commune, km: distanceKm(from.commune, commune) + commune.incertitudeKm }))
    .filter(({ commune, km }) => km - commune.incertitudeKm <= VOISINES_KM)
    .sort((a, b) => a.km - b.km)
    .map(({ commune }) => commune)
}

/** A city and its arrondissements are one place: from elsewhere the city alone is a neighbour. */
function isBesideOf(from: Commune, commune: Commune): boolean {
  return villeOf(commune.code) === commune.code || villeOf(commune.code) === villeOf(from.code)
}

function findDepartement({ departements }: Index, text: string): Departement | undefined {
  const typed = plain(text)
  return departements.find(({ code, nom }) => code.toLowerCase() === typed || plain(nom) === typed)
}
