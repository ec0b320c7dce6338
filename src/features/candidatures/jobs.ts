import { z } from 'zod'
import { defineJob } from '#platform/jobs.ts'
import type { Ctx } from '#src/context.ts'
import { closeDueOffres } from './commands/close.ts'
import { computeEquilibrage } from './commands/equilibrage.ts'
import { passEcheances, remindReponses } from './commands/echeances.ts'
import { expireRappels } from './commands/recall.ts'
import { rescoreCandidatures } from './commands/rescore.ts'
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

/** Delays end at midnight in Paris; the next rank is offered the home within minutes. */
const ECHEANCES = defineJob({
  name: 'candidatures.echeances',
  cron: '*/5 * * * *',
  data: z.strictObject({}),
  run: async (ctx: Ctx) => {
    // Each has said what failed: one kind of delay holds the other up no more than one delay its neighbour.
    try {
      await passEcheances(ctx)
    } finally {
      await expireRappels(ctx)
    }
  },
})

const RAPPELS = defineJob({
  name: 'candidatures.rappels',
  cron: '0 9 * * *',
  data: z.strictObject({}),
  run: async (ctx: Ctx) => {
    await remindReponses(ctx)
  },
})

/** First thing on the 1st, in Paris: lists that close this month are ranked with it. */
const EQUILIBRAGE = defineJob({
  name: 'candidatures.equilibrage',
  cron: '1 0 1 * *',
  data: z.strictObject({}),
  run: async (ctx: Ctx) => {
    const outcome = await computeEquilibrage(ctx)
    ctx.log.info('equilibrage', { outcome })
  },
})

const RENOTATION_SECONDS = 3_600

/** Asked when a grid, a company's policy or its delegation changes for many. */
export const RENOTATION = defineJob({
  name: 'candidatures.rescore',
  data: z.strictObject({ entrepriseId: z.int().optional() }),
  timeoutSeconds: RENOTATION_SECONDS,
  run: async (ctx: Ctx, cible, signal) => {
    const { lues, changees } = await rescoreCandidatures(ctx, cible, signal)
    ctx.log.info('rescored', { outcome: `${changees} of ${lues}` })
  },
})

export const candidaturesJobs = [RENOTATION, EQUILIBRAGE, COURRIER, CLOTURE, ECHEANCES, RAPPELS]
