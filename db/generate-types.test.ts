import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { sql } from 'kysely'
import { emptyDatabase, testDatabase } from '#test/database.ts'
import { generateTypes } from './generate-types.ts'

test('the types in the house are those that the migrated database gives: else run npm run db:types', async (t) => {
  const { url } = await testDatabase(t)
  assert.equal(readFileSync('src/platform/database-types.ts', 'utf8'), await generateTypes(url))
})

test('a list of allowed words becomes a union, a default may be left out, a computed value is never given', async (t) => {
  const { db, url } = await emptyDatabase(t)
  await sql`create table essai (
    id int primary key generated always as identity, statut text not null check (statut in ('a', 'l''autre')), niveau smallint check (niveau in (1, -2)),
    mots text[] not null check (mots <@ array['x', 'y']), rang int not null default 0, libre text check (libre <> ''), fait jsonb, double int generated always as (rang * 2) stored)`.execute(db)
  const types = await generateTypes(url)
  for (const line of ['id: Computed<number>', "statut: 'a' | 'l\\'autre'", 'niveau: 1 | -2 | null', "mots: ('x' | 'y')[]", 'rang: Generated<number>', 'libre: string | null', 'fait: NullableJson', 'double: Computed<number | null>']) {
    assert.ok(types.includes(`  ${line}\n`), `${line}\n${types}`)
  }
})

test('a type of column that has no TypeScript type is an error that names it', async (t) => {
  const { db, url } = await emptyDatabase(t)
  await sql`create table essai (forme polygon)`.execute(db)
  await assert.rejects(generateTypes(url), /essai\.forme: no TypeScript type for polygon/)
})
