import type { Bareme } from './bareme.ts'

/** Months are counted from the initial filing or the last renewal; days before the anniversary. */
export type DureesDemande = {
  validiteMois: number
  preavisMois: number
  ouvertureJours: number
  rappelsJours: readonly number[]
  radiationMois: number
  reactivationMois: number
}

export const DUREES_DEMANDE: readonly [Bareme<DureesDemande>, ...Bareme<DureesDemande>[]] = [
  {
    // Validity and notice: CCH (V). Struck off and reactivation: arrêté du 23 mars 2015 (V). Opening and reminders: ours (P).
    depuis: '2015-03-23', article: 'CCH, art. R441-2-7 ; arrêté du 23 mars 2015', marque: 'V', source: 'R441-2-7, S1, interop',
    valeurs: { validiteMois: 12, preavisMois: 1, ouvertureJours: 60, rappelsJours: [60, 30, 7, 1], radiationMois: 13, reactivationMois: 18 },
  },
]

/** Codes of the register: RADATT, RADABA, RADIRR, RADCON, RADREN. A merger strikes nothing off for the person. */
export type RegleRadiation = {
  code?: string
  preavisMois: number
  contestable: boolean
  /** The live candidature ends and one may not apply. */
  bloque: boolean
  /** The request itself is over. */
  clot: boolean
  gardeAnciennete: boolean
  texte: string
}

const MOTIFS_R441_2_8 = {
  ATTRIBUTION: {
    code: 'RADATT', preavisMois: 0, contestable: false, bloque: true, clot: true, gardeAnciennete: false,
    texte: 'Un logement social vous a été attribué et le bail est signé.',
  },
  RENONCIATION: {
    code: 'RADABA', preavisMois: 0, contestable: false, bloque: true, clot: false, gardeAnciennete: false,
    texte: 'Vous avez renoncé à votre demande par écrit.',
  },
  NON_RENOUVELLEMENT: {
    code: 'RADREN', preavisMois: 0, contestable: false, bloque: true, clot: false, gardeAnciennete: false,
    texte: 'Votre demande n’a pas été renouvelée à temps.',
  },
  // One month after the warning (F32881, the newer source); the arrêté of 2015 said two.
  ABSENCE_REPONSE: {
    code: 'RADCON', preavisMois: 1, contestable: true, bloque: true, clot: false, gardeAnciennete: false,
    texte: 'Un courrier envoyé à votre dernière adresse connue est resté sans réponse.',
  },
  IRRECEVABILITE: {
    code: 'RADIRR', preavisMois: 1, contestable: true, bloque: true, clot: false, gardeAnciennete: false,
    texte: 'Votre demande ne remplit pas les conditions d’accès au logement social.',
  },
  REGROUPEMENT: {
    preavisMois: 0, contestable: false, bloque: false, clot: false, gardeAnciennete: true,
    texte: 'Vos demandes ont été réunies en une seule\u00a0: chacune garde son ancienneté pour ses communes.',
  },
} as const

export type MotifRadiation = keyof typeof MOTIFS_R441_2_8

export const RADIATIONS: Bareme<Readonly<Record<MotifRadiation, RegleRadiation>>> = {
  depuis: '2015-03-23', article: 'CCH, art. R441-2-8', marque: 'V', source: 'F32881', valeurs: MOTIFS_R441_2_8,
}
