import type { DemandeRegistre, PieceDeposee } from '#connectors/sne/index.ts'
import { isPieceDemandee, labelPiece } from '#domain/piece.ts'
import { refreshDemande, type Refreshed } from '#features/demandes/commands/refresh.ts'
import { loadDemande } from '#features/demandes/queries.ts'
import { recordEvent } from '#features/journal/commands.ts'
import { tellBailleur } from '#features/notifications/commands/pro.ts'
import { NotFound } from '#platform/errors.ts'
import type { Ctx } from '#src/context.ts'
import { jour } from '#ui/format.ts'
import { PIECE_POSSIBLE } from '../etapes.ts'
import { lockPiece } from './pieces.ts'
import { eventOf, holdMienne, TERMINEE, type Done } from './tenir.ts'

/** `lue`: the register answered now, or a moment ago. `montree`: the papers there that answer what was asked, the latest first. */
export type AuRegistre = { lue: boolean; montree: readonly PieceDeposee[]; texte: string }

/**
 * « Je l’ai déposée »: the applicant files papers at the register, never here (law.md § 8). It is read again and what it shows
 * is said; their word stands either way, and the landlord is told once.
 */
export async function confirmPieceDeposee(ctx: Ctx, demandeId: number, candidatureId: number, pieceId: number): Promise<Done<{ registre: AuRegistre }>> {
  const asked = await ctx.db
    .selectFrom('piece_demandee as p')
    .innerJoin('candidature as c', 'c.id', 'p.candidature_id')
    .select('p.piece')
    .where('p.id', '=', pieceId)
    .where('c.id', '=', candidatureId)
    .where('c.demande_id', '=', demandeId)
    .executeTakeFirst()
  if (!asked) throw new NotFound()
  const lecture = await refreshDemande(ctx, demandeId)
  const said = await sayDeposee(ctx, { demandeId, candidatureId }, pieceId)
  if (!said.ok) return said
  const loaded = await loadDemande(ctx.db, demandeId)
  return { ok: true, registre: describeRegistre(asked.piece, lecture, loaded?.registre) }
}

function sayDeposee(ctx: Ctx, mienne: { demandeId: number; candidatureId: number }, pieceId: number): Promise<Done> {
  return holdMienne(ctx, mienne, async (tx, recue) => {
    const piece = await lockPiece(tx, mienne.candidatureId, pieceId)
    if (!piece) throw new NotFound()
    if (piece.recue_le !== null) return { ok: false, why: 'Le bailleur a déjà reçu cette pièce. Vous n’avez plus rien à faire.' }
    if (piece.annulee_le !== null) return { ok: false, why: 'Le bailleur ne demande plus cette pièce. Vous n’avez plus rien à faire.' }
    if (!PIECE_POSSIBLE.includes(recue.row.statut)) return { ok: false, why: TERMINEE_POUR_VOUS }
    if (piece.deposee_le !== null) return { ok: true }
    await tx.updateTable('piece_demandee').set({ deposee_le: ctx.now }).where('id', '=', pieceId).execute()
    await recordEvent(tx, ctx, { action: 'piece.deposee', objet: 'piece', objetId: pieceId, ...eventOf(recue), avant: 'demandee', apres: 'deposee' })
    await tellBailleur(tx, ctx, recue.offre.id, 'piece_deposee')
    return { ok: true }
  })
}

const TERMINEE_POUR_VOUS = TERMINEE.replace('rouvrez le dossier, il a changé', 'aucune pièce n’est plus attendue')

function describeRegistre(piece: string, lecture: Refreshed | undefined, registre: DemandeRegistre | undefined): AuRegistre {
  const lue = lecture?.issue === 'changee' || lecture?.issue === 'inchangee' || lecture?.issue === 'a_l_instant'
  const montree = (registre?.piecesDeposees ?? []).filter((connue) => isPieceDemandee(piece, connue)).toSorted((a, b) => (a.date < b.date ? 1 : -1))
  return { lue, montree, texte: writeRegistre(piece, lue, montree[0]) }
}

function writeRegistre(piece: string, lue: boolean, derniere: PieceDeposee | undefined): string {
  const nom = labelPiece(piece)
  if (!lue) return 'Le registre national ne répond pas en ce moment. Nous avons prévenu le bailleur\u00a0: il vérifiera lui-même.'
  if (derniere === undefined) return `Le registre national ne montre pas encore «\u00a0${nom}\u00a0». Un dépôt peut mettre quelques heures à y paraître. Nous avons prévenu le bailleur.`
  const etat = derniere.validee ? 'vérifiée' : 'en attente de vérification'
  return `Le registre national montre «\u00a0${nom}\u00a0», déposée le ${jour(derniere.date)}, ${etat}. Nous avons prévenu le bailleur.`
}
