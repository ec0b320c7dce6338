/** Holds a cluster and writes without end, saying each number once it is acknowledged: embedded-postgres.test.ts kills it. */
import pg from 'pg'
import { startEmbeddedPostgres } from '#platform/embedded-postgres.ts'

const { url } = await startEmbeddedPostgres({ dataDir: process.argv[2] ?? '' })
const client = new pg.Client({ connectionString: url })
// The server is killed under us: so are we, just after.
client.on('error', () => {})
await client.connect()
await client.query('create table ecrit (n int primary key)')
process.send?.(url)
for (let n = 1; ; n++) {
  await client.query('insert into ecrit values ($1)', [n])
  process.send?.(n)
}
