/** The simulator's registry: about three hundred invented requests, built for a day, the same on every machine. */
import type { Jour } from '#domain/jour.ts'
import type { DemandeRegistre } from './index.ts'
import { listEnnuis } from './registry-demo/ennuis.ts'
import { toRegistre } from './registry-demo/fiche.ts'
import { drawMenages } from './registry-demo/menages.ts'
import { listNommees } from './registry-demo/nommees.ts'

const TOTAL = 300

export type Registre = ReadonlyMap<string, DemandeRegistre>

/**
 * Validity and years of income follow `today`. Ages, hirings and the filings of the crowd (hence their numbers) count from
 * `ancre`, the day on which a database was filled: give the same one at each start, and nobody changes number or birthday.
 */
export function buildRegistre(today: Jour, ancre: Jour = today): Registre {
  const fixes = [...listNommees(), ...listEnnuis()]
  const fiches = [...fixes, ...drawMenages(TOTAL - fixes.length, ancre)]
  return new Map(fiches.map((fiche) => [fiche.numero, toRegistre(fiche, { today, ancre })]))
}
