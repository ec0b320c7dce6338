import type { Action } from './candidature.ts'
import { isFondement, isLienCommune } from './commission-motifs.ts'
import { addMois, writeJour, type Jour } from './jour.ts'
import { checkDelaiPiece, isCodePiece } from './piece.ts'

/** The five decisions of a commission d’attribution: CCH R441-3, a to e (V). */
export const DECISIONS = ['attribution', 'attribution_rang', 'attribution_sous_condition', 'non_attribution', 'irrecevabilite'] as const
export type CodeDecision = (typeof DECISIONS)[number]

export type FicheDecision = { lettre: 'a' | 'b' | 'c' | 'd' | 'e'; libelle: string; action: Action; consequence: string; article: string }

export const FICHES_DECISION: Readonly<Record<CodeDecision, FicheDecision>> = {
  attribution: {
    lettre: 'a', libelle: 'Attribution', action: 'attribute', article: 'CCH, art. R441-3 a',
    consequence: 'Rang 1\u00a0: le logement lui est proposé. Il a au moins dix jours pour répondre.',
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
    consequence: 'La décision est écrite et motivée. Le candidat gagne 40\u00a0points pour ses candidatures suivantes.',
  },
  irrecevabilite: {
    lettre: 'e', libelle: 'Rejet pour irrecevabilité', action: 'declare_irrecevable', article: 'CCH, art. R441-3 e',
    consequence: 'Le candidat ne remplit pas une condition légale. La décision est écrite et motivée.',
  },
}

export type Decision = {
  code: CodeDecision
  /** Of an attribution: 1. With a rank: 2 or 3. Under condition: 1, 2 or 3; absent, the best that is free. */
  rang?: number
  /** Sentences that the candidate reads. */
  motifs?: readonly string[]
  /** Legal condition that is not met. */
  fondement?: string
  /** Code of the closed list of R441-2-4-1. */
  piece?: string
  /** Last day for the paper. */
  dateLimite?: Jour
}

/** Field by field, as a form shows it. */
export type Champ = 'rang' | 'motifs' | 'fondement' | 'piece' | 'dateLimite'
export type Manque = { champ: Champ; texte: string }

/** `today`: the day from which the candidate has to bring the paper. */
export type Moment = { seance: Jour; today: Jour }

export const RANGS = [1, 2, 3] as const

/** What each decision needs before it can be recorded. A condition comes from the closed list of papers alone. */
export function checkDecision(decision: Decision, moment: Moment): readonly Manque[] {
  switch (decision.code) {
    case 'attribution': return []
    case 'attribution_rang': return checkRang(decision.rang)
    case 'attribution_sous_condition': return [...checkRangCondition(decision.rang), ...checkPiece(decision.piece), ...checkDateLimite(decision.dateLimite, moment)]
    case 'non_attribution': return checkMotifs(decision.motifs)
    case 'irrecevabilite': return [...checkFondement(decision.fondement), ...checkMotifs(decision.motifs)]
  }
}

/** 1 for an attribution, the one that was given for the others, none for a refusal. */
export function rangOf({ code, rang }: Decision): number | undefined {
  if (code === 'attribution') return 1
  return code === 'attribution_rang' || code === 'attribution_sous_condition' ? rang : undefined
}

/** Each attribution with its rank: one under condition that was given none takes the best that is free, in the order of the list. */
export function completeRangs<T extends Decision>(decisions: readonly T[]): readonly T[] {
  const taken = new Set(decisions.map(rangOf))
  return decisions.map((decision) => {
    if (decision.code !== 'attribution_sous_condition' || decision.rang !== undefined) return decision
    const rang = RANGS.find((free) => !taken.has(free))
    if (rang === undefined) return decision
    taken.add(rang)
    return { ...decision, rang }
  })
}

/** At least three candidates are examined, unless… (R441-3, V) */
export const EXCEPTIONS = ['candidats_insuffisants', 'dalo_prefet', 'plai_adapte'] as const
export type Exception = (typeof EXCEPTIONS)[number]
export const TEXTES_EXCEPTION: Readonly<Record<Exception, string>> = {
  candidats_insuffisants: 'Il n’y a pas assez de candidats.',
  dalo_prefet: 'Le préfet a désigné ce candidat au titre du droit au logement opposable (DALO).',
  plai_adapte: 'Le logement est financé en PLAI adapté.',
}

export const CANDIDATS_MINIMUM = 3

export type Seance = {
  decisions: readonly Decision[]
  exception?: Exception
  /** Those whom the commission examined, when some of them left before the letters: by default as many as decisions. */
  examines?: number
}

/** The decisions on one home, taken together: nobody shares a rank, and no rank stands without the one before. */
export function checkSeance({ decisions, exception, examines = decisions.length }: Seance): readonly string[] {
  const complete = completeRangs(decisions)
  const firsts = complete.filter(({ code }) => code === 'attribution').length
  const rangs = complete.flatMap((decision) => rangOf(decision) ?? [])
  const shared = RANGS.filter((rang) => rangs.filter((one) => one === rang).length > 1)
  const given = RANGS.filter((rang) => rangs.includes(rang))
  const gap = RANGS.find((rang) => !rangs.includes(rang) && given.some((one) => one > rang))
  return [
    ...(examines < CANDIDATS_MINIMUM && exception === undefined ? ['La commission examine au moins trois candidats par logement (CCH, art. R441-3). Dites pourquoi il y en a moins.'] : []),
    ...(firsts > 1 ? ['Un logement ne peut être attribué en premier qu’à un seul candidat.'] : []),
    ...(complete.some(({ code, rang }) => code === 'attribution_sous_condition' && rang === undefined) ? ['Il ne reste pas de rang pour l’attribution sous condition.'] : []),
    ...shared.filter((rang) => rang > 1 || firsts < 2).map((rang) => `Deux candidats ont le rang ${rang}.`),
    ...(gap === undefined ? [] : [`Il y a un rang ${given.find((one) => one > gap) ?? ''} sans rang ${gap}.`]),
  ]
}

/** When a commission may sit: from today, within a year. Undefined: that day will do. */
export function checkJourSeance(jour: Jour, today: Jour): string | undefined {
  if (jour < today) return `La commission ne peut pas se réunir avant aujourd’hui, le ${writeJour(today)}.`
  return jour > addMois(today, 12) ? 'Choisissez un jour dans les douze mois qui viennent.' : undefined
}

function checkRang(rang: number | undefined): readonly Manque[] {
  return rang === 2 || rang === 3 ? [] : [{ champ: 'rang', texte: 'Indiquez le rang\u00a0: 2 ou 3.' }]
}

function checkRangCondition(rang: number | undefined): readonly Manque[] {
  return rang === undefined || RANGS.some((known) => known === rang) ? [] : [{ champ: 'rang', texte: 'Indiquez le rang\u00a0: 1, 2 ou 3.' }]
}

function checkMotifs(motifs: readonly string[] | undefined): readonly Manque[] {
  if (!motifs?.some(isWritten)) return [{ champ: 'motifs', texte: 'Indiquez au moins un motif\u00a0: la loi veut qu’un refus soit motivé (CCH, art. L441-2-2).' }]
  return motifs.some(isLienCommune) ? [{ champ: 'motifs', texte: 'L’absence de lien avec la commune ne peut pas être le motif d’un refus. Donnez un autre motif.' }] : []
}

function checkFondement(fondement: string | undefined): readonly Manque[] {
  return fondement !== undefined && isFondement(fondement) ? [] : [{ champ: 'fondement', texte: 'Choisissez la condition légale qui n’est pas remplie.' }]
}

function checkPiece(piece: string | undefined): readonly Manque[] {
  if (!isWritten(piece)) return [{ champ: 'piece', texte: 'Choisissez la pièce qui manque.' }]
  return isCodePiece(piece ?? '') ? [] : [{ champ: 'piece', texte: 'Cette pièce n’est pas dans la liste que la loi permet de demander.' }]
}

function checkDateLimite(dateLimite: Jour | undefined, { seance, today }: Moment): readonly Manque[] {
  if (dateLimite === undefined) return [{ champ: 'dateLimite', texte: 'Indiquez jusqu’à quel jour la pièce est attendue.' }]
  if (dateLimite <= seance) return [{ champ: 'dateLimite', texte: `La date doit être après la commission du ${writeJour(seance)}.` }]
  const delai = checkDelaiPiece(dateLimite, today)
  return delai === undefined ? [] : [{ champ: 'dateLimite', texte: delai }]
}

function isWritten(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== ''
}
