/** The scenarios of the data layer, in order. */
import type { Size } from './country/sizes.ts'
import { listOffresScenarios } from './donnees/offres.ts'
import { listRangScenarios } from './donnees/rang.ts'
import { openRaw } from './donnees/raw.ts'
import type { House } from './house.ts'
import { measure, type Meter } from './meter.ts'
import type { Fact, Result, Scenario } from './scenario.ts'
import { readMachine, type Machine } from './table.ts'

export type Report = { size: Size; made: object; settings: House['settings']; machine: Machine; results: readonly Result[]; facts: readonly Fact[] }
type Options = { only: readonly string[]; rounds: number; say: (line: string) => void }

const SLICE_MS = 260

export async function runDonnees(house: House, { only, rounds, say }: Options): Promise<Report> {
  const raw = openRaw(house.url, 8)
  const meter: Meter = { db: house.db, rounds, sliceMs: SLICE_MS }
  const isAsked = (id: string) => only.length === 0 || only.some((word) => id.startsWith(word))
  try {
    const scenarios: Scenario[] = [...await listOffresScenarios(house, raw), ...await listRangScenarios(house)]
    const results: Result[] = []
    for (const scenario of scenarios.filter(({ id }) => isAsked(id))) {
      const result = await measure(meter, scenario)
      say(`${result.id}  ${result.ratio.toFixed(2)}`)
      results.push(result)
    }
    return { size: house.size, made: house.made, settings: house.settings, machine: await readMachine(house.db), results, facts: [] }
  } finally {
    await raw.close()
  }
}
