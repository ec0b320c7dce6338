import { sql } from 'kysely'
import type { Categorie } from '#domain/entreprise.ts'
import type { BonusMotive, Entrees12Mois } from '#domain/equilibrage.ts'
import type { Jour } from '#domain/jour.ts'
import type { Db, Tx } from '#platform/db.ts'

export type LigneEquilibrage = BonusMotive & { id: number }

/** All of them, the latest first. */
export async function listEquilibrages(db: Db, most: number): Promise<readonly LigneEquilibrage[]> {
  return db.selectFrom('equilibrage').select(['id', 'categorie', 'debut', 'fin', 'motif']).orderBy('debut', 'desc').limit(most).execute()
}

/** The first that shares a day with this period. */
export async function findChevauchement(db: Db | Tx, debut: Jour, fin: Jour): Promise<LigneEquilibrage | undefined> {
  return db.selectFrom('equilibrage').select(['id', 'categorie', 'debut', 'fin', 'motif']).where('debut', '<', fin).where('fin', '>', debut).orderBy('debut').limit(1).executeTakeFirst()
}

/**
 * Homes entered between two days, both included, by the size of the employer that the candidature kept: signed leases, on the day of
 * entry that the lease gives. A lease signed before entries were recorded counts on the day it was.
 */
export async function countEntrees(db: Db | Tx, { observeDu, observeAu }: { observeDu: Jour; observeAu: Jour }): Promise<Entrees12Mois> {
  const entree = sql<Jour>`coalesce(b.entree_le, (c.statut_le at time zone 'Europe/Paris')::date)`
  const rows = await db
    .selectFrom('candidature as c')
    .leftJoin('bail as b', 'b.candidature_id', 'c.id')
    .select(['c.categorie', (eb) => eb.fn.countAll<number>().as('total')])
    .where('c.statut', '=', 'bail_signe')
    .where('c.categorie', 'is not', null)
    .where(entree, '>=', observeDu)
    .where(entree, '<=', observeAu)
    .groupBy('c.categorie')
    .execute()
  const of = (categorie: Categorie) => rows.find((row) => row.categorie === categorie)?.total ?? 0
  return { PME: of('PME'), ETI: of('ETI'), GE: of('GE') }
}
