import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { testDatabase } from '#test/database.ts'
import { countQueries, createDb, toInstant, transaction, violatedConstraint } from './db.ts'

const { db, url } = await testDatabase()
await sql`create table essai (id int primary key, valeur int not null, quand timestamptz, jour date, gros int8, surface numeric(6, 2), instants timestamptz[], jours date[])`.execute(db)

test('instants, days, large and decimal numbers come back as what the program works with', async () => {
  const quand = Temporal.Instant.from('2026-03-29T00:59:59.123456Z')
  await sql`insert into essai values (1, 1, ${quand}, ${'2026-02-28'}, ${2 ** 40}, ${45.5}, ${[quand, quand]}, ${['2026-01-01', '2028-02-29']})`.execute(db)
  const { rows } = await sql<Record<string, unknown>>`select * from essai where id = 1 and quand = ${quand}`.execute(db)
  assert.ok(rows[0])
  const { instants, ...row } = rows[0]
  assert.ok(row['quand'] instanceof Temporal.Instant)
  assert.ok(quand.equals(row['quand']))
  assert.ok(Array.isArray(instants) && instants.length === 2 && instants[1].equals(quand))
  assert.deepEqual({ ...row, quand: null }, { id: 1, valeur: 1, quand: null, jour: '2026-02-28', gros: 2 ** 40, surface: 45.5, jours: ['2026-01-01', '2028-02-29'] })
})

test('an instant is read to the microsecond, whatever its fraction, alone or in JSON', async () => {
  const texts = ['2026-11-22T09:00:00Z', '2026-03-29T00:59:59.1Z', '1999-12-31T23:59:59.12Z', '2026-11-22T09:00:00.123Z', '2026-11-22T09:00:00.1234Z', '2026-11-22T09:00:00.000001Z', '0099-01-01T00:00:00Z']
  for (const text of texts) {
    const { rows } = await sql<{ quand: Temporal.Instant }>`select ${Temporal.Instant.from(text)}::timestamptz as quand`.execute(db)
    assert.equal(rows[0]?.quand.toString(), Temporal.Instant.from(text).toString())
    const { rows: inJson } = await sql<{ quand: string }>`select to_json(${Temporal.Instant.from(text)}::timestamptz) as quand`.execute(db)
    assert.equal(toInstant(inJson[0]?.quand ?? '').toString(), Temporal.Instant.from(text).toString())
  }
})

test('an integer that JavaScript would round is refused, not rounded', async () => {
  await assert.rejects(sql`select 9007199254740993::int8`.execute(db), RangeError)
})

test('a query is planned once and named, so that it is prepared on the server', async () => {
  const one = createDb({ url, poolSize: 1 })
  for (const id of [1, 2]) await sql`select valeur from essai where id = ${id}`.execute(one)
  const { rows } = await sql<{ times: number }>`select count(*)::int as times from pg_prepared_statements where statement like 'select valeur from essai%'`.execute(one)
  assert.deepEqual(rows, [{ times: 1 }])
  await one.destroy()
})

test('the compiler of queries is off and the hour is universal', async () => {
  const { rows } = await sql`select current_setting('jit') as jit, current_setting('timezone') as zone`.execute(db)
  assert.deepEqual(rows, [{ jit: 'off', zone: 'UTC' }])
})

test('two transactions that block each other both end, one of them tried again', async () => {
  await sql`insert into essai (id, valeur) values (10, 0), (11, 0)`.execute(db)
  let tries = 0
  const add = (first: number, second: number) =>
    transaction(db, async (tx) => {
      tries++
      await sql`update essai set valeur = valeur + 1 where id = ${first}`.execute(tx)
      await sql`select pg_sleep(0.2)`.execute(tx)
      await sql`update essai set valeur = valeur + 1 where id = ${second}`.execute(tx)
    })
  await Promise.all([add(10, 11), add(11, 10)])
  const { rows } = await sql`select valeur from essai where id in (10, 11)`.execute(db)
  assert.deepEqual(rows, [{ valeur: 2 }, { valeur: 2 }])
  assert.ok(tries > 2)
})

test('a transaction inside another joins it', async () => {
  await assert.rejects(
    transaction(db, async (tx) => {
      await transaction(tx, (inner) => sql`insert into essai (id, valeur) values (20, 0)`.execute(inner))
      throw new Error('undone')
    }),
    /undone/,
  )
  assert.deepEqual((await sql`select id from essai where id = 20`.execute(db)).rows, [])
})

test('a refused write tells its constraint; any other error tells none', async () => {
  await sql`insert into essai (id, valeur) values (30, 0)`.execute(db)
  await assert.rejects(sql`insert into essai (id, valeur) values (30, 0)`.execute(db), (error) => violatedConstraint(error) === 'essai_pkey')
  await assert.rejects(sql`select 1 / 0`.execute(db), (error) => violatedConstraint(error) === undefined)
})

test('the queries of a piece of work are counted, begin and commit left out', async () => {
  const { result, queries } = await countQueries(() =>
    transaction(db, async (tx) => {
      await sql`select 1`.execute(tx)
      await sql`select 2`.execute(tx)
      return 'fait'
    }),
  )
  assert.equal(result, 'fait')
  assert.deepEqual(queries, ['select 1', 'select 2'])
})

test('French order is there for lists of names', async () => {
  const { rows } = await sql<{ nom: string }>`select nom from unnest(${['Zoé', 'Émile', 'eve', 'Étienne', 'Adèle']}::text[]) nom order by nom collate "fr-x-icu"`.execute(db)
  assert.deepEqual(rows.map(({ nom }) => nom), ['Adèle', 'Émile', 'Étienne', 'eve', 'Zoé'])
})

test('begin leaves with the first statement, even one that fails; a transaction without a statement is none', async () => {
  const one = createDb({ url, poolSize: 1 })
  const insert = (tx: typeof one, id: number, valeur: number | null) => sql`insert into essai (id, valeur) values (${id}, ${valeur})`.execute(tx)
  await assert.rejects(
    transaction(one, async (tx) => {
      await insert(tx, 50, 0)
      await insert(tx, 50, 1)
    }),
    (error) => violatedConstraint(error) === 'essai_pkey',
  )
  await assert.rejects(transaction(one, (tx) => insert(tx, 52, null)), /null value/)
  const { rows: lastBefore } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(one)
  await transaction(one, async () => {})
  const { rows: last } = await sql<{ query: string }>`select query from pg_stat_activity where pid = ${lastBefore[0]?.pid}`.execute(db)
  assert.match(last[0]?.query ?? '', /pg_backend_pid/, 'nothing was sent since')
  assert.equal((await sql`select 1 from essai where id >= 50`.execute(one)).rows.length, 0)
  await transaction(one, async (tx) => {
    await insert(tx, 53, 0)
    await insert(tx, 54, 0)
  })
  await insert(one, 55, 0)
  const { rows } = await sql`select (select count(*)::int from essai where id >= 50) as kept, pg_current_xact_id_if_assigned() as open`.execute(one)
  assert.deepEqual(rows, [{ kept: 3, open: null }])
  await one.destroy()
})
