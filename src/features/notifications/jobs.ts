import { z } from 'zod'
import { defineJob } from '#platform/jobs.ts'
import type { Ctx } from '#src/context.ts'
import { courrierEntreprise, courrierOffre } from './courrier.ts'

/** A letter may be shown, or doubted, years later; its code is recognised as long. */
const KEPT_DAYS = 3 * 365
const DAY_HOURS = 24

const purgeMessages = defineJob({
  name: 'notifications.menage',
  cron: '27 3 * * *',
  data: z.strictObject({}),
  run: async ({ db, now }: Ctx) => {
    await db.deleteFrom('message').where('envoye_le', '<', now.subtract({ hours: KEPT_DAYS * DAY_HOURS })).execute()
  },
})

export const notificationsJobs = [courrierOffre, courrierEntreprise, purgeMessages]
