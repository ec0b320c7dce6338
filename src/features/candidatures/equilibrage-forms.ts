import { z } from 'zod'
import { CATEGORIES_ENTREPRISE } from '#domain/entreprise.ts'
import { addJours, addMois, isJour, type Jour } from '#domain/jour.ts'
import { readDate, type FormValues } from '#ui/form-state.ts'

const ILLISIBLE = 'Cette réponse n’a pas pu être lue.'
const text = z.string(ILLISIBLE).trim().default('')
const motif = text.pipe(z.string().min(10, 'Écrivez la raison, en une phrase\u00a0: elle est affichée à tous.').max(500, 'Écrivez 500\u00a0caractères au plus.'))
const MOIS_MAXIMUM = 12

const BONUS = z.strictObject({
  categorie: z.enum(CATEGORIES_ENTREPRISE, 'Choisissez une taille d’entreprise.'), motif,
  'debut-jour': text, 'debut-mois': text, 'debut-annee': text, 'fin-jour': text, 'fin-mois': text, 'fin-annee': text,
})

type Refine = { addIssue: (issue: { code: 'custom'; path: string[]; message: string; input?: unknown }) => void }

/** The last day is typed; the row holds the first day without the bonus. */
export const bonusForm = BONUS.transform((values, ctx) => {
  const debut = readJour(values, 'debut', ctx)
  const dernier = readJour(values, 'fin', ctx)
  if (debut === undefined || dernier === undefined) return z.NEVER
  if (dernier < debut) ctx.addIssue({ code: 'custom', path: ['fin'], message: 'Le dernier jour vient avant le premier.' })
  else if (dernier >= addMois(debut, MOIS_MAXIMUM)) ctx.addIssue({ code: 'custom', path: ['fin'], message: `Un bonus dure ${MOIS_MAXIMUM}\u00a0mois au plus.` })
  return { categorie: values.categorie, motif: values.motif, debut, fin: addJours(dernier, 1) }
})

export const finForm = z.strictObject({ motif })

function readJour(values: FormValues, name: string, ctx: Refine): Jour | undefined {
  const day = readDate(values, name)
  if (day !== undefined && isJour(day)) return day
  ctx.addIssue({ code: 'custom', path: [name], message: day === '' ? 'Indiquez ce jour.' : 'Cette date n’existe pas. Écrivez par exemple 1\u00a012\u00a02026.' })
  return undefined
}
