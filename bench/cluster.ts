/** The bench's own PostgreSQL: the product's, with the memory that a country of that size would be given. Every commit waits for the disk. */
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { VERSION_DROITS } from '#domain/droits.ts'
import { startEmbeddedPostgres, type Cluster } from '#platform/embedded-postgres.ts'
import type { SizeName } from './country/sizes.ts'

export type BenchCluster = Cluster & { dataDir: string; settings: Readonly<Record<string, string>> }

const ROOT = new URL('..', import.meta.url).pathname
const GIGABYTE = 1024 ** 3

/** A quarter of the memory, as a database of its own machine would have; never more than the country needs. */
const NEEDS: Readonly<Record<SizeName, number>> = { mini: 0.0625, demo: 0.25, region: 1, national: 4 }

export function folderOf(size: SizeName): string {
  return join(ROOT, 'data', `bench-${size}`)
}

/** For loading: no replica listens, checkpoints are rare. `serve`: as in production, but for the memory. */
export async function startBenchCluster(size: SizeName, mode: 'load' | 'serve'): Promise<BenchCluster> {
  const dataDir = folderOf(size)
  mkdirSync(dataDir, { recursive: true, mode: 0o711 })
  chmodSync(dataDir, 0o711)
  const buffers = Math.round(Math.min(NEEDS[size], totalmem() / GIGABYTE / 4) * 1024)
  const common = { shared_buffers: `${buffers}MB`, effective_cache_size: `${3 * buffers}MB`, max_wal_size: '16GB', checkpoint_timeout: '30min' }
  const loading = { wal_level: 'minimal', max_wal_senders: '0', maintenance_work_mem: `${Math.max(64, Math.min(1024, buffers / 2))}MB`, autovacuum: 'off', max_parallel_maintenance_workers: '2' }
  // No parallel plan: the CPU of a helper process would be nobody's, and a reference would look lighter than it is.
  const settings = mode === 'load' ? { ...common, ...loading } : { ...common, max_parallel_workers_per_gather: '0' }
  const cluster = await startEmbeddedPostgres({ dataDir, settings })
  return { ...cluster, dataDir, settings }
}

/** What the country was made from: another generator or other figures of the law make another country; new tables are only added to it. */
export function computeSource(size: SizeName): string {
  const hash = createHash('sha256').update(`${size} ${VERSION_DROITS}`)
  for (const folder of ['bench/country', 'src/domain/baremes']) {
    for (const name of readdirSync(join(ROOT, folder)).filter((file) => /\.(ts|sql)$/.test(file) && !file.includes('.test.')).sort()) hash.update(readFileSync(join(ROOT, folder, name)))
  }
  return hash.digest('hex').slice(0, 16)
}

type Manifest = { source: string; made: object }

export function readManifest(size: SizeName): Manifest | undefined {
  const file = join(folderOf(size), 'country.json')
  if (!existsSync(file)) return undefined
  const manifest: Manifest = JSON.parse(readFileSync(file, 'utf8'))
  return manifest
}

export function writeManifest(size: SizeName, made: object): void {
  writeFileSync(join(folderOf(size), 'country.json'), JSON.stringify({ source: computeSource(size), made }, undefined, 2))
}

/** Empties its folder, which may hold a link to a place that the server's account can reach; the lock of who empties it stays. */
export function removeCountry(size: SizeName): void {
  const folder = folderOf(size)
  if (!existsSync(folder)) return
  const inner = join(folder, 'postgres')
  if (existsSync(inner)) rmSync(realpathSync(inner), { recursive: true, force: true })
  for (const name of readdirSync(folder).filter((one) => !one.startsWith('verrou'))) rmSync(join(folder, name), { recursive: true, force: true })
}

export async function connect(url: string, options = ''): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, options: `-c timezone=UTC -c jit=off ${options}` })
  await client.connect()
  return client
}
