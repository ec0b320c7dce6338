import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { STATUTS_OFFRE, type StatutOffre } from '#domain/offre.ts'
import { CANDIDATS } from '../queries.ts'

/** Whose offers: a landlord's own, or those of a territory (none named: the whole country). */
export type Perimetre = { bailleurId: number } | { departements: readonly string[] }
export type LigneOffre = Awaited<ReturnType<typeof listOffresPortail>>['offres'][number]

const PER_PAGE = 25

/** Those of the frozen list once it is closed, else those who are live. */
const EN_LISTE = sql<number>`coalesce((select g.sur from gel g where g.offre_id = o.id), ${CANDIDATS})`

/** Those that end first, first; `statut` undefined: all of them. */
export async function listOffresPortail(db: Db, perimetre: Perimetre, { statut, page }: { statut: StatutOffre | undefined; page: number }) {
  const offres = await within(db, perimetre, statut)
    .innerJoin('bailleur as b', 'b.id', 'o.bailleur_id')
    .select(['o.id', 'o.reference', 'o.statut', 'o.ville', 'o.code_postal', 'o.typologie', 'o.surface', 'o.financement', 'o.loyer', 'o.cloture_le', 'b.nom as bailleur'])
    .select(EN_LISTE.as('candidats'))
    .orderBy('o.cloture_le', statut === 'en_ligne' ? 'asc' : 'desc')
    .orderBy('o.id')
    .limit(PER_PAGE)
    .offset((page - 1) * PER_PAGE)
    .execute()
  const { total } = await within(db, perimetre, statut).select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  return { offres, total, pages: Math.max(1, Math.ceil(total / PER_PAGE)) }
}

/** How many in each state; a state without any is there too, with 0. */
export async function countParStatut(db: Db, perimetre: Perimetre): Promise<ReadonlyMap<StatutOffre, number>> {
  const rows = await within(db, perimetre, undefined)
    .select(['o.statut', (eb) => eb.fn.countAll<number>().as('total')])
    .groupBy('o.statut')
    .execute()
  const counted = new Map(rows.map(({ statut, total }) => [statut, total]))
  return new Map(STATUTS_OFFRE.map((statut) => [statut, counted.get(statut) ?? 0]))
}

/** Undefined outside one's own: it is not found. */
export async function findOffrePortail(db: Db, perimetre: Perimetre, id: number): Promise<{ id: number } | undefined> {
  return within(db, perimetre, undefined).select('o.id').where('o.id', '=', id).executeTakeFirst()
}

function within(db: Db, perimetre: Perimetre, statut: StatutOffre | undefined) {
  const query = statut === undefined ? db.selectFrom('offre as o') : db.selectFrom('offre as o').where('o.statut', '=', statut)
  if ('bailleurId' in perimetre) return query.where('o.bailleur_id', '=', perimetre.bailleurId)
  return perimetre.departements.length === 0 ? query : query.where('o.departement', 'in', [...perimetre.departements])
}
