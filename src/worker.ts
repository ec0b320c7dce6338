import type { Temporal } from 'temporal-polyfill'
import { jourAParis } from '#domain/jour.ts'
import { accountsJobs } from '#features/accounts/jobs.ts'
import { alertesJobs } from '#features/alertes/jobs.ts'
import { candidaturesJobs } from '#features/candidatures/jobs.ts'
import { demandesJobs } from '#features/demandes/jobs.ts'
import { notificationsJobs } from '#features/notifications/jobs.ts'
import { type JobDefinition, type JobQueue, startJobs } from '#platform/jobs.ts'
import type { Ctx } from '#src/context.ts'

/** All that runs later. */
export const JOBS: readonly JobDefinition<Ctx, object>[] = [...accountsJobs, ...alertesJobs, ...candidaturesJobs, ...demandesJobs, ...notificationsJobs]

export type WorkerDeps = Pick<Ctx, 'db' | 'connectors' | 'settings' | 'log'> & { clock: () => Temporal.Instant }
type QueueChoice = { works: boolean; /** Those of the demonstration town, which the product does not know. */ more?: typeof JOBS }

/** The queue; with `works`, also what happens to a job: the system acts, at the hour when it runs. */
export function openJobs(url: string, deps: WorkerDeps, { works, more = [] }: QueueChoice): Promise<JobQueue> {
  const worker = ({ job, id, jobs }: { job: string; id: string; jobs: Ctx['jobs'] }) => toSystemContext({ ...deps, jobs, log: deps.log.child({ job, jobId: id }) }, id)
  return startJobs({ url, log: deps.log, jobs: [...JOBS, ...more], ...(works && { worker }) })
}

/** What is handed to work that no person asked for. */
export function toSystemContext({ clock, ...deps }: WorkerDeps & Pick<Ctx, 'jobs'>, requestId: string): Ctx {
  const now = clock()
  const today = jourAParis(now)
  return { ...deps, now, today, requestId, actor: { type: 'systeme' } }
}
