/**
 * Preloaded into the measured server (`node --import`), beside the product and unknown to it: says by IPC what the process
 * spent and how many statements it sent. Plain Node runs it: types are only stripped.
 */
import pg from 'pg'

export type Spent = { cpuUs: number; rssBytes: number; statements: number; texts: readonly string[] }

/** The country is that of one instant: the clock of the server starts there. */
const shiftMs = Number(process.env['BENCH_SHIFT_MS'] ?? 0)
const realNow = Date.now
Date.now = () => realNow() + shiftMs

const LAST = 200
const NOT_COUNTED = /^\s*(begin|start transaction|commit|rollback|set|reset)\b/i
const texts: string[] = []
let statements = 0

const send = pg.Client.prototype.query
pg.Client.prototype.query = function counted(this: pg.Client, ...given: unknown[]) {
  note(textOf(given[0]))
  return Reflect.apply(send, this, given)
}

process.on('message', (asked) => {
  if (asked !== 'spent') return
  const { user, system } = process.cpuUsage()
  const spent: Spent = { cpuUs: user + system, rssBytes: process.memoryUsage.rss(), statements, texts: texts.splice(0) }
  process.send?.(spent)
})

function note(text: string): void {
  if (text === '' || NOT_COUNTED.test(text)) return
  statements += 1
  if (texts.length < LAST) texts.push(text)
}

function textOf(query: unknown): string {
  if (typeof query === 'string') return query
  return typeof query === 'object' && query !== null && 'text' in query && typeof query.text === 'string' ? query.text : ''
}
