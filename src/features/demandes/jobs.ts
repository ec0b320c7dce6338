import { z } from 'zod'
import { sendMail } from '#features/notifications/commands/mail.ts'
import { defineJob } from '#platform/jobs.ts'
import type { Tx } from '#platform/db.ts'
import type { Ctx } from '#src/context.ts'
import { applyRadiations, passToNewDay } from './commands/daily.ts'
import { rebuildProfils } from './commands/rebuild.ts'
import { delegationJob } from './commands/delegation.ts'
import { listBauxSansRadiation, radiationJob, radierApresBail } from './commands/radiation.ts'
import { courrierDemande } from './courrier.ts'
import { codeOf, findImportMail } from './imports.ts'
import { mailCode } from './messages.ts'

/** The job names the import, never the code nor the address: both are found when it runs. */
export const codeJob = defineJob({
  name: 'demandes.code',
  data: z.strictObject({ importId: z.int() }),
  run: sendCode,
})

/** On 1 January every request is judged again: longer than the usual five minutes. */
const NIGHT_SECONDS = 4 * 3600

export const newDayJob = defineJob({ name: 'demandes.nouveau-jour', cron: '5 0 * * *', timeoutSeconds: NIGHT_SECONDS, data: z.strictObject({}), run: (ctx: Ctx) => passToNewDay(ctx).then(() => undefined) })

export const radiationsJob = defineJob({
  name: 'demandes.radiations',
  cron: '40 1 * * *',
  timeoutSeconds: NIGHT_SECONDS,
  data: z.strictObject({}),
  run: async (ctx: Ctx) => {
    for (const demandeId of await listBauxSansRadiation(ctx)) await radierApresBail(ctx, demandeId)
    const result = await applyRadiations(ctx)
    // Left to the queue: it tries again, later and later.
    if ('indisponible' in result) throw new Error('The register did not answer')
  },
})

/** After an upgrade whose law is another: found within a minute, nothing to do otherwise. */
export const rebuildJob = defineJob({ name: 'demandes.droits', cron: '* * * * *', timeoutSeconds: NIGHT_SECONDS, data: z.strictObject({}), run: (ctx: Ctx, _, signal) => rebuildProfils(ctx, signal).then(() => undefined) })

export const demandesJobs = [rebuildJob, codeJob, courrierDemande, newDayJob, radiationsJob, radiationJob, delegationJob]

export function enqueueCode(tx: Tx, ctx: Ctx, importId: number): Promise<void> {
  return ctx.jobs.enqueue(tx, codeJob, { importId }, { once: `import-${importId}` })
}

async function sendCode(ctx: Ctx, { importId }: { importId: number }): Promise<void> {
  const found = await findImportMail(ctx.db, importId)
  if (!found || found.expireLe.epochMilliseconds <= ctx.now.epochMilliseconds) return
  const code = codeOf(ctx.settings.secret, found)
  await sendMail(ctx, found, (check) => mailCode({ ...found, check, code }))
}
