import type { Bareme } from './bareme.ts'

/** Employees from which a company pays for Action Logement's homes. */
export const SEUILS_ACCES: Bareme<{ general: number; agricole: number }> = {
  depuis: '2020-01-01', article: 'CCH, art. L313-1 ; code rural, art. L716-2', marque: 'V', source: 'S2, OF', valeurs: { general: 10, agricole: 50 },
}

/** « Gagner environ trois fois le loyer, charges comprises » : a warning, never a refusal (D12). */
export const CAPACITE: Bareme<{ loyers: number }> = {
  depuis: '2020-07-15', article: "règle AL'in", marque: 'V', source: 'S2, S4', valeurs: { loyers: 3 },
}

/** Upper bounds of each size class (headcount alone: turnover and balance sheet are not known here). */
export const TAILLES: Bareme<{ pme: number; eti: number }> = {
  depuis: '2008-12-20', article: 'décret n° 2008-1354 du 18 décembre 2008, art. 3', marque: 'M', source: 'D2008-1354', valeurs: { pme: 249, eti: 4999 },
}
