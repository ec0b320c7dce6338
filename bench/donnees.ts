/** The scenarios of the data layer, in order. */
import type { Size } from './country/sizes.ts'
import { openSlate, type Slate } from './donnees/ardoise.ts'
import { listClotureScenarios } from './donnees/cloture.ts'
import { hammer, raceClosings } from './donnees/courses.ts'
import { changeBalance } from './donnees/equilibrage.ts'
import { listInteressesScenarios } from './donnees/interesses.ts'
import { listOffresScenarios } from './donnees/offres.ts'
import { listPointsScenarios } from './donnees/points.ts'
import { listPostulerScenarios } from './donnees/postuler.ts'
import { listRangScenarios } from './donnees/rang.ts'
import { openRaw, type Raw } from './donnees/raw.ts'
import { listVoeuxScenarios } from './donnees/voeux.ts'
import type { House } from './house.ts'
import { measure, type Meter } from './meter.ts'
import type { Fact, Result, Scenario } from './scenario.ts'
import { readMachine, type Machine } from './table.ts'

export type Report = { size: Size; made: object; settings: House['settings']; machine: Machine; results: readonly Result[]; facts: readonly Fact[] }
export type Options = { only: readonly string[]; rounds: number; say: (line: string) => void }

type Tools = { house: House; raw: Raw; slate: Slate; /** How many times what has no reference is tried. */ tries: { rounds: number; closings: number } }
type Group = { prefix: string; list?: (tools: Tools) => Promise<readonly Scenario[]>; tell?: (tools: Tools) => Promise<readonly Fact[]> }

const GROUPS: readonly Group[] = [
  { prefix: 'q1', list: ({ house, raw }) => listOffresScenarios(house, raw) },
  { prefix: 'q2', list: ({ house }) => listInteressesScenarios(house) },
  { prefix: 'q3', list: ({ house }) => listRangScenarios(house) },
  { prefix: 'ecriture', list: ({ house }) => listVoeuxScenarios(house) },
  { prefix: 'q4', list: ({ house, slate }) => listPostulerScenarios(house, slate) },
  { prefix: 'q4', tell: ({ house, slate, tries }) => hammer(house, slate, tries.rounds) },
  { prefix: 'q4', tell: ({ house, slate, tries }) => raceClosings(house, slate, tries.closings) },
  { prefix: 'cloture', list: ({ house, slate }) => listClotureScenarios(house, slate) },
  { prefix: 'q5', list: ({ house, slate }) => listPointsScenarios(house, slate) },
  { prefix: 'q5', tell: ({ house }) => changeBalance(house) },
]

const SLICE_MS = 260

export async function runDonnees(house: House, options: Options): Promise<Report> {
  const raw = openRaw(house.url, 8)
  const slate = await openSlate(house.db)
  const tools: Tools = { house, raw, slate, tries: triesOf(house.size) }
  const [results, facts]: [Result[], Fact[]] = [[], []]
  try {
    for (const group of GROUPS.filter(({ prefix }) => isAsked(options, prefix))) {
      results.push(...await measureGroup(group, tools, options))
      if (options.only.every((word) => !word.includes('.'))) facts.push(...await group.tell?.(tools) ?? [])
      await slate.wipe()
    }
    return { size: house.size, made: house.made, settings: house.settings, machine: await readMachine(house.db), results, facts }
  } finally {
    await slate.close()
    await raw.close()
  }
}

async function measureGroup({ list }: Group, tools: Tools, options: Options): Promise<readonly Result[]> {
  const meter: Meter = { db: tools.house.db, rounds: options.rounds, sliceMs: SLICE_MS }
  const results: Result[] = []
  for (const scenario of await list?.(tools) ?? []) {
    if (!isAsked(options, scenario.id)) continue
    const result = await measure(meter, scenario)
    options.say(`${result.id}  ${result.ratio.toFixed(2)}`)
    results.push(result)
  }
  return results
}

/** `q4` asks for the whole group, `q4.postuler` for a part of it. */
function isAsked({ only }: Options, id: string): boolean {
  return only.length === 0 || only.some((word) => id.startsWith(word) || word.startsWith(`${id}.`))
}

function triesOf({ name }: Size): Tools['tries'] {
  return name === 'mini' ? { rounds: 3, closings: 2 } : { rounds: 100, closings: 20 }
}
