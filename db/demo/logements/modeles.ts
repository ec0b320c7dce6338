import { AILLEURS } from './ailleurs.ts'
import { LYON_ET_AUTOUR } from './lyon.ts'
import type { Modele } from './modele.ts'
import { PARIS_ET_AUTOUR } from './paris.ts'

/** The open homes of today, the one of the worked examples apart. */
export const MODELES: readonly Modele[] = [...LYON_ET_AUTOUR, ...PARIS_ET_AUTOUR, ...AILLEURS]
