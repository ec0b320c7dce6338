import type { Marque } from './baremes/bareme.ts'
import type { Financement } from './offre.ts'
import { articleOf } from './plafonds.ts'

/**
 * Legal conditions of access, one of which is not met (R441-3 e). `marque`: of the article; the conditions themselves are
 * those of law.md § 3.3 and § 6.3. No article: it depends on the home.
 */
const FONDEMENTS_LISTE = {
  plafond_ressources: { libelle: 'Les revenus du foyer dépassent le plafond de ce logement', marque: 'V' },
  sejour: { libelle: 'Une personne du foyer n’a ni la nationalité française ni un titre de séjour en cours de validité', article: 'CCH, art. R441-1', marque: 'M' },
  residence_principale: { libelle: 'Le logement ne serait pas la résidence principale du foyer', article: 'CCH, art. R441-1', marque: 'M' },
  demande_non_enregistree: { libelle: 'La demande n’est plus enregistrée, ou n’a pas été renouvelée', article: 'CCH, art. L441-2-1', marque: 'M' },
  fausse_declaration: { libelle: 'Une déclaration de la demande est fausse, et la situation réelle ne donne pas accès à ce logement', article: 'CCH, art. R441-3 e', marque: 'M' },
  autre_condition: { libelle: 'Une autre condition d’accès prévue par la loi n’est pas remplie', article: 'CCH, art. R441-3 e', marque: 'V' },
} as const satisfies Readonly<Record<string, { libelle: string; article?: string; marque: Marque }>>

export type CodeFondement = keyof typeof FONDEMENTS_LISTE
export type Fondement = { code: CodeFondement; libelle: string; article: string; marque: Marque }

export function isFondement(text: string): text is CodeFondement {
  return Object.hasOwn(FONDEMENTS_LISTE, text)
}

/** As it is written for a home of this financing, whose ceiling has its own text. */
export function fondementOf(code: CodeFondement, financement: Financement): Fondement {
  const fiche = FONDEMENTS_LISTE[code]
  return { code, libelle: fiche.libelle, article: 'article' in fiche ? fiche.article : articleOf(financement), marque: fiche.marque }
}

export function listFondements(financement: Financement): readonly Fondement[] {
  return Object.keys(FONDEMENTS_LISTE).flatMap((code) => (isFondement(code) ? [fondementOf(code, financement)] : []))
}

/** Frequent reasons of a non-attribution, as sentences to the candidate; one may write others. */
export const MOTIFS_FREQUENTS = [
  'Vos ressources sont trop justes pour le loyer et les charges de ce logement.',
  'Le logement est trop petit pour votre foyer.',
  'Le logement est trop grand pour votre foyer.',
  'Le logement n’est pas adapté au handicap d’une personne de votre foyer.',
  'Un autre foyer est dans une situation plus urgente.',
  'Vous possédez un logement adapté à vos besoins et à vos capacités (CCH, art. L441-2-2).',
] as const

export function isMotifFrequent(motif: string): boolean {
  return MOTIFS_FREQUENTS.some((known) => known === motif)
}

/** Where to contest, as every refusal says it. Ordinary delay before the court, to be checked: mark M. */
export const RECOURS: { texte: string; article: string; marque: Marque } = {
  texte: 'Si vous n’êtes pas d’accord, vous pouvez demander au tribunal administratif d’annuler cette décision, dans les deux mois qui suivent le jour où vous l’avez reçue',
  article: 'code de justice administrative, art. R421-1',
  marque: 'M',
}

const LIEN = /\b(?:liens?|attaches?|ancrage|enracinement)\b[^.]{0,60}\b(?:communes?|villes?|village|territoire)\b|\b(?:communes?|villes?|village)\b[^.]{0,40}\b(?:liens?|attaches?|ancrage)\b/i

/** The lack of a link with the commune can never found a refusal (law.md § 7.4, S). */
export function isLienCommune(motif: string): boolean {
  return LIEN.test(motif)
}
