/** The very statement of a product's query, to run it again without the product around it. */
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, type CompiledQuery, type QueryResult } from 'kysely'
import type { DB } from '#platform/database-types.ts'
import type { Db } from '#platform/db.ts'

export async function captureStatement(run: (db: Db) => Promise<unknown>): Promise<CompiledQuery> {
  const caught: CompiledQuery[] = []
  const connection = {
    executeQuery: <R>(query: CompiledQuery): Promise<QueryResult<R>> => {
      caught.push(query)
      return Promise.resolve({ rows: [] })
    },
    streamQuery: () => {
      throw new Error('nothing is streamed here')
    },
  }
  const driver = Object.assign(new DummyDriver(), { acquireConnection: () => Promise.resolve(connection) })
  const db = new Kysely<DB>({
    dialect: { createAdapter: () => new PostgresAdapter(), createDriver: () => driver, createIntrospector: (one) => new PostgresIntrospector(one), createQueryCompiler: () => new PostgresQueryCompiler() },
  })
  await run(db)
  const [first] = caught
  if (!first || caught.length > 1) throw new Error(`${caught.length} statements were caught`)
  return first
}
