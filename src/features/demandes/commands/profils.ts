import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { TYPOLOGIES } from '#domain/offre.ts'
import type { Tx } from '#platform/db.ts'
import { toCorrespondanceRows, toProfilRow, type Profil } from '../profil.ts'

/** `profil` undefined: the request has ended. */
export type Calcul = { id: number; profil: Profil | undefined }
type Cle = ReturnType<typeof toCorrespondanceRows>[number]

/**
 * Writes the read models of requests whose lock the caller holds, by difference: what stands in `correspondance` follows from
 * the profil that is there, so nothing is searched for.
 */
export async function saveProfils(tx: Tx, calculs: readonly Calcul[], now: Temporal.Instant): Promise<void> {
  const before = await listCles(tx, calculs.map(({ id }) => id))
  const after = calculs.flatMap(({ id, profil }) => (profil ? toCorrespondanceRows(id, profil) : []))
  const [kept, wanted] = [new Set(before.map(nameCle)), new Set(after.map(nameCle))]
  await deleteCles(tx, before.filter((cle) => !wanted.has(nameCle(cle))))
  await insertCles(tx, after.filter((cle) => !kept.has(nameCle(cle))))
  await upsertProfils(tx, calculs, now)
  const ended = calculs.filter(({ profil }) => profil === undefined).map(({ id }) => id)
  if (ended.length > 0) await sql`delete from profil where demande_id = any(${ended}::int[])`.execute(tx)
}

/** What each profil stands for today; one of version 0 has no row yet. */
async function listCles(tx: Tx, ids: readonly number[]): Promise<readonly Cle[]> {
  const rows = await tx
    .selectFrom('profil')
    .select(['demande_id', 'masque', 'typologies', 'voeux', 'communes', 'departements', 'active', 'veille'])
    .where((eb) => eb('demande_id', '=', eb.fn.any(eb.val([...ids]))))
    .where('version', '>', 0)
    .execute()
  return rows.flatMap((row) => toCorrespondanceRows(row.demande_id, { ...row, typologies: typesOf(row.typologies), voeux: typesOf(row.voeux) }))
}

function typesOf(stored: readonly string[]) {
  return TYPOLOGIES.filter((typologie) => stored.includes(typologie))
}

function nameCle({ lieu, typologie, masque, alerte, demande_id }: Cle): string {
  return `${lieu} ${typologie} ${masque} ${alerte} ${demande_id}`
}

async function deleteCles(tx: Tx, cles: readonly Cle[]): Promise<void> {
  if (cles.length === 0) return
  await sql`
    delete from correspondance c using ${unnest(cles)}
    where c.lieu = k.lieu and c.typologie = k.typologie and c.masque = k.masque and c.alerte = k.alerte and c.demande_id = k.demande_id`.execute(tx)
}

/** The masks first: a question must never miss one. In order, so that two writers never wait for each other. */
async function insertCles(tx: Tx, cles: readonly Cle[]): Promise<void> {
  if (cles.length === 0) return
  const masques = [...new Set(cles.map(({ masque }) => masque))].sort((a, b) => a - b)
  await sql`
    insert into masque_ecrit (masque) select m from unnest(${masques}::int[]) m
    where not exists (select 1 from masque_ecrit e where e.masque = m) on conflict do nothing`.execute(tx)
  await sql`insert into correspondance (lieu, typologie, masque, alerte, demande_id) select * from ${unnest(cles)} on conflict do nothing`.execute(tx)
}

function unnest(cles: readonly Cle[]) {
  return sql`unnest(${cles.map(({ lieu }) => lieu)}::text[], ${cles.map(({ typologie }) => typologie)}::text[], ${cles.map(({ masque }) => masque)}::int[],
    ${cles.map(({ alerte }) => alerte)}::boolean[], ${cles.map((cle) => cle.demande_id)}::int[]) as k(lieu, typologie, masque, alerte, demande_id)`
}

const COLONNES = ['masque', 'masque_a_verifier', 'typologies', 'voeux', 'communes', 'departements', 'reserve', 'active', 'veille', 'valable_jusqu_au', 'calcule_le', 'version'] as const
const SET = sql.join(COLONNES.map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`))

async function upsertProfils(tx: Tx, calculs: readonly Calcul[], now: Temporal.Instant): Promise<void> {
  const rows = calculs.flatMap(({ id, profil }) => (profil ? toProfilRow(id, profil, now) : []))
  if (rows.length === 0) return
  const columns = sql.join(['demande_id', ...COLONNES].map((name) => sql.ref(name)))
  await sql`
    insert into profil (${columns}) select ${columns} from jsonb_populate_recordset(null::profil, ${JSON.stringify(rows)}::jsonb)
    on conflict (demande_id) do update set ${SET}`.execute(tx)
}
