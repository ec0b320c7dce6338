/** Makes a country: rows by the product's law in several threads, loaded in bulk, then every index and constraint again. */
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { once } from 'node:events'
import { join } from 'node:path'
import { migrate } from '#platform/migrate.ts'
import { hashPassword } from '#platform/password-hash.ts'
import { connect } from '../cluster.ts'
import { checkCountry, type Checked } from './check.ts'
import { makeCompany } from './companies.ts'
import { drawCrowd, type Crowd, type Rights } from './crowd.ts'
import { makeHome, type Home } from './homes.ts'
import { addLandlords } from './landlords.ts'
import { startThreads, type Threads } from './pool.ts'
import type { Phases, Progress } from './progress.ts'
import { alignSequences, dropIndexes, listRebuilds, rebuild, type Dropped } from './schema.ts'
import { createSheet, type Sheet } from './sheet.ts'
import type { Size } from './sizes.ts'
import { loadTerritory, prepareTerritory, type Territory } from './territory.ts'
import type { Made, Task } from './worker.ts'

export const MIGRATIONS = new URL('../../db/migrations', import.meta.url).pathname
/** Of the accounts of the country; the secret is that of the bench's context. */
export const MOT_DE_PASSE = 'Demonstration-2026'
export const SECRET = 'secret-du-banc-de-mesure-32-caracteres'

const TABLES = ['entreprise', 'etablissement', 'bailleur', 'compte', 'cle_personnelle', 'journal', 'demande', 'rattachement', 'consentement', 'profil', 'correspondance', 'offre', 'candidature']
const BLOCK = 2_000

export type Country = { phases: Phases; checked: Checked; manquantes: number }

/** `folder`: for the threads' program. */
export async function buildCountry({ url, folder }: { url: string; folder: string }, size: Size, progress: Progress): Promise<Country> {
  progress.phase('Tables', 0)
  const communes = prepareTerritory()
  await migrate(url, MIGRATIONS)
  const client = await connect(url, '-c synchronous_commit=off -c statement_timeout=0')
  try {
    const dropped = await dropIndexes(client, TABLES)
    const territory = loadTerritory(communes)
    const homes = await loadGround(client, size, territory, progress)
    const motDePasse = await hashPassword(SECRET, MOT_DE_PASSE)
    const threads = await startThreads(join(folder, 'fils.mjs'), { url, size, motDePasse: motDePasse ?? '', communes })
    const crowd = await loadPeople(threads, size, { homes, territory, progress })
    await threads.stop()
    await client.query(`insert into equilibrage (categorie, debut, fin, motif) values ('PME', '2026-11-01', '2026-12-01', 'banc de mesure')`)
    await finish(client, url, dropped, progress)
    progress.phase('Vérifications', 0)
    const checked = await checkCountry(client, size)
    return { phases: progress.end(), checked, manquantes: crowd.missing }
  } finally {
    await client.end()
  }
}

/** Companies, landlords and homes: few rows, made here. */
async function loadGround(client: pg.Client, size: Size, territory: Territory, progress: Progress): Promise<readonly Home[]> {
  const done = progress.phase('Entreprises, bailleurs et offres', size.entreprises + size.offres)
  const sheet = createSheet()
  for (let id = 1; id <= size.entreprises; id++) addCompany(sheet, makeCompany(id, size, territory))
  addLandlords(sheet, size)
  const homes = Array.from({ length: size.offres }, (_, index) => makeHome(index + 1, size, territory))
  for (const { row } of homes) sheet.add('offre', row)
  await copy(client, sheet)
  done(size.entreprises + size.offres)
  return homes
}

function addCompany(sheet: Sheet, company: ReturnType<typeof makeCompany>): void {
  const { id, siren, nom, effectif, agricole, categorie, code, delegation, politique, etablissement } = company
  sheet.add('entreprise', { id, siren, nom, effectif, agricole, categorie, code, delegation, politique: JSON.stringify(politique) })
  sheet.add('etablissement', { siret: etablissement.siret, entreprise_id: id, nom: etablissement.nom, commune: etablissement.commune })
}

type Place = { homes: readonly Home[]; territory: Territory; progress: Progress }

async function loadPeople(threads: Threads, size: Size, { homes, territory, progress }: Place): Promise<Crowd> {
  const tick = progress.phase('Demandes, comptes, droits, correspondances, journal', size.demandes)
  const blocks: Task[] = []
  for (let from = 1; from <= size.demandes; from += BLOCK) blocks.push({ kind: 'demandes', from, to: Math.min(from + BLOCK, size.demandes + 1) })
  const made: Made[] = []
  await threads.run(blocks, (one, index) => {
    made[index] = one
    tick(one.rows)
  })
  progress.phase('Qui postule où', size.candidatures)(size.candidatures)
  const crowd = drawCrowd(size, homes, joinRights([...territory.byCode.keys()], made))
  const count = progress.phase('Candidatures', crowd.offre.length)
  const tasks: Task[] = []
  for (let from = 0; from < crowd.offre.length; from += BLOCK) tasks.push({ kind: 'candidatures', first: from + 1, offre: crowd.offre.slice(from, from + BLOCK), demande: crowd.demande.slice(from, from + BLOCK) })
  await threads.run(tasks, ({ rows }) => count(rows))
  return crowd
}

function joinRights(communes: readonly string[], made: Made[]): Rights {
  const length = made.reduce((sum, { demande }) => sum + demande.length, 0)
  const rights: Rights = { communes, commune: new Uint16Array(length), masque: new Uint32Array(length), typologies: new Uint8Array(length), demande: new Uint32Array(length) }
  let start = 0
  for (const one of made) {
    rights.commune.set(one.commune, start)
    rights.masque.set(one.masque, start)
    rights.typologies.set(one.typologies, start)
    rights.demande.set(one.demande, start)
    start += one.demande.length
  }
  return rights
}

/** Two statements at a time: one more would only wait for the disk. */
async function finish(client: pg.Client, url: string, dropped: Dropped, progress: Progress): Promise<void> {
  const { indexes, foreign } = listRebuilds(dropped)
  const second = await connect(url, '-c synchronous_commit=off -c statement_timeout=0')
  try {
    const tick = progress.phase('Index et clés', indexes.length)
    await inTurns([client, second], indexes, async (on, piece) => rebuild(on, piece).then(() => tick(1)))
    const tickForeign = progress.phase('Clés étrangères, vérifiées ligne à ligne', foreign.length)
    for (const piece of foreign) await rebuild(client, piece).then(() => tickForeign(1))
    await client.query('insert into masque_ecrit select distinct masque from profil')
    await alignSequences(client, TABLES)
    const tickVacuum = progress.phase('Nettoyage et statistiques', TABLES.length)
    await inTurns([client, second], TABLES, async (on, table) => on.query(`vacuum (analyze) ${table}`).then(() => tickVacuum(1)))
    await client.query('analyze')
    await client.query('reset all')
  } finally {
    await second.end()
  }
}

async function inTurns<T>(clients: readonly pg.Client[], items: readonly T[], work: (client: pg.Client, item: T) => Promise<void>): Promise<void> {
  let next = 0
  await Promise.all(clients.map(async (client) => {
    for (let index = next++; index < items.length; index = next++) {
      const item = items[index]
      if (item !== undefined) await work(client, item)
    }
  }))
}

async function copy(client: pg.Client, sheet: Sheet): Promise<void> {
  for (const { table, columns, text } of sheet.take()) {
    const stream = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`))
    stream.end(text)
    await once(stream, 'finish')
  }
}
