import { z } from 'zod'
import { VALIDATIONS } from '#domain/entreprise.ts'
import { MOTIFS_REFUS_SALARIE, REFUS_SALARIE } from '#domain/refus-salarie.ts'
import { PAR_PAGE } from './queries/salaries.ts'

const ILLISIBLE = 'Cette réponse n’a pas pu être lue.'
/** The state that the page showed. */
const vu = z.enum(VALIDATIONS, ILLISIBLE)

export const validationForm = z.strictObject({ vu })

export const refusForm = z
  .strictObject({
    vu,
    motif: z.enum(MOTIFS_REFUS_SALARIE, 'Choisissez une raison.'),
    precision: z.string(ILLISIBLE).default('').transform((text) => text.replaceAll(/[^\P{Cc}\n]/gu, '').trim()).pipe(z.string().max(500, 'Écrivez 500\u00a0caractères au plus.')),
  })
  .superRefine(({ motif, precision }, ctx) => {
    if (REFUS_SALARIE[motif].aPreciser && precision === '') ctx.addIssue({ code: 'custom', path: ['precision'], message: 'Expliquez cette raison\u00a0: la personne lira vos mots.' })
  })

/** Several at once: the boxes that were ticked on one page of the list. */
export const lotForm = z.strictObject({
  choix: z.union([z.string(ILLISIBLE), z.array(z.string(ILLISIBLE)).max(PAR_PAGE, ILLISIBLE)], 'Cochez au moins un salarié.').transform((value) => [value].flat()),
})

export const delegationForm = z.strictObject({ delegation: z.enum(['oui', 'non'], 'Choisissez qui valide.').transform((value) => value === 'oui') })
