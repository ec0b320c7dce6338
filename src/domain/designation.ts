import { isFinal, type Statut } from './candidature.ts'
import type { StatutOffre } from './offre.ts'

/** One to three files go to the landlord, three by default (F167, D9). */
export const DESIGNES_MAXIMUM = 3

export type Candidat = {
  id: string
  /** Place in the frozen list, 1 first. */
  ordre: number
  statut: Statut
  /** DALO or a letter of L441-1: shown above the list (K9). */
  prioritaire: boolean
}
/** Why a written reason is due (K9, K10). */
export type CauseMotif = 'moins_de_trois' | 'ordre_non_suivi' | 'prioritaire_ecarte'
export type DemandeDesignation = { liste: readonly Candidat[]; choisis: readonly string[]; maximum?: number; motif?: string; /** Files that the landlord still has from an earlier sending. */ dejaTenus?: number }
export type Designation = { ok: boolean; erreurs: readonly string[]; causes: readonly CauseMotif[]; motifManquant: boolean }

export const TEXTES_CAUSE: Readonly<Record<CauseMotif, string>> = {
  moins_de_trois: 'Vous désignez moins de trois candidats.',
  ordre_non_suivi: 'Vous ne suivez pas l’ordre de la liste.',
  prioritaire_ecarte: 'Vous passez devant une personne prioritaire.',
}

/** May these candidates be transmitted? A missing reason stops, as does a file that is not validated. */
export function checkDesignation({ liste, choisis, maximum = DESIGNES_MAXIMUM, motif, dejaTenus = 0 }: DemandeDesignation): Designation {
  const erreurs = listErreurs(liste, choisis, Math.min(maximum, DESIGNES_MAXIMUM))
  const causes = erreurs.length === 0 ? listCauses(liste, new Set(choisis), dejaTenus) : []
  const motifManquant = causes.length > 0 && (motif ?? '').trim() === ''
  return { ok: erreurs.length === 0 && !motifManquant, erreurs, causes, motifManquant }
}

/** Those that the list itself designates: priority publics first, then the order (K9). */
export function suggestDesignation(liste: readonly Candidat[], maximum = DESIGNES_MAXIMUM): readonly string[] {
  const ready = liste.filter(({ statut }) => statut === 'validee')
  const sorted = ready.toSorted((a, b) => Number(b.prioritaire) - Number(a.prioritaire) || a.ordre - b.ordre)
  return sorted.slice(0, Math.min(maximum, DESIGNES_MAXIMUM)).map(({ id }) => id)
}

/**
 * How many more files the landlord may be sent. The first sending comes after the closing; later ones only before the
 * commission, or once nobody whom it saw is left (K8).
 */
export function countPlacesLibres(statut: StatutOffre, maximum: number, dejaTenus: number): number {
  const places = Math.max(0, Math.min(maximum, DESIGNES_MAXIMUM) - dejaTenus)
  if (statut === 'close' || statut === 'transmise') return places
  return (statut === 'en_commission' || statut === 'attribuee') && dejaTenus === 0 ? places : 0
}

function listErreurs(liste: readonly Candidat[], choisis: readonly string[], maximum: number): readonly string[] {
  const found = choisis.map((id) => liste.find((candidat) => candidat.id === id))
  return [
    ...(choisis.length === 0 ? ['Choisissez au moins un candidat.'] : []),
    ...(choisis.length > maximum ? [`Vous pouvez désigner ${maximum}\u00a0candidat${maximum > 1 ? 's' : ''} au plus.`] : []),
    ...(new Set(choisis).size < choisis.length ? ['Le même candidat est choisi deux fois.'] : []),
    ...(found.includes(undefined) ? ['Un candidat choisi n’est pas dans la liste.'] : []),
    ...(found.some((candidat) => candidat && candidat.statut !== 'validee') ? ['Un dossier choisi n’est pas validé.'] : []),
  ]
}

/** Candidates who left or were turned down do not count: only those who could still have the home are passed over. */
function listCauses(liste: readonly Candidat[], choisis: ReadonlySet<string>, dejaTenus: number): readonly CauseMotif[] {
  const passedOver = liste.filter(({ id, statut }) => !choisis.has(id) && isAvailable(statut))
  const last = Math.max(...liste.filter(({ id }) => choisis.has(id)).map(({ ordre }) => ordre))
  const ordinary = liste.filter(({ id, prioritaire }) => choisis.has(id) && !prioritaire)
  const lastOrdinary = Math.max(0, ...ordinary.map(({ ordre }) => ordre))
  return [
    ...(choisis.size + dejaTenus < DESIGNES_MAXIMUM ? ['moins_de_trois' as const] : []),
    // A priority candidate may be taken from anywhere in the list: only ordinary ones must follow its order.
    ...(passedOver.some(({ ordre, prioritaire }) => !prioritaire && ordre < lastOrdinary) ? ['ordre_non_suivi' as const] : []),
    ...(passedOver.some(({ ordre, prioritaire }) => prioritaire && (ordinary.length > 0 || ordre < last)) ? ['prioritaire_ecarte' as const] : []),
  ]
}

function isAvailable(statut: Statut): boolean {
  return !isFinal(statut) && (statut === 'deposee' || statut === 'validee' || statut === 'non_designee')
}
