import { sql } from 'kysely'
import { jourAParis, type Jour } from '#domain/jour.ts'
import type { Jalons } from '#domain/silence.ts'
import type { Db } from '#platform/db.ts'
import type { Temporal } from 'temporal-polyfill'

type Row = { id: number; cloture: Temporal.Instant; transmise: Temporal.Instant | null; contact: Temporal.Instant | null; commission: Jour | null }

/** What happened on an offer since its closing, each on its day: what the silence clock reads (B7). Undefined before the closing. */
export async function findJalons(db: Db, offreId: number): Promise<Jalons | undefined> {
  return (await listJalons(db, [offreId])).get(offreId)
}

/** Those of many offers at once; one that is not closed is absent. */
export async function listJalons(db: Db, offreIds: readonly number[]): Promise<ReadonlyMap<number, Jalons>> {
  if (offreIds.length === 0) return new Map()
  const { rows } = await sql<Row>`
    select o.id, o.cloture_le as cloture,
      (select min(d.faite_le) from designation d where d.offre_id = o.id) as transmise,
      least(
        (select min(p.demandee_le) from piece_demandee p join candidature c on c.id = p.candidature_id where c.offre_id = o.id),
        (select min(v.proposee_le) from visite v join candidature c on c.id = v.candidature_id where c.offre_id = o.id),
        (select min(p.convoque_le) from passage p where p.offre_id = o.id)) as contact,
      (select min(s.jour) from passage p join seance s on s.id = p.seance_id where p.offre_id = o.id and p.notifie_le is not null) as commission
    from offre o where o.id = any(${[...offreIds]}::int[]) and o.statut not in ('brouillon', 'soumise', 'en_ligne') and o.cloture_le is not null`.execute(db)
  return new Map(rows.map((row) => [row.id, toJalons(row)]))
}

function toJalons({ cloture, transmise, contact, commission }: Row): Jalons {
  return {
    cloture: jourAParis(cloture.subtract({ milliseconds: 1 })),
    ...(transmise ? { instruite: jourAParis(transmise), transmise: jourAParis(transmise) } : {}),
    ...(contact ? { premierContact: jourAParis(contact) } : {}),
    ...(commission ? { commission } : {}),
  }
}
