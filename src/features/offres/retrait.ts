import { z } from 'zod'

/** Why a home is taken back, in the sentence that candidates read. */
export const MOTIFS_RETRAIT = {
  attribue_ailleurs: { choix: 'Attribué ailleurs', phrase: 'Ce logement a été attribué ailleurs.' },
  travaux: { choix: 'Travaux imprévus', phrase: 'Des travaux imprévus empêchent de louer ce logement.' },
  relogement: { choix: 'Relogement urgent', phrase: 'Ce logement est gardé pour un relogement urgent.' },
  vente: { choix: 'Vente ou démolition', phrase: 'Ce logement n’est plus à louer\u00a0: il est vendu ou démoli.' },
  erreur: { choix: 'Erreur dans l’offre', phrase: 'L’offre contenait une erreur.' },
  autre: { choix: 'Autre raison', phrase: '' },
} as const
export type MotifRetrait = keyof typeof MOTIFS_RETRAIT

export const PRECISION_MAXIMUM = 300
const CODES = ['attribue_ailleurs', 'travaux', 'relogement', 'vente', 'erreur', 'autre'] as const satisfies readonly MotifRetrait[]
export const OPTIONS_RETRAIT = CODES.map((value) => ({ value, label: MOTIFS_RETRAIT[value].choix }))

/** The typed reason and free words make one sentence, which every candidate reads. */
export const retraitForm = z
  .strictObject({
    motif: z.enum(CODES, 'Choisissez la raison du retrait.'),
    precision: z.string('Cette réponse n’a pas pu être lue.').trim().max(PRECISION_MAXIMUM, `Écrivez ${PRECISION_MAXIMUM}\u00a0caractères au plus.`).default(''),
  })
  .transform(({ motif, precision }, issue) => {
    if (motif === 'autre' && precision === '') issue.addIssue({ code: 'custom', path: ['precision'], message: 'Dites en quelques mots pourquoi\u00a0: les candidats le liront.', input: precision })
    return { motif: [MOTIFS_RETRAIT[motif].phrase, precision].filter(Boolean).join(' ') }
  })
