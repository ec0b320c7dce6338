/** Rows of the town, written table by table in one statement each. */
import { sql, type Selectable } from 'kysely'
import type { DB } from '#platform/database-types.ts'
import type { Tx } from '#platform/db.ts'

/** A whole row, its id included: ids are given here so that rows can name each other before they are written. */
export type Row<T extends keyof DB> = Omit<Selectable<DB[T]>, 'numero_als'>

export async function insertRows<T extends keyof DB>(tx: Tx, table: T, rows: readonly Row<T>[]): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const columns = sql.join(Object.keys(first).map((name) => sql.ref(name)))
  await sql`
    insert into ${sql.table(table)} (${columns}) overriding system value
    select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(tx)
}

/** The next id that the database gives comes after those given here. */
export async function alignIds(tx: Tx, tables: readonly (keyof DB)[]): Promise<void> {
  for (const table of tables) {
    await sql`select setval(pg_get_serial_sequence(${table}, 'id'), coalesce((select max(id) from ${sql.table(table)}), 1))`.execute(tx)
  }
}
