import { baremeAt } from './baremes/bareme.ts'
import { TYPOLOGIES_PAR_MENAGE } from './baremes/typologie.ts'
import type { Jour } from './jour.ts'
import { countPersonnes, type Menage } from './menage.ts'
import type { Typologie } from './offre.ts'

/** What the household may have, in the classes of the rule: T1bis goes with T1 and is not said apart. */
export function listTypologies(menage: Menage, le: Jour): readonly Typologie[] {
  const table = baremeAt(TYPOLOGIES_PAR_MENAGE, le) ?? TYPOLOGIES_PAR_MENAGE[0]
  return table?.valeurs[Math.min(countPersonnes(menage), 5) - 1] ?? []
}

/** K15: T1bis counts as T1. */
export function classeTypologie(typologie: Typologie): Typologie {
  return typologie === 'T1BIS' ? 'T1' : typologie
}

/** First later day on which another table applies. */
export function nextTypologie(le: Jour): Jour | undefined {
  return TYPOLOGIES_PAR_MENAGE.map((table) => table.depuis).filter((depuis) => depuis > le).sort()[0]
}
