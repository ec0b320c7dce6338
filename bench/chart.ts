/** Cost against size, both logarithmic, in SVG: readable on a light and on a dark page. */
import { scaleLog } from 'd3-scale'
import { line } from 'd3-shape'

export type Curve = { name: string; points: readonly { x: number; y: number }[] }

const [WIDTH, HEIGHT] = [860, 460]
const MARGIN = { top: 24, right: 250, bottom: 48, left: 64 }
const COLOURS = ['#2a78d6', '#d9480f', '#2b8a3e', '#9c36b5', '#c2255c', '#0b7285', '#a66f00', '#5c7cfa']

const STYLE = `text { font: 13px system-ui, sans-serif; fill: #1d2733 } .axe { stroke: #1d2733 } .grille { stroke: #1d2733; opacity: .14 }
@media (prefers-color-scheme: dark) { text { fill: #e8edf3 } .axe, .grille { stroke: #e8edf3 } }`

export function drawChart(curves: readonly Curve[]): string {
  const xs = curves.flatMap(({ points }) => points.map(({ x }) => x))
  const ys = curves.flatMap(({ points }) => points.map(({ y }) => y))
  const x = scaleLog([Math.min(...xs, 29_000), Math.max(...xs, 290_000)], [MARGIN.left, WIDTH - MARGIN.right])
  const y = scaleLog([Math.min(...ys, 0.1), Math.max(...ys, 1)], [HEIGHT - MARGIN.bottom, MARGIN.top]).nice()
  const sizes = [...new Set(xs)].sort((a, b) => a - b)
  const costs = y.ticks().filter((tick) => Number.isInteger(Math.log10(tick)))
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="titre"><title id="titre">Temps d’une opération selon le nombre de demandes</title><style>${STYLE}</style>`,
    ...costs.map((tick) => `<line class="grille" x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${round(y(tick))}" y2="${round(y(tick))}"/>${text(MARGIN.left - 8, y(tick) + 4, `${tick.toLocaleString('fr')}\u00a0ms`, 'end')}`),
    ...sizes.map((size) => `<line class="grille" x1="${round(x(size))}" x2="${round(x(size))}" y1="${MARGIN.top}" y2="${HEIGHT - MARGIN.bottom}"/>${text(x(size), HEIGHT - MARGIN.bottom + 20, size.toLocaleString('fr'), 'middle')}`),
    `<line class="axe" x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${HEIGHT - MARGIN.bottom}" y2="${HEIGHT - MARGIN.bottom}"/><line class="axe" x1="${MARGIN.left}" x2="${MARGIN.left}" y1="${MARGIN.top}" y2="${HEIGHT - MARGIN.bottom}"/>`,
    text((MARGIN.left + WIDTH - MARGIN.right) / 2, HEIGHT - 8, 'demandes dans le pays', 'middle'),
    ...curves.map((curve, index) => drawCurve(curve, COLOURS[index % COLOURS.length] ?? '', { x, y })),
    ...placeLabels(curves, y).map(({ name, from, to, colour }) => `<path d="M${WIDTH - MARGIN.right + 6},${round(from)}L${WIDTH - MARGIN.right + 22},${round(to)}" stroke="${colour}" fill="none"/>${text(WIDTH - MARGIN.right + 26, to + 4, name, 'start')}`),
    '</svg>',
  ]
  return `${parts.join('\n')}\n`
}

type Scale = (value: number) => number

function drawCurve({ points }: Curve, colour: string, { x, y }: { x: Scale; y: Scale }): string {
  const path = line<{ x: number; y: number }>((point) => round(x(point.x)), (point) => round(y(point.y)))([...points])
  return `<path d="${path ?? ''}" fill="none" stroke="${colour}" stroke-width="2.5"/>${points.map((point) => `<circle cx="${round(x(point.x))}" cy="${round(y(point.y))}" r="4" fill="${colour}"/>`).join('')}`
}

/** Beside the end of each curve, pushed down where two would meet. */
function placeLabels(curves: readonly Curve[], y: Scale): readonly { name: string; from: number; to: number; colour: string }[] {
  let last = 0
  return curves
    .map(({ name, points }, index) => ({ name, from: y(points.at(-1)?.y ?? 1), colour: COLOURS[index % COLOURS.length] ?? '' }))
    .sort((a, b) => a.from - b.from)
    .map((label) => ({ ...label, to: (last = Math.max(label.from, last + 18)) }))
}

function text(x: number, y: number, content: string, anchor: 'start' | 'middle' | 'end'): string {
  return `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}">${content}</text>`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
