import type { Action } from './candidature.ts'
import { writeJour, type Jour } from './jour.ts'

/** The five decisions of a commission d’attribution: CCH R441-3, a to e (V). */
export const DECISIONS = ['attribution', 'attribution_rang', 'attribution_sous_condition', 'non_attribution', 'irrecevabilite'] as const
export type CodeDecision = (typeof DECISIONS)[number]

export type FicheDecision = { lettre: 'a' | 'b' | 'c' | 'd' | 'e'; libelle: string; action: Action; consequence: string; article: string }

export const FICHES_DECISION: Readonly<Record<CodeDecision, FicheDecision>> = {
  attribution: {
    lettre: 'a', libelle: 'Attribution', action: 'attribute', article: 'CCH, art. R441-3 a',
    consequence: 'Le logement est proposé au candidat. Il a au moins dix jours pour répondre.',
  },
  attribution_rang: {
    lettre: 'b', libelle: 'Attribution avec un rang', action: 'attribute_rang', article: 'CCH, art. R441-3 b',
    consequence: 'Le logement lui est proposé si les candidats placés avant lui refusent.',
  },
  attribution_sous_condition: {
    lettre: 'c', libelle: 'Attribution sous condition', action: 'attribute_sous_condition', article: 'CCH, art. R441-3 c',
    consequence: 'Le logement est pour lui si la pièce demandée arrive à temps et si aucun candidat mieux placé n’a accepté.',
  },
  non_attribution: {
    lettre: 'd', libelle: 'Non-attribution', action: 'deny', article: 'CCH, art. R441-3 d',
    consequence: 'La décision est écrite et motivée. Le candidat gagne 40 points pour ses candidatures suivantes.',
  },
  irrecevabilite: {
    lettre: 'e', libelle: 'Rejet pour irrecevabilité', action: 'declare_irrecevable', article: 'CCH, art. R441-3 e',
    consequence: 'Le candidat ne remplit pas une condition légale. La décision est écrite et motivée.',
  },
}

export type Decision = {
  code: CodeDecision
  /** 2 or 3, for a decision with a rank (rank 1 is the attribution itself). */
  rang?: number
  motifs?: readonly string[]
  /** Legal condition that is not met. */
  fondement?: string
  piece?: string
  /** Last day for the paper. */
  dateLimite?: Jour
}

/** Field by field, as a form shows it. */
export type Manque = { champ: 'rang' | 'motifs' | 'fondement' | 'piece' | 'dateLimite'; texte: string }

/** What each decision needs before it can be recorded. `pieces`: the closed list of R441-2-4-1, from which alone a condition may come. */
export function checkDecision(decision: Decision, seance: Jour, pieces: readonly string[]): readonly Manque[] {
  switch (decision.code) {
    case 'attribution': return []
    case 'attribution_rang': return checkRang(decision.rang)
    case 'attribution_sous_condition': return [...checkPiece(decision.piece, pieces), ...checkDateLimite(decision.dateLimite, seance)]
    case 'non_attribution': return checkMotifs(decision.motifs)
    case 'irrecevabilite': return [...checkFondement(decision.fondement), ...checkMotifs(decision.motifs)]
  }
}

/** The letter of a candidate, in one sentence. */
export function writeDecision(decision: Decision): string {
  const { libelle } = FICHES_DECISION[decision.code]
  if (decision.code === 'attribution_rang' && decision.rang !== undefined) return `${libelle}\u00a0: rang ${decision.rang}.`
  if (decision.code === 'attribution_sous_condition' && decision.piece && decision.dateLimite) {
    return `${libelle}\u00a0: ${decision.piece}, à remettre jusqu’au ${writeJour(decision.dateLimite)}, 24\u00a0h, heure de Paris.`
  }
  const motifs = [...(decision.fondement ? [decision.fondement] : []), ...(decision.motifs ?? [])]
  return motifs.length > 0 ? `${libelle}\u00a0: ${motifs.join('\u00a0; ')}.` : `${libelle}.`
}

export type Seance = {
  decisions: readonly Decision[]
  /** At least three candidates are examined, unless… (R441-3) */
  exception?: 'candidats_insuffisants' | 'dalo_prefet' | 'plai_adapte'
}

const CANDIDATS_MINIMUM = 3

/** The decisions on one home, taken together: nobody shares a rank, and ranks 2 and 3 stand behind a rank 1. */
export function checkSeance({ decisions, exception }: Seance): readonly string[] {
  const firsts = decisions.filter((decision) => decision.code === 'attribution').length
  const ranks = decisions.flatMap((decision) => (decision.code === 'attribution_rang' && decision.rang !== undefined ? [decision.rang] : []))
  const conditional = decisions.some((decision) => decision.code === 'attribution_sous_condition')
  const errors: string[] = []
  if (decisions.length < CANDIDATS_MINIMUM && exception === undefined) {
    errors.push('La commission examine au moins trois candidats par logement. Dites pourquoi il y en a moins.')
  }
  if (firsts > 1) errors.push('Un logement ne peut être attribué en premier qu’à un seul candidat.')
  if (new Set(ranks).size < ranks.length) errors.push('Deux candidats ont le même rang.')
  if (ranks.length > 0 && firsts === 0 && !conditional) errors.push('Un rang 2 ou 3 suppose que le logement est attribué à un premier candidat.')
  if (ranks.includes(3) && !ranks.includes(2)) errors.push('Il y a un rang 3 sans rang 2.')
  return errors
}

function checkRang(rang: number | undefined): readonly Manque[] {
  return rang === 2 || rang === 3 ? [] : [{ champ: 'rang', texte: 'Indiquez le rang\u00a0: 2 ou 3.' }]
}

function checkMotifs(motifs: readonly string[] | undefined): readonly Manque[] {
  return motifs?.some(isWritten) ? [] : [{ champ: 'motifs', texte: 'Indiquez au moins un motif\u00a0: la loi veut qu’un refus soit motivé (CCH, art. L441-2-2).' }]
}

function checkFondement(fondement: string | undefined): readonly Manque[] {
  return isWritten(fondement) ? [] : [{ champ: 'fondement', texte: 'Indiquez la condition légale qui n’est pas remplie.' }]
}

function checkPiece(piece: string | undefined, pieces: readonly string[]): readonly Manque[] {
  if (!isWritten(piece)) return [{ champ: 'piece', texte: 'Nommez la pièce qui manque.' }]
  return pieces.some((known) => known === piece) ? [] : [{ champ: 'piece', texte: 'Cette pièce n’est pas dans la liste que la loi permet de demander.' }]
}

function checkDateLimite(dateLimite: Jour | undefined, seance: Jour): readonly Manque[] {
  if (dateLimite === undefined) return [{ champ: 'dateLimite', texte: 'Indiquez jusqu’à quel jour la pièce est attendue.' }]
  return dateLimite > seance ? [] : [{ champ: 'dateLimite', texte: `La date doit être après la commission du ${writeJour(seance)}.` }]
}

function isWritten(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== ''
}
