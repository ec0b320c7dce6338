import { z } from 'zod'
import { defineJob } from '#platform/jobs.ts'
import type { Ctx } from '#src/context.ts'
import { closeDueOffres } from './commands/close.ts'
import { COURRIER } from './courrier.ts'

/** The closing instant already stops those who apply: a minute late, the frozen list is the same. */
const CLOTURE = defineJob({
  name: 'candidatures.cloture',
  cron: '* * * * *',
  data: z.strictObject({}),
  run: async (ctx: Ctx) => {
    await closeDueOffres(ctx)
  },
})

export const candidaturesJobs = [COURRIER, CLOTURE]
