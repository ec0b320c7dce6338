import { sql, type RawBuilder } from 'kysely'
import { lieuxOf } from '#domain/correspondance.ts'
import { classeOf } from '#domain/droits.ts'
import { departementOf } from '#domain/lieux.ts'
import type { OffreFacts } from '#domain/offre.ts'
import { classeTypologie } from '#domain/typologie.ts'
import type { Db } from '#platform/db.ts'

/** What decides who may have a home. */
export type OffreVisee = Pick<OffreFacts, 'commune' | 'typologie' | 'financement' | 'zoneAbc' | 'reserveeA'>

/** How many active requests may have this home, exactly: what the conseiller sees before publishing (K1, K13). */
export async function countInteresses(db: Db, offre: OffreVisee): Promise<number> {
  const { rows } = await sql<{ total: number }>`select count(*)::int as total from ${interesses(offre, 'tous')}`.execute(db)
  return rows[0]?.total ?? 0
}

/** Their ids. Those who are to be told stay in the database: see `interesses`. */
export async function listInteresses(db: Db, offre: OffreVisee): Promise<readonly number[]> {
  const { rows } = await sql<{ demande_id: number }>`select i.demande_id from ${interesses(offre, 'tous')}`.execute(db)
  return rows.map((row) => row.demande_id)
}

/**
 * The same as a table `i(demande_id)` of a statement, each request once. `veille`: of those, the ones who asked to be told
 * of such homes. A home without a class is nobody’s: the law answers that a fact is missing.
 */
export function interesses(offre: OffreVisee, qui: 'tous' | 'veille'): RawBuilder<unknown> {
  const classe = classeOf(offre)
  const bit = classe === undefined ? 0 : 2 ** classe
  return offre.reserveeA === undefined ? amongAll(offre, bit, qui) : amongEmployees({ ...offre, reserveeA: Number(offre.reserveeA) }, bit, qui)
}

/** Exact ranges of one index: a mask that holds the bit is one of those that were ever written. */
function amongAll({ commune, typologie }: OffreVisee, bit: number, qui: 'tous' | 'veille'): RawBuilder<unknown> {
  return sql`(
    select c.demande_id from correspondance c
    where c.lieu = any(${lieuxOf(commune)}::text[]) and c.typologie = ${classeTypologie(typologie)}
      and c.masque = any(array(select e.masque from masque_ecrit e where e.masque & ${bit}::int <> 0)) ${qui === 'veille' ? sql`and c.alerte` : sql``}) i`
}

/** A reserved home is for the employees of one company: few enough to look at each (K13). */
function amongEmployees({ commune, typologie, reserveeA }: Omit<OffreVisee, 'reserveeA'> & { reserveeA: number }, bit: number, qui: 'tous' | 'veille'): RawBuilder<unknown> {
  return sql`(
    select p.demande_id from profil p
    where p.reserve = ${reserveeA} and p.active and p.masque & ${bit}::int <> 0 and ${typologie}::text = any(p.typologies)
      and (${commune}::text = any(p.communes) or ${departementOf(commune)}::text = any(p.departements))
      ${qui === 'veille' ? sql`and p.veille and ${typologie}::text = any(p.voeux)` : sql``}) i`
}
