import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { testDatabase } from '#test/database.ts'
import { countQueries, createDb, transaction, violatedConstraint } from './db.ts'
import { prepared, together } from './prepared.ts'

const { db, url } = await testDatabase()
await sql`create table essai_prepare (id int primary key, valeur text)`.execute(db)
await sql`insert into essai_prepare values (1, 'un'), (2, 'deux'), (3, null)`.execute(db)

type Row = { id: number; valeur: string | null }

test('a statement is written once, and each call gives its own values, wherever and however often they stand', async () => {
  let written = 0
  const select = prepared<{ ids: readonly number[]; plus: number }>()((one, at) => {
    written += 1
    return sql<Row>`select id + ${at('plus')}::int as id, valeur from essai_prepare where id = any(${at('ids')}::int[]) and ${at('plus')}::int >= ${0} order by 1`.compile(one)
  })
  assert.deepEqual(await select(db, { ids: [1, 2], plus: 10 }), [{ id: 11, valeur: 'un' }, { id: 12, valeur: 'deux' }])
  assert.deepEqual(await select(db, { ids: [3], plus: 0 }), [{ id: 3, valeur: null }])
  assert.deepEqual(await select(db, { ids: [3], plus: -1 }), [])
  assert.equal(written, 1)
})

test('calls at the same time do not take each other’s values', async () => {
  const select = prepared<{ id: number | null }>()((one, at) => sql<{ id: number | null }>`select ${at('id')}::int as id`.compile(one))
  const ids = [...Array(50).keys(), null]
  assert.deepEqual((await Promise.all(ids.map((id) => select(db, { id })))).map(([row]) => row?.id), ids)
})

test('it runs in the transaction that it is given, and is counted', async () => {
  const select = prepared<{ id: number }>()((one, at) => sql<Row>`select id, valeur from essai_prepare where id = ${at('id')}`.compile(one))
  const { result, queries } = await countQueries(() =>
    transaction(db, async (tx) => {
      await sql`update essai_prepare set valeur = 'trois' where id = 3`.execute(tx)
      return [await select(tx, { id: 3 }), await select(db, { id: 3 })]
    }),
  )
  assert.deepEqual(result, [[{ id: 3, valeur: 'trois' }], [{ id: 3, valeur: null }]])
  assert.equal(queries.filter((text) => text === 'select id, valeur from essai_prepare where id = $1').length, 2)
})

test('two that leave together are done in order, each counted: the second reads what the first waited for', async () => {
  const hold = prepared<{ id: number }>()((one, at) => sql<{ id: number }>`select id from essai_prepare where id = ${at('id')} for update`.compile(one))
  const read = prepared<{ id: number }>()((one, at) => sql<Row>`select id, valeur from essai_prepare where id = ${at('id')}`.compile(one))
  const other = createDb({ url, poolSize: 1 })
  const before = await other.startTransaction().execute()
  await sql`update essai_prepare set valeur = 'deux bis' where id = 2`.execute(before)
  // Counted while the first waits: the second has left already.
  const { result: reading, queries } = await countQueries(async () => {
    const reading = transaction(db, (tx) => together(tx, hold.of(tx, { id: 2 }), read.of(tx, { id: 2 })))
    await sleep(100)
    return { reading }
  })
  assert.equal(queries.filter((text) => text.includes('essai_prepare')).length, 2)
  await before.commit().execute()
  assert.deepEqual(await reading.reading, [[{ id: 2 }], [{ id: 2, valeur: 'deux bis' }]])
  await other.destroy()
})

test('of two that left together the first fault is told, and nothing of the transaction stays', async () => {
  const insert = prepared<{ id: number }>()((one, at) => sql`insert into essai_prepare values (${at('id')}, 'x')`.compile(one))
  await assert.rejects(transaction(db, (tx) => together(tx, insert.of(tx, { id: 1 }), insert.of(tx, { id: 9 }))), (error) => violatedConstraint(error) === 'essai_prepare_pkey')
  await assert.rejects(transaction(db, (tx) => together(tx, insert.of(tx, { id: 9 }), insert.of(tx, { id: 1 }))), (error) => violatedConstraint(error) === 'essai_prepare_pkey')
  assert.equal((await sql`select 1 from essai_prepare where id = 9`.execute(db)).rows.length, 0)
})
