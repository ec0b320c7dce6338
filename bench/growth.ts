/** Cost against size: what was measured at each size, the factor from the smallest to the largest, the chart. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { drawChart, type Curve } from './chart.ts'
import { sizeOf, type SizeName } from './country/sizes.ts'
import type { PagesReport } from './pages.ts'
import { writePages } from './pages/report.ts'
import type { Fact, Result } from './scenario.ts'
import { toMarkdown, writeFacts, writeMachine, writeNumber, writeTable, type Machine } from './table.ts'

export const GROWTH_SIZES = ['demo', 'region', 'national'] as const satisfies readonly SizeName[]
/** Where the first pages are judged. */
export const PAGES_SIZE: SizeName = 'region'

type Made = { phases: readonly { name: string; seconds: number; rows: number }[]; secondes: number; checked: { tailleGo: number; correspondances: number; journal: number } }
type Context = { type: 'contexte'; machine: Machine; reglages: Readonly<Record<string, string>>; pays: Made }
type Measured = { size: SizeName; demandes: number; results: readonly Result[]; facts: readonly Fact[]; context?: Context; pages?: PagesReport }

const DOCS = new URL('../docs', import.meta.url).pathname
const FOLDER = join(DOCS, 'performance')
const PAGE = join(DOCS, 'performance.md')
const PAGES = join(FOLDER, 'pages.md')

/** Curves of the chart, and their short names. */
const DRAWN: Readonly<Record<string, string>> = {
  'q1.trouver.1': 'Les offres pour moi', 'q1.paris': 'Les mêmes, Paris voulu', 'q2.compte.paris': 'Compter les intéressés, Paris', 'q2.compte.village': 'Compter les intéressés, village',
  'q3.moyenne': 'Mon rang parmi 26', 'q4.postuler.1': 'Postuler', 'ecriture.voeux': 'Changer ses vœux',
}

export function fileOf(size: SizeName): string {
  mkdirSync(FOLDER, { recursive: true })
  return join(FOLDER, `${size}.jsonl`)
}

/** Writes the tables of the page and the chart, from what was measured last at each size. */
export function drawGrowth(): void {
  const measured = GROWTH_SIZES.filter((size) => existsSync(fileOf(size))).map(readMeasured)
  writeFileSync(join(FOLDER, 'croissance.svg'), drawChart(listCurves(measured)))
  const blocks = new Map([['croissance', writeGrowth(measured)], ['pays', writeMade(measured)], ...measured.map(({ size, results, facts }) => [size, `${writeTable(results)}\n\n${writeFacts(facts)}`] as const)])
  writeFileSync(PAGE, fillBlocks(existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : '', blocks))
  const { pages } = measured.find(({ size }) => size === PAGES_SIZE) ?? {}
  if (pages) writeFileSync(PAGES, fillBlocks(readFileSync(PAGES, 'utf8'), new Map([['mesures', writePages(pages)]])))
}

/** Between `<!-- banc:nom -->` and `<!-- fin -->`; the rest of the page is written by hand. */
export function fillBlocks(page: string, blocks: ReadonlyMap<string, string>): string {
  return page.replaceAll(/(<!-- banc:([a-z]+) -->\n)[\s\S]*?(<!-- fin -->)/g, (whole: string, start: string, name: string, end: string) => {
    const text = blocks.get(name)
    return text === undefined ? whole : `${start}\n${text}\n\n${end}`
  })
}

function readMeasured(size: SizeName): Measured {
  type Line = ({ type: 'scenario' } & Result) | ({ type: 'constat' } & Fact) | Context | ({ type: 'pages' } & PagesReport)
  const lines = readFileSync(fileOf(size), 'utf8').trim().split('\n').map((text): Line => JSON.parse(text))
  return { size, demandes: sizeOf(size).demandes, results: lines.filter((line) => line.type === 'scenario'), facts: lines.filter((line) => line.type === 'constat'), context: lines.find((line) => line.type === 'contexte'), pages: lines.find((line) => line.type === 'pages') }
}

/** How long each country took to make, and how large it is. */
function writeMade(measured: readonly Measured[]): string {
  const contexts = measured.flatMap(({ context }) => context ?? [])
  const [first] = contexts
  if (!first) return 'Rien n’est encore mesuré.'
  const rows = first.pays.phases.map(({ name }) => [name, ...contexts.map(({ pays }) => `${writeNumber(pays.phases.find((phase) => phase.name === name)?.seconds ?? Number.NaN)}\u00a0s`)])
  const sizes = ['Base, index compris', ...contexts.map(({ pays }) => `${writeNumber(pays.checked.tailleGo)}\u00a0Go`)]
  const matches = ['Correspondances', ...contexts.map(({ pays }) => pays.checked.correspondances.toLocaleString('fr'))]
  const server = Object.entries(contexts.at(-1)?.reglages ?? {}).map(([name, value]) => `\`${name}=${value}\``).join(', ')
  return `${writeMachine(first.machine)}. Serveur, à la taille du pays\u00a0: ${server}.\n\n${toMarkdown(['Génération', ...measured.map(({ demandes }) => demandes.toLocaleString('fr'))], [...rows, ['En tout', ...contexts.map(({ pays }) => `${writeNumber(pays.secondes)}\u00a0s`)], sizes, matches])}`
}

function listCurves(measured: readonly Measured[]): readonly Curve[] {
  return Object.entries(DRAWN).flatMap(([id, name]) => {
    const points = measured.flatMap(({ demandes, results }) => {
      const found = results.find((result) => result.id === id)
      return found ? [{ x: demandes, y: found.cost.p50 }] : []
    })
    return points.length > 1 ? [{ name, points }] : []
  })
}

/** A cost that grows like the logarithm of the size is multiplied by this. */
function logarithm(from: number, to: number): number {
  return Math.log(to) / Math.log(from)
}

export function writeGrowth(measured: readonly Measured[]): string {
  const [first, last] = [measured[0], measured.at(-1)]
  if (!first || !last) return 'Rien n’est encore mesuré.'
  const limit = logarithm(first.demandes, last.demandes)
  const rows = last.results.map(({ id, name, clients, cost }) => {
    const costs = measured.map(({ results }) => results.find((result) => result.id === id)?.cost)
    const factor = cost.p50 / (costs[0]?.p50 ?? Number.NaN)
    const works = costs.map((one) => (one === undefined ? Number.NaN : one.nodeUs + (one.backendUs ?? 0)))
    const work = (works.at(-1) ?? Number.NaN) / (works[0] ?? Number.NaN)
    return [`${name}${clients > 1 ? ` (${clients} appels)` : ''}`, ...costs.map((one) => writeNumber(one?.p50 ?? Number.NaN)), `${writeNumber(factor)}\u00a0×`, `${writeNumber(work)}\u00a0×`, work > limit ? 'plus' : '']
  })
  return toMarkdown(['Scénario, p50 en ms', ...measured.map(({ demandes }) => demandes.toLocaleString('fr')), 'Temps', 'Processeur', `Plus que le logarithme (${writeNumber(limit)}\u00a0×)`], rows)
}
