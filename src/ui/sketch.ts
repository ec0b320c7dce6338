import type { Draw } from '#ui/chance.ts'

/** A drawing is an ordered list of filled outlines: light to send, nothing to fetch. */
export type Stroke = readonly [fill: string, outline: string]
export type Sketch = readonly Stroke[]
export type Frame = { x: number; ground: number; width: number }

export const SKIES = ['#dcf0f1', '#fdecd8', '#e4edf9', '#e8f4e2', '#fbe6e1', '#efe8f6'] as const
export const WALLS = ['#f7e8d3', '#efd2b0', '#f4c3ab', '#dd9679', '#d3dfce', '#bcd6dd', '#f6d98f', '#eceae3'] as const
export const ROOFS = ['#41525f', '#5d6e79', '#b85a40', '#8f4c3c', '#34545a'] as const
export const ACCENTS = ['#0d4a4f', '#e4694c', '#7b4b76', '#4b8060', '#2f6f9e', '#d99a1c'] as const
export const GLASS = '#3c6470'
const LIT = '#ffd36b'
export const PALE = '#fffaf1'

export function rect(x: number, y: number, width: number, height: number): string {
  return `M${x} ${y}h${width}v${height}h${-width}z`
}

/** A window or a door with a round top. */
export function arch(x: number, y: number, width: number, height: number): string {
  const r = width / 2
  return `M${x} ${y + height}v${-(height - r)}a${r} ${r} 0 0 1 ${width} 0v${height - r}z`
}

export function disc(x: number, y: number, r: number): string {
  return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`
}

export function rows(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index)
}

/** Windows, a few of them lit: someone lives there. */
export function windows(draw: Draw, outlines: readonly string[]): Sketch {
  const lit = outlines.filter(() => draw.odds(22))
  const dark = outlines.filter((outline) => !lit.includes(outline))
  return [
    [GLASS, dark.join('')],
    [LIT, lit.join('')],
  ]
}

export function tree(draw: Draw, x: number, ground: number): Sketch {
  const leaf = draw.pick(['#5f9467', '#7aa968', '#3f7f6b', '#c9a13f', '#86a94f'])
  const tall = 24 + draw.below(22)
  const trunk: Stroke = ['#7a5a45', rect(x - 1.5, ground - tall * 0.6, 3, tall * 0.6)]
  if (draw.odds(35)) return [trunk, [leaf, `M${x} ${ground - tall * 1.7}q${tall * 0.42} ${tall} 0 ${tall * 1.35}q${-tall * 0.42} ${-tall * 0.35} 0 ${-tall * 1.35}z`]]
  const r = Math.round(tall * 0.42)
  return [trunk, [leaf, disc(x, ground - tall, r) + disc(x - r * 0.6, ground - tall * 0.78, r * 0.7) + disc(x + r * 0.65, ground - tall * 0.8, r * 0.65)]]
}

export function bush(draw: Draw, x: number, ground: number): Sketch {
  const r = 6 + draw.below(5)
  return [[draw.pick(['#6d9d68', '#4f8c6c', '#93b05b']), `M${x - r} ${ground}a${r} ${r} 0 0 1 ${2 * r} 0z`]]
}

export function cloud(x: number, y: number): string {
  return `M${x} ${y}a9 9 0 0 1 9 -9a13 13 0 0 1 24 -2a10 10 0 0 1 15 11z`
}

/** Numbers with at most one decimal, so that the page stays light. */
export function tidy(outline: string): string {
  return outline.replaceAll(/-?\d+\.\d+/g, (text) => String(Math.round(Number(text) * 10) / 10))
}
