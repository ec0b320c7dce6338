import { isFirstInLine } from '#domain/attribution.ts'
import { moveCandidature, type Change, type Tenue } from '#features/candidatures/commands/move.ts'
import { echeanceOf, handOn } from '#features/candidatures/commands/settle.ts'
import { transaction, type Tx } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import { actorOf, requireActe, type Ctx } from '#src/context.ts'
import { findCondition } from '../queries/condition.ts'
import { holdOffre, type Held } from './hold.ts'

/** `deja`: sent twice, or somebody came first with the same answer. */
export type Settled = { ok: true; statut: 'attribuee' | 'attribuee_rang' | 'non_attribuee'; deja: boolean } | { ok: false; why: string }

const PAS_ENCORE = 'La date n’est pas passée\u00a0: le candidat peut encore apporter la pièce.'

/** The paper came in time, which the landlord may say until the condition falls: ten days to answer if nobody is better placed, else the rank that the commission gave. */
export async function liftCondition(ctx: Ctx, candidatureId: number): Promise<Settled> {
  return settle(ctx, candidatureId, async (tx, held, row) => {
    if (row.statut === 'attribuee' || row.statut === 'attribuee_rang') return { ok: true, statut: row.statut, deja: true }
    if (row.statut !== 'attribuee_sous_condition') return { ok: false, why: 'Cette candidature n’attend plus de pièce.' }
    const first = isFirstInLine(held.partie.map(({ id, statut, rang_commission }) => ({ id, statut, rang: rang_commission })), row.id)
    const change: Change = first ? { action: 'lift_condition', echeanceLe: echeanceOf(ctx, held.offre), tell: 'attribuee' } : { action: 'lift_condition_rang', tell: 'attribuee_rang' }
    const moved = await moveCandidature(tx, ctx, row, change)
    return moved.ok ? { ok: true, statut: first ? 'attribuee' : 'attribuee_rang', deja: false } : moved
  })
}

/** The date passed without the paper: no refusal by the commission, hence no +40 (its name stays); the next rank is offered the home. */
export async function lapseCondition(ctx: Ctx, candidatureId: number): Promise<Settled> {
  return settle(ctx, candidatureId, async (tx, held, row) => {
    if (row.statut === 'non_attribuee' && row.attente_piece !== null) return { ok: true, statut: row.statut, deja: true }
    if (row.statut !== 'attribuee_sous_condition') return { ok: false, why: 'Cette candidature n’attend plus de pièce.' }
    if (!isPassed(ctx, row)) return { ok: false, why: PAS_ENCORE }
    const moved = await moveCandidature(tx, ctx, row, { action: 'lapse_condition', motif: 'condition_non_levee', tell: 'condition_non_levee', ...(row.attente_piece === null ? {} : { attentePiece: row.attente_piece }) })
    if (!moved.ok) return moved
    await handOn(tx, ctx, held.offre)
    return { ok: true, statut: 'non_attribuee', deja: false }
  })
}

async function settle(ctx: Ctx, candidatureId: number, work: (tx: Tx, held: Held, row: Tenue) => Promise<Settled>): Promise<Settled> {
  requireActe(ctx, 'piece.demander')
  const { bailleurId } = actorOf(ctx, 'bailleur')
  return transaction(ctx.db, async (tx) => {
    const found = await findCondition(tx, bailleurId, candidatureId)
    if (!found) throw new NotFound()
    const held = await holdOffre(tx, ctx, found.offreId)
    const row = held.partie.find(({ id }) => id === candidatureId)
    if (!row) throw new NotFound()
    return work(tx, held, row)
  })
}

function isPassed({ now }: Ctx, { echeance_le }: Tenue): boolean {
  return echeance_le !== null && echeance_le.epochMilliseconds <= now.epochMilliseconds
}
