/** All rows of all tables, so that what changed can be told. */
import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'

/** Table → every row, as text, sorted. */
export type Snapshot = ReadonlyMap<string, readonly string[]>

/** `except`: columns whose change does not count, as `table.column`. */
export async function takeSnapshot(db: Db, except: readonly string[] = []): Promise<Snapshot> {
  const tables = await listTables(db)
  const parts = tables.map((table) => {
    const left = except.filter((name) => name.startsWith(`${table}.`)).map((name) => name.slice(table.length + 1))
    return sql<{ nom: string; ligne: string }>`select ${table}::text as nom, (to_jsonb(t) - ${left}::text[])::text as ligne from ${sql.table(table)} as t`
  })
  const { rows } = await sql<{ nom: string; ligne: string }>`${sql.join(parts, sql` union all `)} order by 1, 2`.execute(db)
  return new Map(tables.map((table) => [table, rows.filter(({ nom }) => nom === table).map(({ ligne }) => ligne)]))
}

/** Tables where a row came, went or changed. */
export function listChanges(before: Snapshot, after: Snapshot): readonly string[] {
  return [...after].filter(([table, rows]) => rows.join('\n') !== before.get(table)?.join('\n')).map(([table]) => table)
}

/** Rows that one holds and the other does not. */
export function listNewRows(before: Snapshot, after: Snapshot): readonly { table: string; row: Readonly<Record<string, unknown>> }[] {
  return [...after].flatMap(([table, rows]) => {
    const known = new Set(before.get(table))
    return rows.filter((text) => !known.has(text)).map((text) => ({ table, row: parseRow(text) }))
  })
}

export type Column = { table: string; column: string; type: string }

export async function listColumns(db: Db): Promise<readonly Column[]> {
  const { rows } = await sql<Column>`
    select table_name::text as "table", column_name::text as "column", data_type::text as "type"
    from information_schema.columns where table_schema = 'public' and table_name not like 'essai%' order by 1, 2`.execute(db)
  return rows
}

/** But the notes of the migrations. */
async function listTables(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ nom: string }>`select table_name::text as nom from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(db)
  return rows.map(({ nom }) => nom)
}

function parseRow(text: string): Readonly<Record<string, unknown>> {
  const row: unknown = JSON.parse(text)
  if (typeof row !== 'object' || row === null) throw new Error('A row that is none')
  return Object.fromEntries(Object.entries(row))
}
