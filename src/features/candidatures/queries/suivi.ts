import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { prepared } from '#platform/prepared.ts'
import { IS_HELD, selectCandidatures } from './candidatures.ts'

/** A candidature with all that it may await of the applicant, in one statement: the last visit, papers to file, a call back, the lease. */
export type Suivie = Awaited<ReturnType<typeof listSuivies>>[number]

/** The newest first: the live one, then those that ended (F144). */
export async function listSuivies(db: Db, demandeId: number) {
  return selectSuivies(db).where('c.demande_id', '=', demandeId).orderBy('c.id', 'desc').execute()
}

/** With the trace of its points and the frozen list. Undefined for anybody else's. */
export async function findSuivie(db: Db, demandeId: number, id: number) {
  const [suivie] = await selectSuivie(db, { demandeId, id })
  return suivie
}

const selectSuivie = prepared<{ demandeId: number; id: number }>()((db, at) =>
  selectSuivies(db)
    .leftJoin('gel as g', 'g.offre_id', 'c.offre_id')
    .select(['c.faits_points', 'c.lignes', 'g.bonus', 'g.sur'])
    .where('c.demande_id', '=', at('demandeId'))
    .where('c.id', '=', at('id'))
    .compile(),
)

/** The one that is live; failing that, one that could be again. */
export async function findEnCours(db: Db, demandeId: number): Promise<Suivie | undefined> {
  const [suivie] = await selectEnCours(db, { demandeId })
  return suivie
}

const selectEnCours = prepared<{ demandeId: number }>()((db, at) =>
  selectSuivies(db)
    .where('c.demande_id', '=', at('demandeId'))
    .where(EN_COURS)
    .orderBy(sql`(c.statut = 'non_designee')::int`)
    .orderBy('c.id', 'desc')
    .limit(1)
    .compile(),
)

const EN_COURS = sql<boolean>`(${IS_HELD} or r.id is not null)`

function selectSuivies(db: Db) {
  return selectCandidatures(db)
    .leftJoin('rappel as r', (join) => join.onRef('r.candidature_id', '=', 'c.id').on('r.reponse', 'is', null))
    .leftJoin('bail as k', 'k.candidature_id', 'c.id')
    .leftJoinLateral(
      (eb) => eb.selectFrom('visite as v').select(['v.id', 'v.creneaux', 'v.rendez_vous', 'v.choisie', 'v.declinee', 'v.annulee_le']).whereRef('v.candidature_id', '=', 'c.id').orderBy('v.id', 'desc').limit(1).as('v'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('piece_demandee as p')
          .select((one) => [one.fn.countAll<number>().as('nombre'), one.fn.min('p.pour_le').as('pour_le')])
          .whereRef('p.candidature_id', '=', 'c.id')
          .where('p.recue_le', 'is', null)
          .where('p.annulee_le', 'is', null)
          .where('p.deposee_le', 'is', null)
          .as('p'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('decision as d')
          .innerJoin('passage as f', 'f.id', 'd.passage_id')
          .innerJoin('seance as s', 's.id', 'f.seance_id')
          .select(['d.code', 'd.rang', 'd.motifs', 'd.fondement', 'd.piece', 'd.date_limite', 's.jour as seance'])
          .whereRef('d.candidature_id', '=', 'c.id')
          .where('f.notifie_le', 'is not', null)
          .orderBy('f.id', 'desc')
          .limit(1)
          .as('d'),
      (join) => join.onTrue(),
    )
    .select(['r.expire_le as rappel_expire_le', 'k.signe_le as bail_signe_le', 'k.entree_le', 'k.cles_remises_le', 'p.nombre as pieces_a_deposer', 'p.pour_le as pieces_pour_le'])
    .select(['v.id as visite_id', 'v.creneaux as visite_creneaux', 'v.rendez_vous', 'v.choisie as visite_choisie', 'v.declinee as visite_declinee', 'v.annulee_le as visite_annulee_le'])
    .select(['d.code as decision_code', 'd.rang as decision_rang', 'd.motifs as decision_motifs', 'd.fondement as decision_fondement', 'd.piece as decision_piece', 'd.date_limite as decision_date_limite', 'd.seance as decision_seance'])
}
