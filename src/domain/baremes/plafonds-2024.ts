import type { BaremePlafonds } from './plafonds.ts'

/** Income ceilings of 2024, in euros a year: categories 1 to 6, then each person more. `marques`: cell by cell when they differ. */
export const PLAFONDS_2024: readonly BaremePlafonds[] = [
  {
    financements: ['PLAI'], depuis: '2024-01-01', article: 'arrêté du 29 juillet 1987, annexe II', marque: 'D', source: 'K3',
    valeurs: {
      paris_limitrophes: { montants: [14_329, 23_355, 30_614, 33_511, 39_863, 44_861, 4_998], marque: 'D', source: 'K3' },
      ile_de_france: { montants: [14_329, 23_355, 28_074, 30_824, 36_493, 41_064, 4_573], marque: 'D', source: 'K3' },
      autres_regions: { montants: [12_452, 18_143, 21_818, 24_276, 28_404, 32_010, 3_569], marque: 'D', source: 'K3' },
    },
  },
  {
    financements: ['PLUS'], depuis: '2024-01-01', article: 'arrêté du 29 juillet 1987, annexe I', marque: 'V', source: 'OF',
    valeurs: {
      paris_limitrophes: { montants: [26_044, 38_925, 51_025, 60_921, 72_482, 81_562, 9_089], marque: 'V', source: 'OF' },
      ile_de_france: { montants: [26_044, 38_925, 46_789, 56_046, 66_347, 74_662, 8_319], marque: 'V', source: 'OF' },
      autres_regions: { montants: [22_642, 30_238, 36_362, 43_899, 51_641, 58_200, 6_492], marque: 'V', source: 'OF, TRI' },
    },
  },
  {
    financements: ['PLS'], depuis: '2024-01-01', article: 'CCH, art. D331-12 : PLUS × 1,30', marque: 'D', source: 'PLUS × 1,30',
    valeurs: {
      paris_limitrophes: { montants: [33_857, 50_603, 66_333, 79_197, 94_227, 106_031, 11_816], marque: 'D', source: 'PLUS × 1,30' },
      ile_de_france: { montants: [33_857, 50_603, 60_826, 72_860, 86_251, 97_061, 10_815], marque: 'D', source: 'PLUS × 1,30' },
      autres_regions: { montants: [29_435, 39_309, 47_271, 57_069, 67_133, 75_660, 8_440], marque: 'D', source: 'PLUS × 1,30' },
    },
  },
]
