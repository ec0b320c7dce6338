import { SEUILS_ACCES, TAILLES } from './baremes/acces.ts'

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

/** The contribution is due from 10 employees, 50 in agriculture (K5, K12). */
export function isAssezGrande(employeur: Pick<Employeur, 'effectif' | 'agricole'>): boolean {
  return employeur.effectif >= seuilOf(employeur)
}

/** Those whom the homes are for first: employees of a contributing company. Others may apply too, after them (K12, D11). */
export function hasAccesPrioritaire(employeur: Employeur | undefined): boolean {
  return employeur !== undefined && isAssezGrande(employeur)
}

export function seuilOf({ agricole }: Pick<Employeur, 'agricole'>): number {
  return agricole ? SEUILS_ACCES.valeurs.agricole : SEUILS_ACCES.valeurs.general
}

/** Size class by headcount. */
export function computeCategorie(effectif: number): Categorie {
  if (effectif <= TAILLES.valeurs.pme) return 'PME'
  return effectif <= TAILLES.valeurs.eti ? 'ETI' : 'GE'
}
