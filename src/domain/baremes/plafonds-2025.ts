import type { BaremePlafonds } from './plafonds.ts'

/** Income ceilings of 2025, in euros a year: categories 1 to 6, then each person more. `marques`: cell by cell when they differ. */
export const PLAFONDS_2025: readonly BaremePlafonds[] = [
  {
    financements: ['PLAI'], depuis: '2025-01-01', article: 'arrêté du 29 juillet 1987, annexe II', marque: 'V', source: 'MAL',
    valeurs: {
      paris_limitrophes: { montants: [14_683, 23_931, 31_369, 34_338, 40_847, 45_968, 5_121], marque: 'V', source: 'MAL', marques: 'VVVVDDD' },
      ile_de_france: { montants: [14_683, 23_931, 28_767, 31_585, 37_393, 42_077, 4_686], marque: 'V', source: 'MAL', marques: 'VVVVDDD' },
      autres_regions: { montants: [12_759, 18_591, 22_356, 24_875, 29_105, 32_800, 3_657], marque: 'V', source: 'OMH' },
    },
  },
  {
    financements: ['PLUS'], depuis: '2025-01-01', article: 'arrêté du 29 juillet 1987, annexe I', marque: 'V', source: 'OF',
    valeurs: {
      paris_limitrophes: { montants: [26_687, 39_885, 52_284, 62_424, 74_271, 83_575, 9_313], marque: 'V', source: 'OF' },
      ile_de_france: { montants: [26_687, 39_885, 47_944, 57_429, 67_984, 76_504, 8_524], marque: 'V', source: 'OF' },
      autres_regions: { montants: [23_201, 30_984, 37_259, 44_982, 52_915, 59_636, 6_652], marque: 'V', source: 'OF' },
    },
  },
  {
    financements: ['PLS'], depuis: '2025-01-01', article: 'CCH, art. D331-12 : PLUS × 1,30', marque: 'D', source: 'PLUS × 1,30',
    valeurs: {
      paris_limitrophes: { montants: [34_693, 51_851, 67_969, 81_151, 96_552, 108_648, 12_107], marque: 'D', source: 'PLUS × 1,30' },
      ile_de_france: { montants: [34_693, 51_851, 62_327, 74_658, 88_379, 99_455, 11_081], marque: 'D', source: 'PLUS × 1,30' },
      autres_regions: { montants: [30_161, 40_279, 48_437, 58_477, 68_790, 77_527, 8_648], marque: 'V', source: 'OMH' },
    },
  },
  {
    // PLI takes the same grid by default (M): older conventions may carry another one.
    financements: ['LLI', 'PLI'], depuis: '2025-01-01', article: 'CGI, annexe III, art. 2 terdecies D', marque: 'S', source: 'GSC, NOT',
    valeurs: {
      a_bis: { montants: [43_953, 65_691, 86_112, 102_812, 122_326, 137_648, 15_335], marque: 'V', source: 'GSC, NOT', marques: 'VVVVVSS' },
      a: { montants: [43_953, 65_691, 78_963, 94_585, 111_971, 126_001, 14_039], marque: 'V', source: 'GSC, NOT', marques: 'VVVVVSS' },
      b1: { montants: [35_825, 47_842, 57_531, 69_455, 81_705, 92_080, 10_272], marque: 'V', source: 'GSC, NOT', marques: 'VVVVVSS' },
      b2_c: { montants: [32_243, 43_056, 51_778, 62_510, 73_535, 82_873, 9_242], marque: 'V', source: 'GSC, NOT', marques: 'VVVVVSS' },
    },
  },
]
