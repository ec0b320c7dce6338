import { sql } from 'kysely'
import { jourAParis, type Jour } from '#domain/jour.ts'
import type { Jalons } from '#domain/silence.ts'
import type { Db } from '#platform/db.ts'
import type { Temporal } from 'temporal-polyfill'

type Row = { cloture: Temporal.Instant | null; transmise: Temporal.Instant | null; contact: Temporal.Instant | null; commission: Jour | null }

/** What happened on an offer since its closing, each on its day: what the silence clock reads (B7). Undefined before the closing. */
export async function findJalons(db: Db, offreId: number): Promise<Jalons | undefined> {
  const { rows } = await sql<Row>`
    select case when o.statut in ('brouillon', 'soumise', 'en_ligne') then null else o.cloture_le end as cloture,
      (select min(d.faite_le) from designation d where d.offre_id = o.id) as transmise,
      least(
        (select min(p.demandee_le) from piece_demandee p join candidature c on c.id = p.candidature_id where c.offre_id = o.id),
        (select min(v.proposee_le) from visite v join candidature c on c.id = v.candidature_id where c.offre_id = o.id),
        (select min(p.convoque_le) from passage p where p.offre_id = o.id)) as contact,
      (select min(s.jour) from passage p join seance s on s.id = p.seance_id where p.offre_id = o.id and p.notifie_le is not null) as commission
    from offre o where o.id = ${offreId}`.execute(db)
  const [row] = rows
  if (!row?.cloture) return undefined
  const { cloture, transmise, contact, commission } = row
  return {
    cloture: jourAParis(cloture.subtract({ milliseconds: 1 })),
    ...(transmise ? { instruite: jourAParis(transmise), transmise: jourAParis(transmise) } : {}),
    ...(contact ? { premierContact: jourAParis(contact) } : {}),
    ...(commission ? { commission } : {}),
  }
}
