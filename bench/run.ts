/**
 * Speed as ratios within one run, on a country of its own. Never fails for being slow.
 * `npm run bench -- --size demo|region|national [--keep] [--fresh] [--only q1,q4.postuler] [--rounds 7] [--json file]`
 * `npm run bench -- --growth` runs the three sizes and writes docs/performance; `--draw` writes it again from the last figures.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { isSizeName, type SizeName } from './country/sizes.ts'
import { runDonnees } from './donnees.ts'
import { drawGrowth, fileOf, GROWTH_SIZES } from './growth.ts'
import { openHouse } from './house.ts'
import { writeReport } from './report.ts'

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'demo' }, keep: { type: 'boolean', default: false }, fresh: { type: 'boolean', default: false }, only: { type: 'string', default: '' },
    json: { type: 'string' }, rounds: { type: 'string', default: '7' }, growth: { type: 'boolean', default: false }, draw: { type: 'boolean', default: false },
  },
})

if (values.growth) for (const size of GROWTH_SIZES) await run(size, fileOf(size))
else if (!values.draw) await run(sizeAsked(), values.json)
if (values.growth || values.draw) drawGrowth()

function sizeAsked(): SizeName {
  if (isSizeName(values.size)) return values.size
  throw new Error(`--size demo, region ou national, et non « ${values.size} »`)
}

async function run(size: SizeName, json: string | undefined): Promise<void> {
  const house = await openHouse(size, values)
  try {
    const only = values.only.split(',').filter((word) => word !== '')
    const { text, lines } = writeReport(await runDonnees(house, { only, rounds: Number(values.rounds), say: (line) => process.stderr.write(`${line}\n`) }))
    process.stdout.write(`${text}\n`)
    if (json === undefined) process.stdout.write(`${lines.join('\n')}\n`)
    else writeFileSync(json, `${lines.join('\n')}\n`)
  } finally {
    await house.close()
  }
}
