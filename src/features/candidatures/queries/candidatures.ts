import { sql } from 'kysely'
import { HELD, type Statut } from '#domain/candidature.ts'
import type { Temporal } from 'temporal-polyfill'
import { literals, type Db } from '#platform/db.ts'

/** One candidature of a request, with what its pages show of the home. */
export type Candidature = Awaited<ReturnType<ReturnType<typeof selectCandidatures>['execute']>>[number]

/** All those of the request `d`, the newest first, as one value to be read beside it. */
export const CANDIDATURES = sql<readonly CandidatureJson[]>`(select coalesce(json_agg(json_build_object('id', c.id, 'offreId', c.offre_id, 'statut', c.statut) order by c.id desc), '[]') from candidature c where c.demande_id = d.id)`
export type CandidatureJson = { id: number; offreId: number; statut: Statut }

export async function findHeldCandidature(db: Db, demandeId: number): Promise<Candidature | undefined> {
  return selectCandidatures(db).where('c.demande_id', '=', demandeId).where(IS_HELD).executeTakeFirst()
}

export type Evenement = { id: number; quand: Temporal.Instant; action: string; avant: string | null; apres: string | null; motif: string | null; acteur: string }

/** What happened to a candidature, oldest first. */
export async function listEvenements(db: Db, candidatureId: number): Promise<readonly Evenement[]> {
  return db
    .selectFrom('journal')
    .select(['id', 'quand', 'action', 'avant', 'apres', 'motif', 'acteur_type as acteur'])
    .where('candidature_id', '=', candidatureId)
    .orderBy('id')
    .execute()
}

/** What a message about it needs. Only those who verified their address have an account that is `actif`. */
export async function findForMail(db: Db, id: number) {
  const candidature = await selectCandidatures(db).where('c.id', '=', id).executeTakeFirst()
  const destinataire = await db
    .selectFrom('candidature as c')
    .innerJoin('demande as d', 'd.id', 'c.demande_id')
    .innerJoin('compte', 'compte.id', 'd.compte_id')
    .select(['compte.id as compteId', 'compte.prenom', 'compte.email'])
    .where('c.id', '=', id)
    .where('compte.statut', '=', 'actif')
    .executeTakeFirst()
  return candidature && destinataire ? { candidature, destinataire } : undefined
}

/** `c` is live, in the words of the unique index, which serves. */
export const IS_HELD = sql<boolean>`c.statut in ${literals(HELD)}`

export function selectCandidatures(db: Db) {
  return db
    .selectFrom('candidature as c')
    .innerJoin('offre as o', 'o.id', 'c.offre_id')
    .innerJoin('bailleur as b', 'b.id', 'o.bailleur_id')
    .select(['c.id', 'c.offre_id', 'c.statut', 'c.deposee_le', 'c.statut_le', 'c.points_fixes', 'c.categorie', 'c.date_depot', 'c.rang_gele', 'c.ordre_gele', 'c.total_gele', 'c.attente_piece', 'c.echeance_le', 'c.motif', 'c.rang_commission', 'c.designation_id'])
    .select(['o.reference', 'o.typologie', 'o.nature', 'o.ville', 'o.code_postal', 'o.adresse', 'o.loyer', 'o.surface', 'o.cloture_le', 'o.disponible_le', 'o.statut as statut_offre', 'o.graine_engagement', 'o.depot_garantie', 'o.financement', 'b.nom as bailleur'])
    .select(sql<string | null>`case when o.statut not in ('en_ligne') then o.graine end`.as('graine'))
}
