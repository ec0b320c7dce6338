import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { WITH_BAILLEUR } from '#domain/candidature.ts'
import { literals, type Db } from '#platform/db.ts'
import { PIECE_POSSIBLE, VISITE_POSSIBLE } from '../etapes.ts'
import { selectRecues, type Recue, PIECE_OUVERTE, visiteOuverte } from './recues.ts'

/** What a landlord has to do, each with its list. */
export const LISTES = ['a_etudier', 'pieces', 'visites', 'reponses', 'conditions', 'baux', 'cles', 'tous'] as const
export type Liste = (typeof LISTES)[number]
export const TRIS_DOSSIERS = ['candidat', 'offre', 'etat', 'echeance'] as const
export type TriDossiers = (typeof TRIS_DOSSIERS)[number]
export type VueDossiers = { liste: Liste; tri: TriDossiers; sens: 'asc' | 'desc'; page: number }

export const PAR_PAGE = 25

export async function listDossiers(db: Db, bailleurId: number, { liste, tri, sens, page }: VueDossiers, now: Temporal.Instant): Promise<readonly Recue[]> {
  return selectRecues(db, bailleurId, now)
    .where(conditionOf(liste, now))
    .orderBy(COLONNES[tri], (order) => (sens === 'asc' ? order.asc().nullsLast() : order.desc().nullsLast()))
    .orderBy('c.id')
    .limit(PAR_PAGE)
    .offset((page - 1) * PAR_PAGE)
    .execute()
}

/** How many in each list, in one reading. */
export async function countDossiers(db: Db, bailleurId: number, now: Temporal.Instant): Promise<ReadonlyMap<Liste, number>> {
  const columns = LISTES.map((liste) => sql`(count(*) filter (where ${conditionOf(liste, now)}))::int as ${sql.id(liste)}`)
  const { rows } = await sql<Partial<Record<Liste, number>>>`
    select ${sql.join(columns)} from candidature c join offre o on o.id = c.offre_id left join bail b on b.candidature_id = c.id
    where c.designation_id is not null and o.bailleur_id = ${bailleurId}`.execute(db)
  return new Map(LISTES.map((liste) => [liste, rows[0]?.[liste] ?? 0]))
}

/** What is due first: a paper, a visit, an answer, or the file that came first; then those that are over, the latest first. */
const COLONNES: Readonly<Record<TriDossiers, RawBuilder<unknown>>> = {
  candidat: sql`lower(d.nom || ' ' || d.prenom)`,
  offre: sql`o.reference`,
  etat: sql`c.statut`,
  echeance: sql`case when c.statut in ${literals(WITH_BAILLEUR)} or (c.statut = 'bail_signe' and b.cles_remises_le is null) then extract(epoch from coalesce(c.echeance_le, v.choisie, (p.pour_le + 1)::timestamp at time zone 'Europe/Paris', c.statut_le)) else 1e11 - extract(epoch from c.statut_le) end`,
}

function conditionOf(liste: Liste, now: Temporal.Instant): RawBuilder<SqlBool> {
  switch (liste) {
    case 'a_etudier': return sql`c.statut = 'transmise'`
    case 'pieces': return sql`c.statut in ${literals(PIECE_POSSIBLE)} and exists (select 1 from piece_demandee p where p.candidature_id = c.id and ${PIECE_OUVERTE})`
    case 'visites': return sql`c.statut in ${literals(VISITE_POSSIBLE)} and exists (select 1 from visite v where v.candidature_id = c.id and ${visiteOuverte(now)})`
    case 'reponses': return sql`c.statut = 'attribuee'`
    case 'conditions': return sql`c.statut = 'attribuee_sous_condition'`
    case 'baux': return sql`c.statut = 'acceptee'`
    case 'cles': return sql`c.statut = 'bail_signe' and b.cles_remises_le is null`
    case 'tous': return sql`true`
  }
}
