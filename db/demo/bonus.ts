/** The balance bonus of the town, month by month (F187): to small companies these last months, and as long as the town lives. */
import { addMois, toJour, type Jour } from '#domain/jour.ts'
import type { Categorie } from '#domain/entreprise.ts'
import type { BonusEquilibrage } from '#domain/equilibrage.ts'

export const MOTIF_BONUS = 'Sur douze mois, cette taille d’entreprise a moins logé ses salariés que les autres.'
/** Months before the present one; the others have no bonus. */
const AVANT: readonly (readonly [number, Categorie])[] = [[-11, 'GE'], [-10, 'GE'], [-9, 'GE'], [-7, 'PME'], [-6, 'PME'], [-5, 'GE'], [-3, 'PME'], [-2, 'PME'], [-1, 'PME']]

export function firstOfMonth(jour: Jour): Jour {
  return toJour(`${jour.slice(0, 7)}-01`)
}

export function monthOf(jour: Jour, categorie: Categorie): BonusEquilibrage {
  return { categorie, debut: firstOfMonth(jour), fin: addMois(firstOfMonth(jour), 1) }
}

/** The year that ends, this month, and the next: midnight finds its row already there. */
export function listBonus(today: Jour): readonly BonusEquilibrage[] {
  const months: readonly (readonly [number, Categorie])[] = [...AVANT, [0, 'PME'], [1, 'PME']]
  return months.map(([months, categorie]) => monthOf(addMois(firstOfMonth(today), months), categorie))
}
