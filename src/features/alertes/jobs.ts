import { z } from 'zod'
import { defineJob } from '#platform/jobs.ts'
import type { Ctx } from '#src/context.ts'
import { ANNONCE } from './commands/annonce.ts'
import { sendAlertes } from './commands/envoi.ts'
import { purgeAlertes } from './commands/purge.ts'
import { COURRIER } from './courrier.ts'

/** A hundred thousand people may have to be told within one hour. */
const ENVOI_SECONDS = 3_000

/** In the day-time: nobody is woken up, for the hour of candidature does not count. */
const ENVOI = defineJob({ name: 'alertes.envoi', cron: '0 8-19 * * *', timeoutSeconds: ENVOI_SECONDS, data: z.strictObject({}), run: (ctx: Ctx, _, signal) => sendAlertes(ctx, signal).then(() => undefined) })
const PURGE = defineJob({ name: 'alertes.purge', cron: '20 3 * * *', timeoutSeconds: ENVOI_SECONDS, data: z.strictObject({}), run: (ctx: Ctx) => purgeAlertes(ctx).then(() => undefined) })

export const alertesJobs = [ANNONCE, ENVOI, COURRIER, PURGE]
