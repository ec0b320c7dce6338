import { z } from 'zod'
import { transaction, type Tx } from '#platform/db.ts'
import { defineJob } from '#platform/jobs.ts'
import type { Ctx } from '#src/context.ts'
import { loadDemande, lockAndLoad } from '../queries.ts'
import { strikeOff } from './refresh.ts'

/** « Logement attribué »: the code under which the register strikes off those who have signed a lease. */
export const LOGEMENT_ATTRIBUE = 'RADATT'

export type Radiee = 'radiee' | 'deja' | 'indisponible'

/**
 * The lease is signed: the request leaves the national register (CCH, art. R441-2-8; K21), then AL'in follows what the
 * register did. Read first: it may have been struck off elsewhere meanwhile, and then nothing is sent. Twice is once.
 */
export async function radierApresBail(ctx: Ctx, demandeId: number): Promise<Radiee> {
  const known = await loadDemande(ctx.db, demandeId)
  if (!known || known.statut === 'radiee') return 'deja'
  const lecture = await ctx.connectors.sne.getDemandeLogement(known.numeroUnique)
  if (lecture.issue !== 'trouvee') return silent(ctx, lecture.issue)
  const radiation = lecture.demande.radiation ?? { date: ctx.today, motif: LOGEMENT_ATTRIBUE }
  if (lecture.demande.statut !== 'radiee') {
    const sent = await ctx.connectors.sne.submitDemande({ ...lecture.demande, radiation }, 'RAD')
    if (sent.issue !== 'recue') return silent(ctx, sent.issue)
  }
  await transaction(ctx.db, (tx) => follow(tx, ctx, demandeId, radiation))
  return 'radiee'
}

/** The register silent: the queue tries again, then each night does. */
export const radiationJob = defineJob({
  name: 'demandes.radiation',
  data: z.strictObject({ demandeId: z.int() }),
  run: async (ctx: Ctx, { demandeId }) => {
    if ((await radierApresBail(ctx, demandeId)) === 'indisponible') throw new Error('The register did not answer')
  },
})

export function enqueueRadiation(tx: Tx, ctx: Ctx, demandeId: number): Promise<void> {
  return ctx.jobs.enqueue(tx, radiationJob, { demandeId }, { once: `bail-${demandeId}` })
}

/** Leases whose request is still alive here: what the queue gave up is taken again each night. */
export async function listBauxSansRadiation(ctx: Ctx): Promise<readonly number[]> {
  const rows = await ctx.db
    .selectFrom('bail as b')
    .innerJoin('candidature as c', 'c.id', 'b.candidature_id')
    .innerJoin('demande as d', 'd.id', 'c.demande_id')
    .select('d.id')
    .where('d.statut', 'in', ['active', 'suspendue'])
    .execute()
  return rows.map(({ id }) => id)
}

async function follow(tx: Tx, ctx: Ctx, demandeId: number, radiation: Parameters<typeof strikeOff>[3]): Promise<void> {
  const before = await lockAndLoad(tx, demandeId)
  // Taken out of AL'in since the lease: the register is told all the same, nothing more is kept here.
  if (before) await strikeOff(tx, ctx, before, radiation)
}

function silent({ log }: Ctx, issue: string): Radiee {
  log.warn('sne_unavailable', { cause: issue, during: 'radiation' })
  return 'indisponible'
}
