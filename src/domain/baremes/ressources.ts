import type { Bareme } from './bareme.ts'

/** Year N-1 replaces N-2 when it is at most `numerateur` / `denominateur` of it. */
export type RegleRevenus = { numerateur: number; denominateur: number; strict: boolean }

/** PLAI, PLUS, PLS: « au moins 10 % » lower (the text; OF is stricter by one euro). */
export const REVENUS_HLM: Bareme<RegleRevenus> = {
  depuis: '2024-01-01', article: 'arrêté du 29 juillet 1987, art. 4', marque: 'V', source: 'OF, ESS', valeurs: { numerateur: 9, denominateur: 10, strict: false },
}

/** PLI, LLI: as soon as it is lower (K4b). */
export const REVENUS_LLI: Bareme<RegleRevenus> = {
  depuis: '2024-01-01', article: 'BOFiP, § 330', marque: 'S', source: 'BOFiP', valeurs: { numerateur: 1, denominateur: 1, strict: true },
}
