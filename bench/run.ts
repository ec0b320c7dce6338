/**
 * Speed as ratios within one run, on a country of its own. Never fails for being slow.
 * `npm run bench -- --size demo|region|national [--keep] [--fresh] [--only q1,q4.postuler,pages] [--rounds 7] [--json file]`
 * `npm run bench -- --growth` runs the three sizes and writes docs/performance; `--draw` writes it again from the last figures.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { NOW } from './country/days.ts'
import { isSizeName, type SizeName } from './country/sizes.ts'
import { runDonnees } from './donnees.ts'
import { drawGrowth, fileOf, GROWTH_SIZES, PAGES_SIZE } from './growth.ts'
import { openHouse, type House } from './house.ts'
import { measurePages } from './pages.ts'
import { writePages } from './pages/report.ts'
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
  const only = values.only.split(',').filter((word) => word !== '')
  const options = { only, rounds: Number(values.rounds), say: (line: string) => process.stderr.write(`${line}\n`) }
  try {
    const { text, lines } = writeReport(await runDonnees(house, options))
    process.stdout.write(`${text}\n`)
    // Of the three countries that --growth makes, pages are measured in the one that they are judged on.
    const pages = only.length === 0 && (!values.growth || size === PAGES_SIZE) || only.includes('pages') ? await runPages(house, options) : []
    const all = [...lines, ...pages].join('\n')
    if (json === undefined) process.stdout.write(`${all}\n`)
    else {
      mkdirSync(dirname(json), { recursive: true })
      writeFileSync(json, `${all}\n`)
    }
  } finally {
    await house.close()
  }
}

async function runPages({ db, url }: House, { rounds, say }: { rounds: number; say: (line: string) => void }): Promise<readonly string[]> {
  // Rows that the data scenarios wrote and wiped: their cleaning by itself would fall on the first page.
  await sql`vacuum analyze candidature, journal, taches.job`.execute(db)
  const report = await measurePages({ db, databaseUrl: url, now: NOW, rounds, progress: say })
  process.stdout.write(`\n${writePages(report)}\n`)
  return [JSON.stringify({ type: 'pages', ...report })]
}
