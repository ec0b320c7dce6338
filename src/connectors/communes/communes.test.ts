import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { distanceKm, sameCommune, villeOf } from '#domain/lieux.ts'
import { testCommunes } from '#test/communes.ts'
import { buildCommunes, makeTable } from './build.ts'
import { loadCommunes } from './client.ts'
import { guessPlace } from './places.ts'

const communes = testCommunes()
const table = makeTable('essai')

function get(code: string) {
  const found = communes.find(code)
  assert.ok(found, `${code} is known`)
  return found
}

test('all communes of today and the 45 arrondissements are there, but for lands without inhabitants', () => {
  assert.equal(table.communes.length, 34_969 + 45 - 6)
  assert.deepEqual(table.communes.filter(([code]) => code.startsWith('984') || code.startsWith('989')), [])
})

test('Paris, Lyon and Marseille are known whole and by arrondissement, each at its own place', () => {
  const arrondissements = [...range(75101, 75120), ...range(69381, 69389), ...range(13201, 13216)].map(get)
  assert.equal(arrondissements.length, 45)
  assert.equal(new Set(arrondissements.map(({ lat, lon }) => `${lat} ${lon}`)).size, 45)
  for (const one of arrondissements) assert.ok(distanceKm(one, get(one.departement === '75' ? '75056' : one.departement === '69' ? '69123' : '13055')) < 12, one.nom)
  assert.equal(communes.nom('69386'), 'Lyon 6e (69)')
  assert.equal(communes.nom('75101'), 'Paris 1er (75)')
  assert.equal(get('75056').population, 2_103_778)
})

function range(first: number, last: number): readonly string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => String(first + index))
}

test('a retired code gives the commune of today', () => {
  assert.equal(get('69232').nom, 'Lyon')
  assert.equal(get('01340').nom, 'Arboys en Bugey')
  assert.equal(get('50173').nom, 'Cherbourg-en-Cotentin')
  assert.equal(communes.find('99999'), undefined)
  assert.equal(communes.nom('99999'), 'commune inconnue (99999)')
  for (const code of Object.values(table.anciens)) assert.ok(communes.find(code) !== undefined, code)
})

test('a postal code is found by its first digits', () => {
  const found = communes.search('690', 40)
  assert.equal(found[0]?.nom, 'Lyon')
  for (const { codesPostaux } of found) assert.ok(codesPostaux.some((code) => code.startsWith('690')))
  assert.deepEqual(communes.search('69006', 5).map(({ nom }) => nom), ['Lyon', 'Lyon 6e'])
})

test('a name is found as it is typed: without accents, hyphens or article, « st » for « saint »', () => {
  assert.equal(communes.search('lyo', 1)[0]?.nom, 'Lyon')
  assert.equal(communes.search('saint et', 1)[0]?.nom, 'Saint-Étienne')
  assert.equal(communes.search('St-Etienne', 1)[0]?.code, '42218')
  assert.equal(communes.search('mans', 1)[0]?.nom, 'Le Mans')
  assert.equal(communes.search('lyon 6', 1)[0]?.nom, 'Lyon 6e')
  assert.equal(communes.search('L’Haÿ', 1)[0]?.nom, 'L\'Haÿ-les-Roses')
  assert.deepEqual(communes.search('   ', 5), [])
  assert.deepEqual(communes.search('zzzz', 5), [])
  assert.equal(communes.search('s', 7).length, 7)
})

test('a département is found by its number or its name', () => {
  assert.deepEqual(communes.findDepartement('69'), { code: '69', nom: 'Rhône' })
  assert.equal(communes.findDepartement('rhone')?.code, '69')
  assert.equal(communes.findDepartement('2a')?.nom, 'Corse-du-Sud')
  assert.equal(communes.findDepartement('lyon'), undefined)
})

test('Saint-Étienne is 50.2 km from Lyon, and both places are sure', () => {
  const [stEtienne, lyon] = [get('42218'), get('69123')]
  assert.ok(Math.abs(distanceKm(stEtienne, lyon) - 50.2) < 1, String(distanceKm(stEtienne, lyon)))
  assert.equal(stEtienne.incertitudeKm + lyon.incertitudeKm, 0)
})

test('the stated uncertainty holds: hide a known town, and it lies within it 98 times in 100', () => {
  const groups = Map.groupBy(table.communes.filter((row) => row[8] === 0 && row[5] >= 0), (row) => row[5])
  let held = 0
  let all = 0
  for (const rows of groups.values()) {
    for (const hidden of rows) {
      const guess = guessPlace(rows.filter((row) => row !== hidden).map((row) => ({ lat: row[6], lon: row[7] })))
      if (guess === undefined) continue
      all += 1
      if (distanceKm(guess, { lat: hidden[6], lon: hidden[7] }) <= guess.incertitudeKm) held += 1
    }
  }
  assert.ok(all > 7_000)
  assert.ok(held / all >= 0.98, `${held} of ${all}`)
})

test('a place that is only guessed says so, and no French commune is placed on the far side of the world', () => {
  const guessed = table.communes.filter((row) => row[8] >= 15)
  assert.ok(guessed.length > 20_000)
  for (const [code, nom, , , , , lat, lon, incertitude] of table.communes) {
    assert.ok(Number.isFinite(lat) && Number.isFinite(lon) && incertitude >= 0, code)
    if (!/^9[78]/.test(code)) assert.ok(lat > 41 && lat < 51.2 && lon > -5.5 && lon < 9.7 && incertitude <= 150, `${nom} ${lat} ${lon} ${incertitude}`)
  }
})

test('neighbours are of the same intercommunality, nearest first, never the place itself', () => {
  const voisines = communes.voisines('69266', 8)
  assert.equal(voisines.length, 8)
  assert.ok(voisines.some(({ nom }) => nom === 'Lyon'))
  assert.ok(voisines.some(({ nom }) => nom === 'Bron'))
  assert.ok(!voisines.some(({ code }) => code === '69266'))
  assert.ok(communes.voisines('69386', 12).some(({ nom }) => nom === 'Lyon 3e'))
  assert.ok(!communes.voisines('69386', 50).some(({ nom }) => nom === 'Lyon'))
  assert.ok(!communes.voisines('69123', 50).some(({ nom }) => nom.startsWith('Lyon ')))
  assert.deepEqual(communes.voisines('29155', 5), [])
})

test('neighbours are those that a search of all the communes finds, the first time and the next', () => {
  const epcis = new Map(table.communes.map((row) => [row[0], row[5]]))
  const all = table.communes.flatMap(([code]) => communes.find(code) ?? [])
  const away = (code: string) => all.filter((one) => epcis.get(one.code) === epcis.get(code) && !sameCommune(one.code, code) && (villeOf(one.code) === one.code || villeOf(one.code) === villeOf(code)))
  for (const code of ['69266', '75056', '75112', '13055', '59350', '2A004', '35238', '97411', '42218']) {
    const from = get(code)
    const near = away(code).map((one) => ({ code: one.code, km: distanceKm(from, one), doute: one.incertitudeKm })).filter(({ km }) => km <= 30).toSorted((a, b) => a.km + a.doute - b.km - b.doute)
    assert.deepEqual(communes.voisines(code, 12).map((one) => one.code), near.slice(0, 12).map((one) => one.code), code)
    assert.deepEqual(communes.voisines(code, 500).map((one) => one.code), near.map((one) => one.code), code)
  }
})

test('the table is read in less than 150 ms', () => {
  const file = new URL('../../../dist/communes.json', import.meta.url).pathname
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now()
    loadCommunes(file)
    return performance.now() - start
  })
  assert.ok(Math.min(...times) < 150, String(times))
})

test('an up-to-date table is left alone; another one is made again, whole', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'communes-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'a', 'communes.json')
  assert.deepEqual(buildCommunes(file), { written: true })
  assert.deepEqual(buildCommunes(file), { written: false })
  const digest = (text: string) => createHash('sha256').update(text).digest('hex')
  const first = digest(readFileSync(file, 'utf8'))
  writeFileSync(file, '{"source":"ancienne"}')
  assert.deepEqual(buildCommunes(file), { written: true })
  assert.equal(digest(readFileSync(file, 'utf8')), first)
})
