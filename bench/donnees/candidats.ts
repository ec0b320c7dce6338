/** Requests that may apply now, and to which home: found by the read models, judged again by the law when they apply. */
import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { Ctx } from '#src/context.ts'

export type Paire = { demandeId: number; offreId: number }

/** Complete, active, holding no home. */
const LIBRE = sql`
  p.active and p.masque <> 0 and d.pieces_confirmees_le is not null
  and exists (select from rattachement r where r.demande_id = p.demande_id) and exists (select from consentement k where k.demande_id = p.demande_id)
  and not exists (select from candidature c where c.demande_id = p.demande_id and c.statut in ('deposee', 'validee'))`

const CONVIENT = sql`o.statut = 'en_ligne' and o.reservee_a is null and o.commune = any(p.communes) and o.typologie = any(p.typologies) and (p.masque & (1 << o.classe)) <> 0`

/** Each request with one of its homes, drawn: many homes, each a few times. */
export async function listPaires({ db, now }: Pick<Ctx, 'db' | 'now'>, most: number): Promise<readonly Paire[]> {
  const { rows } = await sql<Paire>`
    select p.demande_id as "demandeId", o.id as "offreId"
    from (select p.* from profil p join demande d on d.id = p.demande_id where ${LIBRE} order by hashint4(p.demande_id) limit ${10 * most}) p
    cross join lateral (select o.id from offre o where ${CONVIENT} and o.cloture_le > ${now} order by hashint4(o.id # p.demande_id) limit 1) o limit ${most}`.execute(db)
  return rows
}

/** Requests that may all have this one home. */
export async function listPretendants(db: Db, offreId: number, most: number): Promise<readonly Paire[]> {
  const { rows } = await sql<Paire>`
    select p.demande_id as "demandeId", o.id as "offreId" from offre o join profil p on ${CONVIENT} join demande d on d.id = p.demande_id
    where o.id = ${offreId} and ${LIBRE} order by hashint4(p.demande_id) limit ${most}`.execute(db)
  return rows
}

/** One request that may have many homes at once: the one that has the most among a sample. */
export async function findConvoitise({ db, now }: Pick<Ctx, 'db' | 'now'>, most: number): Promise<{ demandeId: number; offres: readonly number[] }> {
  const { rows } = await sql<{ demandeId: number; offres: number[] }>`
    select p.demande_id as "demandeId", array_agg(o.id order by o.id) as offres
    from (select p.* from profil p join demande d on d.id = p.demande_id where ${LIBRE} order by p.communes @> '{75056}' desc, hashint4(p.demande_id) limit 1000) p
    join offre o on ${CONVIENT} and o.cloture_le > ${now} group by p.demande_id order by count(*) desc, p.demande_id limit 1`.execute(db)
  const [row] = rows
  if (!row) throw new Error('no request may have any home')
  return { demandeId: row.demandeId, offres: row.offres.slice(0, most) }
}

/** The home that most of them may have: on which all can rush. */
export function mostShared(paires: readonly Paire[]): number {
  const counts = new Map<number, number>()
  for (const { offreId } of paires) counts.set(offreId, (counts.get(offreId) ?? 0) + 1)
  const [first] = [...counts].toSorted((a, b) => b[1] - a[1] || a[0] - b[0])
  if (!first) throw new Error('nobody may apply anywhere')
  return first[0]
}
