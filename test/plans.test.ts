/** What a person opens reads no large table whole: the plans are those that PostgreSQL keeps for named statements, on a crowd of thousands. */
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { countQueries, type Db } from '#platform/db.ts'
import { ACTORS, type ActorName } from '#test/matrix/actors.ts'
import { addressOf } from '#test/matrix/route.ts'
import { ROUTES } from '#test/matrix/routes.ts'
import { createWorld, type World } from '#test/matrix/world.ts'

/** Tables that hold more than 100 000 rows in a whole country. Offers are 20 000. */
const LARGE = ['appareil', 'candidature', 'cle_personnelle', 'compte', 'consentement', 'correspondance', 'demande', 'entreprise', 'etablissement', 'import_code', 'jeton', 'journal', 'profil', 'rattachement', 'session', 'tentative']
const CROWD = 10_000
const FAR = 1_000_000
const PEOPLE: readonly ActorName[] = ['visiteur', 'demandeurA', 'demandeurB']

let world: World
before(async () => {
  world = await createWorld()
  await crowd(world)
})

test('no page of a person, nor applying, nor leaving, reads a large table whole', async () => {
  const statements = await listStatements(world)
  assert.ok(statements.length > 30, `${statements.length} statements`)
  const whole: string[] = []
  for (const text of statements) for (const table of await listReadWhole(world.essai.db, text)) whole.push(`${table}: ${text}`)
  assert.deepEqual(whole, [])
})

test('a statement without an index would be seen', async () => {
  assert.deepEqual(await listReadWhole(world.essai.db, 'select id from demande where nom = $1'), ['demande'])
})

/** Each text once: pages, and the two acts that crowds do at once. */
async function listStatements(world: World): Promise<readonly string[]> {
  const rows = ROUTES.filter(({ route, answers }) => route.startsWith('GET ') && PEOPLE.some((actor) => answers[actor] === 200))
  const { queries } = await countQueries(async () => {
    for (const row of rows) for (const actor of ACTORS) if (PEOPLE.includes(actor) && row.answers[actor] === 200) await world.ask({ method: 'GET', path: addressOf(row), actor })
    await world.undone((ask) => ask({ method: 'POST', path: '/demandeur/offres/{autreOffre}/candidature', actor: 'demandeurB', body: {} }))
    await world.undone((ask) => ask({ method: 'POST', path: '/demandeur/candidatures/{candidature}/retrait', actor: 'demandeurA', body: {} }))
  })
  return [...new Set(queries)].filter((text) => !text.includes('essai_tache'))
}

type Overrides = Readonly<Record<string, string>>

/** Thousands of neighbours, each with all that A has; their ids are A's plus `n`, far above. */
async function crowd({ essai: { db, ctx }, ids }: World): Promise<void> {
  const [id, compte, demande] = [`${FAR} + n`, `${FAR} + n`, `${FAR} + n`]
  await copy(db, 'entreprise', `m.id = ${ids.entreprise}`, { id, siren: `'9' || lpad(n::text, 8, '0')`, code: `'FOULE-' || n` })
  await copy(db, 'etablissement', `m.entreprise_id = ${ids.entreprise}`, { siret: `'9' || lpad(n::text, 13, '0')`, entreprise_id: id })
  await copy(db, 'compte', `m.id = ${ids.compteA}`, { id, email: `'foule-' || n || '@exemple.test'` })
  await copy(db, 'cle_personnelle', `m.compte_id = ${ids.compteA}`, { compte_id: compte })
  await copy(db, 'session', `m.compte_id = ${ids.compteA}`, { empreinte: `sha256(n::text::bytea)`, compte_id: compte })
  await copy(db, 'demande', `m.id = ${ids.demande}`, { id, compte_id: compte, numero_unique: `'0690125' || lpad(n::text, 6, '0') || 'GTEST'` })
  await copy(db, 'rattachement', `m.demande_id = ${ids.demande}`, { demande_id: demande, entreprise_id: id })
  for (const table of ['profil', 'correspondance']) await copy(db, table, `m.demande_id = ${ids.demande}`, { demande_id: demande })
  await copy(db, 'consentement', `m.demande_id = ${ids.demande}`, { id, demande_id: demande })
  await copy(db, 'candidature', `m.id = ${ids.candidature}`, { id, offre_id: `case when n % 100 = 0 then m.offre_id else ${ids.autreOffre} end`, demande_id: demande })
  await copy(db, 'journal', `m.candidature_id = ${ids.candidature}`, { id, compte_id: compte, demande_id: demande, candidature_id: `${FAR} + n` })
  const { now } = ctx()
  await sql`insert into tentative (cle, quand) select md5(n::text), ${now} from generate_series(1, ${CROWD}::int) n`.execute(db)
  await sql`insert into appareil (empreinte, compte_id, vu_le) select sha256(n::text::bytea), ${FAR}::int + n, ${now} from generate_series(1, ${CROWD}::int) n`.execute(db)
  await sql`insert into jeton (empreinte, compte_id, usage, cree_le, expire_le) select sha256(n::text::bytea), ${FAR}::int + n, 'activation', ${now}, ${now} from generate_series(1, ${CROWD}::int) n`.execute(db)
  await sql`insert into import_code (compte_id, session, numero_unique, cree_le, expire_le) select ${FAR}::int + n, sha256(n::text::bytea), n::text, ${now}, ${now} from generate_series(1, ${CROWD}::int) n`.execute(db)
  await sql`analyze`.execute(db)
}

/** One row of the table as `m`, written `CROWD` times with what must differ. */
async function copy(db: Db, table: string, model: string, overrides: Overrides): Promise<void> {
  const { rows } = await sql<{ name: string }>`select column_name as name from information_schema.columns where table_name = ${table} and table_schema = 'public' and is_generated = 'NEVER'`.execute(db)
  const names = rows.map(({ name }) => name)
  const values = names.map((name) => overrides[name] ?? `m.${name}`)
  await sql.raw(`insert into ${table} (${names.join(', ')}) overriding system value select ${values.join(', ')} from (select * from ${table} m where ${model} limit 1) m, generate_series(1, ${CROWD}) n`).execute(db)
}

/** Large tables that the plan reads from end to end, by themselves or through an index asked for nothing. */
async function listReadWhole(db: Db, text: string): Promise<readonly string[]> {
  const { rows } = await sql.raw<{ 'QUERY PLAN': readonly { Plan: Node }[] }>(`explain (generic_plan, format json) ${text}`).execute(db)
  return [...new Set(rows.flatMap((row) => row['QUERY PLAN'].flatMap(({ Plan }) => listNodes(Plan)).filter(isWhole).map((node) => node['Relation Name'] ?? '')))]
}

type Node = { 'Node Type': string; 'Relation Name'?: string; 'Index Cond'?: string; Plans?: readonly Node[] }

function listNodes(node: Node): readonly Node[] {
  return [node, ...(node.Plans ?? []).flatMap(listNodes)]
}

function isWhole(node: Node): boolean {
  if (!LARGE.includes(node['Relation Name'] ?? '')) return false
  return node['Node Type'] === 'Seq Scan' || (/^Index (Only )?Scan$/.test(node['Node Type']) && node['Index Cond'] === undefined)
}
