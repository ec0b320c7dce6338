import type { BaremePlafonds } from './plafonds.ts'

/** Income ceilings of 2026, in euros a year: categories 1 to 6, then each person more. `marques`: cell by cell when they differ. */
export const PLAFONDS_2026: readonly BaremePlafonds[] = [
  {
    financements: ['PLAI'], depuis: '2026-01-01', article: 'arrêté du 29 juillet 1987, annexe II', marque: 'D', source: 'TTA',
    valeurs: {
      paris_limitrophes: { montants: [14_811, 24_140, 31_643, 34_637, 41_203, 46_369, 5_166], marque: 'V', source: 'TTA' },
      ile_de_france: { montants: [14_811, 24_140, 29_018, 31_860, 37_719, 42_444, 4_727], marque: 'V', source: 'TTA' },
      autres_regions: { montants: [12_870, 18_753, 22_551, 25_092, 29_359, 33_086, 3_689], marque: 'D', source: 'IRL' },
    },
  },
  {
    financements: ['PLUS'], depuis: '2026-01-01', article: 'arrêté du 29 juillet 1987, annexe I', marque: 'V', source: 'OF, FDC, ESS, TTA',
    valeurs: {
      paris_limitrophes: { montants: [26_920, 40_233, 52_740, 62_968, 74_919, 84_304, 9_394], marque: 'V', source: 'OF, FDC, ESS, TTA' },
      ile_de_france: { montants: [26_920, 40_233, 48_362, 57_930, 68_577, 77_171, 8_598], marque: 'V', source: 'OF, FDC, ESS, TTA' },
      autres_regions: { montants: [23_403, 31_254, 37_584, 45_374, 53_376, 60_156, 6_710], marque: 'V', source: 'OF, FDC, ESS, TTA' },
    },
  },
  {
    financements: ['PLS'], depuis: '2026-01-01', article: 'CCH, art. D331-12 : PLUS × 1,30', marque: 'D', source: 'TTA',
    valeurs: {
      paris_limitrophes: { montants: [34_996, 52_303, 68_562, 81_858, 97_395, 109_595, 12_212], marque: 'V', source: 'TTA' },
      ile_de_france: { montants: [34_996, 52_303, 62_871, 75_309, 89_150, 100_322, 11_177], marque: 'V', source: 'TTA' },
      autres_regions: { montants: [30_424, 40_630, 48_859, 58_986, 69_389, 78_203, 8_723], marque: 'D', source: 'PLUS × 1,30' },
    },
  },
  {
    // PLI takes the same grid by default (M): older conventions may carry another one.
    financements: ['LLI', 'PLI'], depuis: '2026-01-01', article: 'CGI, annexe III, art. 2 terdecies D', marque: 'S', source: 'TTA, EFL',
    valeurs: {
      a_bis: { montants: [44_344, 66_276, 86_878, 103_727, 123_415, 138_874, 15_471], marque: 'V', source: 'TTA, EFL' },
      a: { montants: [44_344, 66_276, 79_666, 95_427, 112_968, 127_122, 14_164], marque: 'V', source: 'TTA, EFL' },
      b1: { montants: [36_144, 48_268, 58_043, 70_073, 82_432, 92_900, 10_364], marque: 'V', source: 'TTA, EFL' },
      b2_c: { montants: [32_530, 43_439, 52_239, 63_066, 74_189, 83_611, 9_325], marque: 'S', source: 'EFL' },
    },
  },
]
