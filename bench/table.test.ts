import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drawChart } from './chart.ts'
import { fillBlocks, writeGrowth } from './growth.ts'
import { isReached, median, type Cost, type Result } from './scenario.ts'
import { writeNumber, writeTable } from './table.ts'

const cost = (ms: number): Cost => ({ ms, p50: ms, p99: ms * 3, nodeUs: ms * 400, backendUs: ms * 600, perSecond: 1_000 / ms })
const result = (over: Partial<Result> = {}): Result => ({
  id: 'q1.page.1', name: 'Les offres pour moi', reference: 'une ligne', measure: 'throughput', clients: 1, rounds: 7, cost: cost(0.25), referenceCost: cost(0.1), ratio: 0.4, bar: { least: 0.25 }, reached: true, ...over,
})

test('a line says the ratio, the bar and whether it is reached', () => {
  const lines = writeTable([result(), result({ ratio: 0.1, reached: false })]).split('\n')
  assert.equal(lines.length, 4)
  assert.match(lines[2] ?? '', /Les offres pour moi.*0,400\u00a0×.*≥ 0,250.*\| atteint/)
  assert.match(lines[3] ?? '', /0,100\u00a0×.*non atteint/)
  assert.equal(new Set(lines.map((line) => line.length)).size, 1, 'columns are straight')
})

test('a bar is a least or a most; without one nothing is judged', () => {
  assert.equal(isReached(0.3, { least: 0.25 }), true)
  assert.equal(isReached(0.3, { most: 0.25 }), false)
  assert.equal(isReached(0.3, undefined), undefined)
})

test('the median of an even number is between the two middle ones', () => {
  assert.equal(median([4, 1, 3, 2]), 2.5)
  assert.equal(median([9, 1, 5]), 5)
})

test('three figures that count, as French people write them', () => {
  assert.deepEqual([0.12345, 1.2345, 123.4, 12_345, 0, Number.NaN].map(writeNumber), ['0,123', '1,23', '123', '12\u202f345', '0', '–'])
})

test('growth: what costs more than the logarithm is said', () => {
  const sizes = [{ size: 'demo' as const, demandes: 29_000 }, { size: 'national' as const, demandes: 2_900_000 }]
  const table = (factor: number) => writeGrowth(sizes.map((one, index) => ({ ...one, facts: [], results: [result({ cost: cost(index === 0 ? 1 : factor) })] })))
  assert.match(table(30), /30,0\u00a0×.*\| plus/)
  assert.doesNotMatch(table(1.2), /\| plus/)
})

test('blocks are filled between their marks, the rest of the page stays', () => {
  const page = 'avant\n<!-- banc:demo -->\nvieux\n<!-- fin -->\naprès'
  assert.equal(fillBlocks(page, new Map([['demo', 'neuf']])), 'avant\n<!-- banc:demo -->\n\nneuf\n\n<!-- fin -->\naprès')
  assert.equal(fillBlocks(page, new Map()), page)
})

test('the chart draws each curve with its name', () => {
  const svg = drawChart([{ name: 'Postuler', points: [{ x: 29_000, y: 2 }, { x: 2_900_000, y: 3 }] }])
  assert.match(svg, /<path d="M[\d.]+,[\d.]+L[\d.]+,[\d.]+"/)
  assert.match(svg, />Postuler</)
  assert.doesNotMatch(svg, /NaN/)
})
