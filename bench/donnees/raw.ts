/** `pg` alone: what the data layer is compared with. */
import pg from 'pg'
import { Temporal } from 'temporal-polyfill'

export type Raw = { query: (name: string, text: string, values: readonly unknown[]) => Promise<pg.QueryResult>; close: () => Promise<void> }

export function openRaw(url: string, connections: number): Raw {
  const pool = new pg.Pool({ connectionString: url, max: connections, application_name: 'alin-banc', options: '-c jit=off -c timezone=UTC' })
  return {
    query: (name, text, values) => pool.query({ name, text, values: values.map((value) => (value instanceof Temporal.Instant ? value.toString() : value)) }),
    close: () => pool.end(),
  }
}
