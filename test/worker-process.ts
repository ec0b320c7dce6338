/** A worker that takes a job, says so, and never ends it: jobs.test.ts kills it. */
import { z } from 'zod'
import { defineJob, startJobs } from '#platform/jobs.ts'
import { createLog } from '#platform/log.ts'

const job = defineJob({
  name: 'essai.tue', data: z.object({ mot: z.string() }),
  run: () => {
    process.send?.('taken')
    return new Promise(() => {})
  },
})
await startJobs({ url: process.argv[2] ?? '', log: createLog(), jobs: [job], worker: () => ({}), heartbeatSeconds: Number(process.argv[3]) })
