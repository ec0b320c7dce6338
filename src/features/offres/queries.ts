import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import type { Statut } from '#domain/candidature.ts'
import type { Communes } from '#connectors/communes/index.ts'
import type { OffreFacts } from '#domain/offre.ts'
import { listArrondissements, VILLES_ENTIERES } from '#domain/lieux.ts'
import { toInstant, type Db } from '#platform/db.ts'
import { prepared } from '#platform/prepared.ts'

/** One offer with its landlord. The seed of the draw is hidden until the offer closes (K7). */
export type Offre = NonNullable<Awaited<ReturnType<typeof findOffre>>>

/** Whatever its state: what may be shown, and to whom, is for the caller (`isPubliee`). */
export async function findOffre(db: Db, id: number) {
  const [offre] = await selectOffre(db, { id })
  return offre
}

const selectOffre = prepared<{ id: number }>()((db, at) => selectOffres(db).where('o.id', '=', at('id')).compile())

/** The same as one value, to be read beside something else. */
export function offreJson(db: Db, id: RawBuilder<number>): RawBuilder<OffreJson | null> {
  return sql`(select to_json(offre) from ${selectOffres(db).where('o.id', '=', id)} as offre)`
}

/** An instant is a text in JSON. */
export type OffreJson = Omit<Offre, 'cloture_le' | 'publiee_le'> & { cloture_le: string | null; publiee_le: string | null }

export function fromOffreJson(json: OffreJson): Offre {
  return { ...json, cloture_le: json.cloture_le === null ? null : toInstant(json.cloture_le), publiee_le: json.publiee_le === null ? null : toInstant(json.publiee_le) }
}

/** What the law needs of a row. */
export type FactsRow = Pick<Offre, 'commune' | 'typologie' | 'financement' | 'loyer' | 'loyer_hors_charges' | 'surface' | 'zone_abc' | 'zone_apl' | 'statut' | 'cloture_le' | 'reservee_a'>

/** The offer in the words of the law. */
export function offreFacts(offre: FactsRow, now: Temporal.Instant): OffreFacts {
  return {
    commune: offre.commune,
    typologie: offre.typologie,
    financement: offre.financement,
    loyer: offre.loyer,
    loyerHorsCharges: offre.loyer_hors_charges,
    surface: offre.surface,
    ouverte: isOuverte(offre, now),
    ...(offre.zone_abc === null ? {} : { zoneAbc: offre.zone_abc }),
    ...(offre.zone_apl === null ? {} : { zoneApl: offre.zone_apl }),
    ...(offre.reservee_a === null ? {} : { reserveeA: String(offre.reservee_a) }),
  }
}

/** One may still apply. */
export function isOuverte({ statut, cloture_le }: Pick<Offre, 'statut' | 'cloture_le'>, now: Temporal.Instant): boolean {
  return statut === 'en_ligne' && cloture_le !== null && cloture_le.epochMilliseconds > now.epochMilliseconds
}

/** It has been on line: everyone may read its sheet, which says what became of it. */
export function isPubliee({ publiee_le }: Pick<Offre, 'publiee_le'>): boolean {
  return publiee_le !== null
}

/** What a card shows, and what the law needs to judge it. */
export type OffreCarte = FactsRow & Pick<Offre, 'id' | 'nature' | 'ville' | 'code_postal' | 'pmr' | 'candidats' | 'reservee_nom'> & { /** That of this person, when the list is theirs. */ candidature?: Statut | null }
export type PageOffres = { offres: readonly OffreCarte[]; total: number }

/** Live candidatures: the partial index on candidature serves only if its condition is written out. */
export const CANDIDATS = sql<number>`(select count(*)::int from candidature c where c.offre_id = o.id and c.statut in ('deposee', 'validee'))`

/** Columns of `OffreCarte`, of the alias `o`. */
export const COLONNES = sql.raw(
  ['id', 'commune', 'ville', 'code_postal', 'typologie', 'nature', 'financement', 'loyer', 'loyer_hors_charges', 'surface', 'zone_abc', 'zone_apl', 'statut', 'cloture_le', 'reservee_a', 'pmr']
    .map((name) => `o.${name}`)
    .join(', '),
)

/** One may apply at this instant; written out so that the partial indexes serve. */
export function isOpenAt(now: Temporal.Instant) {
  return sql<SqlBool>`o.statut = 'en_ligne' and o.cloture_le > ${now}`
}

export async function countOffres(db: Db, now: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ total: number }>`select count(*)::int as total from offre o where ${isOpenAt(now)}`.execute(db)
  return rows[0]?.total ?? 0
}

export type Ville = { code: string; nom: string; offres: number }

/**
 * Where the open homes are, the towns with the most of them first; arrondissements count for their city. Their names are those
 * of the communes: read with the homes, they would take the whole table in place of an index.
 */
export async function listVilles(db: Db, now: Temporal.Instant, communes: Communes, most: number): Promise<readonly Ville[]> {
  const { rows } = await sql<Omit<Ville, 'nom'>>`
    select coalesce(a.ville, o.commune) as code, sum(o.offres)::int as offres
    from (select o.commune, count(*) as offres from offre o where ${isOpenAt(now)} group by o.commune) o
    left join unnest(${ARRONDISSEMENTS.map(({ code }) => code)}::text[], ${ARRONDISSEMENTS.map(({ ville }) => ville)}::text[]) as a(code, ville) on a.code = o.commune
    group by 1 order by 2 desc, 1 limit ${most}`.execute(db)
  return rows.map((ville) => ({ ...ville, nom: communes.find(ville.code)?.nom ?? ville.code }))
}

const ARRONDISSEMENTS = VILLES_ENTIERES.flatMap((ville) => listArrondissements(ville).map((code) => ({ code, ville })))

function selectOffres(db: Db) {
  return db
    .selectFrom('offre as o')
    .innerJoin('bailleur as b', 'b.id', 'o.bailleur_id')
    .leftJoin('entreprise as e', 'e.id', 'o.reservee_a')
    .select([
      'o.id', 'o.reference', 'o.bailleur_id', 'o.statut', 'o.commune', 'o.departement', 'o.code_postal', 'o.ville', 'o.adresse', 'o.typologie', 'o.nature',
      'o.financement', 'o.zone_abc', 'o.zone_apl', 'o.loyer', 'o.loyer_hors_charges', 'o.depot_garantie', 'o.surface', 'o.etage', 'o.ascenseur', 'o.pmr',
      'o.chauffage', 'o.annee', 'o.dpe', 'o.ges', 'o.description', 'o.disponible_le', 'o.publiee_le', 'o.cloture_le', 'o.reservee_a', 'o.designes_max',
      'o.graine_engagement', 'b.nom as bailleur', 'e.nom as reservee_nom',
    ])
    // A list that is frozen keeps its number, whatever became of each candidature since (K8).
    .select(sql<number>`case when o.statut = 'en_ligne' then ${CANDIDATS} else (select count(*)::int from candidature c where c.offre_id = o.id and (c.statut <> 'retiree' or c.ordre_gele is not null)) end`.as('candidats'))
    .select([sql<string | null>`case when o.statut not in ('brouillon', 'soumise', 'en_ligne') then o.graine end`.as('graine')])
}
