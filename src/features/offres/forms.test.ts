import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readRecherche, readRecherchePublique, writeQuery } from './forms.ts'

test('filters are read as people type them', () => {
  const { filtres, page, nombre, form } = readRecherche({ pieces: ['T1', 'T5'], surface: ['16,5'], loyer: ['1\u00a0200 €'], nature: ['maison'], accessible: ['oui'], tri: ['loyer'], page: ['3'] })
  assert.deepEqual(filtres, { typologies: ['T1', 'T1BIS', 'T5', 'T6'], surfaceMin: 16.5, loyerMax: 120_000, nature: 'maison', accessible: true, tri: 'loyer' })
  assert.equal(page, 3)
  assert.equal(nombre, 5)
  assert.deepEqual(form.errors, {})
})

test('nothing typed is no filter', () => {
  const { filtres, page, nombre } = readRecherche({ surface: [''], loyer: [' '], nature: [''] })
  assert.deepEqual([filtres, page, nombre], [{}, 1, 0])
  assert.deepEqual(readRecherche({}).filtres, {})
})

test('a wrong number is said in a sentence, kept in its field, and leaves the other filters in force', () => {
  for (const typed of ['beaucoup', '-3', '0', '1e3', '501', '12,345', '٣']) {
    const { filtres, form } = readRecherche({ surface: [typed], loyer: ['650'] })
    assert.equal(form.errors['surface'], 'Indiquez une surface en m², par exemple 40.', typed)
    assert.equal(form.values['surface'], typed)
    assert.deepEqual(filtres, { loyerMax: 65_000 })
  }
})

test('an address made up by hand is read as far as it makes sense, without a word', () => {
  const { filtres, page, form } = readRecherche({ pieces: ['T9'], nature: ['chateau'], tri: ['hasard'], page: ['-1'], utm_source: ['x'], accessible: ['non'] })
  assert.deepEqual([filtres, page, form.errors], [{}, 1, {}])
})

test('the filters go on to the next page and to the sheet, and nothing else does', () => {
  const recherche = readRecherche({ pieces: ['T2', 'T3'], loyer: ['700'], page: ['4'], utm_source: ['x'] })
  assert.equal(writeQuery(recherche), '?pieces=T2&pieces=T3&loyer=700')
  assert.equal(writeQuery(recherche, 2), '?pieces=T2&pieces=T3&loyer=700&page=2')
  assert.equal(writeQuery(readRecherche({}), 1), '')
})

test('the public list is searched by place, rooms, rent and financing', () => {
  assert.deepEqual(readRecherchePublique({ lieu: [' Lyon '], pieces: ['T2'], loyer: ['600'], financement: ['PLUS'] }).filtres, { lieu: 'Lyon', typologies: ['T2'], loyerMax: 60_000, financement: 'PLUS' })
  assert.match(readRecherchePublique({ lieu: ['x'.repeat(81)] }).form.errors['lieu'] ?? '', /trop long/)
})
