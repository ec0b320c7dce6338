import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

/** Reads may join any table; a table is written only by the feature that owns it. */
const OWNERS: Readonly<Record<string, string>> = {
  appareil: 'accounts', compte: 'accounts', jeton: 'accounts', session: 'accounts', tentative: 'accounts',
  cle_personnelle: 'journal', journal: 'journal', journal_valeur: 'journal',
  consentement: 'demandes', demande: 'demandes', import_code: 'demandes', profil: 'demandes', rattachement: 'demandes',
  priorite: 'demandes', reponse_entreprise: 'demandes',
  correspondance: 'demandes', masque_ecrit: 'demandes',
  alerte: 'alertes',
  entreprise: 'entreprises', etablissement: 'entreprises',
  bailleur: 'bailleurs', piece_demandee: 'bailleurs', visite: 'bailleurs', bail: 'bailleurs',
  offre: 'offres',
  candidature: 'candidatures', designation: 'candidatures', equilibrage: 'candidatures', gel: 'candidatures', rappel: 'candidatures',
  seance: 'commissions', passage: 'commissions', decision: 'commissions',
  message: 'notifications',
}
const BUILT = /\.(?:insertInto|updateTable|deleteFrom|replaceInto|mergeInto)\(\s*['"`]([a-z_]+)/g
const WRITTEN = /\b(?:insert\s+into|delete\s+from|merge\s+into|truncate(?:\s+table)?|update)\s+(?:only\s+)?([a-z_]+)(?=[\s(])/gi

type Write = { table: string; owner: string; file: string }

const listSources = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name)).map((name) => join(folder, name))

function findWrites(text: string): readonly string[] {
  const raw = [...text.matchAll(/`[^`]*`/g)].flatMap(([literal]) => [...literal.matchAll(WRITTEN)])
  return [...text.matchAll(BUILT), ...raw].map(([, table]) => table ?? '').filter((table) => table in OWNERS)
}

function listWrites(): readonly Write[] {
  return listSources('src').flatMap((file) => {
    const owner = /^src\/features\/([^/]+)\//.exec(file)?.[1] ?? file
    return findWrites(readFileSync(file, 'utf8')).map((table) => ({ table, owner, file }))
  })
}

test('a table is written only by the feature that owns it', () => {
  const intruders = listWrites().filter(({ table, owner }) => OWNERS[table] !== owner)
  assert.deepEqual(intruders, [])
})

test('every table of the migrations has its owner, and every owner its table', () => {
  const sql = readdirSync('db/migrations').map((name) => readFileSync(join('db/migrations', name), 'utf8')).join('\n')
  const made = new Set([...sql.matchAll(/^create table (?:if not exists )?([a-z_]+)/gim)].map(([, name]) => name))
  assert.deepEqual(Object.keys(OWNERS).toSorted(), [...made].toSorted())
})

test('the search for writes sees each way of writing', () => {
  const ways = ["tx.insertInto('offre')", "tx\n  .updateTable('offre')", "tx.deleteFrom(\n 'offre')", 'sql`insert into offre (id)`', 'sql`with x as (select 1) update offre o set`', 'sql`DELETE FROM offre where`', 'sql`truncate offre `']
  for (const way of ways) assert.deepEqual(findWrites(way), ['offre'], way)
  for (const reading of ["db.selectFrom('offre')", 'sql`select * from offre for update`', '// update offre by hand']) assert.deepEqual(findWrites(reading), [], reading)
})
