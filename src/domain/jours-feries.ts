import { addJours, annee, jourDeSemaine, toJour, type Jour } from './jour.ts'

/** French public holidays of fixed date (Code du travail, art. L3133-1, V), as month-day. */
const FIXES = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25']

/** After Easter: Monday, Ascension, Whit Monday. */
const APRES_PAQUES = [1, 39, 50]

/** Alsace and Moselle keep Good Friday and 26 December (K17). */
const ALSACE_MOSELLE = ['57', '67', '68']

export function isJourFerie(j: Jour, departement?: string): boolean {
  const paques = computePaques(annee(j))
  if (FIXES.includes(j.slice(5)) || APRES_PAQUES.some((n) => addJours(paques, n) === j)) return true
  if (departement === undefined || !ALSACE_MOSELLE.includes(departement)) return false
  return j.slice(5) === '12-26' || addJours(paques, -2) === j
}

/** A day on which a delay may end: neither Saturday, Sunday nor public holiday (CPC, art. 642). */
export function isOuvre(j: Jour, departement?: string): boolean {
  return jourDeSemaine(j) <= 5 && !isJourFerie(j, departement)
}

/** The `n`th working day after this one, which does not count. */
export function addJoursOuvres(j: Jour, n: number, departement?: string): Jour {
  return n === 0 ? j : addJoursOuvres(nextOuvre(addJours(j, 1), departement), n - 1, departement)
}

/** This day if it is a working one, else the first that follows. */
export function nextOuvre(j: Jour, departement?: string): Jour {
  return isOuvre(j, departement) ? j : nextOuvre(addJours(j, 1), departement)
}

/** Easter Sunday in the Gregorian calendar (Meeus, Jones and Butcher). */
export function computePaques(year: number): Jour {
  const a = year % 19
  const century = Math.floor(year / 100)
  const rest = year % 100
  const f = Math.floor((century + 8) / 25)
  const g = Math.floor((century - f + 1) / 3)
  const h = (19 * a + century - Math.floor(century / 4) - g + 15) % 30
  const l = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - h - (rest % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const total = h + l - 7 * m + 114
  const month = String(Math.floor(total / 31)).padStart(2, '0')
  return toJour(`${String(year).padStart(4, '0')}-${month}-${String((total % 31) + 1).padStart(2, '0')}`)
}
