/** Where people live, wish to live and are offered homes: the communes of the product, weighed by their population. */
import { readFileSync } from 'node:fs'
import { buildCommunes } from '#connectors/communes/build.ts'
import { loadCommunes } from '#connectors/communes/client.ts'
import type { Communes } from '#connectors/communes/index.ts'
import type { Table } from '#connectors/communes/table.ts'
import { departementOf, isOutreMer, listArrondissements, villeOf, type Lieux } from '#domain/lieux.ts'
import { pickWeighted, weigh, type Draw, type Weighted } from './draw.ts'

export type Town = { code: string; nom: string; departement: string; population: number; codePostal: string; lat: number; lon: number; arrondissements: readonly Town[] }
export type Territory = { communes: Communes; lieux: Lieux; byCode: ReadonlyMap<string, Town>; wished: Weighted<Town>; near: ReadonlyMap<string, Weighted<Town>>; offered: Weighted<Town> }

/** scale.md: large cities are wished more than their share of people. */
const ATTRACTION = 1.22
/** Further wishes of Parisians go to the communes around. */
const AROUND_PARIS = ['92', '93', '94']
const ONE_ARRONDISSEMENT = 0.25
const SAME_DEPARTEMENT = 0.78

/** The product's table of communes, made when it is missing; gives its place. */
export function prepareTerritory(): string {
  const file = new URL('../../dist/communes.json', import.meta.url).pathname
  buildCommunes(file)
  return file
}

export function loadTerritory(file: string): Territory {
  const towns = readTowns(file)
  const byCode = new Map(towns.map((town) => [town.code, town]))
  const cities = towns.filter(({ code, population }) => villeOf(code) === code && population > 0)
  const weightOf = ({ population }: Town) => population ** ATTRACTION
  const byDepartement = Map.groupBy(cities, ({ departement }) => departement)
  const around = AROUND_PARIS.flatMap((departement) => byDepartement.get(departement) ?? [])
  const near = new Map([...byDepartement].map(([departement, list]) => [departement, weigh(departement === '75' ? around : list, weightOf)]))
  const homes = cities.filter(({ code }) => !isOutreMer(code)).flatMap((town) => (town.arrondissements.length > 0 ? town.arrondissements : [town]))
  const communes = loadCommunes(file)
  return { communes, lieux: communes.find, byCode, wished: weigh(cities, weightOf), near, offered: weigh(homes, ({ population }) => population) }
}

/** INSEE codes, the first preferred. */
export function drawWishes(draw: Draw, { wished, near }: Territory, count: number): readonly string[] {
  const first = pickWeighted(draw, wished)
  const found = [codeOf(draw, first)]
  const pool = near.get(first.departement) ?? wished
  for (let tries = 0; found.length < count && tries < 4 * count; tries++) {
    const code = codeOf(draw, pickWeighted(draw, draw.chance(SAME_DEPARTEMENT) ? pool : wished))
    if (!found.some((other) => villeOf(other) === villeOf(code))) found.push(code)
  }
  return found
}

/** A quarter of those who wish Paris, Lyon or Marseille name one arrondissement. */
function codeOf(draw: Draw, { code, arrondissements }: Town): string {
  if (arrondissements.length === 0 || !draw.chance(ONE_ARRONDISSEMENT)) return code
  return arrondissements[draw.below(arrondissements.length)]?.code ?? code
}

function readTowns(file: string): readonly Town[] {
  const { communes }: Table = JSON.parse(readFileSync(file, 'utf8'))
  const all = communes.map(([code, nom, , codesPostaux, population, , lat, lon]): Town => ({
    code, nom, departement: departementOf(code), population, codePostal: codesPostaux.split(' ')[0] ?? '', lat, lon, arrondissements: [],
  }))
  const byCode = new Map(all.map((town) => [town.code, town]))
  return all.map((town) => ({ ...town, arrondissements: listArrondissements(town.code).flatMap((code) => byCode.get(code) ?? []) }))
}
