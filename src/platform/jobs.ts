/** Work for later, enqueued in the transaction that asks for it, done by a worker that may die at any moment. */
import { createHash } from 'node:crypto'
import { fromKysely, PgBoss, type Job } from 'pg-boss'
import type { Temporal } from 'temporal-polyfill'
import type { Tx } from './db.ts'
import { describeError, type Log } from './log.ts'

type Check<Data> = { parse: (raw: unknown) => Data }
type JobSettings = {
  /** The words of the feature, with a dot: `candidatures.avis`. */
  name: string
  /** When it runs by itself, in the hour of Paris; its data is then `{}`. */
  cron?: string
  /** Tries after the first, with a growing delay; then the dead-letter queue. */
  retries?: number
  /** Runs at once in one process. */
  concurrency?: number
  timeoutSeconds?: number
}
export type JobDefinition<Context, Data> = JobSettings & { data: Check<Data>; work: (ctx: Context, raw: unknown, signal: AbortSignal) => Promise<void> }
export type EnqueueOptions = {
  startAfter?: Temporal.Instant
  /** Enqueued once for this key, however often it is asked, for a week. */
  once?: string
}
export type Jobs = {
  enqueue: <Data extends object>(tx: Tx, job: { name: string; data: Check<Data> }, data: NoInfer<Data>, options?: EnqueueOptions) => Promise<void>
  /** The same job for many at once, in one statement; `once` as above, for each. */
  enqueueAll: <Data extends object>(tx: Tx, job: { name: string; data: Check<Data> }, many: readonly { data: NoInfer<Data>; once: string }[]) => Promise<void>
}
export type JobQueue = Jobs & { stop: () => Promise<void> }
type Run = { job: string; id: string; jobs: Jobs }
type Definitions<Context> = readonly JobDefinition<Context, object>[]
type QueueOptions<Context> = {
  url: string
  log: Log
  jobs: Definitions<Context>
  /** Given: this process also works. One context for one run; `jobs` is for what the job itself leaves for later. */
  worker?: (run: Run) => Context
  /** Seconds that a silent worker keeps its job. */
  heartbeatSeconds?: number
  stopWithinMs?: number
}

const DEAD_LETTER = 'echecs'
const DAY = 86_400
const POLL_SECONDS = 0.5
const BATCH = 10

/** A job as data; what it receives is checked again when it runs, for it may have waited across a release. */
export function defineJob<Context, Data extends object>(job: JobSettings & { data: Check<Data>; run: (ctx: Context, data: Data, signal: AbortSignal) => Promise<void> }): JobDefinition<Context, Data> {
  const { run, ...settings } = job
  return { ...settings, work: (ctx, raw, signal) => run(ctx, job.data.parse(raw), signal) }
}

/** Makes the queues; with `worker`, starts to work. Stopping waits for what runs, then puts back what is left. */
export async function startJobs<Context>(options: QueueOptions<Context>): Promise<JobQueue> {
  const { url, log, jobs, worker, heartbeatSeconds = 20, stopWithinMs = 20_000 } = options
  const works = worker !== undefined
  const boss = new PgBoss({
    connectionString: url, max: works ? 4 : 2, application_name: 'alin-taches', schema: 'taches', options: '-c jit=off',
    supervise: works, schedule: works, cronWorkerIntervalSeconds: 5,
    // A killed worker's job is taken again after its heartbeat and two of these at most.
    superviseIntervalSeconds: heartbeatSeconds / 2, monitorIntervalSeconds: heartbeatSeconds / 2,
  })
  boss.on('error', (error) => log.error('jobs', { error }))
  boss.on('warning', (warning) => log.warn('jobs', { cause: warning.message }))
  await boss.start()
  await prepareQueues(boss, jobs, heartbeatSeconds)
  const own: Jobs = {
    enqueue: (tx, job, data, choice = {}) => enqueue(boss, tx, { name: job.name, data: job.data.parse(data), choice }),
    enqueueAll: async (tx, { name, data: check }, many) => {
      if (many.length > 0) await boss.insert(name, many.map(({ data, once }) => ({ data: check.parse(data), id: idOf(name, once) })), { db: fromKysely(tx) })
    },
  }
  if (worker) await startWork(boss, { jobs, log, start: (job, id) => worker({ job, id, jobs: own }) })
  return { ...own, stop: () => boss.stop({ graceful: true, timeout: stopWithinMs }) }
}

async function enqueue(boss: PgBoss, tx: Tx, { name, data, choice }: { name: string; data: object; choice: EnqueueOptions }): Promise<void> {
  await boss.send(name, data, {
    db: fromKysely(tx),
    ...(choice.startAfter && { startAfter: choice.startAfter.toString() }),
    ...(choice.once !== undefined && { id: idOf(name, choice.once) }),
  })
}

/** The same key gives the same id: the database refuses the second. */
function idOf(name: string, once: string): string {
  const hex = createHash('sha256').update(`${name}\n${once}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

async function prepareQueues<Context>(boss: PgBoss, jobs: Definitions<Context>, heartbeatSeconds: number): Promise<void> {
  await boss.createQueue(DEAD_LETTER, { retentionSeconds: 90 * DAY })
  for (const { name, retries = 8, timeoutSeconds = 300 } of jobs) {
    const settings = { retryLimit: retries, retryDelay: 4, retryBackoff: true, retryDelayMax: 3_600, expireInSeconds: timeoutSeconds, heartbeatSeconds, deleteAfterSeconds: 7 * DAY, deadLetter: DEAD_LETTER }
    await boss.createQueue(name, settings)
    await boss.updateQueue(name, settings)
  }
}

type Bench<Context> = { log: Log; start: (job: string, id: string) => Context }

async function startWork<Context>(boss: PgBoss, { jobs, ...bench }: Bench<Context> & { jobs: Definitions<Context> }): Promise<void> {
  for (const job of jobs) {
    const settings = { batchSize: BATCH, pollingIntervalSeconds: POLL_SECONDS, burstWhenBatchFull: true, perJobResults: true, localConcurrency: job.concurrency ?? 1 } as const
    await boss.work<object, void, typeof settings>(job.name, settings, async (batch) => {
      const results = []
      for (const one of batch) results.push(await runOne(job, one, bench))
      return results
    })
  }
  await planCrons(boss, jobs)
}

async function runOne<Context>(job: JobDefinition<Context, object>, { id, data, retryCount, signal }: Job<object>, { log, start }: Bench<Context>) {
  const started = performance.now()
  try {
    signal.throwIfAborted()
    await job.work(start(job.name, id), data ?? {}, signal)
    log.info('job', { job: job.name, jobId: id, attempt: retryCount + 1, ms: performance.now() - started })
    return { id, status: 'completed' as const }
  } catch (error) {
    const outcome = retryCount >= (job.retries ?? 8) ? 'abandonnee' : 'a_reprendre'
    log.error('job_failed', { job: job.name, jobId: id, attempt: retryCount + 1, outcome, error })
    return { id, status: 'failed' as const, output: describeError(error) }
  }
}

async function planCrons<Context>(boss: PgBoss, jobs: Definitions<Context>): Promise<void> {
  const planned = jobs.flatMap(({ name, cron }) => (cron === undefined ? [] : [{ name, cron }]))
  for (const { name } of await boss.getSchedules()) if (!planned.some((job) => job.name === name)) await boss.unschedule(name)
  for (const { name, cron } of planned) await boss.schedule(name, cron, {}, { tz: 'Europe/Paris', missed: 'once' })
}
