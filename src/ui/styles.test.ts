import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

const tokens = new Map([...readFileSync('src/ui/styles/tokens.css', 'utf8').matchAll(/--([\w-]+): (#[0-9a-f]{3,6});/g)].map(([, name = '', value = '']) => [name, value]))

function luminance(hex: string): number {
  const full = hex.length === 4 ? hex.replaceAll(/[0-9a-f]/g, '$&$&') : hex
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => Number.parseInt(full.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

const color = (name: string) => tokens.get(name) ?? assert.fail(`no token ${name}`)

test('every pair of text and ground contrasts by 4.5 at least', () => {
  const grounds = ['paper', 'surface', 'petrol-tint', 'petrol-mist', 'sun-tint', 'grey-tint']
  const pairs = [...grounds.flatMap((ground) => ['ink', 'muted', 'petrol', 'petrol-bright'].map((text) => [text, ground])), ['ink', 'sun'], ['petrol-deep', 'sun'], ['surface', 'petrol'], ['surface', 'petrol-bright'], ['surface', 'danger'], ['danger', 'surface'], ['danger', 'paper'], ['danger', 'danger-tint'], ['red-ink', 'danger-tint'], ['orange-ink', 'sun-tint'], ['ink', 'red-tint'], ['ink', 'green-tint'], ['ink', 'blue-tint']]
  const tones = ['blue', 'green', 'red', 'violet', 'grey', 'orange'].map((tone) => [`${tone}-ink`, `${tone}-tint`])
  for (const [text = '', ground = ''] of [...pairs, ...tones, ['green-ink', 'green-mist']]) assert.ok(contrast(color(text), color(ground)) >= 4.5, `${text} on ${ground}: ${contrast(color(text), color(ground)).toFixed(2)}`)
})

test('borders of fields, dots of states and the focus ring contrast by 3 at least', () => {
  for (const [part, ground] of [['line-strong', 'surface'], ['line-strong', 'paper'], ['petrol-deep', 'paper'], ['petrol-deep', 'sun'], ['sun', 'petrol-deep'], ['blue', 'blue-tint'], ['green', 'green-tint'], ['red', 'red-tint'], ['violet', 'violet-tint'], ['grey', 'grey-tint'], ['orange', 'surface']] as const) assert.ok(contrast(color(part), color(ground)) >= 3, `${part} on ${ground}: ${contrast(color(part), color(ground)).toFixed(2)}`)
})

test('the letters of energy and climate are read on their colours', () => {
  const rules = [...readFileSync('src/ui/styles/energy.css', 'utf8').matchAll(/\.((?:energie|climat)-[a-g]) \{\s*background: (#[0-9a-f]{6});(\s*color: #fff;)?/g)]
  assert.equal(rules.length, 14)
  for (const [, name = '', ground = '', white] of rules) assert.ok(contrast(white === undefined ? '#0f2a29' : '#ffffff', ground) >= 4.5, name)
})

test('the style sheet and the islands stay within their budget', async () => {
  const size = async (entry: string) => {
    const { outputFiles } = await build({ entryPoints: [entry], bundle: true, minify: true, write: false, format: 'esm' })
    return gzipSync(outputFiles[0]?.contents ?? '').length
  }
  const [css, js] = await Promise.all([size('src/ui/styles/main.css'), size('src/ui/islands/main.ts')])
  assert.ok(css <= 12_000, `css ${css}`)
  assert.ok(js <= 10_000, `js ${js}`)
})

test('no style sheet passes 300 lines, as no other file does', () => {
  for (const name of readdirSync('src/ui/styles')) assert.ok(readFileSync(`src/ui/styles/${name}`, 'utf8').split('\n').length <= 301, name)
})
