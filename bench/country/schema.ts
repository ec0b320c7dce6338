/** Bulk loading: constraints and indexes go, then come back from their own definitions, all rows checked. */
import type pg from 'pg'

type Piece = { kind: 'index' | 'key' | 'foreign'; table: string; name: string; definition: string }
export type Dropped = readonly Piece[]

/** Of the tables loaded; foreign keys that point to them from elsewhere too. Checks and triggers stay. */
export async function dropIndexes(client: pg.ClientBase, tables: readonly string[]): Promise<Dropped> {
  const { rows } = await client.query<Piece>(LIST, [tables])
  // Foreign keys stand on unique keys: they leave first and come back last.
  for (const piece of [...rows.filter(({ kind }) => kind === 'foreign'), ...rows.filter(({ kind }) => kind !== 'foreign')]) {
    await client.query(piece.kind === 'index' ? `drop index ${piece.name}` : `alter table ${piece.table} drop constraint ${piece.name}`)
  }
  return rows
}

/** As many statements as can run side by side: one list for each table, then the foreign keys. */
export function listRebuilds(dropped: Dropped): { indexes: readonly Piece[]; foreign: readonly Piece[] } {
  const indexes = dropped.filter(({ kind }) => kind !== 'foreign')
  return { indexes, foreign: dropped.filter(({ kind }) => kind === 'foreign') }
}

export async function rebuild(client: pg.ClientBase, { kind, table, name, definition }: Piece): Promise<void> {
  await client.query(kind === 'index' ? definition : `alter table ${table} add constraint ${name} ${definition}`)
}

export async function alignSequences(client: pg.ClientBase, tables: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`select attrelid::regclass::text as name from pg_attribute where attname = 'id' and attidentity <> '' and attrelid::regclass::text = any($1::text[])`, [tables])
  for (const { name } of rows) await client.query(`select setval(pg_get_serial_sequence($1, 'id'), greatest(1, (select max(id) from ${name})))`, [name])
}

/** Nothing may be left unchecked: a constraint added after the load has read every row. */
export async function countUnchecked(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query<{ total: number }>(`
    select ((select count(*) from pg_constraint where not convalidated and connamespace = 'public'::regnamespace) + (select count(*) from pg_index where not indisvalid))::int as total`)
  return rows[0]?.total ?? -1
}

const LIST = `
  select case c.contype when 'f' then 'foreign' else 'key' end as kind, c.conrelid::regclass::text as "table", quote_ident(c.conname) as name, pg_get_constraintdef(c.oid) as definition
  from pg_constraint c
  where c.connamespace = 'public'::regnamespace and (
    (c.contype in ('p', 'u', 'x') and c.conrelid::regclass::text = any($1::text[]))
    or (c.contype = 'f' and (c.conrelid::regclass::text = any($1::text[]) or c.confrelid::regclass::text = any($1::text[]))))
  union all
  select 'index', i.indrelid::regclass::text, i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid)
  from pg_index i join pg_class t on t.oid = i.indrelid
  where t.relnamespace = 'public'::regnamespace and i.indrelid::regclass::text = any($1::text[])
    and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid and c.contype in ('p', 'u', 'x'))
  order by 2, 1 desc, 3`
