import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '#test/database.ts'

test('every foreign key begins an index that answers all its questions: without a condition, or but for the rows that have no such key', async (t) => {
  const { db } = await testDatabase(t)
  const { rows } = await sql<{ cle: string }>`
    select c.conrelid::regclass || '.' || a.attname as cle
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.connamespace = 'public'::regnamespace
      and not exists (select 1 from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1]
        and coalesce(pg_get_expr(i.indpred, i.indrelid) = format('(%I IS NOT NULL)', a.attname), true))
    order by 1`.execute(db)
  assert.deepEqual(rows.map(({ cle }) => cle), [])
})
