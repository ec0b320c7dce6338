import { sql, type RawBuilder } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { withBis, type Droits } from '#domain/droits.ts'
import type { Centimes, Typologie } from '#domain/offre.ts'
import type { Db } from '#platform/db.ts'
import { prepared, type At, type Given } from '#platform/prepared.ts'
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

/** What the match alone gives of a home: how many have applied is another question. */
export type OffreTrouvee = Omit<OffreCarte, 'candidats' | 'candidature'>

/**
 * A page of the open offers that fit a request (F131, F133), with the number of all of them: the law has said what it may have,
 * SQL intersects (K1). One value, to be read beside the request itself, with what this person has applied for. How many have:
 * whoever ranks them knows it.
 */
export function pagePourMoi(at: At<PageValues>, tri: Tri): RawBuilder<PageJson> {
  const values = {
    demandeId: at('demandeId'), now: at('now'), debut: at('debut'),
    typologies: at('typologies'), surfaceMin: at('surfaceMin'), loyerMax: at('loyerMax'), nature: at('nature'), accessible: at('accessible'),
  }
  return sql`(
    with page as (${pageOf(values, tri)})
    select json_build_object('total', coalesce(max(p.total), 0), 'offres', coalesce(json_agg(p), '[]')) from (
      select ${COLONNES}, ${RESERVEE}, page.total,
        (select c.statut from candidature c where c.offre_id = o.id and c.demande_id = ${values.demandeId} and c.statut <> 'retiree') as candidature
      from page join offre o on o.id = page.id order by ${orderOf(tri)}
    ) p
  )`
}

/** An instant is a text in JSON. */
export type PageJson = { total: number; offres: readonly (Omit<OffreCarte, 'cloture_le' | 'candidats'> & { cloture_le: string | null })[] }

/** How many fit, as the first page of « Les offres » says it. */
export async function countOffresPourMoi(db: Db, demandeId: number, now: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from profil m cross join lateral (${offresOf(narrow({}), now)}) o where m.demande_id = ${demandeId}`.execute(db)
  return rows[0]?.total ?? 0
}

/** Those of these homes that still fit and are open: what was announced is asked again before it is written. */
export async function listEncoreBonnes(db: Db, demandeId: number, offreIds: readonly number[], now: Temporal.Instant): Promise<readonly OffreTrouvee[]> {
  const { rows } = await sql<OffreTrouvee>`
    select ${COLONNES}, ${RESERVEE} from profil m join offre o on o.id = any(${[...offreIds]}::int[]) and ${fits(narrow({}), now)}
    where m.demande_id = ${demandeId} and m.active order by o.cloture_le, o.id`.execute(db)
  return rows
}

/** Rights that a changed request would have. `reserve`: the company whose homes it may have. */
export type Variante = Pick<Droits, 'masque' | 'typologies' | 'voeux' | 'communes' | 'departements'> & { reserve: number | undefined }

/** How many open offers each changed request would have: one statement for all. */
export async function countVariantes(db: Db, variantes: readonly Variante[], now: Temporal.Instant): Promise<readonly number[]> {
  const [row] = await selectTotaux(db, variantesOf(variantes, now))
  return row?.totaux ?? []
}

const selectTotaux = prepared<VariantesValues>()((db, at) => sql<{ totaux: readonly number[] }>`select ${totauxVariantes(at)} as totaux`.compile(db))

/** The same as one value, in the order of the requests, to be read beside something else. */
export function totauxVariantes(at: At<VariantesValues>): RawBuilder<readonly number[]> {
  return sql`(
    select coalesce(json_agg((select count(*)::int from (${offresOf(narrow({}), at('now'))}) o) order by m.rank), '[]')
    from jsonb_to_recordset(${at('variantes')}::jsonb) as m(rank int, masque int, typologies text[], communes text[], departements text[], voeux text[], reserve int)
  )`
}

/** Many requests are one parameter. */
export type VariantesValues = { variantes: string; now: Temporal.Instant }

export function variantesOf(variantes: readonly Variante[], now: Temporal.Instant): VariantesValues {
  return { variantes: JSON.stringify(variantes.map((one, rank) => ({ ...one, rank }))), now }
}

export type Autour = { departements: readonly string[]; communes: readonly string[]; most: number }

/** Open offers around the wished places that do not come up in « Les offres », soonest closed first. Why: the law says it, offer by offer. */
export async function listOffresAutour(db: Db, demandeId: number, autour: Autour, now: Temporal.Instant): Promise<PageOffres> {
  const { rows } = await sql<OffreCarte & { total: number }>`
    with page as (
      select ${COLONNES}, count(*) over ()::int as total from offre o left join profil m on m.demande_id = ${demandeId}
      where ${isOpenAt(now)} and (o.departement = any(${[...autour.departements]}::text[]) or o.commune = any(${[...autour.communes]}::text[]))
        and not coalesce(${fits(narrow({}), now)}, false)
      order by o.cloture_le, o.id limit ${autour.most}
    )
    select o.*, ${RESERVEE}, ${CANDIDATS} as candidats from page o order by o.cloture_le, o.id`.execute(db)
  return { offres: rows, total: rows[0]?.total ?? 0 }
}

const RESERVEE = sql`(select e.nom from entreprise e where e.id = o.reservee_a) as reservee_nom`

function pageOf(values: GivenOf<PageValues>, tri: Tri | undefined): RawBuilder<unknown> {
  return sql`
    select o.id, count(*) over ()::int as total from profil m cross join lateral (${offresOf(values, values.now)}) o
    where m.demande_id = ${values.demandeId} order by ${orderOf(tri)} limit ${PAR_PAGE} offset ${values.debut}`
}

/**
 * The open offers that suit the rights `m`, each once: by commune, or by département when the request is widened. Two indexes,
 * nothing else: `is true` keeps the planner from searching by what is only to be checked.
 */
function offresOf(narrowed: GivenOf<Narrowed>, now: Given<Temporal.Instant>): RawBuilder<unknown> {
  const arm = (here: RawBuilder<boolean>) => sql`select o.id, o.cloture_le, o.loyer, o.surface from offre o where o.statut = 'en_ligne' and (o.cloture_le > ${now}) is true and ${here} and ${suits(narrowed)}`
  return sql`${arm(sql`o.commune = any(m.communes)`)} union all ${arm(sql`o.departement = any(m.departements)`)}`
}

/** The same of one offer `o`. */
function fits(narrowed: GivenOf<Narrowed>, now: Temporal.Instant): RawBuilder<boolean> {
  return sql`(${isOpenAt(now)} and (o.commune = any(m.communes) or o.departement = any(m.departements)) and ${suits(narrowed)})`
}

/** Class, type, reserved homes (K13) and what the person narrows. One text whatever the filters, so that one plan serves them all. */
function suits(given: GivenOf<Narrowed>): RawBuilder<boolean> {
  return sql`(m.masque & (1 << o.classe)) <> 0 and (o.reservee_a is null or o.reservee_a = m.reserve)
    and (o.typologie = any(m.typologies)) is true and o.typologie = any(coalesce(${given.typologies}::text[], m.voeux))
    and (${given.surfaceMin}::numeric is null or o.surface >= ${given.surfaceMin}::numeric)
    and (${given.loyerMax}::int is null or o.loyer <= ${given.loyerMax}::int)
    and (${given.nature}::text is null or o.nature = ${given.nature}::text)
    and (${given.accessible}::boolean is null or o.pmr)`
}

export type PageValues = Narrowed & { demandeId: number; now: Temporal.Instant; debut: number }
type Narrowed = { typologies: readonly Typologie[] | null; surfaceMin: number | null; loyerMax: Centimes | null; nature: string | null; accessible: boolean | null }
type GivenOf<T> = { readonly [K in keyof T]: Given<T[K]> }

export function valuesOf(demandeId: number, filtres: Filtres, now: Temporal.Instant): PageValues {
  return { ...narrow(filtres), demandeId, now, debut: ((filtres.page ?? 1) - 1) * PAR_PAGE }
}

/** T1bis goes with T1 (K15). */
function narrow({ typologies, surfaceMin, loyerMax, nature, accessible }: Filtres): Narrowed {
  return {
    typologies: typologies && typologies.length > 0 ? typologies.flatMap(withBis) : null,
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
