import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { deNom, euros, eurosExacts, heure, jour, jourChiffres, jourCourt, jourHeure, jourLong, jusquAu, nombre, pluriel, points, pourcent, rang, surface } from '#ui/format.ts'
import { runs } from '#test/runs.ts'

test('an amount of whole euros has no decimals, any other has two', () => {
  assert.equal(euros(61250), '612,50\u00a0€')
  assert.equal(euros(61200), '612\u00a0€')
  assert.equal(euros(5), '0,05\u00a0€')
  assert.equal(euros(2_000_000_000), '20\u00a0000\u00a0000\u00a0€')
  assert.equal(euros(-4050), '\u221240,50\u00a0€')
  assert.equal(eurosExacts(61200), '612,00\u00a0€')
})

test('an amount read back gives the same cents', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (cents) => {
      const read = Number(eurosExacts(cents).replaceAll(/[\u00a0€]/g, '').replace('\u2212', '-').replace(',', '.'))
      assert.equal(Math.round(read * 100), cents)
    }),
    { numRuns: runs(200, 10_000) },
  )
})

test('thousands are parted by a space that does not break', () => {
  assert.equal(nombre(1234567), '1\u00a0234\u00a0567')
  assert.equal(nombre(999), '999')
  assert.equal(nombre(-1234.5), '\u22121\u00a0234,5')
  assert.equal(surface(47.5), '47,5\u00a0m²')
  assert.equal(surface(28.999), '29\u00a0m²')
})

test('points carry their sign', () => {
  assert.deepEqual([40, -40, 0].map(points), ['+40', '\u221240', '0'])
})

test('zero and one are singular, two is plural', () => {
  assert.equal(pluriel(0, 'candidature'), '0\u00a0candidature')
  assert.equal(pluriel(1, 'candidature'), '1\u00a0candidature')
  assert.equal(pluriel(1200, 'candidature'), '1\u00a0200\u00a0candidatures')
  assert.equal(pluriel(3, 'bail', 'baux'), '3\u00a0baux')
})

test('464 of 1 600 is 29 %, which floating point makes 28', () => {
  assert.equal(pourcent(464, 1600), '29\u00a0%')
  assert.equal(pourcent(1, 3), '33\u00a0%')
  assert.equal(pourcent(1, 0), '0\u00a0%')
})

test('the first of a month and the first of a list are said « 1er »', () => {
  assert.equal(rang(1), '1er')
  assert.equal(rang(42), '42e')
  assert.equal(jour('2026-01-01'), '1er\u00a0janvier\u00a02026')
})

test('a day is said in full, short, or in figures', () => {
  assert.equal(jour('2026-11-22'), '22\u00a0novembre\u00a02026')
  assert.equal(jourLong('2026-11-22'), 'dimanche 22\u00a0novembre\u00a02026')
  assert.equal(jourCourt('2026-11-22'), 'dim.\u00a022\u00a0nov.')
  assert.equal(jourCourt('2026-07-14'), 'mar.\u00a014\u00a0juil.')
  assert.equal(jourCourt('2026-08-15'), 'sam.\u00a015\u00a0août')
  assert.equal(jourChiffres('2026-02-03'), '03/02/2026')
})

test('any day is said as the calendar has it', () => {
  const days = fc.integer({ min: 0, max: 80_000 }).map((n) => Temporal.PlainDate.from('1900-01-01').add({ days: n }))
  fc.assert(
    fc.property(days, (day) => {
      const text = day.toString()
      const said = day.toLocaleString('fr-FR', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
      assert.equal(jourLong(text).replaceAll('\u00a0', ' '), said.replace(/ 1 /, ' 1er '))
      assert.ok(jourLong(text).endsWith(jour(text)))
      assert.equal(jourChiffres(text), day.toLocaleString('fr-FR', { day: '2-digit', month: '2-digit', year: 'numeric' }))
      assert.ok(jourCourt(text).startsWith(`${said.slice(0, 3)}.\u00a0${day.day === 1 ? '1er' : day.day}\u00a0`))
    }),
    { numRuns: runs(300, 20_000) },
  )
  assert.throws(() => jour('2026-02-30'), RangeError)
})

test('an instant is read in Paris, in winter and in summer', () => {
  assert.equal(jourHeure(Temporal.Instant.from('2026-11-22T17:30:00Z')), 'le 22\u00a0novembre\u00a02026 à 18\u00a0h\u00a030, heure de Paris')
  assert.equal(jourHeure(Temporal.Instant.from('2026-07-01T22:00:00Z')), 'le 2\u00a0juillet\u00a02026 à 0\u00a0h, heure de Paris')
  assert.equal(jusquAu(Temporal.Instant.from('2026-11-22T17:30:00Z')), 'jusqu’au 22\u00a0novembre\u00a02026 à 18\u00a0h\u00a030, heure de Paris')
  assert.equal(heure(Temporal.Instant.from('2026-07-01T07:05:00Z')), '9\u00a0h\u00a005')
})

test('« de » is cut before a vowel, with its accent or not', () => {
  assert.deepEqual(['Samira', 'Élodie', 'adrien', 'Yanis', 'Hélène'].map(deNom), ['de Samira', 'd’Élodie', 'd’adrien', 'de Yanis', 'de Hélène'])
})
