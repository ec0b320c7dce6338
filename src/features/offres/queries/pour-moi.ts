import { sql, type RawBuilder } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Droits } from '#domain/droits.ts'
import type { Centimes, Typologie } from '#domain/offre.ts'
import type { Db } from '#platform/db.ts'
import { CANDIDATS, COLONNES, isOpenAt, type OffreCarte, type PageOffres } from '../queries.ts'

export const PAR_PAGE = 20

export const TRIS = ['cloture', 'loyer', 'surface'] as const
export type Tri = (typeof TRIS)[number]

/** What a person narrows; nothing: all that fits, in the types that the request wishes (K11). */
export type Filtres = {
  /** In place of the types wished. */
  typologies?: readonly Typologie[]
  /** m² */
  surfaceMin?: number
  loyerMax?: Centimes
  nature?: 'appartement' | 'maison'
  accessible?: boolean
  tri?: Tri
  page?: number
}

/**
 * The open offers that fit a request (F131, F133): the law has said what it may have, SQL intersects (K1). One named
 * statement; the number of all of them comes with each page.
 */
export async function listOffresPourMoi(db: Db, demandeId: number, filtres: Filtres, now: Temporal.Instant): Promise<PageOffres> {
  const start = ((filtres.page ?? 1) - 1) * PAR_PAGE
  const { rows } = await sql<OffreCarte & { total: number }>`
    with moi as (${droitsOf(demandeId)}),
    page as (
      select ${COLONNES}, count(*) over ()::int as total from moi m join offre o on ${fits(now)}
      where ${narrows(filtres)} order by ${orderOf(filtres.tri)} limit ${PAR_PAGE} offset ${start}
    )
    select o.*, e.nom as reservee_nom, ${CANDIDATS} as candidats,
      (select c.statut from candidature c where c.offre_id = o.id and c.demande_id = ${demandeId} and c.statut <> 'retiree') as candidature
    from page o left join entreprise e on e.id = o.reservee_a order by ${orderOf(filtres.tri)}`.execute(db)
  return { offres: rows, total: rows[0]?.total ?? 0 }
}

/** How many fit, as the first page of « Les offres » says it. */
export async function countOffresPourMoi(db: Db, demandeId: number, now: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    with moi as (${droitsOf(demandeId)}) select count(*)::int as total from moi m join offre o on ${fits(now)} where ${narrows({})}`.execute(db)
  return rows[0]?.total ?? 0
}

/** Rights that a changed request would have. `voeux` empty: every type allowed. `reserve`: the company whose homes it may have. */
export type Variante = Pick<Droits, 'masque' | 'typologies' | 'communes' | 'departements'> & { voeux: readonly Typologie[]; reserve: number | undefined }

/** How many open offers each changed request would have: one statement for all. */
export async function countVariantes(db: Db, variantes: readonly Variante[], now: Temporal.Instant): Promise<readonly number[]> {
  const { rows } = await sql<{ total: number }>`
    select (select count(*)::int from offre o where ${fits(now)} and ${narrows({})}) as total
    from jsonb_to_recordset(${JSON.stringify(variantes.map((one, rank) => ({ ...one, rank })))}::jsonb)
      as m(rank int, masque int, typologies text[], communes text[], departements text[], voeux text[], reserve int)
    order by m.rank`.execute(db)
  return rows.map(({ total }) => total)
}

export type Autour = { departements: readonly string[]; communes: readonly string[]; most: number }

/** Open offers around the wished places that do not come up in « Les offres », soonest closed first. Why: the law says it, offer by offer. */
export async function listOffresAutour(db: Db, demandeId: number, autour: Autour, now: Temporal.Instant): Promise<PageOffres> {
  const { rows } = await sql<OffreCarte & { total: number }>`
    with moi as (${droitsOf(demandeId)}),
    page as (
      select ${COLONNES}, count(*) over ()::int as total from offre o left join moi m on true
      where ${isOpenAt(now)} and (o.departement = any(${[...autour.departements]}::text[]) or o.commune = any(${[...autour.communes]}::text[]))
        and not coalesce((${fits(now)}) and ${narrows({})}, false)
      order by o.cloture_le, o.id limit ${autour.most}
    )
    select o.*, e.nom as reservee_nom, ${CANDIDATS} as candidats from page o left join entreprise e on e.id = o.reservee_a order by o.cloture_le, o.id`.execute(db)
  return { offres: rows, total: rows[0]?.total ?? 0 }
}

/** The read model of one request, and what it wished. Its employer, once it has said so, opens the homes reserved to it (K13). */
function droitsOf(demandeId: number): RawBuilder<unknown> {
  return sql`
    select p.masque, p.typologies, p.communes, p.departements,
      array(select jsonb_array_elements_text(coalesce(d.faits -> 'typologiesSouhaitees', '[]'))) as voeux,
      (select r.entreprise_id from rattachement r where r.demande_id = d.id and r.validation in ('deleguee', 'validee')) as reserve
    from profil p join demande d on d.id = p.demande_id where p.demande_id = ${demandeId}`
}

/** Set intersection of the rights `m` and the open offers `o`. The type stands in both arms so that both indexes read it. */
function fits(now: Temporal.Instant): RawBuilder<boolean> {
  return sql`${isOpenAt(now)} and (m.masque & (1 << o.classe)) <> 0 and (o.reservee_a is null or o.reservee_a = m.reserve)
    and ((o.commune = any(m.communes) and o.typologie = any(m.typologies)) or (o.departement = any(m.departements) and o.typologie = any(m.typologies)))`
}

/** One text whatever the filters, so that one plan serves them all. A wish of T1 is one of T1bis too (K15). */
function narrows(filtres: Filtres): RawBuilder<boolean> {
  const given = toParameters(filtres)
  const chosen = sql`coalesce(${given.typologies}::text[], m.voeux)`
  return sql`(cardinality(${chosen}) = 0 or o.typologie = any(${chosen}) or (o.typologie = 'T1BIS' and 'T1' = any(${chosen})))
    and (${given.surfaceMin}::numeric is null or o.surface >= ${given.surfaceMin}::numeric)
    and (${given.loyerMax}::int is null or o.loyer <= ${given.loyerMax}::int)
    and (${given.nature}::text is null or o.nature = ${given.nature}::text)
    and (${given.accessible}::boolean is null or o.pmr)`
}

function toParameters({ typologies, surfaceMin, loyerMax, nature, accessible }: Filtres) {
  return {
    typologies: typologies ? [...typologies] : null,
    surfaceMin: surfaceMin ?? null,
    loyerMax: loyerMax ?? null,
    nature: nature ?? null,
    accessible: accessible ? true : null,
  }
}

const ORDERS: Readonly<Record<Tri, RawBuilder<unknown>>> = {
  cloture: sql`o.cloture_le, o.id`,
  loyer: sql`o.loyer, o.cloture_le, o.id`,
  surface: sql`o.surface desc, o.cloture_le, o.id`,
}

function orderOf(tri: Tri | undefined): RawBuilder<unknown> {
  return ORDERS[tri ?? 'cloture']
}
