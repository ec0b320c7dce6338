import type { Bareme } from './bareme.ts'

/** The weights of the ranking: ten lines of points and one malus (F179–F189). Money and shares are integers. */
export type GrilleClassement = {
  age: { points: number; avant: number }
  mobilite: { points: number; kilometres: number; minutes: number; mois: number }
  tauxEffort: { points: number; bas: number; haut: number; pente: number }
  refusCommission: number
  refusAttribution: number
  anciennete: number
  validation: number
  tranches: Readonly<Record<'A' | 'B' | 'C', number>>
  equilibrage: number
}

export const CLASSEMENT_2021: Bareme<GrilleClassement> = {
  depuis: '2021-01-05',
  article: 'classement du rapprochement, présentation du 5 janvier 2021',
  // The weights are in the founding deck (V: all its sums hold); slope and mobility window are ours (P).
  marque: 'P',
  source: 'S3 L284–405; law.md § 10',
  valeurs: {
    age: { points: 70, avant: 30 },
    mobilite: { points: 70, kilometres: 70, minutes: 75, mois: 6 },
    tauxEffort: { points: 40, bas: 26, haut: 33, pente: 4 },
    refusCommission: 40,
    refusAttribution: -40,
    anciennete: 20,
    validation: 240,
    // B is "88" in one paragraph of the deck: 80 alone gives its 520 (D2).
    tranches: { A: 166, B: 80, C: 34 },
    equilibrage: 240,
  },
}

export const GRILLES_CLASSEMENT: readonly Bareme<GrilleClassement>[] = [CLASSEMENT_2021]
