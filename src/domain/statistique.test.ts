import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { poolGroupes } from '#domain/statistique.ts'
import { runs } from '#test/runs.ts'

test('under ten people there is no figure at all', () => {
  assert.deepEqual(poolGroupes([{ nom: 'Rhône', nombre: 9 }], 10), { groupes: [], autres: 0, total: undefined })
  assert.deepEqual(poolGroupes([], 10), { groupes: [], autres: 0, total: undefined })
})

test('a small group is pooled with the smallest of the others, so that no difference gives it away', () => {
  const groupes = [{ nom: 'Ain', nombre: 3 }, { nom: 'Rhône', nombre: 40 }, { nom: 'Isère', nombre: 12 }]
  assert.deepEqual(poolGroupes(groupes, 10), { groupes: [{ nom: 'Rhône', nombre: 40 }], autres: 15, total: 55 })
})

test('no line, and no difference of lines with the total, is of one to nine people', () => {
  const groupe = fc.record({ nom: fc.string(), nombre: fc.nat({ max: 60 }) })
  fc.assert(fc.property(fc.array(groupe, { maxLength: 12 }), (groupes) => {
    const { groupes: shown, autres, total } = poolGroupes(groupes, 10)
    for (const { nombre } of shown) assert.ok(nombre >= 10)
    assert.ok(autres === 0 || autres >= 10)
    assert.equal(shown.reduce((sum, { nombre }) => sum + nombre, autres), total ?? 0)
  }), { numRuns: runs(200, 10_000) })
})
