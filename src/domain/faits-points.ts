import { baremeAt, type Bareme } from './baremes/bareme.ts'
import { CLASSEMENT_2021, GRILLES_CLASSEMENT, type GrilleClassement } from './baremes/classement-2021.ts'
import type { Demande, Mobilite } from './demande.ts'
import { checkDistance, type ReponseDistance } from './distance.ts'
import { isAssezGrande, seuilOf, type Employeur } from './entreprise.ts'
import { addMois, age, type Jour } from './jour.ts'
import type { Lieux } from './lieux.ts'
import type { OffreFacts } from './offre.ts'
import { computeTauxEffort } from './taux-effort.ts'

/**
 * What the fixed points of a candidature were computed from, and all that explaining them needs (B1): kept with it, so that
 * its sheet reads the same whatever the request becomes. No more than that, for a frozen list keeps it when the person leaves:
 * an age and no birth date. A fact that is absent was not known.
 */
export type FaitsPoints = {
  /** The candidature's day: ages and windows are those of that day (K6). */
  le: Jour
  /** First day of the grid that gave the points (K8). */
  bareme: Jour
  /** Of the applicant, not of the spouse: whole years that day. */
  age?: number
  mobilite?: FaitsMobilite
  /** `pourcent`: integer part of the effort rate; `aide`: the housing benefit was deducted (K14). */
  effort?: { pourcent: number; aide: boolean }
  /** A commission did not attribute. */
  refusCommission?: true
  /** The applicant refused an attribution. */
  refusAttribution?: true
  employeur?: FaitsEmployeur
}

/** `distance`: absent when the present commune is not known; `horsDelai`: outside the window, where nothing else counts. */
export type FaitsMobilite = Mobilite & { horsDelai?: true; distance?: ReponseDistance }
/** Of a company that sees nothing, nothing (K5); of one that is too small, its size and what was asked that day. */
export type FaitsEmployeur = { anonyme: true } | { effectif: number; seuil: number; agricole: boolean } | Pick<Employeur, 'validation' | 'tranches'>

/** The grid in force: an offer keeps that of its closing (K8, B24). Before the first one, the first one. */
export function grilleAt(le: Jour): Bareme<GrilleClassement> {
  return baremeAt(GRILLES_CLASSEMENT, le) ?? CLASSEMENT_2021
}

export function collectFaitsPoints(demande: Demande, offre: OffreFacts, le: Jour, lieux: Lieux): FaitsPoints {
  const naissance = demande.menage.personnes.find(({ lien }) => lien === 'demandeur')?.naissance
  const { pourcent, aide } = computeTauxEffort(demande, offre, le)
  return {
    le,
    bareme: grilleAt(le).depuis,
    ...(naissance && { age: age(naissance, le) }),
    ...(demande.mobilite && { mobilite: collectMobilite(demande.mobilite, { demande, offre, le, lieux }) }),
    ...(pourcent !== undefined && { effort: { pourcent, aide: aide !== undefined } }),
    ...(demande.refusCommission && { refusCommission: true as const }),
    ...(demande.refusAttribution && { refusAttribution: true as const }),
    ...(demande.employeur && { employeur: collectEmployeur(demande.employeur) }),
  }
}

/** Hired or transferred within six calendar months either side, ends included: only then is a distance asked (K6). */
function collectMobilite(mobilite: Mobilite, { demande: { communeActuelle }, offre, le, lieux }: { demande: Demande; offre: OffreFacts; le: Jour; lieux: Lieux }): FaitsMobilite {
  const { mois, kilometres } = grilleAt(le).valeurs.mobilite
  if (mobilite.date < addMois(le, -mois) || mobilite.date > addMois(le, mois)) return { ...mobilite, horsDelai: true }
  return communeActuelle === undefined ? mobilite : { ...mobilite, distance: checkDistance(lieux, communeActuelle, offre.commune, kilometres) }
}

function collectEmployeur(employeur: Employeur): FaitsEmployeur {
  const { anonyme, effectif, agricole, validation, tranches } = employeur
  if (anonyme) return { anonyme }
  return isAssezGrande(employeur) ? { validation, tranches } : { effectif, seuil: seuilOf(employeur), agricole }
}
