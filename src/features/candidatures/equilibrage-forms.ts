import { z } from 'zod'
import { CATEGORIES_ENTREPRISE } from '#domain/entreprise.ts'
import { addJours, addMois, isJour, type Jour } from '#domain/jour.ts'
import { readDate, type FormValues } from '#ui/form-state.ts'

const ILLISIBLE = 'Cette réponse n’a pas pu être lue.'
const text = z.string(ILLISIBLE).trim().default('')
const MOTIF_MINIMUM = 10
const SANS_RAISON = 'Écrivez la raison, en une phrase\u00a0: elle est affichée à tous.'
const TROP_LONG = 'Écrivez 500\u00a0caractères au plus.'
const MOIS_MAXIMUM = 12

const BONUS = z.strictObject({
  categorie: text, motif: text.pipe(z.string().max(500, TROP_LONG)),
  'debut-jour': text, 'debut-mois': text, 'debut-annee': text, 'fin-jour': text, 'fin-mois': text, 'fin-annee': text,
})

type Refine = { addIssue: (issue: { code: 'custom'; path: string[]; message: string; input?: unknown }) => void }

/** The last day is typed; the row holds the first day without the bonus. All that is wrong is said at once. */
export const bonusForm = BONUS.transform((values, ctx) => {
  const categorie = CATEGORIES_ENTREPRISE.find((one) => one === values.categorie)
  if (categorie === undefined) refuse(ctx, 'categorie', 'Choisissez une taille d’entreprise.')
  const debut = readJour(values, 'debut', ctx)
  const dernier = readJour(values, 'fin', ctx)
  if (values.motif.length < MOTIF_MINIMUM) refuse(ctx, 'motif', SANS_RAISON)
  if (categorie === undefined || debut === undefined || dernier === undefined) return z.NEVER
  if (dernier < debut) refuse(ctx, 'fin', 'Le dernier jour vient avant le premier.')
  else if (dernier >= addMois(debut, MOIS_MAXIMUM)) refuse(ctx, 'fin', `Un bonus dure ${MOIS_MAXIMUM}\u00a0mois au plus.`)
  return { categorie, motif: values.motif, debut, fin: addJours(dernier, 1) }
})

export const finForm = z.strictObject({ motif: text.pipe(z.string().min(MOTIF_MINIMUM, 'Écrivez pourquoi, en une phrase.').max(500, TROP_LONG)) })

function readJour(values: FormValues, name: string, ctx: Refine): Jour | undefined {
  const day = readDate(values, name)
  if (day !== undefined && isJour(day)) return day
  refuse(ctx, name, day === '' ? `Indiquez le ${name === 'fin' ? 'dernier' : 'premier'} jour.` : 'Cette date n’existe pas. Écrivez par exemple 1\u00a012\u00a02026.')
  return undefined
}

function refuse(ctx: Refine, field: string, message: string): void {
  ctx.addIssue({ code: 'custom', path: [field], message })
}
