import type { Droits } from './droits.ts'
import { departementOf, listArrondissements, villeOf } from './lieux.ts'
import type { Typologie } from './offre.ts'
import { classeTypologie } from './typologie.ts'

/** A place and a type under which a request is found by the homes that may suit it. `alerte`: it asked to be told of them. */
export type Correspondance = { lieu: string; typologie: Typologie; alerte: boolean }

/** What they follow from. `active`: it may apply. `veille`: it wants to be told of new homes. */
export type Criteres = Pick<Droits, 'masque' | 'typologies' | 'voeux' | 'communes' | 'departements'> & { active: boolean; veille: boolean }

/** None for a request that may have no home at all, or may not apply. */
export function listCorrespondances({ masque, typologies, voeux, active, veille, ...places }: Criteres): readonly Correspondance[] {
  if (!active || masque === 0) return []
  const lieux = listLieux(places)
  const classes = typologies.filter((typologie) => classeTypologie(typologie) === typologie)
  return classes.flatMap((typologie) => lieux.map((lieu) => ({ lieu, typologie, alerte: veille && voeux.includes(typologie) })))
}

/** Where the requests that may have a home of this commune stand: each of them under one of these, and one only (K11, K16c). */
export function lieuxOf(commune: string): readonly string[] {
  return [commune, wholeOf(villeOf(commune)), `D${departementOf(commune)}`]
}

/** The communes of a widened request lie in its départements; a city wished whole is one place, not its arrondissements. */
function listLieux({ communes, departements }: Pick<Criteres, 'communes' | 'departements'>): readonly string[] {
  if (departements.length > 0) return departements.map((departement) => `D${departement}`)
  const wished = new Set(communes)
  const isWhole = (ville: string) => listArrondissements(ville).length > 0 && listArrondissements(ville).every((code) => wished.has(code))
  return [...new Set(communes.map((code) => (isWhole(villeOf(code)) ? wholeOf(villeOf(code)) : code)))]
}

function wholeOf(ville: string): string {
  return `V${ville}`
}
