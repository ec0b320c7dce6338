import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { STATUTS_OFFRE, type StatutOffre } from '#domain/offre.ts'
import { CANDIDATS } from '#features/offres/queries.ts'
import type { Db } from '#platform/db.ts'

export const TRIS_LOGEMENTS = ['reference', 'ville', 'loyer', 'candidats', 'cloture', 'statut'] as const
export type TriLogements = (typeof TRIS_LOGEMENTS)[number]
export type VueLogements = { statut: StatutOffre | undefined; recherche: string; tri: TriLogements; sens: 'asc' | 'desc'; page: number }
export type Logement = Awaited<ReturnType<typeof listLogements>>['logements'][number]

const PAR_PAGE = 25
/** Those of the frozen list once it is closed, else those who are live. */
const EN_LISTE = sql<number>`coalesce((select g.sur from gel g where g.offre_id = o.id), ${CANDIDATS})`
const RECUS = sql<number>`(select count(*)::int from candidature c where c.offre_id = o.id and c.designation_id is not null)`

/** The homes of one landlord, as its table sorts and filters them. */
export async function listLogements(db: Db, bailleurId: number, vue: VueLogements) {
  const { tri, sens, page } = vue
  const logements = await within(db, bailleurId, vue)
    .select(['o.id', 'o.reference', 'o.statut', 'o.ville', 'o.code_postal', 'o.typologie', 'o.surface', 'o.financement', 'o.loyer', 'o.cloture_le'])
    .select([EN_LISTE.as('candidats'), RECUS.as('recus')])
    .orderBy(COLONNES[tri], (order) => (sens === 'asc' ? order.asc().nullsLast() : order.desc().nullsLast()))
    .orderBy('o.id')
    .limit(PAR_PAGE)
    .offset((page - 1) * PAR_PAGE)
    .execute()
  const { total } = await within(db, bailleurId, vue).select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  return { logements, total, pages: Math.max(1, Math.ceil(total / PAR_PAGE)) }
}

/** How many in each state; a state without any is there too, with 0. */
export async function countLogements(db: Db, bailleurId: number): Promise<ReadonlyMap<StatutOffre, number>> {
  const rows = await db.selectFrom('offre as o').select(['o.statut', (eb) => eb.fn.countAll<number>().as('total')]).where('o.bailleur_id', '=', bailleurId).groupBy('o.statut').execute()
  const counted = new Map(rows.map(({ statut, total }) => [statut, total]))
  return new Map(STATUTS_OFFRE.map((statut) => [statut, counted.get(statut) ?? 0]))
}

/** Homes before a commission whose letters have not left. */
export async function countCommissions(db: Db, bailleurId: number): Promise<number> {
  const { total } = await db
    .selectFrom('passage as p')
    .innerJoin('offre as o', 'o.id', 'p.offre_id')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where('p.notifie_le', 'is', null)
    .where('o.statut', '=', 'en_commission')
    .where('o.bailleur_id', '=', bailleurId)
    .executeTakeFirstOrThrow()
  return total
}

/** The states in the order of the path, not of the alphabet. */
const ORDRE = sql`array_position(${sql.val([...STATUTS_OFFRE])}::text[], o.statut)`
const COLONNES: Readonly<Record<TriLogements, RawBuilder<unknown>>> = {
  reference: sql`o.reference`, ville: sql`o.ville`, loyer: sql`o.loyer`, candidats: EN_LISTE, cloture: sql`o.cloture_le`, statut: ORDRE,
}

function within(db: Db, bailleurId: number, { statut, recherche }: VueLogements) {
  const own = db.selectFrom('offre as o').where('o.bailleur_id', '=', bailleurId)
  const inState = statut === undefined ? own : own.where('o.statut', '=', statut)
  return recherche === '' ? inState : inState.where(contains(recherche))
}

function contains(recherche: string): RawBuilder<SqlBool> {
  return sql`strpos(lower(o.reference || ' ' || o.ville || ' ' || o.code_postal || ' ' || o.adresse), lower(${recherche})) > 0`
}
