import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

/** Eighteen months are walked day by day in tests: no hour may come from the database (K27). */
const CLOCKS = /\b(?:now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\s*\(\s*\)|\bcurrent_(?:date|time|timestamp)\b|\blocal(?:time|timestamp)\b|'(?:now|today|tomorrow|yesterday)'(?=\s*::|\s+at\b)|\b(?:date|timestamptz?|timestamp with time zone)\s+'(?:now|today|tomorrow|yesterday)'/i
/** Kysely's own way of calling it. */
const BUILT = /\bfn(?:\.agg)?(?:<[^>]*>)?\(\s*['"](?:now|clock_timestamp|statement_timestamp|transaction_timestamp)['"]/

const listFiles = (folder: string, kind: RegExp) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => kind.test(name)).map((name) => join(folder, name))
const withoutComments = (sql: string) => sql.replace(/--.*$/gm, '')

function readsClock(source: string): boolean {
  const literals = [...source.matchAll(/\bsql(?:<[^`]*?>)?(?:\.raw\()?`[^`]*`|\.query\(\s*[`'"][^`]*?[`'"]\s*[,)]/g)].map(([text]) => text)
  return BUILT.test(source) || literals.some((text) => CLOCKS.test(withoutComments(text)))
}

test('no migration takes the hour from the database, by a default or otherwise', () => {
  for (const file of listFiles('db/migrations', /\.sql$/)) assert.doesNotMatch(withoutComments(readFileSync(file, 'utf8')), CLOCKS, file)
})

test('no query of the program takes the hour from the database', () => {
  const guilty = ['src', 'db'].flatMap((folder) => listFiles(folder, /(?<!\.test)\.tsx?$/)).filter((file) => readsClock(readFileSync(file, 'utf8')))
  assert.deepEqual(guilty, [])
})

test('the search sees each way of asking the hour, and leaves the hour of the program alone', () => {
  for (const guilty of ['sql`select now()`', 'sql<{ n: number }>`where x < current_date`', "sql`select 'now'::timestamptz`", 'sql`values (CURRENT_TIMESTAMP)`', "eb.fn('now', [])", "client.query('select clock_timestamp()')", "sql`x > date 'today'`"]) assert.ok(readsClock(guilty), guilty)
  for (const innocent of ['const now = clock.now()', 'sql`where quand < ${ctx.now}`', 'sql`where quand < ${clock()}`', 'sql`select 1 -- never now()`']) assert.ok(!readsClock(innocent), innocent)
})
