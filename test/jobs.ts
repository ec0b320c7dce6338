/** Jobs without a worker process: enqueued in the transaction like the real ones, done when the test says so. */
import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Db } from '#platform/db.ts'
import type { Jobs } from '#platform/jobs.ts'
import type { Ctx } from '#src/context.ts'

type Work = (ctx: Ctx, raw: unknown, signal: AbortSignal) => Promise<void>
type Waiting = { id: number; nom: string; donnees: object }

export type TestJobs = {
  jobs: Jobs
  /** Does all that waits and is due, and what that enqueues in turn; gives the names, in order. A job that fails fails the test. */
  work: (ctx: Ctx) => Promise<readonly string[]>
  listWaiting: () => Promise<readonly Waiting[]>
}

export async function testJobs(db: Db): Promise<TestJobs> {
  await sql`create table essai_tache (id integer generated always as identity primary key, nom text not null, donnees jsonb not null, cle text unique, pas_avant timestamptz, faite boolean not null default false)`.execute(db)
  const works = new Map<string, Work>()
  const jobs: Jobs = {
    enqueue: async (tx, job, data, { startAfter, once } = {}) => {
      if (isWork(job)) works.set(job.name, job.work)
      const key = once === undefined ? null : `${job.name} ${once}`
      await sql`insert into essai_tache (nom, donnees, cle, pas_avant) values (${job.name}, ${JSON.stringify(job.data.parse(data))}::jsonb, ${key}, ${startAfter ?? null}) on conflict (cle) do nothing`.execute(tx)
    },
    enqueueAll: async (tx, job, many) => {
      for (const { data, once } of many) await jobs.enqueue(tx, job, data, { once })
    },
  }
  return { jobs, work: (ctx) => workAll(db, works, ctx), listWaiting: () => listWaiting(db) }
}

function isWork(job: object): job is { name: string; work: Work } {
  return 'work' in job && typeof job.work === 'function'
}

async function listWaiting(db: Db): Promise<readonly Waiting[]> {
  return (await sql<Waiting>`select id, nom, donnees from essai_tache where not faite order by id`.execute(db)).rows
}

async function workAll(db: Db, works: ReadonlyMap<string, Work>, ctx: Ctx): Promise<readonly string[]> {
  const done: string[] = []
  for (let next = await takeOne(db, ctx.now); next; next = await takeOne(db, ctx.now)) {
    const work = works.get(next.nom)
    if (!work) throw new Error(`Nobody does the job ${next.nom}`)
    await work({ ...ctx, requestId: `tache-${next.id}` }, next.donnees, new AbortController().signal)
    done.push(next.nom)
  }
  return done
}

async function takeOne(db: Db, now: Temporal.Instant): Promise<Waiting | undefined> {
  const taken = await sql<Waiting>`update essai_tache set faite = true where id = (select id from essai_tache where not faite and (pas_avant is null or pas_avant <= ${now}) order by id limit 1) returning id, nom, donnees`.execute(db)
  return taken.rows[0]
}
