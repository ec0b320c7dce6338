/** Rows on their way to PostgreSQL: the text that COPY reads, table by table. */
import type { Selectable } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { DB } from '#platform/database-types.ts'

/** `Json`: text that is JSON already. */
type Cell = string | number | boolean | null | undefined | readonly (string | number)[] | Temporal.Instant
export type Row<T extends keyof DB> = Readonly<Partial<Record<keyof Selectable<DB[T]> & string, Cell>>>
export type Text = { table: keyof DB; columns: readonly string[]; text: string; rows: number }

export type Sheet = {
  /** All the rows of a table have the same columns, in the same order. */
  add: <T extends keyof DB>(table: T, row: Row<T>) => void
  /** Gives what was added and begins anew. */
  take: () => readonly Text[]
}

export function createSheet(): Sheet {
  let pages = new Map<keyof DB, { columns: readonly string[]; lines: string[] }>()
  return {
    add: (table, row) => {
      const page = pages.get(table) ?? { columns: Object.keys(row), lines: [] }
      if (page.lines.length === 0) pages.set(table, page)
      page.lines.push(writeLine(Object.values(row)))
    },
    take: () => {
      const texts = [...pages].map(([table, { columns, lines }]) => ({ table, columns, text: lines.join(''), rows: lines.length }))
      pages = new Map()
      return texts
    },
  }
}

function writeLine(cells: readonly Cell[]): string {
  let line = ''
  for (const cell of cells) line += line === '' ? writeCell(cell) : `\t${writeCell(cell)}`
  return `${line}\n`
}

/** An empty first text would be taken for the start of a line: no table begins with a text. */
function writeCell(cell: Cell): string {
  if (cell === null || cell === undefined) return '\\N'
  if (typeof cell === 'number') return String(cell)
  if (typeof cell === 'string') return escapeText(cell)
  if (typeof cell === 'boolean') return cell ? 't' : 'f'
  if (cell instanceof Temporal.Instant) return writeInstant(cell)
  return escapeText(writeList(cell))
}

function writeList(items: readonly (string | number)[]): string {
  return `{${items.map((item) => (typeof item === 'number' ? item : `"${item.replaceAll(/["\\]/g, '\\$&')}"`)).join(',')}}`
}

const SPECIAL = /[\\\t\n\r]/
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function escapeText(text: string): string {
  return SPECIAL.test(text) ? text.replaceAll(/[\\\t\n\r]/g, (sign) => ESCAPES[sign] ?? sign) : text
}

const instants = new Map<number, string>()

/** The same few instants come back on millions of rows. */
function writeInstant(instant: Temporal.Instant): string {
  const known = instants.get(instant.epochMilliseconds)
  if (known !== undefined) return known
  const text = instant.toString()
  if (instants.size < 10_000) instants.set(instant.epochMilliseconds, text)
  return text
}
