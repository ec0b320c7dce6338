import type { Temporal } from 'temporal-polyfill'
import { move, type Action, type Effet, type Role, type Statut } from '#domain/candidature.ts'
import { recordEvent, recordEvents } from '#features/journal/commands.ts'
import type { Tx } from '#platform/db.ts'
import type { Actor, Ctx } from '#src/context.ts'
import { tellCandidature, tellCandidatures } from './tell.ts'
import type { Objet } from '../messages.ts'

/** A candidature, held by the caller's transaction. */
export type Tenue = { id: number; statut: Statut; offre_id: number; demande_id: number; compte_id: number; rang_commission: number | null; ordre_gele: number | null; place: number | null; designation_id: number | null; attente_piece: string | null; echeance_le: Temporal.Instant | null }

/** What changes beside the state; what is not named is cleared, for it belonged to the state that is left. */
export type Change = {
  action: Action
  motif?: string
  /** What the person reads, when the history may not keep it whole: free words may be personal (K25). */
  texte?: string
  attentePiece?: string
  echeanceLe?: Temporal.Instant
  /** Kept when not given. */
  rangCommission?: number
  designation?: { id: number; place: number }
  /** What the applicant is written; false: nothing, because they acted themselves or another message says it. */
  tell: Objet | false
}

export type Moved = { ok: true; statut: Statut; effet?: Effet } | { ok: false; why: string }

/**
 * One change of state: the table of the law allows it, one row, one line in the journal, one message (decisions.md, States
 * of a candidature). The caller holds the row, and its offer first whenever others move with it: offer, then candidatures
 * in the order of their ids, so that two who act at once never wait for each other.
 */
export async function moveCandidature(tx: Tx, ctx: Ctx, row: Tenue, change: Change): Promise<Moved> {
  const result = move(row.statut, change.action, roleOf(ctx.actor))
  if (!result.ok) return { ok: false, why: result.why }
  await saveMove(tx, ctx, row, { ...change, statut: result.statut })
  if (change.tell !== false) await tellCandidature(tx, ctx, row.id, change.tell)
  return { ok: true, statut: result.statut, ...(result.effet ? { effet: result.effet } : {}) }
}

/**
 * The same for many who share one fate: three writes for all of them, one message each. A list of hundreds is
 * passed over as one act. @throws when the table refuses: the caller chose rows that the action may move.
 */
export async function moveTogether(tx: Tx, ctx: Ctx, rows: readonly Tenue[], { action, tell, motif }: { action: Action; tell: Objet | false; motif?: string }): Promise<void> {
  const moved = rows.map((row) => ({ row, result: move(row.statut, action, roleOf(ctx.actor)) }))
  const [first] = moved
  if (!first) return
  const { result } = first
  if (!result.ok || moved.some((one) => !one.result.ok || one.result.statut !== result.statut)) throw new Error(`${action} is not for all of these`)
  const { statut } = result
  await tx.updateTable('candidature').set({ statut, statut_le: ctx.now, motif: motif ?? null, attente_piece: null, echeance_le: null }).where('id', 'in', rows.map(({ id }) => id)).execute()
  await closeRappels(tx, ctx, rows, statut)
  await recordEvents(tx, ctx, rows.map((row) => eventOf(row, statut, motif)))
  if (tell !== false) await tellCandidatures(tx, ctx, rows.map(({ id }) => id), tell)
}

/** All the candidatures of an offer that may still move, in the order of their ids. The caller holds the offer. */
export async function lockPartie(tx: Tx, offreId: number): Promise<readonly Tenue[]> {
  return selectTenues(tx).where('c.offre_id', '=', offreId).orderBy('c.id').execute()
}

/** One alone, whoever it belongs to: the permission is the caller's. */
export async function lockTenue(tx: Tx, id: number): Promise<Tenue | undefined> {
  return selectTenues(tx).where('c.id', '=', id).executeTakeFirst()
}

function selectTenues(tx: Tx) {
  return tx
    .selectFrom('candidature as c')
    .innerJoin('demande as d', 'd.id', 'c.demande_id')
    .select(['c.id', 'c.statut', 'c.offre_id', 'c.demande_id', 'd.compte_id', 'c.rang_commission', 'c.ordre_gele', 'c.place', 'c.designation_id', 'c.attente_piece', 'c.echeance_le'])
    .forNoKeyUpdate('c')
}

async function saveMove(tx: Tx, ctx: Ctx, row: Tenue, change: Omit<Change, 'action' | 'tell'> & { statut: Statut }): Promise<void> {
  const { statut, motif, texte = motif, attentePiece, echeanceLe, rangCommission, designation } = change
  await tx
    .updateTable('candidature')
    .set({
      statut, statut_le: ctx.now, motif: texte ?? null, attente_piece: attentePiece ?? null, echeance_le: echeanceLe ?? null,
      ...(rangCommission === undefined ? {} : { rang_commission: rangCommission }),
      ...(designation === undefined ? {} : { designation_id: designation.id, place: designation.place }),
    })
    .where('id', '=', row.id)
    .execute()
  await closeRappels(tx, ctx, [row], statut)
  await recordEvent(tx, ctx, eventOf(row, statut, motif))
}

/** A question put to one who was passed over falls with the candidature: nobody is said to have left it unanswered. */
async function closeRappels(tx: Tx, { now }: Ctx, rows: readonly Tenue[], statut: Statut): Promise<void> {
  const asked = statut === 'deposee' ? [] : rows.filter((row) => row.statut === 'non_designee').map(({ id }) => id)
  if (asked.length > 0) await tx.updateTable('rappel').set({ reponse: 'sans_suite', repondu_le: now }).where('candidature_id', 'in', asked).where('reponse', 'is', null).execute()
}

function eventOf(row: Tenue, statut: Statut, motif?: string) {
  return {
    action: `candidature.${statut}`, objet: 'candidature', objetId: row.id, compteId: row.compte_id,
    demandeId: row.demande_id, offreId: row.offre_id, candidatureId: row.id, avant: row.statut, apres: statut, motif,
  } as const
}

/** A responsable does what a conseiller does; the table knows both. */
function roleOf(actor: Actor): Role {
  return actor.type === 'conseiller' ? actor.role : actor.type
}
