import type { CodePiece } from '#domain/baremes/pieces.ts'
import type { Jour } from '#domain/jour.ts'
import { checkDelaiPiece, isCodePiece, labelPiece } from '#domain/piece.ts'
import { saveAttentePiece } from '#features/candidatures/commands/attente.ts'
import { tellCandidature } from '#features/candidatures/commands/tell.ts'
import { recordEvent } from '#features/journal/commands.ts'
import type { Tx } from '#platform/db.ts'
import { violatedConstraint } from '#platform/db.ts'
import { requireActe, type Ctx } from '#src/context.ts'
import { PIECE_POSSIBLE } from '../etapes.ts'
import { eventOf, holdRecue, TERMINEE, type Done, type Recue, type Refused } from './tenir.ts'

export type PieceVoulue = { piece: string; /** What the applicant must know: which year, which person. */ precision?: string; pourLe: Jour }

/** The landlord asks for a paper of the closed list, by a last day (R441-2-4-1). */
export async function askPiece(ctx: Ctx, candidatureId: number, voulue: PieceVoulue): Promise<Done<{ id: number }>> {
  requireActe(ctx, 'piece.demander')
  try {
    return await holdRecue(ctx, candidatureId, (tx, recue) => ask(tx, ctx, recue, voulue))
  } catch (error) {
    if (violatedConstraint(error) === 'piece_demandee_ouverte') return DEJA_DEMANDEE
    throw error
  }
}

/** It came: the landlord saw it at the register, or holds it. Twice is once. */
export async function receivePiece(ctx: Ctx, candidatureId: number, pieceId: number): Promise<Done> {
  requireActe(ctx, 'piece.demander')
  return holdRecue(ctx, candidatureId, (tx, recue) => endPiece(tx, ctx, recue, { pieceId, fin: 'recue' }))
}

/** The landlord does without it. Twice is once. */
export async function cancelPiece(ctx: Ctx, candidatureId: number, pieceId: number): Promise<Done> {
  requireActe(ctx, 'piece.demander')
  return holdRecue(ctx, candidatureId, (tx, recue) => endPiece(tx, ctx, recue, { pieceId, fin: 'annulee' }))
}

const DEJA_DEMANDEE: Refused = { ok: false, champ: 'piece', why: 'Cette pièce est déjà demandée à ce candidat.' }

async function ask(tx: Tx, ctx: Ctx, recue: Recue, { piece, precision, pourLe }: PieceVoulue): Promise<Done<{ id: number }>> {
  const { row } = recue
  if (!PIECE_POSSIBLE.includes(row.statut)) return { ok: false, why: TERMINEE }
  if (!isCodePiece(piece)) return { ok: false, champ: 'piece', why: 'Choisissez une pièce de la liste\u00a0: la loi n’en permet pas d’autre (CCH, art. R441-2-4-1).' }
  const delai = checkDelaiPiece(pourLe, ctx.today)
  if (delai !== undefined) return { ok: false, champ: 'pourLe', why: delai }
  const { id } = await insertPiece(tx, ctx, row.id, { piece, precision, pourLe })
  await recordEvent(tx, ctx, { action: 'piece.demandee', objet: 'piece', objetId: id, ...eventOf(recue), apres: piece })
  await coverStatut(tx, recue)
  await tellCandidature(tx, ctx, row.id, 'piece_demandee')
  return { ok: true, id }
}

function insertPiece(tx: Tx, ctx: Ctx, candidatureId: number, { piece, precision, pourLe }: { piece: CodePiece; precision: string | undefined; pourLe: Jour }) {
  const par = compteOf(ctx)
  return tx
    .insertInto('piece_demandee')
    .values({ candidature_id: candidatureId, piece, precision_utile: precision ?? null, pour_le: pourLe, demandee_le: ctx.now, par })
    .returning('id')
    .executeTakeFirstOrThrow()
}

type Fin = { pieceId: number; fin: 'recue' | 'annulee' }

async function endPiece(tx: Tx, ctx: Ctx, recue: Recue, { pieceId, fin }: Fin): Promise<Done> {
  const found = await lockPiece(tx, recue.row.id, pieceId)
  if (!found) return { ok: false, why: 'Cette demande de pièce n’existe plus.' }
  if (found.recue_le !== null || found.annulee_le !== null) return alreadyEnded(found.recue_le === null ? 'annulee' : 'recue', fin)
  await tx.updateTable('piece_demandee').set(fin === 'recue' ? { recue_le: ctx.now } : { annulee_le: ctx.now }).where('id', '=', pieceId).execute()
  await recordEvent(tx, ctx, { action: `piece.${fin}`, objet: 'piece', objetId: pieceId, ...eventOf(recue), avant: 'demandee', apres: fin })
  if (!PIECE_POSSIBLE.includes(recue.row.statut)) return { ok: true }
  await coverStatut(tx, recue)
  await tellCandidature(tx, ctx, recue.row.id, fin === 'recue' ? 'piece_recue' : 'piece_annulee')
  return { ok: true }
}

function alreadyEnded(was: Fin['fin'], fin: Fin['fin']): Done {
  if (was === fin) return { ok: true }
  return { ok: false, why: was === 'recue' ? 'Cette pièce vient d’être reçue\u00a0: il n’y a plus rien à annuler.' : 'Cette demande vient d’être annulée\u00a0: demandez la pièce de nouveau si besoin.' }
}

/** One paper of one candidature, held. */
export function lockPiece(tx: Tx, candidatureId: number, pieceId: number) {
  return tx.selectFrom('piece_demandee').select(['id', 'piece', 'deposee_le', 'recue_le', 'annulee_le']).where('id', '=', pieceId).where('candidature_id', '=', candidatureId).forUpdate().executeTakeFirst()
}

/** The first paper still open covers the state. */
async function coverStatut(tx: Tx, { row }: Recue): Promise<void> {
  const open = await tx
    .selectFrom('piece_demandee')
    .select('piece')
    .where('candidature_id', '=', row.id)
    .where('recue_le', 'is', null)
    .where('annulee_le', 'is', null)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  await saveAttentePiece(tx, row, open && labelPiece(open.piece))
}

export function compteOf({ actor }: Ctx): number {
  if ('compteId' in actor) return actor.compteId
  throw new Error('An act of a landlord has an author')
}
