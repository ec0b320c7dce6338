import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { test, type TestContext } from 'node:test'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { testDatabase } from '#test/database.ts'
import { runs } from '#test/runs.ts'
import { transaction } from './db.ts'
import { defineJob, startJobs, type JobDefinition } from './jobs.ts'
import { createLog } from './log.ts'

const { db, url } = await testDatabase()
const lines: string[] = []
/** The real 20 s take half a minute: `npm run proofs` waits for them. */
const heartbeatSeconds = runs(10, 20)
const log = createLog((line) => lines.push(line))
type Seen = { seen: string[] }

async function aWorker(t: TestContext, jobs: readonly JobDefinition<Seen, object>[]) {
  const seen: string[] = []
  const queue = await startJobs({ url, log, jobs, worker: () => ({ seen }), heartbeatSeconds })
  t.after(() => queue.stop())
  return { seen, queue }
}

async function until(isDone: () => boolean | Promise<boolean>, withinMs = 15_000): Promise<number> {
  const started = performance.now()
  while (!(await isDone())) {
    if (performance.now() - started > withinMs) throw new Error(`Not done in ${withinMs} ms\n${lines.slice(-5).join('')}`)
    await sleep(20)
  }
  return performance.now() - started
}

const note = (name: string) => defineJob({ name, data: z.object({ mot: z.string() }), run: async ({ seen }: Seen, { mot }) => void seen.push(mot) })

test('a job runs once its transaction is committed, within a second', async (t) => {
  const job = note('essai.note')
  const { seen, queue } = await aWorker(t, [job])
  await transaction(db, async (tx) => {
    await queue.enqueue(tx, job, { mot: 'un' })
    await sleep(700)
    assert.deepEqual(seen, [])
  })
  const waited = await until(() => seen.length === 1)
  assert.ok(waited < 1_500, `${waited} ms`)
})

test('a job of a transaction that is undone never runs', async (t) => {
  const job = note('essai.annule')
  const { seen, queue } = await aWorker(t, [job])
  await assert.rejects(
    transaction(db, async (tx) => {
      await queue.enqueue(tx, job, { mot: 'annulé' })
      throw new Error('undone')
    }),
    /undone/,
  )
  await transaction(db, (tx) => queue.enqueue(tx, job, { mot: 'gardé' }))
  await until(() => seen.length > 0)
  await sleep(600)
  assert.deepEqual(seen, ['gardé'])
})

test('enqueued twice for one key, it runs once', async (t) => {
  const job = note('essai.une-fois')
  const { seen, queue } = await aWorker(t, [job])
  for (const mot of ['a', 'a', 'b']) await transaction(db, (tx) => queue.enqueue(tx, job, { mot }, { once: mot }))
  await until(() => seen.length === 2)
  await sleep(600)
  assert.deepEqual(seen.toSorted(), ['a', 'b'])
})

test('many in one statement: each runs once for its key, whichever way it was asked', async (t) => {
  const job = note('essai.ensemble')
  const { seen, queue } = await aWorker(t, [job])
  await transaction(db, (tx) => queue.enqueue(tx, job, { mot: 'a' }, { once: 'a' }))
  const many = ['a', 'b', 'c'].map((mot) => ({ data: { mot }, once: mot }))
  for (let twice = 0; twice < 2; twice++) await transaction(db, (tx) => queue.enqueueAll(tx, job, many))
  await until(() => seen.length === 3)
  await sleep(600)
  assert.deepEqual(seen.toSorted(), ['a', 'b', 'c'])
})

test('what the job may not receive is refused when it is enqueued', async (t) => {
  const job = note('essai.forme')
  const { queue } = await aWorker(t, [job])
  const wrong = { mot: 3 }
  await assert.rejects(transaction(db, (tx) => Reflect.apply(queue.enqueue, undefined, [tx, job, wrong])), z.ZodError)
})

test('a job waits for its hour', async (t) => {
  const job = note('essai.plus-tard')
  const { seen, queue } = await aWorker(t, [job])
  await transaction(db, (tx) => queue.enqueue(tx, job, { mot: 'plus tard' }, { startAfter: Temporal.Now.instant().add({ seconds: 2 }) }))
  await sleep(1_200)
  assert.deepEqual(seen, [])
  await until(() => seen.length === 1)
})

test('a job that fails is tried again; after its last try it lies in the dead-letter queue, without what a person typed', async (t) => {
  let tries = 0
  const job = defineJob({
    name: 'essai.echec', retries: 1, data: z.object({}),
    run: async () => {
      tries++
      throw new Error('mailbox tabanou@exemple.test unavailable')
    },
  })
  const { queue } = await aWorker(t, [job])
  await transaction(db, (tx) => queue.enqueue(tx, job, {}))
  await until(() => tries === 2, 30_000)
  const dead = () => sql<{ output: { message: string } }>`select output from taches.job where name = 'essai.echec' and state = 'failed' union all select output from taches.job where name = 'echecs'`.execute(db)
  await until(async () => (await dead()).rows.length === 2)
  assert.doesNotMatch(JSON.stringify((await dead()).rows), /tabanou/)
  assert.ok(lines.some((line) => line.includes('"outcome":"abandonnee"')))
})

test('one failing job does not hold the others of its batch', async (t) => {
  const job = defineJob({
    name: 'essai.lot', retries: 0, data: z.object({ mot: z.string() }),
    run: async ({ seen }: Seen, { mot }) => {
      if (mot === 'non') throw new Error('non')
      seen.push(mot)
    },
  })
  const { seen, queue } = await aWorker(t, [job])
  await transaction(db, async (tx) => {
    for (const mot of ['a', 'non', 'b']) await queue.enqueue(tx, job, { mot })
  })
  await until(() => seen.length === 2)
  assert.deepEqual(seen.toSorted(), ['a', 'b'])
})

test('a job planned by the hour of Paris is planned, and forgotten when the house no longer has it', async (t) => {
  const job = defineJob({ name: 'essai.nuit', cron: '30 3 * * *', data: z.object({}), run: async () => {} })
  const first = await startJobs({ url, log, jobs: [job], worker: (): Seen => ({ seen: [] }) })
  await first.stop()
  const planned = () => sql`select name, cron, timezone from taches.schedule`.execute(db)
  assert.deepEqual((await planned()).rows, [{ name: 'essai.nuit', cron: '30 3 * * *', timezone: 'Europe/Paris' }])
  await aWorker(t, [])
  assert.deepEqual((await planned()).rows, [])
})

test('stopping waits for the job that runs, and puts back the one that lasts', async () => {
  const short = defineJob({ name: 'essai.court', data: z.object({}), run: async ({ seen }: Seen) => void (await sleep(400), seen.push('fini')) })
  const long = defineJob({ name: 'essai.long', data: z.object({}), run: async ({ seen }: Seen, _data, signal) => void (seen.push('commence'), await sleep(60_000, undefined, { signal })) })
  const seen: string[] = []
  const queue = await startJobs({ url, log, jobs: [short, long], worker: () => ({ seen }), stopWithinMs: 1_500 })
  await transaction(db, async (tx) => {
    await queue.enqueue(tx, short, {})
    await queue.enqueue(tx, long, {})
  })
  await until(() => seen.includes('commence'))
  await queue.stop()
  assert.deepEqual(seen.toSorted(), ['commence', 'fini'])
  const { rows } = await sql<{ name: string; state: string }>`select name, state::text from taches.job where name in ('essai.court', 'essai.long') order by name`.execute(db)
  assert.deepEqual(rows, [{ name: 'essai.court', state: 'completed' }, { name: 'essai.long', state: 'retry' }])
})

test('the job of a worker killed at once is taken again by another within 60 s', { timeout: 90_000 }, async (t) => {
  const child = fork(new URL('../../test/worker-process.ts', import.meta.url), [url, String(heartbeatSeconds)], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
  const took = new Promise((resolve) => child.once('message', resolve))
  const ready = await startJobs({ url, log, jobs: [note('essai.tue')], heartbeatSeconds })
  await transaction(db, (tx) => ready.enqueue(tx, note('essai.tue'), { mot: 'repris' }))
  await ready.stop()
  await took
  child.kill('SIGKILL')
  const { seen } = await aWorker(t, [note('essai.tue')])
  const waited = await until(() => seen.length === 1, 60_000)
  t.diagnostic(`taken again after ${Math.round(waited / 1000)} s`)
  assert.deepEqual(seen, ['repris'])
})
