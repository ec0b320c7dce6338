import type { Temporal } from 'temporal-polyfill'
import { addJours, finDeJour, jourAParis } from '#domain/jour.ts'
import { computeFinConstat } from '#domain/reponse.ts'
import { lockOffre } from '#features/offres/commands.ts'
import { tellBailleur } from '#features/notifications/commands/pro.ts'
import { transaction, type Tx } from '#platform/db.ts'
import { gatherFaults } from '#platform/faults.ts'
import { asSystem, type Ctx } from '#src/context.ts'
import { remindCandidature } from './tell.ts'
import { lockTenue, moveCandidature, type Tenue } from './move.ts'
import { handOn } from './settle.ts'

/** Every delay that has run out: one transaction each, so that one fault holds no other up. Twice is once. */
export async function passEcheances(ctx: Ctx): Promise<number> {
  const due = await listDues(ctx)
  const faults = gatherFaults(ctx.log, 'delay_failed')
  for (const { id, offre_id: offreId } of due) await faults.attempt(() => transaction(ctx.db, (tx) => passOne(tx, ctx, { id, offreId })))
  faults.rethrow('delays could not be passed')
  return due.length
}

/** Three days and one day before the end: an answer is still awaited. Once a day, however often it runs. */
export async function remindReponses(ctx: Ctx): Promise<number> {
  const rows = await ctx.db.selectFrom('candidature').select(['id', 'echeance_le']).where('statut', '=', 'attribuee').where('echeance_le', '>', ctx.now).execute()
  const due = rows.filter(({ echeance_le }) => echeance_le !== null && isReminderDay(ctx, echeance_le))
  const faults = gatherFaults(ctx.log, 'reminder_failed')
  for (const { id } of due) await faults.attempt(() => transaction(ctx.db, (tx) => remindCandidature(tx, ctx, id, 'reponse_attendue')))
  faults.rethrow('reminders could not be written')
  return due.length
}

const RAPPELS = [3, 1] as const

/** The delay ends with a day: the instant after it is the first of the next one. */
function isReminderDay({ today }: Pick<Ctx, 'today'>, echeanceLe: Temporal.Instant): boolean {
  const lastDay = jourAParis(echeanceLe.subtract({ minutes: 1 }))
  return RAPPELS.some((before) => addJours(today, before) === lastDay)
}

/** Silence is a refusal (R441-10); a paper that did not come ends a condition, once the landlord had the time to say that it did. */
function listDues({ db, now }: Ctx) {
  return db.selectFrom('candidature').select(['id', 'offre_id']).where('statut', 'in', ['attribuee', 'attribuee_sous_condition']).where('echeance_le', '<=', now).orderBy('echeance_le').execute()
}

async function passOne(tx: Tx, ctx: Ctx, { id, offreId }: { id: number; offreId: number }): Promise<void> {
  const offre = await lockOffre(tx, offreId)
  const row = await lockTenue(tx, id)
  const limite = offre && row && limiteOf(row, offre.departement)
  if (!offre || !row || !limite || limite.epochMilliseconds > ctx.now.epochMilliseconds) return
  const moved = await moveCandidature(tx, asSystem(ctx), row, fin(row))
  if (!moved.ok) return
  await tellBailleur(tx, ctx, offre.id, 'candidat_refuse')
  await handOn(tx, ctx, offre)
}

/** A paper may have come in time before the landlord says so: a right acquired is not lost by somebody else's silence. */
function limiteOf({ statut, echeance_le }: Tenue, departement: string): Temporal.Instant | undefined {
  if (echeance_le === null) return undefined
  if (statut !== 'attribuee_sous_condition') return echeance_le
  return finDeJour(computeFinConstat(jourAParis(echeance_le.subtract({ milliseconds: 1 })), departement))
}

/** The name of the paper stays: a condition that lapsed is no refusal by the commission, and gives no points. */
function fin({ statut, attente_piece }: Tenue): Parameters<typeof moveCandidature>[3] {
  if (statut === 'attribuee') return { action: 'lapse_silence', motif: 'silence', tell: 'silence' }
  return { action: 'lapse_condition', motif: 'condition_non_levee', tell: 'condition_non_levee', ...(attente_piece === null ? {} : { attentePiece: attente_piece }) }
}
