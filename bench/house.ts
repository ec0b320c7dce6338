/** The country, open: its cluster, the product's own connections and context, at the instant for which it was made. */
import { lockDataDir } from '#platform/data-dir-lock.ts'
import { createDb, type Db } from '#platform/db.ts'
import { createLog } from '#platform/log.ts'
import { migrate } from '#platform/migrate.ts'
import type { Ctx } from '#src/context.ts'
import { openJobs } from '#src/worker.ts'
import { testCommunes } from '#test/communes.ts'
import { computeSource, folderOf, readManifest, removeCountry, startBenchCluster, writeManifest, type BenchCluster } from './cluster.ts'
import { buildCountry, MIGRATIONS, SECRET } from './country/build.ts'
import { NOW, TODAY } from './country/days.ts'
import { createProgress } from './country/progress.ts'
import { sizeOf, type Size, type SizeName } from './country/sizes.ts'
import { unreachable } from './country/unreachable.ts'

export type House = { size: Size; url: string; db: Db; ctx: Ctx; settings: BenchCluster['settings']; /** What was counted when the country was made. */ made: object; close: () => Promise<void> }
type Options = { fresh: boolean; keep: boolean }

export async function openHouse(name: SizeName, { fresh, keep }: Options): Promise<House> {
  const lock = await lockDataDir(folderOf(name))
  if (fresh || !isUpToDate(name)) await makeCountry(name)
  const cluster = await startBenchCluster(name, 'serve')
  await migrate(cluster.url, MIGRATIONS)
  // The product's own pool: however many call at once, they wait for its connections.
  const db = createDb({ url: cluster.url, statementTimeoutMs: 0 })
  const { ctx, stop } = await contextOf(cluster.url, db)
  const close = async () => {
    await stop()
    await db.destroy()
    await cluster.stop()
    lock.release()
    if (!keep) removeCountry(name)
  }
  return { size: sizeOf(name), url: cluster.url, db, ctx, settings: cluster.settings, made: readManifest(name)?.made ?? {}, close }
}

function isUpToDate(name: SizeName): boolean {
  const manifest = readManifest(name)
  if (manifest?.source === computeSource(name)) return true
  if (manifest) say(`Le pays « ${name} » date d’une autre version de la loi, des tables ou du générateur\u00a0: il est refait.`)
  return false
}

async function makeCountry(name: SizeName): Promise<void> {
  removeCountry(name)
  const cluster = await startBenchCluster(name, 'load')
  try {
    const started = performance.now()
    const progress = createProgress((text) => process.stderr.write(text), process.stderr.isTTY)
    const country = await buildCountry({ url: cluster.url, folder: cluster.dataDir }, sizeOf(name), progress)
    writeManifest(name, { ...country, secondes: Math.round((performance.now() - started) / 1_000) })
  } finally {
    await cluster.stop()
  }
}

/** Jobs are enqueued for good, in their real queue; nobody does them here. */
async function contextOf(url: string, db: Db): Promise<{ ctx: Ctx; stop: () => Promise<void> }> {
  const log = createLog(() => {})
  const connectors = { ...unreachable(), communes: testCommunes() }
  const settings = { baseUrl: 'http://localhost', secret: SECRET, demonstration: false, production: false }
  const jobs = await openJobs(url, { db, connectors, settings, log, clock: () => NOW }, { works: false })
  return { ctx: { db, now: NOW, today: TODAY, actor: { type: 'systeme' }, jobs, log, requestId: 'banc', settings, connectors }, stop: () => jobs.stop() }
}

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}
