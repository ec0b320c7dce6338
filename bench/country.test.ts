import assert from 'node:assert/strict'
import { test } from 'node:test'
import { villeOf } from '#domain/lieux.ts'
import { checkNumeroUnique } from '#domain/numero-unique.ts'
import { checkSiret } from '#domain/siret.ts'
import { makeCompany } from './country/companies.ts'
import { createDraw, STREAMS } from './country/draw.ts'
import { makeHome } from './country/homes.ts'
import { makeRequest, type World } from './country/request.ts'
import { sizeOf } from './country/sizes.ts'
import { loadTerritory, prepareTerritory } from './country/territory.ts'
import { unreachable } from './country/unreachable.ts'

const territory = loadTerritory(prepareTerritory())
const world: World = { size: sizeOf('national'), territory, connectors: { ...unreachable(), communes: territory.communes } }
const SAMPLE = 4_000
/** Spread over the whole country, so that the three millions are there. */
const ids = Array.from({ length: SAMPLE }, (_, index) => 1 + index * 724)
const requests = ids.map((id) => makeRequest(id, world))

test('the same request is drawn again alone, in any order', () => {
  for (const index of [0, 17, 3_999, 1_234]) assert.deepEqual(makeRequest(ids[index] ?? 0, world), requests[index])
  assert.deepEqual(makeHome(12, world.size, territory), makeHome(12, world.size, territory))
})

test('neighbouring seeds share nothing: half a million first draws, hardly two alike', () => {
  const seen = new Set(Array.from({ length: 500_000 }, (_, index) => createDraw(STREAMS.demande, index).unit()))
  // Of 2^32 values, half a million random ones meet about 29 times.
  assert.ok(seen.size > 499_900, `${seen.size} values among 500 000`)
})

test('no two households are the same', () => {
  assert.equal(new Set(requests.map(({ faits }) => faits)).size, SAMPLE)
  assert.equal(new Set(requests.map(({ loaded }) => loaded.numeroUnique)).size, SAMPLE)
})

test('wishes have the skew of the country: mean, Paris, same département', () => {
  const wishes = requests.map(({ loaded }) => loaded.registre.logementRecherche.communes)
  const mean = wishes.flat().length / SAMPLE
  const paris = wishes.filter((communes) => communes.some((code) => villeOf(code) === '75056')).length / SAMPLE
  const further = wishes.flatMap(([first = '', ...others]) => (first.startsWith('75') ? [] : others.map((code) => code.slice(0, 2) === first.slice(0, 2))))
  assert.ok(mean > 3 && mean < 3.25, `mean ${mean}`)
  assert.ok(paris > 0.115 && paris < 0.143, `Paris ${paris}`)
  const near = further.filter(Boolean).length / further.length
  assert.ok(near > 0.72 && near < 0.84, `same département ${near}`)
})

test('numbers are those that the register would give, and companies are those that nobody has', () => {
  for (const { loaded } of requests) assert.ok(checkNumeroUnique(loaded.numeroUnique).ok, loaded.numeroUnique)
  for (const id of [1, 99_999, 100_001, 120_000]) {
    const { siren, etablissement } = makeCompany(id, world.size, territory)
    assert.match(siren, /^00\d{7}$/)
    assert.ok(checkSiret(etablissement.siret).ok, etablissement.siret)
  }
})

test('homes of all classes, rents and sizes that fit them', () => {
  const homes = Array.from({ length: 3_000 }, (_, index) => makeHome(index + 1, world.size, territory))
  assert.ok(new Set(homes.map(({ classe }) => classe)).size >= 15)
  for (const { facts } of homes) assert.ok(facts.loyer > (facts.loyerHorsCharges ?? 0) && facts.loyer < 500_000 && (facts.surface ?? 0) > 15, JSON.stringify(facts))
})
