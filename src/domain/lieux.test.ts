import assert from 'node:assert/strict'
import test from 'node:test'
import { COMMUNES_LIMITROPHES } from './baremes/zones.ts'
import { departementOf, distanceKm, expandCommune, isOutreMer, listArrondissements, sameCommune, villeOf, zoneHlmOf } from './lieux.ts'

test('Paris, each of its arrondissements and its 29 neighbours share one zone, by code', () => {
  assert.equal(new Set(COMMUNES_LIMITROPHES.valeurs).size, 29)
  const paris = ['75056', ...listArrondissements('75056')]
  assert.equal(paris.length, 21)
  for (const code of [...paris, ...COMMUNES_LIMITROPHES.valeurs]) assert.equal(zoneHlmOf(code), 'paris_limitrophes', code)
  // Boulogne-Billancourt is one of them; Arcueil and Maisons-Alfort are not.
  assert.equal(zoneHlmOf('92012'), 'paris_limitrophes')
  for (const code of ['94003', '94046', '77288', '78646', '91228', '95127', '92050', '93005']) assert.equal(zoneHlmOf(code), 'ile_de_france', code)
})

test('everything else in metropolitan France is one zone; overseas has none', () => {
  for (const code of ['69123', '69386', '13055', '59350', '2A004', '01053', '60057']) assert.equal(zoneHlmOf(code), 'autres_regions', code)
  for (const code of ['97105', '97209', '97302', '97411', '97608', '98818']) {
    assert.equal(zoneHlmOf(code), undefined, code)
    assert.ok(isOutreMer(code))
  }
  assert.ok(!isOutreMer('95127') && !isOutreMer('2A004'))
})

test('a département is two characters, three overseas', () => {
  assert.deepEqual(['69123', '2A004', '01053', '97411', '75112'].map(departementOf), ['69', '2A', '01', '974', '75'])
})

test('a whole city and its arrondissements match either way; two arrondissements do not', () => {
  for (const [ville, first, other, outside] of [['75056', '75101', '75120', '75121'], ['69123', '69381', '69389', '69390'], ['13055', '13201', '13216', '13217']] as const) {
    assert.ok(sameCommune(ville, first) && sameCommune(first, ville) && sameCommune(other, ville) && sameCommune(first, first))
    assert.ok(!sameCommune(first, other) && !sameCommune(ville, outside))
    assert.equal(villeOf(other), ville)
  }
  assert.ok(sameCommune('42218', '42218') && !sameCommune('42218', '42207') && !sameCommune('75056', '69123'))
})

test('the codes to look under are exactly those that match', () => {
  const codes = ['75056', '75101', '75120', '69123', '69381', '69386', '13055', '13201', '42218', '92012']
  for (const wish of codes) for (const home of codes) assert.equal(expandCommune(wish).includes(home), sameCommune(wish, home), `${wish} ${home}`)
})

test('distances are as the crow flies on a sphere of 6 371 km', () => {
  assert.ok(Math.abs(distanceKm({ lat: 0, lon: 0 }, { lat: 0, lon: 180 }) - Math.PI * 6371) < 1e-6)
  assert.ok(Math.abs(distanceKm({ lat: 0, lon: 0 }, { lat: 1, lon: 0 }) - 111.1949) < 0.001)
  assert.equal(distanceKm({ lat: 45.75, lon: 4.85 }, { lat: 45.75, lon: 4.85 }), 0)
  const lyon = { lat: 45.7589, lon: 4.8414 }
  const saintEtienne = { lat: 45.4339, lon: 4.39 }
  assert.ok(distanceKm(lyon, saintEtienne) > 50 && distanceKm(lyon, saintEtienne) < 51)
  assert.equal(distanceKm(lyon, saintEtienne), distanceKm(saintEtienne, lyon))
})
