import type { DemandeRegistre } from '#connectors/sne/index.ts'
import type { Jour } from '#domain/jour.ts'
import { computeEcheances, computeEtatValidite, findMotifRadiation, getRegleRadiation, type EtatValidite } from '#domain/renouvellement.ts'

/** Validity runs from the initial filing, or from the last renewal (CCH, art. R441-2-7). */
export function departOf({ dateCreation, dateRenouvellement }: Pick<DemandeRegistre, 'dateCreation' | 'dateRenouvellement'>): Jour {
  return dateRenouvellement !== undefined && dateRenouvellement > dateCreation ? dateRenouvellement : dateCreation
}

/** The register’s own day when it gives one. */
export function valideJusquAu(registre: DemandeRegistre): Jour {
  return registre.dateFinValidite ?? computeEcheances(departOf(registre)).echeance
}

export type Validite = { etat: EtatValidite; jusquAu: Jour; renouvellementDes: Jour; reactivationJusquAu: Jour }

export function describeValidite(registre: DemandeRegistre, today: Jour): Validite {
  const depart = departOf(registre)
  const { ouverture, reactivationJusquAu } = computeEcheances(depart)
  const jusquAu = valideJusquAu(registre)
  return { etat: etatOf(registre, jusquAu, today), jusquAu, renouvellementDes: ouverture, reactivationJusquAu }
}

/** When the register’s day is not the anniversary, it is the register’s that counts. */
function etatOf(registre: DemandeRegistre, jusquAu: Jour, today: Jour): EtatValidite {
  const etat = computeEtatValidite(departOf(registre), today)
  if (today > jusquAu) return etat === 'valide' || etat === 'a_renouveler' ? 'suspendue' : etat
  return etat === 'valide' ? 'valide' : 'a_renouveler'
}

export type Radiation = { le: Jour; texte: string; contestable: boolean; reactivable: boolean; close: boolean }

/** Why the register struck the request off; a code that nobody here knows is shown as it came. */
export function describeRadiation({ le, motif }: { le: Jour; motif: string }, registre: DemandeRegistre, today: Jour): Radiation {
  const known = findMotifRadiation(motif)
  if (!known) return { le, texte: `Le registre donne le motif «\u00a0${motif === '' ? 'non précisé' : motif}\u00a0».`, contestable: true, reactivable: false, close: false }
  const { texte, contestable, clot } = getRegleRadiation(known)
  const reactivable = known === 'NON_RENOUVELLEMENT' && today <= computeEcheances(departOf(registre)).reactivationJusquAu
  return { le, texte, contestable, reactivable, close: clot }
}
