import { sql } from 'kysely'
import type { Jour } from '#domain/jour.ts'
import type { Typologie } from '#domain/offre.ts'
import type { Db } from '#platform/db.ts'

/** Where a home stands before the commission, in the order in which it is worked on. */
export const ETATS = ['a_convoquer', 'a_venir', 'a_decider', 'a_notifier', 'condition', 'notifiee', 'sans_candidat'] as const
export type Etat = (typeof ETATS)[number]
export const TRIS = ['jour', 'reference', 'ville', 'etat'] as const
export type Tri = (typeof TRIS)[number]
export type Vue = { etat: Etat | undefined; jour: Jour | undefined; tri: Tri; sens: 'asc' | 'desc'; page: number }

export type LigneCommission = {
  offreId: number; passageId: number | null; reference: string; ville: string; codePostal: string; typologie: Typologie; surface: number
  jour: Jour | null; etat: Etat; candidats: number; decides: number
}

const PER_PAGE = 25

/** A landlord's homes, one line for each sitting, and those that wait for one. */
export async function listCommissions(db: Db, { bailleurId, today }: { bailleurId: number; today: Jour }, vue: Vue) {
  const { rows } = await sql<LigneCommission & { total: number }>`
    with ligne as (${lignes(bailleurId, today)})
    select *, (count(*) over ())::int as total from ligne
    where (${vue.etat ?? null}::text is null or etat = ${vue.etat ?? null}) and (${vue.jour ?? null}::date is null or jour = ${vue.jour ?? null}::date)
    order by ${orderOf(vue)}, jour desc nulls first, reference, "passageId"
    limit ${PER_PAGE} offset ${(vue.page - 1) * PER_PAGE}`.execute(db)
  const total = rows[0]?.total ?? 0
  return { lignes: rows, total, pages: Math.max(1, Math.ceil(total / PER_PAGE)) }
}

/** How many in each state; a state without any is there too, with 0. */
export async function countCommissions(db: Db, { bailleurId, today }: { bailleurId: number; today: Jour }): Promise<ReadonlyMap<Etat, number>> {
  const { rows } = await sql<{ etat: Etat; total: number }>`with ligne as (${lignes(bailleurId, today)}) select etat, count(*)::int as total from ligne group by etat`.execute(db)
  const counted = new Map(rows.map(({ etat, total }) => [etat, total]))
  return new Map(ETATS.map((etat) => [etat, counted.get(etat) ?? 0]))
}

const COLONNES = sql.raw('o.id as "offreId", o.reference, o.ville, o.code_postal as "codePostal", o.typologie, o.surface::float8 as surface')

function lignes(bailleurId: number, today: Jour) {
  return sql`
    select ${COLONNES}, p.id as "passageId", s.jour,
      case
        when p.notifie_le is not null and exists (select 1 from decision x join candidature c on c.id = x.candidature_id where x.passage_id = p.id and c.statut = 'attribuee_sous_condition') then 'condition'
        when p.notifie_le is not null then 'notifiee'
        when o.statut = 'transmise' then 'a_convoquer'
        when n.candidats = 0 then 'sans_candidat'
        when s.jour > ${today}::date then 'a_venir'
        when n.decides < n.candidats then 'a_decider'
        else 'a_notifier'
      end as etat,
      case when p.notifie_le is null then n.candidats else n.notifies end as candidats,
      case when p.notifie_le is null then n.decides else n.notifies end as decides
    from passage p
    join seance s on s.id = p.seance_id
    join offre o on o.id = p.offre_id
    cross join lateral (
      select count(*) filter (where c.statut = 'en_commission')::int as candidats, count(x.passage_id) filter (where c.statut = 'en_commission')::int as decides, count(x.passage_id)::int as notifies
      from candidature c left join decision x on x.candidature_id = c.id and x.passage_id = p.id where c.offre_id = o.id) n
    where o.bailleur_id = ${bailleurId}
    union all
    select ${COLONNES}, null, null, 'a_convoquer', (select count(*)::int from candidature c where c.offre_id = o.id and c.statut = 'transmise'), 0
    from offre o
    where o.bailleur_id = ${bailleurId} and o.statut = 'transmise' and not exists (select 1 from passage p where p.offre_id = o.id and p.notifie_le is null)`
}

/** What is left to do comes first, and what has no day yet before what has one. */
function orderOf({ tri, sens }: Vue) {
  const column = { jour: 'jour', reference: 'reference', ville: 'ville', etat: `array_position(array['${ETATS.join("','")}'], etat)` }[tri]
  return sql.raw(`${column} ${sens}${tri === 'jour' ? ` nulls ${sens === 'asc' ? 'first' : 'last'}` : ''}`)
}
