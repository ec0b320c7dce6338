import { checkInvalidation, writeInvalidation, type Invalidation, type ManqueInvalidation } from '#domain/invalidation.ts'
import type { Statut } from '#domain/candidature.ts'
import { lockOffre } from '#features/offres/commands.ts'
import { transaction, type Tx } from '#platform/db.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { requireActe, type Ctx } from '#src/context.ts'
import { describeDernierActe, findInstruite } from '../queries/instruction.ts'
import { lockTenue, moveCandidature, type Change } from './move.ts'

export type Instruit = { ok: true; statut: Statut } | { ok: false; manques: readonly ManqueInvalidation[] }

/** The file is in order: it may be designated. While the offer is on line, or after its closing. */
export async function validateCandidature(ctx: Ctx, id: number): Promise<Instruit> {
  return instruct(ctx, id, { change: { action: 'validate', tell: 'validee' }, voulu: 'validee' })
}

/** The file cannot be validated: the person reads every ground, and is free at once (F145). */
export async function invalidateCandidature(ctx: Ctx, id: number, invalidation: Invalidation): Promise<Instruit> {
  const manques = checkInvalidation(invalidation)
  const motif = writeInvalidation({ motifs: invalidation.motifs })
  // The history keeps the grounds of the list alone: free words may be personal (K25).
  const change: Change = { action: 'invalidate', motif, texte: writeInvalidation(invalidation), tell: 'invalidee' }
  return instruct(ctx, id, { change, voulu: 'invalidee', manques })
}

type Acte = { change: Change; voulu: Statut; manques?: readonly ManqueInvalidation[] }

async function instruct(ctx: Ctx, id: number, { change, voulu, manques = [] }: Acte): Promise<Instruit> {
  requireActe(ctx, 'dossier.instruire')
  const found = await findInstruite(ctx, id)
  if (!found) throw new NotFound()
  if (manques.length > 0) return { ok: false, manques }
  return transaction(ctx.db, async (tx) => {
    await lockOffre(tx, found.offreId)
    const row = await lockTenue(tx, id)
    if (!row) throw new NotFound()
    const moved = await moveCandidature(tx, ctx, row, change)
    if (!moved.ok) return explain(tx, ctx, { ...row, voulu })
    return { ok: true, statut: moved.statut }
  })
}

/** Sent twice by one person: done. Otherwise somebody came first, and the page says who. */
async function explain(tx: Tx, ctx: Ctx, { id, statut, voulu }: { id: number; statut: Statut; voulu: Statut }): Promise<Instruit> {
  const acte = await describeDernierActe(tx, ctx, { id, statut })
  if (statut === voulu && acte.parMoi) return { ok: true, statut }
  throw new Conflict(`Ce dossier a changé avant votre envoi\u00a0: ${acte.texte}. Votre envoi n’a rien modifié.`)
}
