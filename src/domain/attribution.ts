import type { Statut } from './candidature.ts'

/** One of those whom the landlord has; `rang`: given by the commission, 1 first. */
export type EnJeu = { id: number; statut: Statut; rang: number | null }

const TIENT: readonly Statut[] = ['attribuee', 'acceptee', 'bail_signe']
const ATTEND: readonly Statut[] = ['attribuee_rang', 'attribuee_sous_condition']

/** Someone has the home, or has to answer: the others wait. */
export function isTenu(candidats: readonly EnJeu[]): boolean {
  return candidats.some(({ statut }) => TIENT.includes(statut))
}

/**
 * To whom the home is offered now that nobody holds it (CCH, art. R441-3 b): the best rank left. Undefined while somebody
 * does, when nobody is left, or when the best placed still owes a paper: the others wait for its date.
 */
export function nextInLine(candidats: readonly EnJeu[]): EnJeu | undefined {
  if (isTenu(candidats)) return undefined
  const [first] = candidats.filter(({ statut }) => ATTEND.includes(statut)).toSorted(byRang)
  return first?.statut === 'attribuee_rang' ? first : undefined
}

/** The awaited paper came: is it this person's turn (`lift_condition`), or is somebody better placed (`lift_condition_rang`)? */
export function isFirstInLine(candidats: readonly EnJeu[], id: number): boolean {
  if (isTenu(candidats)) return false
  const [first] = candidats.filter(({ statut }) => ATTEND.includes(statut)).toSorted(byRang)
  return first?.id === id
}

function byRang(a: EnJeu, b: EnJeu): number {
  return (a.rang ?? Infinity) - (b.rang ?? Infinity)
}
