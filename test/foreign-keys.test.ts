import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '#test/database.ts'

test('every foreign key begins an index without condition: a partial one serves only some of the questions', async (t) => {
  const { db } = await testDatabase(t)
  const { rows } = await sql<{ cle: string }>`
    select c.conrelid::regclass || '.' || a.attname as cle
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.connamespace = 'public'::regnamespace
      and not exists (select 1 from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1] and i.indpred is null)
    order by 1`.execute(db)
  assert.deepEqual(rows.map(({ cle }) => cle), [])
})
