/** A group of people and its size. */
export type Groupe = { nom: string; nombre: number }
/** `autres`: those pooled so that nobody stands alone; `total` undefined: too few people for any figure. */
export type Repartition = { groupes: readonly Groupe[]; autres: number; total: number | undefined }

/** Smallest group that a company may be shown (K26). */
export const MINIMUM_ENTREPRISE = 10

/**
 * Groups under the minimum are pooled, and with them the smallest of the others until the pool reaches the minimum too: neither a
 * line nor a difference of lines speaks of fewer people.
 */
export function poolGroupes(groupes: readonly Groupe[], minimum: number): Repartition {
  const sorted = groupes.filter(({ nombre }) => nombre > 0).toSorted((a, b) => b.nombre - a.nombre || a.nom.localeCompare(b.nom, 'fr'))
  const total = sum(sorted)
  if (total < minimum) return { groupes: [], autres: 0, total: undefined }
  const shown = sorted.filter(({ nombre }) => nombre >= minimum)
  while (isTooFew(total - sum(shown), minimum)) shown.pop()
  return { groupes: shown, autres: total - sum(shown), total }
}

function isTooFew(nombre: number, minimum: number): boolean {
  return nombre > 0 && nombre < minimum
}

function sum(groupes: readonly Groupe[]): number {
  return groupes.reduce((total, { nombre }) => total + nombre, 0)
}
