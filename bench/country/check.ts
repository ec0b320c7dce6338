/** Is this the country that was asked for? Counted in the database, after the load. */
import type pg from 'pg'
import { countUnchecked } from './schema.ts'
import type { Size } from './sizes.ts'

export type Checked = {
  demandes: number
  /** Households that differ in who they are, what they earn or what they wish. */
  foyersDistincts: number
  voeuxParDemande: number
  /** Of the requests, in percent. */
  parisVoulu: number
  offres: number
  candidatures: number
  parOffre: { moyenne: number; mediane: number; maximum: number }
  correspondances: number
  journal: number
  offresParDemande: number
  tailleGo: number
}

/** @throws when the draw repeats itself, or when something of the schema did not come back. */
export async function checkCountry(client: pg.Client, { demandes }: Size): Promise<Checked> {
  const unchecked = await countUnchecked(client)
  if (unchecked !== 0) throw new Error(`${unchecked} constraints or indexes are not valid`)
  const { rows } = await client.query<Checked & { moyenne: number; mediane: number; maximum: number }>(COUNTS)
  const [row] = rows
  if (!row) throw new Error('nothing was counted')
  const { moyenne, mediane, maximum, ...checked } = row
  const distinct = checked.foyersDistincts / demandes
  if (distinct < 0.98) throw new Error(`Only ${checked.foyersDistincts} households differ among ${demandes}`)
  return { ...checked, parOffre: { moyenne, mediane, maximum } }
}

const COUNTS = `
  with candidats as (select count(c.id)::int as total from offre o left join candidature c on c.offre_id = o.id where o.reservee_a is null group by o.id),
  voeux as (select jsonb_array_length(faits -> 'communesSouhaitees') as nombre, faits -> 'communesSouhaitees' as communes, id from demande),
  tirees as (select demande_id from profil where demande_id % greatest(1, (select count(*) from demande) / 500)::int = 0)
  select (select count(*)::int from demande) as demandes,
    (select count(distinct hashtextextended((faits - 'dateDepot')::text, 0))::int from demande) as "foyersDistincts",
    (select round(avg(nombre), 2)::float from voeux) as "voeuxParDemande",
    (select round(100.0 * count(*) filter (where communes::text ~ '"75[01]') / count(*), 1)::float from voeux) as "parisVoulu",
    (select count(*)::int from offre) as offres,
    (select count(*)::int from candidature) as candidatures,
    (select round(avg(total), 1)::float from candidats) as moyenne,
    (select percentile_cont(0.5) within group (order by total) from candidats) as mediane,
    (select max(total) from candidats) as maximum,
    (select count(*)::int from correspondance) as correspondances,
    (select count(*)::int from journal) as journal,
    (select round(avg((select count(*) from offre o where o.commune = any(p.communes) and o.typologie = any(p.typologies) and (p.masque & (1 << o.classe)) <> 0)), 1)::float from tirees t join profil p using (demande_id)) as "offresParDemande",
    round(pg_database_size(current_database()) / 1e9, 2)::float as "tailleGo"`
