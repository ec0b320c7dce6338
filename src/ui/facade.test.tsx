import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { renderToString } from 'preact-render-to-string'
import { Facade, Street } from '#ui/facade.tsx'
import { drawFacades } from '#ui/facades.ts'
import { withView, type RequestView } from '#ui/request-view.tsx'

const view: RequestView = { csrf: 'x', path: '/', lang: 'fr', assets: { css: '/a.css', js: '/a.js', facades: '/f.svg' }, demonstration: false }

function drawn(seed: string, type: 'appartement' | 'maison' = 'appartement'): string {
  return withView(view, () => renderToString(<Facade seed={seed} type={type} />))
}

test('a home always has the same façade', () => {
  assert.equal(drawn('offre-1'), drawn('offre-1'))
})

test('on one page homes look different: among twenty, two that look alike are rare', () => {
  const pages = Array.from({ length: 100 }, (_, page) => Array.from({ length: 20 }, (_, index) => drawn(`${20 * page + index}`)))
  const alike = pages.filter((homes) => new Set(homes).size < 20).length
  assert.ok(alike <= 20, `${alike} pages of 100`)
})

test('each façade names a drawing that the file holds, weighs little in the page and is hidden from screen readers', () => {
  const file = drawFacades()
  for (let index = 0; index < 500; index += 1) {
    const svg = drawn(`offre-${index}`, index % 2 === 0 ? 'appartement' : 'maison')
    const name = /\/f\.svg#([am]\d+)"/.exec(svg)?.[1] ?? ''
    assert.ok(file.includes(`<g id="${name}">`), svg)
    assert.ok(svg.length <= 300, `${svg.length} characters`)
    assert.match(svg, /aria-hidden="true"/)
  }
})

test('the file of drawings is whole, and light once compressed', () => {
  const file = drawFacades()
  assert.doesNotMatch(file, /NaN|undefined|\[object/)
  assert.ok(brotliCompressSync(file).length <= 32_000, `${brotliCompressSync(file).length} bytes`)
  assert.ok(gzipSync(renderToString(<Street seed="une rue" />)).length <= 4_500)
})
