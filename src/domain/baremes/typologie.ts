import type { Typologie } from '../offre.ts'
import type { Bareme } from './bareme.ts'

/** By number of persons: 1, 2, 3, 4, 5 and more. T1bis counts as T1; T6 only where the rule says « et plus » (K15). */
type ParPersonnes = readonly (readonly Typologie[])[]

export const TYPOLOGIES_PAR_MENAGE: readonly Bareme<ParPersonnes>[] = [
  {
    depuis: '2020-07-15', article: "règle AL'in", marque: 'V', source: 'S2 (F90)',
    valeurs: [['T1', 'T2'], ['T2', 'T3'], ['T3', 'T4'], ['T4', 'T5'], ['T5', 'T6']],
  },
  {
    // The newer text bears no date: this one is ours (P).
    depuis: '2022-01-01', article: "règle AL'in", marque: 'V', source: 'S4 (F204)',
    valeurs: [['T1', 'T2'], ['T1', 'T2', 'T3'], ['T2', 'T3', 'T4'], ['T3', 'T4', 'T5'], ['T4', 'T5', 'T6']],
  },
]
