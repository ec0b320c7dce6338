/**
 * Speed as ratios within one run, on a country of its own. Never fails for being slow.
 * `npm run bench -- --size demo|region|national [--keep] [--fresh] [--only q1,q4] [--json file]`, `npm run bench -- --growth`.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { isSizeName, type SizeName } from './country/sizes.ts'
import { runDonnees, type Report } from './donnees.ts'
import { openHouse } from './house.ts'
import { writeReport } from './report.ts'

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'demo' }, keep: { type: 'boolean', default: false }, fresh: { type: 'boolean', default: false }, only: { type: 'string', default: '' },
    json: { type: 'string' }, rounds: { type: 'string', default: '7' },
  },
})

await run(sizeAsked())

function sizeAsked(): SizeName {
  if (isSizeName(values.size)) return values.size
  throw new Error(`--size demo, region ou national, et non « ${values.size} »`)
}

async function run(size: SizeName): Promise<void> {
  const house = await openHouse(size, values)
  try {
    const only = values.only.split(',').filter((word) => word !== '')
    const report = await runDonnees(house, { only, rounds: Number(values.rounds), say: (line) => process.stderr.write(`${line}\n`) })
    save(report)
  } finally {
    await house.close()
  }
}

function save(report: Report): void {
  const { text, lines } = writeReport(report)
  process.stdout.write(`${text}\n`)
  if (values.json === undefined) process.stdout.write(`${lines.join('\n')}\n`)
  else writeFileSync(values.json, `${lines.join('\n')}\n`)
}
