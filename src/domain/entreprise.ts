export const CATEGORIES_ENTREPRISE = ['PME', 'ETI', 'GE'] as const
export type Categorie = (typeof CATEGORIES_ENTREPRISE)[number]

export const TRANCHES = ['A', 'B', 'C'] as const
export type Tranche = (typeof TRANCHES)[number]

export const VALIDATIONS = ['deleguee', 'validee', 'en_attente', 'refusee'] as const
export type Validation = (typeof VALIDATIONS)[number]

export type Employeur = {
  id?: string
  effectif: number
  agricole: boolean
  categorie: Categorie
  /** Of the employee by the company: delegated to Action Logement, or said by the company itself. */
  validation: Validation
  /** Those of which the employee meets at least one criterion. */
  tranches: readonly Tranche[]
  /** Privacy choice 1: the company sees nothing, and gives no points (K5). */
  anonyme: boolean
}
