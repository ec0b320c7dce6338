import { baremeAt } from './baremes/bareme.ts'
import { DUREES_DEMANDE, RADIATIONS, type DureesDemande, type MotifRadiation, type RegleRadiation } from './baremes/renouvellement.ts'
import { addJours, addMois, type Jour } from './jour.ts'

/** Everything that a filing or a renewal starts. The anniversary itself is still a day of validity. */
export type Echeances = {
  echeance: Jour
  ouverture: Jour
  /** The register tells the applicant on this day at the latest. */
  preavis: Jour
  rappels: readonly Jour[]
  /** The register strikes off from this day… */
  radiation: Jour
  /** …and can still bring back number and seniority until this one, included. */
  reactivationJusquAu: Jour
}

export const ETATS_VALIDITE = ['valide', 'a_renouveler', 'suspendue', 'reactivable', 'perdue'] as const
export type EtatValidite = (typeof ETATS_VALIDITE)[number]

/** `depart`: initial filing, or last renewal (CCH, art. R441-2-7). */
export function computeEcheances(depart: Jour): Echeances {
  const durees = dureesAt(depart)
  const echeance = addMois(depart, durees.validiteMois)
  return {
    echeance,
    ouverture: addJours(echeance, -durees.ouvertureJours),
    preavis: addMois(echeance, -durees.preavisMois),
    rappels: durees.rappelsJours.map((jours) => addJours(echeance, -jours)),
    radiation: addMois(depart, durees.radiationMois),
    reactivationJusquAu: addMois(depart, durees.reactivationMois),
  }
}

/**
 * Where the request stands, as far as days tell. AL'in suspends after the anniversary; it strikes off only what the register
 * reports: `reactivable` and `perdue` say what the register's own delays allow (K22).
 */
export function computeEtatValidite(depart: Jour, le: Jour): EtatValidite {
  const { echeance, ouverture, radiation, reactivationJusquAu } = computeEcheances(depart)
  if (le < ouverture) return 'valide'
  if (le <= echeance) return 'a_renouveler'
  if (le < radiation) return 'suspendue'
  return le <= reactivationJusquAu ? 'reactivable' : 'perdue'
}

/** May apply: the request is alive. */
export function isDemandeValide(depart: Jour, le: Jour): boolean {
  return le <= computeEcheances(depart).echeance
}

/** Reminders due that day; none once renewed, since the departure has moved. */
export function isJourDeRappel(depart: Jour, le: Jour): boolean {
  return computeEcheances(depart).rappels.includes(le)
}

export type Renouvellement = { ok: true; depart: Jour; gardeAnciennete: true } | { ok: false; why: 'trop_tot' | 'trop_tard'; texte: string }

/** From two months before the anniversary, and as long as the register can bring the request back. Seniority is kept (R441-2-7). */
export function renewDemande(depart: Jour, le: Jour): Renouvellement {
  switch (computeEtatValidite(depart, le)) {
    case 'valide':
      return { ok: false, why: 'trop_tot', texte: 'Votre demande est encore valable. Le renouvellement ouvre deux mois avant sa date anniversaire.' }
    case 'perdue':
      return { ok: false, why: 'trop_tard', texte: 'Le délai pour réactiver cette demande est passé\u00a0: il faut en déposer une nouvelle.' }
    case 'a_renouveler':
    case 'suspendue':
    case 'reactivable':
      return { ok: true, depart: le, gardeAnciennete: true }
  }
}

export const MOTIFS_RADIATION = ['ATTRIBUTION', 'RENONCIATION', 'NON_RENOUVELLEMENT', 'ABSENCE_REPONSE', 'IRRECEVABILITE', 'REGROUPEMENT'] as const satisfies readonly MotifRadiation[]

/** What being struck off does here (law.md § 3.3). */
export function getRegleRadiation(motif: MotifRadiation): RegleRadiation {
  return RADIATIONS.valeurs[motif]
}

/** Register code → motive; an unknown code is kept as it is by the caller. */
export function findMotifRadiation(code: string): MotifRadiation | undefined {
  return MOTIFS_RADIATION.find((motif) => getRegleRadiation(motif).code === code)
}

/** It ended as it was made to, with a home and a lease (CCH, art. R441-2-8): nothing to mend, nothing to blame. */
export function isDemandeAboutie({ statut, radiation }: { statut: string; radiation?: { motif: string } | undefined }): boolean {
  return statut === 'radiee' && findMotifRadiation(radiation?.motif ?? '') === 'ATTRIBUTION'
}

/** First day on which a warned request may be struck off. */
export function computeRadiationPossible(motif: MotifRadiation, avertieLe: Jour): Jour {
  return addMois(avertieLe, getRegleRadiation(motif).preavisMois)
}

function dureesAt(depart: Jour): DureesDemande {
  return (baremeAt(DUREES_DEMANDE, depart) ?? DUREES_DEMANDE[0]).valeurs
}
