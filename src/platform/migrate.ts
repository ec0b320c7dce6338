/** Plain SQL files, in the order of their names, each in its transaction. A landed file is never edited. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

type Migration = { name: string; text: string; checksum: string }
type Landed = { name: string; checksum: string }

// Any number, the same for all our processes: they migrate one after the other.
const ADVISORY_KEY = 7_154_201_126

/** Applies what has not landed yet; returns the names of the files applied. */
export async function migrate(url: string, folder: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'alin-migrations' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [ADVISORY_KEY])
    await client.query(`set lock_timeout = '10s'`)
    return await applyAll(client, readMigrations(folder))
  } finally {
    await client.end()
  }
}

export function readMigrations(folder: string): readonly Migration[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql')).sort()
  return names.map((name) => {
    const text = readFileSync(join(folder, name), 'utf8')
    return { name, text, checksum: createHash('sha256').update(text).digest('hex') }
  })
}

async function applyAll(client: pg.Client, migrations: readonly Migration[]): Promise<readonly string[]> {
  await client.query('create table if not exists migration (name text primary key, checksum text not null)')
  const { rows } = await client.query<Landed>('select name, checksum from migration order by name')
  checkLanded(rows, migrations)
  const waiting = migrations.slice(rows.length)
  for (const migration of waiting) await apply(client, migration)
  return waiting.map(({ name }) => name)
}

/** What landed must be the first files, unchanged: otherwise two databases would differ under one version. */
function checkLanded(landed: readonly Landed[], migrations: readonly Migration[]): void {
  for (const [index, { name, checksum }] of landed.entries()) {
    const file = migrations[index]
    if (file?.name !== name) throw new Error(`La migration ${name}, déjà appliquée à cette base, ${file ? `n’est plus à sa place (${file.name} la précède)` : 'n’existe plus : cette base vient d’une version plus récente'}.`)
    if (file.checksum !== checksum) throw new Error(`La migration ${name} a été modifiée après avoir été appliquée : écrivez un nouveau fichier.`)
  }
}

async function apply(client: pg.Client, { name, text, checksum }: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(text)
    await client.query('insert into migration (name, checksum) values ($1, $2)', [name, checksum])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`La migration ${name} a échoué : ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}
