import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { runs } from '#test/runs.ts'
import { testCommunes } from '#test/communes.ts'
import { findVille } from './villes.ts'

const communes = testCommunes()

function find(texte: string, code = ''): string | readonly string[] {
  const found = findVille(communes, texte, code)
  if (found.issue === 'trouvee') return found.commune.code
  return found.issue === 'choix' ? found.candidates.map((commune) => commune.code) : found.issue
}

test('a name is found whatever its accents, capitals, hyphens and short forms', () => {
  const written: Record<string, string> = {
    'Lyon': '69123', '  lyon ': '69123', 'LYON 6e': '69386', 'Lyon 6ème arrondissement': '69386', 'lyon 06': '69386', 'Paris 1': '75101', 'Paris 1er': '75101', 'paris 12': '75112',
    'saint etienne': '42218', 'St-Étienne': '42218', 'le mans': '72181', 'Lyon 6e (69)': '69386', 'Saint-Denis (93)': '93066', 'Marseille 5ème': '13205',
  }
  for (const [texte, code] of Object.entries(written)) assert.equal(find(texte), code, texte)
})

test('a postal code gives its arrondissement rather than the whole city, and a name beside it tells namesakes apart', () => {
  assert.equal(find('69006'), '69386')
  assert.equal(find('75012'), '75112')
  assert.equal(find('42000'), '42218')
  assert.deepEqual(find('01000'), ['01053', '01344'])
  assert.equal(find('01000 Bourg-en-Bresse'), '01053')
  assert.equal(find('Lyon 69006'), '69386')
})

test('several places of one name are offered, the most peopled first; a choice among them is kept, any other is not', () => {
  assert.deepEqual(find('Saint-Denis'), ['97411', '93066', '11339', '30247'])
  assert.equal(find('Saint-Denis', '93066'), '93066')
  assert.deepEqual(find('Saint-Denis', '69123'), ['97411', '93066', '11339', '30247'])
  const many = findVille(communes, 'saint', '')
  assert.ok(many.issue === 'choix' && many.plus && many.candidates.length === 10)
})

test('nothing, or nothing known', () => {
  assert.equal(find('   '), 'vide')
  for (const texte of ['Nullepart-les-Oies', '69', '00000', '!!', '123456', '()']) assert.equal(find(texte), 'inconnue', texte)
})

test('any commune is found by the name that the site gives it, alone or among its namesakes', () => {
  const all = communes.search('a', 5000)
  fc.assert(
    fc.property(fc.constantFrom(...all), ({ code }) => {
      const found = findVille(communes, communes.nom(code), code)
      assert.ok(found.issue === 'trouvee' && found.commune.code === code, communes.nom(code))
    }),
    { numRuns: runs(100, 3000) },
  )
})

test('whatever is typed has an answer', () => {
  fc.assert(fc.property(fc.string(), (texte) => ['vide', 'inconnue', 'choix', 'trouvee'].includes(findVille(communes, texte, '').issue)), { numRuns: runs(100, 3000) })
})
