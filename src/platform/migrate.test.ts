import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { sql } from 'kysely'
import { emptyDatabase } from '#test/database.ts'
import { migrate } from './migrate.ts'

function aFolder(t: TestContext, files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'alin-migrations-'))
  t.after(() => rmSync(folder, { recursive: true }))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

test('files are applied in order, once; a later run applies only what is new', async (t) => {
  const { db, url } = await emptyDatabase(t)
  const folder = aFolder(t, { '0002_b.sql': 'insert into a values (2)', '0001_a.sql': 'create table a (x int); insert into a values (1);' })
  assert.deepEqual(await migrate(url, folder), ['0001_a.sql', '0002_b.sql'])
  assert.deepEqual(await migrate(url, folder), [])
  writeFileSync(join(folder, '0003_c.sql'), 'insert into a values (3)')
  assert.deepEqual(await migrate(url, folder), ['0003_c.sql'])
  assert.deepEqual((await sql`select x from a order by x`.execute(db)).rows, [{ x: 1 }, { x: 2 }, { x: 3 }])
})

test('a landed file that was edited, removed or overtaken is refused by its name', async (t) => {
  const { url } = await emptyDatabase(t)
  const folder = aFolder(t, { '0001_a.sql': 'create table a (x int)' })
  await migrate(url, folder)
  await assert.rejects(migrate(url, aFolder(t, { '0001_a.sql': 'create table a (x text)' })), /0001_a\.sql a été modifiée/)
  await assert.rejects(migrate(url, aFolder(t, {})), /0001_a\.sql.*n’existe plus/)
  await assert.rejects(migrate(url, aFolder(t, { '0000_z.sql': 'select 1', '0001_a.sql': 'create table a (x int)' })), /0000_z\.sql la précède/)
})

test('a file that fails leaves nothing of itself, and keeps what landed before', async (t) => {
  const { db, url } = await emptyDatabase(t)
  const folder = aFolder(t, { '0001_a.sql': 'create table a (x int)', '0002_b.sql': 'create table b (x int); select 1 / 0;' })
  await assert.rejects(migrate(url, folder), /0002_b\.sql a échoué/)
  const { rows } = await sql`select to_regclass('a') is not null as a, to_regclass('b') is not null as b`.execute(db)
  assert.deepEqual(rows, [{ a: true, b: false }])
})

test('two processes that migrate at once do not race', async (t) => {
  const { url } = await emptyDatabase(t)
  const folder = aFolder(t, { '0001_a.sql': 'select pg_sleep(0.3); create table a (x int)' })
  const applied = await Promise.all([migrate(url, folder), migrate(url, folder), migrate(url, folder)])
  assert.deepEqual(applied.flat(), ['0001_a.sql'])
})
