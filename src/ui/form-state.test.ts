import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { dateValues, fieldId, formState, readDate, shownValue } from '#ui/form-state.ts'
import { runs } from '#test/runs.ts'

test('a field keeps its first error, a nested one is named by its path', () => {
  const form = formState({}, [
    { path: ['siret'], message: 'Trop court' },
    { path: ['siret'], message: 'Faux' },
    { path: ['foyer', 0, 'nom'], message: 'Manquant' },
    { path: [], message: 'Impossible' },
  ])
  assert.deepEqual(form.errors, { siret: 'Trop court', 'foyer.0.nom': 'Manquant', '': 'Impossible' })
  assert.equal(fieldId(form, 'foyer.0.nom'), 'champ-foyer-0-nom')
})

test('a field emptied by the person stays empty, it does not go back to its default', () => {
  assert.equal(shownValue({ values: { code: '' }, errors: {} }, 'code', 'ABC'), '')
  assert.equal(shownValue({ values: {}, errors: {} }, 'code', 'ABC'), 'ABC')
})

test('a real day typed in three parts is read back as ISO text', () => {
  const day = fc.integer({ min: 0, max: 73_000 }).map((days) => Temporal.PlainDate.from('1900-01-01').add({ days }).toString())
  fc.assert(
    fc.property(day, (iso) => assert.equal(readDate(dateValues('naissance', iso), 'naissance'), iso)),
    { numRuns: runs(200, 10_000) },
  )
})

test('no part is an empty answer, a day that does not exist is no answer', () => {
  const read = (jour: string, mois: string, annee: string) => readDate({ 'd-jour': jour, 'd-mois': mois, 'd-annee': annee }, 'd')
  assert.equal(read('', '', ''), '')
  assert.equal(read(' 1', '3', '1994 '), '1994-03-01')
  const wrong: readonly [string, string, string][] = [['31', '02', '1994'], ['29', '2', '2023'], ['0', '1', '2020'], ['1', '13', '2020'], ['1', '', '2020'], ['1', '1', '94'], ['x', '1', '2020']]
  for (const parts of wrong) assert.equal(read(...parts), undefined)
  assert.equal(read('29', '2', '2024'), '2024-02-29')
})
