import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { computeProfil, toProfilRow } from '#features/demandes/profil.ts'
import { loadDemande } from '#features/demandes/queries.ts'
import type { Db } from '#platform/db.ts'
import { testDatabase } from '#test/database.ts'
import { NOW, TODAY } from './country/days.ts'
import { makeRequest } from './country/request.ts'
import { sizeOf } from './country/sizes.ts'
import { loadTerritory, prepareTerritory } from './country/territory.ts'
import { unreachable } from './country/unreachable.ts'
import { runDonnees } from './donnees.ts'
import { openHouse, type House } from './house.ts'
import { writeReport } from './report.ts'

let house: House

before(async () => {
  house = await openHouse('mini', { fresh: true, keep: false })
})
after(() => house.close())

test('every request reads back as it was drawn, and its read model is what the law answers', async () => {
  const territory = loadTerritory(prepareTerritory())
  const world = { size: sizeOf('mini'), territory, connectors: { ...unreachable(), communes: territory.communes } }
  const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
  for (let id = 1; id <= 120; id++) {
    const loaded = await loadDemande(house.db, id)
    assert.ok(loaded)
    assert.deepEqual(plain(loaded), plain(makeRequest(id, world).loaded))
    const profil = computeProfil(loaded, TODAY)
    const { calcule_le: _, ...stored } = await house.db.selectFrom('profil').selectAll().where('demande_id', '=', id).executeTakeFirstOrThrow()
    const { calcule_le: __, ...expected } = profil ? toProfilRow(id, profil, NOW) : { calcule_le: undefined }
    assert.deepEqual(plain(stored), plain(expected))
  }
})

test('constraints, indexes and next ids are all back, as the migrations made them', async () => {
  const { db: fresh } = await testDatabase()
  assert.deepEqual(await listSchema(house.db), await listSchema(fresh))
  const { rows } = await sql<{ next: number; last: number }>`select nextval(pg_get_serial_sequence('demande', 'id'))::int as next, (select max(id) from demande) as last`.execute(house.db)
  assert.ok((rows[0]?.next ?? 0) > (rows[0]?.last ?? 0))
})

test('every scenario runs to its end, says its figures, and leaves the country as it was', async () => {
  const before = await count(house.db)
  const report = await runDonnees(house, { only: [], rounds: 1, say: () => {} })
  assert.deepEqual(await count(house.db), before)
  assert.ok(report.results.length > 15)
  for (const { id, ratio, cost } of report.results) assert.ok(ratio > 0 && cost.p50 > 0 && cost.nodeUs > 0, id)
  for (const { id, reached, value } of report.facts.filter(({ bar }) => bar !== undefined)) assert.equal(reached, true, `${id}: ${value}`)
  const { text, lines } = writeReport(report)
  assert.match(text, /Q1 ma demande, les offres pour moi/)
  for (const line of lines) assert.equal(typeof JSON.parse(line), 'object')
})

async function listSchema(db: Db) {
  const { rows } = await sql<{ definition: string }>`
    select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) as definition from pg_constraint where connamespace = 'public'::regnamespace and conrelid <> 0 and contype <> 'n'
    union all select indexdef from pg_indexes where schemaname = 'public' order by 1`.execute(db)
  return rows.map(({ definition }) => definition).filter((definition) => !/banc_|essai_/.test(definition))
}

async function count(db: Db) {
  const { rows } = await sql`
    select (select count(*) from demande) as demandes, (select count(*) from candidature) as candidatures, (select count(*) from offre where statut = 'en_ligne') as offres, (select count(*) from journal) as journal,
      (select count(*) from correspondance) as correspondances, (select sum(points_fixes) from candidature) as points, (select count(*) from gel) as gels`.execute(db)
  return rows[0]
}
