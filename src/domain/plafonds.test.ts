import assert from 'node:assert/strict'
import test from 'node:test'
import { baremeAt } from './baremes/bareme.ts'
import { PLAFONDS } from './baremes/plafonds.ts'
import type { Jour } from './jour.ts'
import { ZONES_HLM } from './lieux.ts'
import { FINANCEMENTS, type Financement } from './offre.ts'
import { articleOf, findPlafond, isBaremeProvisoire, ZONES_LLI, zonePlafondOf, type ZonePlafond } from './plafonds.ts'

/** The official tables as they are printed: a row per category (the seventh: one person more), the zones of each year side by side. */
const IMPRIMES: readonly { financement: Financement; annees: readonly number[]; zones: readonly ZonePlafond[]; lignes: readonly (readonly number[])[] }[] = [
  { financement: 'PLAI', annees: [2024], zones: ZONES_HLM, lignes: [
    [14_329, 14_329, 12_452],
    [23_355, 23_355, 18_143],
    [30_614, 28_074, 21_818],
    [33_511, 30_824, 24_276],
    [39_863, 36_493, 28_404],
    [44_861, 41_064, 32_010],
    [4_998, 4_573, 3_569],
  ] },
  { financement: 'PLUS', annees: [2024], zones: ZONES_HLM, lignes: [
    [26_044, 26_044, 22_642],
    [38_925, 38_925, 30_238],
    [51_025, 46_789, 36_362],
    [60_921, 56_046, 43_899],
    [72_482, 66_347, 51_641],
    [81_562, 74_662, 58_200],
    [9_089, 8_319, 6_492],
  ] },
  { financement: 'PLAI', annees: [2025, 2026], zones: ZONES_HLM, lignes: [
    [14_683, 14_683, 12_759, 14_811, 14_811, 12_870],
    [23_931, 23_931, 18_591, 24_140, 24_140, 18_753],
    [31_369, 28_767, 22_356, 31_643, 29_018, 22_551],
    [34_338, 31_585, 24_875, 34_637, 31_860, 25_092],
    [40_847, 37_393, 29_105, 41_203, 37_719, 29_359],
    [45_968, 42_077, 32_800, 46_369, 42_444, 33_086],
    [5_121, 4_686, 3_657, 5_166, 4_727, 3_689],
  ] },
  { financement: 'PLUS', annees: [2025, 2026], zones: ZONES_HLM, lignes: [
    [26_687, 26_687, 23_201, 26_920, 26_920, 23_403],
    [39_885, 39_885, 30_984, 40_233, 40_233, 31_254],
    [52_284, 47_944, 37_259, 52_740, 48_362, 37_584],
    [62_424, 57_429, 44_982, 62_968, 57_930, 45_374],
    [74_271, 67_984, 52_915, 74_919, 68_577, 53_376],
    [83_575, 76_504, 59_636, 84_304, 77_171, 60_156],
    [9_313, 8_524, 6_652, 9_394, 8_598, 6_710],
  ] },
  { financement: 'PLS', annees: [2025, 2026], zones: ZONES_HLM, lignes: [
    [34_693, 34_693, 30_161, 34_996, 34_996, 30_424],
    [51_851, 51_851, 40_279, 52_303, 52_303, 40_630],
    [67_969, 62_327, 48_437, 68_562, 62_871, 48_859],
    [81_151, 74_658, 58_477, 81_858, 75_309, 58_986],
    [96_552, 88_379, 68_790, 97_395, 89_150, 69_389],
    [108_648, 99_455, 77_527, 109_595, 100_322, 78_203],
    [12_107, 11_081, 8_648, 12_212, 11_177, 8_723],
  ] },
  { financement: 'PLI', annees: [2025, 2026], zones: ZONES_LLI, lignes: LLI() },
  { financement: 'LLI', annees: [2025, 2026], zones: ZONES_LLI, lignes: LLI() },
]

function LLI(): readonly (readonly number[])[] {
  return [
    [43_953, 43_953, 35_825, 32_243, 44_344, 44_344, 36_144, 32_530],
    [65_691, 65_691, 47_842, 43_056, 66_276, 66_276, 48_268, 43_439],
    [86_112, 78_963, 57_531, 51_778, 86_878, 79_666, 58_043, 52_239],
    [102_812, 94_585, 69_455, 62_510, 103_727, 95_427, 70_073, 63_066],
    [122_326, 111_971, 81_705, 73_535, 123_415, 112_968, 82_432, 74_189],
    [137_648, 126_001, 92_080, 82_873, 138_874, 127_122, 92_900, 83_611],
    [15_335, 14_039, 10_272, 9_242, 15_471, 14_164, 10_364, 9_325],
  ]
}

for (const { financement, annees, zones, lignes } of IMPRIMES) {
  test(`the ${financement} ceilings of ${annees.join(' and ')} are those printed, cell by cell`, () => {
    let cells = 0
    annees.forEach((annee, block) => {
      zones.forEach((zone, column) => {
        lignes.forEach((ligne, row) => {
          assert.equal(cellOf(financement, zone, row, `${annee}-06-15` as const), ligne[block * zones.length + column], `${annee} ${zone} ${row + 1}`)
          cells += 1
        })
      })
    })
    assert.equal(cells, annees.length * zones.length * 7)
  })
}

test('PLS is PLUS times 1,30, to the nearest euro, halves up, in every cell of every year', () => {
  for (const annee of [2024, 2025, 2026]) {
    for (const zone of ZONES_HLM) {
      for (let row = 0; row < 7; row++) {
        const plus = cellOf('PLUS', zone, row, `${annee}-01-01`)
        assert.equal(cellOf('PLS', zone, row, `${annee}-01-01`), Math.floor((plus * 13 + 5) / 10), `${annee} ${zone} ${row + 1}`)
      }
    }
  }
})

test('each PLAI and PLUS cell follows from the year before by the rent index of the third quarter', () => {
  const irl = { 2024: 14103, 2025: 14451, 2026: 14577 }
  const cells = (['PLAI', 'PLUS'] as const).flatMap((financement) => ZONES_HLM.flatMap((zone) => [0, 1, 2, 3, 4, 5, 6].map((row) => ({ financement, zone, row }))))
  for (const { financement, zone, row } of cells) {
    for (const [before, after] of [[2024, 2025], [2025, 2026]] as const) {
      const expected = Math.round((cellOf(financement, zone, row, `${before}-01-01`) * irl[after]) / irl[before])
      assert.equal(cellOf(financement, zone, row, `${after}-01-01`), expected, `${financement} ${after} ${zone} ${row + 1}`)
    }
  }
})

test('there is no ladder: the PLS ceiling of a couple in Île-de-France is above that of LLI in B1', () => {
  assert.equal(cellOf('PLS', 'ile_de_france', 1, '2026-05-01'), 52_303)
  assert.equal(cellOf('LLI', 'b1', 1, '2026-05-01'), 48_268)
})

test('every table says its day, its article, its mark and its source, cell by cell where they differ', () => {
  for (const table of PLAFONDS) {
    assert.match(table.depuis, /^202[456]-01-01$/)
    assert.ok(table.article.length > 5 && table.source.length > 1 && 'VDS'.includes(table.marque))
    for (const ligne of Object.values(table.valeurs)) {
      assert.equal(ligne.montants.length, 7)
      assert.ok('VDS'.includes(ligne.marque) && ligne.source.length > 1)
      assert.match(ligne.marques ?? 'VVVVVVV', /^[VDS]{7}$/)
    }
  }
})

test('each person beyond the table adds its amount', () => {
  assert.equal(findPlafond({ financement: 'PLUS', zone: 'autres_regions' }, { categorie: 6, supplement: 3 }, '2026-01-01'), (60_156 + 3 * 6_710) * 100)
})

test('tables change on 1 January; after the last one it stays, provisionally', () => {
  assert.equal(cellOf('PLUS', 'autres_regions', 0, '2025-12-31'), 23_201)
  assert.equal(cellOf('PLUS', 'autres_regions', 0, '2026-01-01'), 23_403)
  assert.equal(cellOf('PLUS', 'autres_regions', 0, '2029-07-01'), 23_403)
  assert.equal(isBaremeProvisoire('PLUS', '2026-12-31'), false)
  assert.equal(isBaremeProvisoire('PLUS', '2027-01-01'), true)
})

test('a cell that is not known is not guessed: no table before 2024, none for LLI before 2025', () => {
  const one = { categorie: 1, supplement: 0 }
  assert.equal(findPlafond({ financement: 'PLUS', zone: 'autres_regions' }, one, '2023-12-31'), undefined)
  assert.equal(findPlafond({ financement: 'LLI', zone: 'a' }, one, '2024-12-31'), undefined)
  assert.equal(findPlafond({ financement: 'PLUS', zone: 'a_bis' }, one, '2026-01-01'), undefined)
})

test('PLS goes by the HLM zones even when the A/B/C zone is given; PLI and LLI by A/B/C', () => {
  assert.equal(zonePlafondOf({ commune: '69386', financement: 'PLS', zoneAbc: 'A' }), 'autres_regions')
  const expected = { Abis: 'a_bis', A: 'a', B1: 'b1', B2: 'b2_c', C: 'b2_c' } as const
  for (const [zoneAbc, zone] of Object.entries(expected)) {
    const abc = (['Abis', 'A', 'B1', 'B2', 'C'] as const).find((known) => known === zoneAbc)
    assert.ok(abc)
    assert.equal(zonePlafondOf({ commune: '69386', financement: 'LLI', zoneAbc: abc }), zone)
  }
  assert.equal(zonePlafondOf({ commune: '69386', financement: 'PLI' }), undefined)
  assert.equal(zonePlafondOf({ commune: '97411', financement: 'LLI', zoneAbc: 'A' }), undefined)
})

test('a refusal quotes the arrêté for PLAI, PLUS and PLS, the tax code for PLI and LLI', () => {
  assert.deepEqual(FINANCEMENTS.map(articleOf), [
    'arrêté du 29 juillet 1987', 'arrêté du 29 juillet 1987', 'arrêté du 29 juillet 1987', 'CGI, annexe III, art. 2 terdecies D', 'CGI, annexe III, art. 2 terdecies D',
  ])
})

test('the table in force is the latest that began, whatever the order of the list', () => {
  const tables = (['2026-01-01', '2024-01-01', '2025-01-01'] as const).map((depuis) => ({ depuis, article: '', marque: 'P' as const, source: '', valeurs: depuis }))
  assert.equal(baremeAt(tables, '2025-06-01')?.valeurs, '2025-01-01')
  assert.equal(baremeAt(tables, '2023-06-01'), undefined)
})

function cellOf(financement: Financement, zone: ZonePlafond, row: number, le: Jour): number {
  if (row < 6) return (findPlafond({ financement, zone }, { categorie: row + 1, supplement: 0 }, le) ?? 0) / 100
  const at = (supplement: number) => findPlafond({ financement, zone }, { categorie: 6, supplement }, le) ?? 0
  return (at(1) - at(0)) / 100
}
