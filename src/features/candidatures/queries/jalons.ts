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

/**
 * The clock of one candidature: the landlord's delays run from the sending of that very file, so that one called back later is not
 * freed, or kept, by what happened to those before. Not sent yet: that of the offer.
 */
export async function findJalonsDe(db: Db, { offre_id, designation_id }: { offre_id: number; designation_id: number | null }): Promise<Jalons | undefined> {
  if (designation_id === null) return findJalons(db, offre_id)
  const { rows } = await sql<Row>`
    select o.id, o.cloture_le as cloture, g.faite_le as transmise,
      least(
        (select min(p.demandee_le) from piece_demandee p join candidature c on c.id = p.candidature_id where c.offre_id = o.id and p.demandee_le >= g.faite_le),
        (select min(v.proposee_le) from visite v join candidature c on c.id = v.candidature_id where c.offre_id = o.id and v.proposee_le >= g.faite_le),
        (select min(greatest(p.convoque_le, g.faite_le)) from passage p where p.offre_id = o.id and (p.notifie_le is null or p.notifie_le >= g.faite_le))) as contact,
      (select min(s.jour) from passage p join seance s on s.id = p.seance_id where p.offre_id = o.id and p.notifie_le >= g.faite_le) as commission
    from offre o join designation g on g.id = ${designation_id} and g.offre_id = o.id
    where o.id = ${offre_id} and o.cloture_le is not null`.execute(db)
  return rows[0] && toJalons(rows[0])
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
