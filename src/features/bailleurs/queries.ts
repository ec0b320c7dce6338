import type { Temporal } from 'temporal-polyfill'
import type { Jour } from '#domain/jour.ts'
import { labelPiece } from '#domain/piece.ts'
import type { Db } from '#platform/db.ts'

/** What every page shows of a candidature that a landlord has: papers, visit, lease. The permission is the caller's. */
export const ETATS_PIECE = ['demandee', 'deposee', 'recue', 'annulee'] as const
export type PieceDemandee = {
  id: number
  /** Code of the closed list of R441-2-4-1, and its name. */
  piece: string
  libelle: string
  precision: string | undefined
  /** Last day, ends included. */
  pourLe: Jour
  etat: (typeof ETATS_PIECE)[number]
  demandeeLe: Temporal.Instant
  /** The applicant says that it is filed. */
  deposeeLe: Temporal.Instant | undefined
  recueLe: Temporal.Instant | undefined
  annuleeLe: Temporal.Instant | undefined
}

/** Those still awaited first, then those that came or were given up. */
export async function listPiecesDemandees(db: Db, candidatureId: number): Promise<readonly PieceDemandee[]> {
  const rows = await db.selectFrom('piece_demandee').selectAll().where('candidature_id', '=', candidatureId).orderBy('id').execute()
  return rows.map(toPiece).toSorted((a, b) => Number(isEnded(a)) - Number(isEnded(b)) || a.id - b.id)
}

export function isEnded({ etat }: Pick<PieceDemandee, 'etat'>): boolean {
  return etat === 'recue' || etat === 'annulee'
}

export type Visite = {
  id: number
  /** In the order of time. */
  creneaux: readonly Temporal.Instant[]
  rendezVous: string
  proposeeLe: Temporal.Instant
  choisie: Temporal.Instant | undefined
  /** None of the times suits. */
  declinee: boolean
  repondueLe: Temporal.Instant | undefined
  annuleeLe: Temporal.Instant | undefined
}

/** The last one proposed, whatever became of it. */
export async function findVisite(db: Db, candidatureId: number): Promise<Visite | undefined> {
  const row = await db.selectFrom('visite').selectAll().where('candidature_id', '=', candidatureId).orderBy('id', 'desc').limit(1).executeTakeFirst()
  if (!row) return undefined
  const { id, creneaux, rendez_vous, proposee_le, choisie, declinee, repondue_le, annulee_le } = row
  return { id, creneaux, rendezVous: rendez_vous, proposeeLe: proposee_le, choisie: choisie ?? undefined, declinee, repondueLe: repondue_le ?? undefined, annuleeLe: annulee_le ?? undefined }
}

/** A time is agreed, and it is to come. */
export function isVisiteFixee({ choisie, annuleeLe }: Pick<Visite, 'choisie' | 'annuleeLe'>, now: Temporal.Instant): boolean {
  return choisie !== undefined && annuleeLe === undefined && choisie.epochMilliseconds > now.epochMilliseconds
}

export type Bail = { signeLe: Jour; entreeLe: Jour; clesRemisesLe: Jour | undefined }

export async function findBail(db: Db, candidatureId: number): Promise<Bail | undefined> {
  const row = await db.selectFrom('bail').select(['signe_le', 'entree_le', 'cles_remises_le']).where('candidature_id', '=', candidatureId).executeTakeFirst()
  return row && { signeLe: row.signe_le, entreeLe: row.entree_le, clesRemisesLe: row.cles_remises_le ?? undefined }
}

type PieceRow = {
  id: number; piece: string; precision_utile: string | null; pour_le: Jour; demandee_le: Temporal.Instant
  deposee_le: Temporal.Instant | null; recue_le: Temporal.Instant | null; annulee_le: Temporal.Instant | null
}

function toPiece(row: PieceRow): PieceDemandee {
  return {
    id: row.id, piece: row.piece, libelle: labelPiece(row.piece), precision: row.precision_utile ?? undefined, pourLe: row.pour_le, etat: etatOf(row),
    demandeeLe: row.demandee_le, deposeeLe: row.deposee_le ?? undefined, recueLe: row.recue_le ?? undefined, annuleeLe: row.annulee_le ?? undefined,
  }
}

function etatOf({ recue_le, annulee_le, deposee_le }: PieceRow): PieceDemandee['etat'] {
  if (recue_le !== null) return 'recue'
  if (annulee_le !== null) return 'annulee'
  return deposee_le === null ? 'demandee' : 'deposee'
}
