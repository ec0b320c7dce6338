import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { HELD, WITH_BAILLEUR, type Statut } from '#domain/candidature.ts'
import { finDeJour, type Jour } from '#domain/jour.ts'
import type { StatutOffre } from '#domain/offre.ts'
import { dernierJourEnRetard, type Jalons } from '#domain/silence.ts'
import { listJalons } from '#features/candidatures/queries/jalons.ts'
import { literals, type Db } from '#platform/db.ts'
import { CANDIDATS } from '../queries.ts'

/** What waits for Action Logement, each a count that leads to its list. */
export const FILES = ['approuver', 'instruire', 'designer', 'retard', 'personne'] as const
export type File = (typeof FILES)[number]

export const TRIS = ['reference', 'logement', 'bailleur', 'candidats', 'examiner', 'cloture', 'statut'] as const
export type Tri = (typeof TRIS)[number]

export type Recherche = {
  file?: File | undefined
  statut?: StatutOffre | undefined
  ville?: string | undefined
  bailleur?: number | undefined
  tri: Tri
  sens: 'asc' | 'desc'
  page: number
}
export type LigneTableau = {
  id: number; reference: string; statut: StatutOffre; ville: string; code_postal: string; typologie: 'T1' | 'T1BIS' | 'T2' | 'T3' | 'T4' | 'T5' | 'T6'; surface: number; loyer: number
  cloture_le: Temporal.Instant | null; bailleur: string; candidats: number; examiner: number; valides: number; tenus: number; jalons: Jalons | undefined
}
type Qui = { departements: readonly string[]; today: Jour }

const PER_PAGE = 25
const SUIVIES = sql`('en_ligne', 'close', 'transmise', 'en_commission', 'attribuee')`
const APRES_CLOTURE = sql`('close', 'transmise', 'en_commission', 'attribuee')`

const has = (statuts: readonly Statut[]) => sql<SqlBool>`exists (select 1 from candidature c where c.offre_id = o.id and c.statut in ${literals(statuts)})`
const count = (statuts: readonly Statut[]) => sql<number>`(select count(*)::int from candidature c where c.offre_id = o.id and c.statut in ${literals(statuts)})`

/** One page of the offers of a territory (none named: the whole country); without a state, those whose life is not over. */
export async function listTableau(db: Db, qui: Qui, recherche: Recherche): Promise<{ lignes: readonly LigneTableau[]; total: number; pages: number }> {
  const where = sql.join([within(qui), ...listConditions(qui, recherche)], sql` and `)
  const order = sql`${ORDRES[recherche.tri]} ${recherche.sens === 'desc' ? sql`desc nulls last` : sql`asc nulls last`}`
  const { rows } = await sql<Omit<LigneTableau, 'jalons'>>`
    select o.id, o.reference, o.statut, o.ville, o.code_postal, o.typologie, o.surface, o.loyer, o.cloture_le, b.nom as bailleur,
      coalesce((select g.sur from gel g where g.offre_id = o.id), ${CANDIDATS}) as candidats,
      ${count(['deposee'])} as examiner, ${count(['validee'])} as valides, ${count([...WITH_BAILLEUR, 'bail_signe'])} as tenus
    from offre o join bailleur b on b.id = o.bailleur_id where ${where} order by ${order}, o.id limit ${PER_PAGE} offset ${(recherche.page - 1) * PER_PAGE}`.execute(db)
  const { rows: [counted] } = await sql<{ total: number }>`select count(*)::int as total from offre o where ${where}`.execute(db)
  const jalons = await listJalons(db, rows.map(({ id }) => id))
  const total = counted?.total ?? 0
  return { lignes: rows.map((row) => ({ ...row, jalons: jalons.get(row.id) })), total, pages: Math.max(1, Math.ceil(total / PER_PAGE)) }
}

/** How many offers wait in each of the lists, and how many files to examine there are in all. */
export async function countFiles(db: Db, qui: Qui): Promise<Readonly<Record<File, number>> & { dossiers: number }> {
  const counts = sql.join(FILES.map((file) => sql`count(*) filter (where ${conditionOf(file, qui)})::int as ${sql.ref(file)}`))
  const { rows } = await sql<Record<File, number> & { dossiers: number }>`
    select ${counts}, coalesce(sum(${count(['deposee'])}) filter (where o.statut in ${SUIVIES}), 0)::int as dossiers
    from offre o where ${within(qui)} and o.statut not in ('brouillon', 'louee', 'retiree', 'sans_candidat')`.execute(db)
  return rows[0] ?? { approuver: 0, instruire: 0, designer: 0, retard: 0, personne: 0, dossiers: 0 }
}

/** What the filters offer: towns and landlords of the territory. */
export async function listChoix(db: Db, qui: Qui): Promise<{ villes: readonly string[]; bailleurs: readonly { id: number; nom: string }[] }> {
  const { rows: villes } = await sql<{ ville: string }>`select distinct o.ville from offre o where ${within(qui)} order by o.ville`.execute(db)
  const { rows: bailleurs } = await sql<{ id: number; nom: string }>`select b.id, b.nom from bailleur b where exists (select 1 from offre o where o.bailleur_id = b.id and ${within(qui)}) order by b.nom`.execute(db)
  return { villes: villes.map(({ ville }) => ville), bailleurs }
}

function listConditions(qui: Qui, { file, statut, ville, bailleur }: Recherche): readonly RawBuilder<SqlBool>[] {
  return [
    ...(statut === undefined ? [sql<SqlBool>`o.statut not in ('brouillon', 'louee', 'retiree', 'sans_candidat')`] : [sql<SqlBool>`o.statut = ${statut}`]),
    ...(file === undefined ? [] : [conditionOf(file, qui)]),
    ...(ville === undefined ? [] : [sql<SqlBool>`o.ville = ${ville}`]),
    ...(bailleur === undefined ? [] : [sql<SqlBool>`o.bailleur_id = ${bailleur}`]),
  ]
}

function conditionOf(file: File, { today }: Qui): RawBuilder<SqlBool> {
  if (file === 'approuver') return sql`o.statut = 'soumise'`
  if (file === 'instruire') return sql`(o.statut in ${SUIVIES} and ${has(['deposee'])})`
  if (file === 'designer') return sql`(o.statut in ${APRES_CLOTURE} and ${has(['validee'])})`
  if (file === 'personne') return sql`(o.statut in ${APRES_CLOTURE} and not ${has(HELD)})`
  return isEnRetard(today)
}

/** The clock of the law gives the days; here they are compared (B7). */
function isEnRetard(today: Jour): RawBuilder<SqlBool> {
  const before = (etape: 'premier_contact' | 'commission') => sql`(select min(d.faite_le) from designation d where d.offre_id = o.id) < ${finDeJour(dernierJourEnRetard(etape, today))}`
  return sql`(o.statut in ('transmise', 'en_commission') and not exists (select 1 from passage p where p.offre_id = o.id and p.notifie_le is not null) and (
    ${before('commission')} or (${before('premier_contact')}
      and not exists (select 1 from passage p where p.offre_id = o.id)
      and not exists (select 1 from piece_demandee p join candidature c on c.id = p.candidature_id where c.offre_id = o.id)
      and not exists (select 1 from visite v join candidature c on c.id = v.candidature_id where c.offre_id = o.id))))`
}

function within({ departements }: Qui): RawBuilder<SqlBool> {
  return departements.length === 0 ? sql`true` : sql`o.departement = any(${[...departements]})`
}

const ORDRES: Readonly<Record<Tri, RawBuilder<unknown>>> = {
  reference: sql`o.reference`, logement: sql`o.ville`, bailleur: sql`b.nom`, candidats: sql`candidats`, examiner: sql`examiner`, cloture: sql`o.cloture_le`,
  statut: sql`array_position(array['soumise', 'en_ligne', 'close', 'transmise', 'en_commission', 'attribuee', 'sans_candidat', 'louee', 'retiree', 'brouillon'], o.statut)`,
}
