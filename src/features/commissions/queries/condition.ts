import type { Db } from '#platform/db.ts'

/** A home that the commission gave under condition: whose, which paper, until when, in which rank. */
export type Condition = NonNullable<Awaited<ReturnType<typeof findCondition>>>

/** Of a landlord's own candidates; undefined for whoever never had a condition. */
export async function findCondition(db: Db, bailleurId: number, candidatureId: number) {
  return db
    .selectFrom('candidature as c')
    .innerJoin('offre as o', 'o.id', 'c.offre_id')
    .innerJoin('demande as d', 'd.id', 'c.demande_id')
    .leftJoin('decision as x', (join) => join.onRef('x.candidature_id', '=', 'c.id').on('x.code', '=', 'attribution_sous_condition'))
    .leftJoin('passage as p', (join) => join.onRef('p.id', '=', 'x.passage_id').on('p.notifie_le', 'is not', null))
    .leftJoin('seance as s', 's.id', 'p.seance_id')
    .select(['c.id', 'c.statut', 'c.statut_le as statutLe', 'c.attente_piece as attentePiece', 'c.echeance_le as echeanceLe', 'c.rang_commission as rang', 'c.offre_id as offreId'])
    .select(['o.reference', 'o.typologie', 'o.surface', 'o.ville', 'o.departement', 'd.nom', 'd.prenom', 'x.piece', 'x.date_limite as dateLimite', 's.jour'])
    .where('c.id', '=', candidatureId)
    .where('o.bailleur_id', '=', bailleurId)
    .where((eb) => eb.or([eb('c.statut', '=', 'attribuee_sous_condition'), eb('p.id', 'is not', null)]))
    .orderBy('p.id', 'desc')
    .limit(1)
    .executeTakeFirst()
}
