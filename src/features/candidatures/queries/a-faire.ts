import type { Temporal } from 'temporal-polyfill'
import { isHeld, type Statut } from '#domain/candidature.ts'
import type { Db } from '#platform/db.ts'
import { heure, jourDe, jourLong, pluriel } from '#ui/format.ts'
import { findEnCours, type Suivie } from './suivi.ts'

/** The one thing that a candidature awaits of the applicant; `agir` false: a date to know, nothing to answer. */
export type AFaire = { acte: 'repondre' | 'rappel' | 'condition' | 'piece' | 'visite' | 'visite_fixee' | 'bail'; agir: boolean; titre: string; texte: string; href: string; label: string }
export type EnCours = { suivie: Suivie; aFaire: AFaire | undefined }

/** For the first page of the portal: the candidature that counts now, and what it awaits. */
export async function loadEnCours(db: Db, demandeId: number, now: Temporal.Instant): Promise<EnCours | undefined> {
  const suivie = await findEnCours(db, demandeId)
  return suivie && { suivie, aFaire: computeAFaire(suivie, now) }
}

/** The most pressing first: an answer that the law waits for, then papers, then the visit. */
export function computeAFaire(suivie: Suivie, now: Temporal.Instant): AFaire | undefined {
  return reponse(suivie) ?? rappel(suivie, now) ?? pieces(suivie) ?? condition(suivie) ?? visite(suivie, now) ?? bail(suivie)
}

/** « mardi 4 mai 2027, 24 h, heure de Paris »: the delay ends with that day. `fin`: the first instant after it. */
export function writeFin(fin: Temporal.Instant): string {
  return writeDernierJour(jourDe(fin.subtract({ minutes: 1 })))
}

export function writeDernierJour(jour: string): string {
  return `${jourLong(jour)}, 24\u00a0h, heure de Paris`
}

/** « mardi 4 mai 2027 à 14 h 30, heure de Paris » */
export function writeMoment(instant: Temporal.Instant): string {
  return `${jourLong(jourDe(instant))} à ${heure(instant)}, heure de Paris`
}

export function isRappelOuvert({ statut, rappel_expire_le }: Suivie, now: Temporal.Instant): boolean {
  return statut === 'non_designee' && rappel_expire_le !== null && rappel_expire_le.epochMilliseconds > now.epochMilliseconds
}

/** Times are proposed, one of which is still to come, and nothing was answered. */
export function isVisiteAChoisir({ statut, visite_creneaux, visite_choisie, visite_declinee, visite_annulee_le }: Suivie, now: Temporal.Instant): boolean {
  return isHeld(statut) && visite_choisie === null && visite_declinee !== true && visite_annulee_le === null && (visite_creneaux ?? []).some((creneau) => isToCome(creneau, now))
}

export function isVisiteFixee({ statut, visite_choisie, visite_annulee_le }: Suivie, now: Temporal.Instant): boolean {
  return isHeld(statut) && visite_annulee_le === null && visite_choisie !== null && isToCome(visite_choisie, now)
}

export function isToCome(instant: Temporal.Instant, now: Temporal.Instant): boolean {
  return instant.epochMilliseconds > now.epochMilliseconds
}

const PIECES_ATTENDUES: readonly Statut[] = ['transmise', 'en_commission', 'acceptee']

function hrefOf({ id }: Suivie, suite = ''): string {
  return `/demandeur/candidatures/${id}${suite}`
}

function reponse(suivie: Suivie): AFaire | undefined {
  const { statut, echeance_le } = suivie
  if (statut !== 'attribuee' || echeance_le === null) return undefined
  return {
    acte: 'repondre', agir: true, titre: 'Ce logement est pour vous\u00a0: répondez', href: hrefOf(suivie, '/reponse'), label: 'Accepter ou refuser',
    texte: `Répondez jusqu’au ${writeFin(echeance_le)}. Sans réponse, c’est un refus.`,
  }
}

function rappel(suivie: Suivie, now: Temporal.Instant): AFaire | undefined {
  const { rappel_expire_le } = suivie
  if (!isRappelOuvert(suivie, now) || rappel_expire_le === null) return undefined
  return {
    acte: 'rappel', agir: true, titre: 'Voulez-vous revenir dans la liste\u00a0?', href: hrefOf(suivie, '/rappel'), label: 'Répondre',
    texte: `Le logement est encore libre. Répondez jusqu’au ${writeFin(rappel_expire_le)}. Dire non, ou ne pas répondre, ne coûte aucun point.`,
  }
}

function pieces(suivie: Suivie): AFaire | undefined {
  const { statut, pieces_a_deposer, pieces_pour_le } = suivie
  const nombre = Number(pieces_a_deposer ?? 0)
  if (nombre === 0 || pieces_pour_le === null || !PIECES_ATTENDUES.includes(statut)) return undefined
  return {
    acte: 'piece', agir: true, titre: `Déposez ${pluriel(nombre, 'pièce')}`, href: hrefOf(suivie, '#a-faire'), label: nombre > 1 ? 'Voir les pièces' : 'Voir la pièce',
    texte: `Le bailleur ${nombre > 1 ? 'les attend, la première' : 'l’attend'} jusqu’au ${writeDernierJour(pieces_pour_le)}.`,
  }
}

function condition(suivie: Suivie): AFaire | undefined {
  const { statut, echeance_le } = suivie
  if (statut !== 'attribuee_sous_condition' || echeance_le === null) return undefined
  return {
    acte: 'condition', agir: true, titre: 'Déposez la pièce qui manque', href: hrefOf(suivie, '#a-faire'), label: 'Voir la pièce',
    texte: `Le logement vous est attribué à cette condition. La pièce est attendue jusqu’au ${writeFin(echeance_le)}.`,
  }
}

function visite(suivie: Suivie, now: Temporal.Instant): AFaire | undefined {
  const { visite_choisie } = suivie
  if (isVisiteAChoisir(suivie, now)) {
    return { acte: 'visite', agir: true, titre: 'Choisissez un moment pour visiter', texte: 'Le bailleur vous propose une visite. Visiter ne vous engage à rien.', href: hrefOf(suivie, '#a-faire'), label: 'Choisir' }
  }
  if (!isVisiteFixee(suivie, now) || visite_choisie === null) return undefined
  return { acte: 'visite_fixee', agir: false, titre: 'Votre visite', texte: `Le ${writeMoment(visite_choisie)}.`, href: hrefOf(suivie, '#a-faire'), label: 'Voir le rendez-vous' }
}

function bail(suivie: Suivie): AFaire | undefined {
  if (suivie.statut !== 'acceptee') return undefined
  return { acte: 'bail', agir: false, titre: 'Préparez la signature du bail', texte: 'Le bailleur vous donne rendez-vous. Assurance, dépôt de garantie\u00a0: voyez ce qu’il faut préparer.', href: hrefOf(suivie, '#a-faire'), label: 'Voir les étapes jusqu’aux clés' }
}
