import { sql, type RawBuilder } from 'kysely'
import type { BonusMotive } from '#domain/equilibrage.ts'
import { CLASSEMENT_2021 } from '#domain/baremes/classement-2021.ts'
import type { Temporal } from 'temporal-polyfill'
import type { Categorie } from '#domain/entreprise.ts'
import type { Jour } from '#domain/jour.ts'
import type { Db } from '#platform/db.ts'
import { prepared, type At } from '#platform/prepared.ts'

const { anciennete: ANCIENNETE, equilibrage: BONUS } = CLASSEMENT_2021.valeurs

/** Those that a live list ranks: written out, so that the partial index serves. */
const LIVE = sql.raw(`statut in ('deposee', 'validee')`)

/** `rang` k of `sur` N; `points` in all; `plusAnciennes`: strictly older ones, twenty at most; `manque`: points that would gain a place, none for the first; `bonus`: whom it is given to. */
export type RangVivant = { rang: number; sur: number; points: number; plusAnciennes: number; manque?: number; bonus?: Categorie }

export async function findBonus(db: Db, jour: Jour): Promise<BonusMotive | undefined> {
  return db.selectFrom('equilibrage').select(['categorie', 'debut', 'fin', 'motif']).where('debut', '<=', jour).where('fin', '>', jour).executeTakeFirst()
}

/**
 * The rank of one live candidature, now: its stored points, the seniority of the twenty oldest and the bonus in force are
 * added as it is read (K7). Nothing stored can be stale.
 */
export async function findRang(db: Db, offreId: number, candidatureId: number, today: Jour): Promise<RangVivant | undefined> {
  const [row] = await selectRang(db, { offreId, candidatureId, today })
  if (!row) return undefined
  const { manque, bonus: prime, ...rang } = row
  return { ...rang, ...(manque === null ? {} : { manque }), ...(prime === null ? {} : { bonus: prime }) }
}

type RangRow = Omit<RangVivant, 'manque' | 'bonus'> & { manque: number | null; bonus: Categorie | null }

const selectRang = prepared<{ offreId: number; candidatureId: number; today: Jour }>()((db, at) =>
  sql<RangRow>`
    with prime as (${primeOf(at('today'))}),
    aines as (select array(select date_depot from candidature where offre_id = ${at('offreId')} and ${LIVE} order by date_depot limit ${ANCIENNETE}) as dates),
    liste as (
      select c.id, c.date_depot, ${ANCIENNETE}::int - ${anciennete(sql.ref('c.date_depot'))} as plus_anciennes,
             c.points_fixes + ${anciennete(sql.ref('c.date_depot'))} + ${bonus(sql.ref('c.categorie'))} as points
      from candidature c, aines where c.offre_id = ${at('offreId')} and c.${LIVE}
    )
    select moi.points, moi.plus_anciennes as "plusAnciennes", autres.sur, autres.rang, autres.manque, (select categorie from prime) as bonus
    from liste moi cross join lateral (
      select count(*)::int as sur,
             1 + (count(*) filter (where l.points > moi.points or (l.points = moi.points and l.date_depot < moi.date_depot)))::int as rang,
             min(l.points - moi.points + (l.date_depot < moi.date_depot)::int) filter (where l.points > moi.points or (l.points = moi.points and l.date_depot < moi.date_depot)) as manque
      from liste l
    ) autres
    where moi.id = ${at('candidatureId')}`.compile(db),
)

/** Offers whose closing instant has come and that nobody closed yet. */
export async function listDueOffres(db: Db, now: Temporal.Instant): Promise<readonly number[]> {
  const rows = await db.selectFrom('offre').select('id').where('statut', '=', 'en_ligne').where('cloture_le', '<=', now).orderBy('cloture_le').execute()
  return rows.map(({ id }) => id)
}

export type Pretendant = { dateDepot: Jour; categorie: string | undefined; points: readonly { offreId: number; points: number }[] }
export type Estimation = { offreId: number; rang: number; sur: number; points: number; plusAnciennes: number; bonus: Categorie | null }

/** The rank that a newcomer would have on each of these offers, counted among the candidates with them (`sur`). */
export async function estimateRangs(db: Db, pretendant: Pretendant, today: Jour): Promise<ReadonlyMap<number, Estimation>> {
  return pretendant.points.length === 0 ? new Map() : (await estimateSeuls(db, pretendant, today, {})).rangs
}

const estimateSeuls = estimateRangsAvec()(() => sql`null`)

/** The same with one value more, for what a page shows beside: no other statement. There is none without an offer to rank. */
export function estimateRangsAvec<P extends object>() {
  return <T>(write: (at: At<P>) => RawBuilder<T>) => {
    const select = prepared<P & Pretention>()((db, at) =>
      sql<Estimation & { valeur: T }>`
        with prime as (${primeOf(at('today'))})
        select o.offre_id as "offreId", o.points + moi.plus as points, moi.plus_anciennes as "plusAnciennes", autres.sur, autres.rang, (select categorie from prime) as bonus, ${write(at)} as valeur
        from jsonb_to_recordset(${at('offres')}::jsonb) as o(offre_id int, points int)
        cross join lateral (
          select array(
            select d from (select date_depot as d from candidature where offre_id = o.offre_id and ${LIVE} union all select ${at('dateDepot')}::date) t
            order by d limit ${ANCIENNETE}) as dates) aines
        cross join lateral (select ${anciennete(sql`${at('dateDepot')}::date`)} + ${bonus(sql`${at('categorie')}::text`)} as plus,
          ${ANCIENNETE}::int - ${anciennete(sql`${at('dateDepot')}::date`)} as plus_anciennes) moi
        cross join lateral (
          select 1 + count(*)::int as sur,
                 1 + (count(*) filter (where l.points > o.points + moi.plus or (l.points = o.points + moi.plus and l.date_depot < ${at('dateDepot')}::date)))::int as rang
          from (
            select c.date_depot, c.points_fixes + ${anciennete(sql.ref('c.date_depot'))} + ${bonus(sql.ref('c.categorie'))} as points
            from candidature c where c.offre_id = o.offre_id and c.${LIVE}) l
        ) autres`.compile(db),
    )
    return async (db: Db, pretendant: Pretendant, today: Jour, values: P) => {
      const rows = await select(db, { ...values, ...pretentionOf(pretendant, today) })
      const rangs: ReadonlyMap<number, Estimation> = new Map(rows.map(({ valeur: _, ...rang }) => [rang.offreId, rang]))
      return { rangs, valeur: rows[0]?.valeur }
    }
  }
}

/** The offers are one JSON text: PostgreSQL looks at how long a list is, and for a short one would plan anew each time, for up to 2 ms. */
type Pretention = { today: Jour; dateDepot: Jour; categorie: string | null; offres: string }

function pretentionOf({ dateDepot, categorie, points }: Pretendant, today: Jour): Pretention {
  return { today, dateDepot, categorie: categorie ?? null, offres: JSON.stringify(points.map((one) => ({ offre_id: one.offreId, points: one.points }))) }
}

/** How many candidatures are live on each offer. */
export async function countCandidatures(db: Db, offreIds: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const { rows } = await sql<{ offreId: number; sur: number }>`
    select offre_id as "offreId", count(*)::int as sur from candidature
    where offre_id = any(${[...offreIds]}::int[]) and ${LIVE} group by offre_id`.execute(db)
  return new Map(rows.map((row) => [row.offreId, row.sur]))
}

/** 20 less the number of strictly older ones: beyond the twentieth the bucket is 20, hence 0. */
function anciennete(date: RawBuilder<unknown>): RawBuilder<number> {
  return sql`(${sql.lit(ANCIENNETE)} - width_bucket(${date} - 1, aines.dates))`
}

/** At most one on a day: whom the balance bonus is given to. */
function primeOf(today: RawBuilder<Jour>): RawBuilder<unknown> {
  return sql`select e.categorie from equilibrage e where e.debut <= ${today} and e.fin > ${today}`
}

function bonus(categorie: RawBuilder<unknown>): RawBuilder<number> {
  return sql`(case when ${categorie} = (select categorie from prime) then ${sql.lit(BONUS)} else 0 end)`
}
