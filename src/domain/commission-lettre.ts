import type { Decision } from './commission.ts'
import { FICHES_DECISION } from './commission.ts'
import { fondementOf, isFondement, isMotifFrequent, RECOURS } from './commission-motifs.ts'
import { writeJour, type Jour } from './jour.ts'
import type { Financement } from './offre.ts'
import { labelPiece } from './piece.ts'

/** What surrounds a decision in the letter. `echeance`: last day to answer, for an attribution. */
export type Circonstance = { seance: Jour; financement: Financement; echeance?: Jour }

/** The decision in one line, as lists show it. */
export function writeDecision(decision: Decision, financement: Financement): string {
  const { libelle } = FICHES_DECISION[decision.code]
  const rang = decision.rang === undefined ? '' : ` en rang ${decision.rang}`
  switch (decision.code) {
    case 'attribution': return `${libelle}.`
    case 'attribution_rang': return `Attribution${rang}.`
    case 'attribution_sous_condition': return `${libelle}${rang}\u00a0: ${writeCondition(decision)}.`
    case 'non_attribution': return `${libelle}\u00a0: ${joinMotifs(decision)}`
    case 'irrecevabilite': return `${libelle}\u00a0: ${writeFondement(decision, financement)}. ${joinMotifs(decision)}`
  }
}

/** Why not, as the history keeps it: the legal ground and the reasons of the list, never what was typed of a person (K25). */
export function writeMotifType(decision: Decision, financement: Financement): string {
  return writeMotif({ ...decision, motifs: (decision.motifs ?? []).filter(isMotifFrequent) }, financement).trim()
}

/** Why not, as the candidate reads it: the legal ground, then the reasons. */
export function writeMotif(decision: Decision, financement: Financement): string {
  const motifs = joinMotifs(decision)
  return decision.code === 'irrecevabilite' ? `${upperFirst(writeFondement(decision, financement))}. ${motifs}` : motifs
}

/** What the candidate is written, paragraph by paragraph: the decision, what follows, and for a refusal where to contest it. */
export function writeLettre(decision: Decision, circonstance: Circonstance): readonly string[] {
  const commission = `La commission d’attribution du ${writeJour(circonstance.seance)}`
  switch (decision.code) {
    case 'attribution': return [`${commission} vous a attribué ce logement.`, ...writeEcheance(circonstance)]
    case 'attribution_rang': return writeRang(decision, commission)
    case 'attribution_sous_condition': return writeSousCondition(decision, commission)
    case 'non_attribution': return [
      `${commission} n’a pas retenu votre candidature.`, ...writeMotifs(decision),
      'Ce n’est pas une faute de votre part\u00a0: vos prochaines candidatures auront 40\u00a0points de plus. Vous pouvez postuler à un autre logement dès maintenant.', writeRecours(),
    ]
    case 'irrecevabilite': return [
      `${commission} a jugé votre candidature irrecevable (${FICHES_DECISION.irrecevabilite.article})\u00a0: ${writeFondement(decision, circonstance.financement)}.`, ...writeMotifs(decision),
      'Si votre situation a changé, mettez votre demande à jour. Le service qui l’a enregistrée peut la radier un mois après vous avoir averti (CCH, art. R441-2-8).', writeRecours(),
    ]
  }
}

function writeEcheance({ echeance }: Circonstance): readonly string[] {
  return echeance === undefined ? [] : [`Répondez jusqu’au ${writeJour(echeance)}, 24\u00a0h, heure de Paris. Sans réponse, c’est un refus (CCH, art. R441-10).`]
}

function writeRang({ rang }: Decision, commission: string): readonly string[] {
  return [
    `${commission} vous a attribué ce logement en rang ${rang ?? 2}.`,
    'Il vous sera proposé si les candidats placés avant vous refusent\u00a0: vous aurez alors dix jours pour répondre. D’ici là, vous pouvez renoncer sans perdre de points.',
  ]
}

function writeSousCondition(decision: Decision, commission: string): readonly string[] {
  const rang = decision.rang !== undefined && decision.rang > 1 ? ` en rang ${decision.rang}` : ''
  const suite = rang === '' ? 'Quand le bailleur l’aura reçue, vous aurez dix jours pour accepter ou refuser le logement.' : 'Quand le bailleur l’aura reçue, vous garderez votre rang\u00a0: le logement vous sera proposé si les candidats placés avant vous refusent.'
  return [
    `${commission} vous a attribué ce logement${rang}, à une condition\u00a0: ${writeCondition(decision)}.`,
    `${suite} Si elle n’arrive pas à temps, l’attribution tombe, sans perte de points.`,
  ]
}

function writeCondition({ piece, dateLimite }: Decision): string {
  const paper = lowerFirst(labelPiece(piece ?? ''))
  return dateLimite === undefined ? paper : `${paper}, à remettre jusqu’au ${writeJour(dateLimite)}, 24\u00a0h, heure de Paris`
}

function writeFondement({ fondement }: Decision, financement: Financement): string {
  if (fondement === undefined || !isFondement(fondement)) return 'une condition d’accès n’est pas remplie'
  const { libelle, article } = fondementOf(fondement, financement)
  return `${lowerFirst(libelle)} (${article})`
}

function writeMotifs(decision: Decision): readonly string[] {
  const text = joinMotifs(decision)
  if (text === '') return []
  return [`${(decision.motifs ?? []).length > 1 ? 'Motifs' : 'Motif'}\u00a0: ${text}`]
}

/** Each ends as a sentence does. */
function joinMotifs({ motifs = [] }: Decision): string {
  return motifs.map((motif) => motif.trim()).filter((motif) => motif !== '').map((motif) => (/[.!?]$/.test(motif) ? motif : `${motif}.`)).join(' ')
}

function writeRecours(): string {
  return `${RECOURS.texte} (${RECOURS.article}).`
}

function lowerFirst(text: string): string {
  return /^[A-ZÉÈÀ][A-ZÉÈÀ]/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1)
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
