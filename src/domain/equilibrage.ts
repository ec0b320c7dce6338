import { CATEGORIES_ENTREPRISE, type Categorie } from './entreprise.ts'
import { addJours, addMois, toJour, writeJour, type Jour } from './jour.ts'

/** The balance bonus of one class, from `debut` to the day before `fin`; rows never overlap (the database refuses it). */
export type BonusEquilibrage = { categorie: Categorie; debut: Jour; fin: Jour }
/** With its reason, shown to everyone (F187). */
export type BonusMotive = BonusEquilibrage & { motif: string }
/** Entries in the premises by size class of the employer, over twelve full months. */
export type Entrees12Mois = Readonly<Record<Categorie, number>>

/** A class is late when its share is lower than each other by at least these points of percent (law.md § 10.3, P). */
export const ECART_MINIMUM = 5

/** In the plural, as the bonus names them. */
export const NOMS_BONUS: Readonly<Record<Categorie, string>> = {
  PME: 'petites et moyennes entreprises', ETI: 'entreprises de taille intermédiaire', GE: 'grandes entreprises',
}

/** Which class has the bonus on a day; undefined: nobody. */
export function bonusAt(rows: readonly BonusEquilibrage[], le: Jour): Categorie | undefined {
  return rows.find(({ debut, fin }) => debut <= le && le < fin)?.categorie
}

/** Decided on the 1st of each month. Exact: shares are compared by cross-multiplication, never rounded. */
export function computeBonusMensuel(entrees: Entrees12Mois): Categorie | undefined {
  const total = countEntrees(entrees)
  if (total === 0) return undefined
  return CATEGORIES_ENTREPRISE.find((late) =>
    CATEGORIES_ENTREPRISE.every((other) => other === late || 100 * (entrees[other] - entrees[late]) >= ECART_MINIMUM * total))
}

/** The month of the bonus and the twelve full months that decide it, for any day of that month. */
export function periodeEquilibrage(le: Jour): { debut: Jour; fin: Jour; observeDu: Jour; observeAu: Jour } {
  const debut = toJour(`${le.slice(0, 7)}-01`)
  return { debut, fin: addMois(debut, 1), observeDu: addMois(debut, -12), observeAu: addJours(debut, -1) }
}

/** Said on the site, for everyone (F187); why is the row’s own reason. */
export function writeBonus(bonus: BonusEquilibrage): string {
  return `Du ${writeJour(bonus.debut)} au ${writeJour(addJours(bonus.fin, -1))}, les salariés des ${NOMS_BONUS[bonus.categorie]} ont 240\u00a0points de plus.`
}

/** The reason of a monthly bonus, in words and figures: who entered, over which months. */
export function explainBonus(entrees: Entrees12Mois, { debut, fin }: { debut: Jour; fin: Jour }): string {
  const total = countEntrees(entrees)
  const parts = CATEGORIES_ENTREPRISE.map((categorie) => `${categorie} ${entrees[categorie]} (${writePart(entrees[categorie], total)})`)
  return `Entrées dans un logement du ${writeJour(debut)} au ${writeJour(fin)}, par taille d’entreprise\u00a0: ${parts.join(', ')}. `
    + `Le bonus va à celle qui a au moins ${ECART_MINIMUM}\u00a0points de pourcentage de moins que chacune des autres.`
}

function countEntrees(entrees: Entrees12Mois): number {
  return CATEGORIES_ENTREPRISE.reduce((sum, categorie) => sum + entrees[categorie], 0)
}

/** Tenths of a percent, rounded half up by exact integers (K16d). */
function writePart(part: number, total: number): string {
  const tenths = Math.floor((2_000 * part + total) / (2 * total))
  return `${Math.floor(tenths / 10)},${tenths % 10}\u00a0%`
}
