import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Statut } from '#domain/candidature.ts'
import type { Jour } from '#domain/jour.ts'
import type { StatutOffre } from '#domain/offre.ts'
import type { Db } from '#platform/db.ts'

/** A file that the landlord received, in one line. Of another landlord, or not transmitted, there is none. */
export type Recue = {
  id: number
  offreId: number
  reference: string
  ville: string
  statutOffre: StatutOffre
  nom: string
  prenom: string
  statut: Statut
  statutLe: Temporal.Instant
  /** The paper that covers the state. */
  attentePiece: string | null
  /** An answer, or a paper of a condition, is due before this instant. */
  echeanceLe: Temporal.Instant | null
  rangCommission: number | null
  /** Place in the frozen list, « k sur N ». */
  rangGele: number | null
  sur: number | null
  /** Papers still awaited, and the nearest of their last days. */
  pieces: number
  piecePourLe: Jour | null
  pieceDeposee: boolean
  /** The visit that is proposed or agreed; null: none is under way. */
  visiteProposeeLe: Temporal.Instant | null
  visiteChoisie: Temporal.Instant | null
  bailSigneLe: Jour | null
  clesRemisesLe: Jour | null
}

/** The files of one home, in the order of the frozen list. */
export async function listRecues(db: Db, bailleurId: number, offreId: number, now: Temporal.Instant): Promise<readonly Recue[]> {
  return selectRecues(db, bailleurId, now).where('c.offre_id', '=', offreId).orderBy('c.ordre_gele').orderBy('c.id').execute()
}

/** A paper is still expected: asked, and the candidature at a stage where it matters (commands/tenir.ts). */
export const PIECE_OUVERTE = sql<boolean>`p.recue_le is null and p.annulee_le is null`

/** Awaiting an answer, or agreed and to come. */
export function visiteOuverte(now: Temporal.Instant) {
  return sql<boolean>`v.annulee_le is null and not v.declinee and (v.choisie > ${now} or (v.choisie is null and v.creneaux[cardinality(v.creneaux)] > ${now}))`
}

export function selectRecues(db: Db, bailleurId: number, now: Temporal.Instant) {
  return db
    .selectFrom('candidature as c')
    .innerJoin('offre as o', 'o.id', 'c.offre_id')
    .innerJoin('demande as d', 'd.id', 'c.demande_id')
    .leftJoin('gel as g', 'g.offre_id', 'c.offre_id')
    .leftJoin('bail as b', 'b.candidature_id', 'c.id')
    .leftJoinLateral(
      (eb) => eb.selectFrom('piece_demandee as p').select([sql<number>`count(*)::int`.as('pieces'), sql<Jour | null>`min(p.pour_le)`.as('pour_le'), sql<boolean | null>`bool_or(p.deposee_le is not null)`.as('deposee')]).whereRef('p.candidature_id', '=', 'c.id').where(PIECE_OUVERTE).as('p'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral((eb) => eb.selectFrom('visite as v').select(['v.proposee_le', 'v.choisie']).whereRef('v.candidature_id', '=', 'c.id').where(visiteOuverte(now)).orderBy('v.id', 'desc').limit(1).as('v'), (join) => join.onTrue())
    .select(['c.id', 'c.offre_id as offreId', 'o.reference', 'o.ville', 'o.statut as statutOffre', 'd.nom', 'd.prenom', 'c.statut', 'c.statut_le as statutLe', 'c.attente_piece as attentePiece', 'c.echeance_le as echeanceLe'])
    .select(['c.rang_commission as rangCommission', 'c.rang_gele as rangGele', 'g.sur', 'p.pour_le as piecePourLe', 'v.proposee_le as visiteProposeeLe', 'v.choisie as visiteChoisie', 'b.signe_le as bailSigneLe', 'b.cles_remises_le as clesRemisesLe'])
    .select([sql<number>`coalesce(p.pieces, 0)`.as('pieces'), sql<boolean>`coalesce(p.deposee, false)`.as('pieceDeposee')])
    .where('c.designation_id', 'is not', null)
    .where('o.bailleur_id', '=', bailleurId)
}
