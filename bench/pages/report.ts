/** The table for people. */
import type { PageResult, PagesReport } from '../pages.ts'

/** The nearest open system in TypeScript, measured on two such cores. */
const NEAREST: Readonly<Record<string, { cpuMs: number; statements: number }>> = {
  'page.offres': { cpuMs: 48, statements: 15 },
  'page.fiche': { cpuMs: 20, statements: 26 },
  'page.fiche_publique': { cpuMs: 20, statements: 26 },
  'page.postuler': { cpuMs: 40, statements: 49 },
}
const COLUMNS = ['Page', 'CPU ms', 'au mieux', 'SQL', 'PG ms', 'req/s', 'p50 ms', 'p99 ms', '× serveur nu (CPU)', 'débit / nu', 'Ko sur le fil', 'Ko', 'système voisin (CPU, SQL)', 'fois plus léger', 'barre']

export function writePages(report: PagesReport): string {
  const head = `Pages : ${report.clients} connexions gardées, ${report.rounds} tranches, médianes\u00a0; «\u00a0au mieux\u00a0»\u00a0: la tranche que les voisins ont le moins gênée, à quoi la barre se compare. Prêt en ${Math.round(report.startMs)} ms, mémoire ${Math.round(report.rssMb)} Mo.`
  const table = [COLUMNS, COLUMNS.map(() => '---'), ...report.pages.map(toCells)].map((cells) => `| ${cells.join(' | ')} |`)
  return [head, '', ...table].join('\n')
}

function toCells(page: PageResult): readonly string[] {
  const near = NEAREST[page.id]
  return [
    page.name, number(page.cpuMs, 2), number(page.cpuBestMs, 2), String(page.statements), page.backendMs === undefined ? '?' : number(page.backendMs, 2), number(page.perSecond, 0), number(page.p50, 1), number(page.p99, 1),
    number(page.cpuRatio, 1), number(page.throughputRatio, 2), number(page.wireBytes / 1_024, 1), number(page.pageBytes / 1_024, 0),
    near === undefined ? '' : `${near.cpuMs} ms, ${near.statements}`, near === undefined ? '' : number(near.cpuMs / page.cpuBestMs, 0), sayBar(page),
  ]
}

function sayBar({ bar, reached }: PageResult): string {
  if (bar === undefined) return ''
  const said = `≤ ${number(bar.cpuMs, 0)} ms${bar.statements === undefined ? '' : `, ${bar.statements} SQL`}`
  return `${said} ${reached === true ? 'oui' : 'non'}`
}

function number(value: number, decimals: number): string {
  return value.toFixed(decimals).replace('.', ',')
}
