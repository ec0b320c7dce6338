import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import { Facade, Street } from '#ui/facade.tsx'

const drawn = (seed: string, type: 'appartement' | 'maison' = 'appartement') => renderToString(<Facade seed={seed} type={type} />)

test('a home always has the same façade', () => {
  assert.equal(drawn('offre-1'), drawn('offre-1'))
})

test('different homes look different', () => {
  const seen = new Set(Array.from({ length: 500 }, (_, index) => drawn(`offre-${index}`)))
  assert.equal(seen.size, 500)
})

test('a façade weighs about 3 KB, compresses under 1.5 KB and is hidden from screen readers', async () => {
  const { gzipSync } = await import('node:zlib')
  for (let index = 0; index < 500; index += 1) {
    const svg = drawn(`offre-${index}`, index % 2 === 0 ? 'appartement' : 'maison')
    assert.ok(svg.length <= 5_000, `${svg.length} characters`)
    assert.ok(gzipSync(svg).length <= 1_600, `${gzipSync(svg).length} bytes`)
    assert.match(svg, /aria-hidden="true"/)
    assert.doesNotMatch(svg, /NaN|undefined| id=/)
  }
  assert.ok(gzipSync(renderToString(<Street seed="une rue" />)).length <= 4_500)
})
