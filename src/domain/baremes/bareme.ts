import type { Jour } from '../jour.ts'

/**
 * A dated figure of the law. `marque`: V verified, D derived by arithmetic from verified figures, S one source only,
 * M from general knowledge of the text (to be checked against Légifrance), P our own choice.
 */
export type Marque = 'V' | 'D' | 'S' | 'M' | 'P'
export type Bareme<T> = { depuis: Jour; article: string; marque: Marque; source: string; valeurs: T }

/** The table in force on a day: the latest that began. Undefined before the first one. */
export function baremeAt<T>(tables: readonly Bareme<T>[], le: Jour): Bareme<T> | undefined {
  let found: Bareme<T> | undefined
  for (const table of tables) if (table.depuis <= le && (found === undefined || table.depuis > found.depuis)) found = table
  return found
}
