import { z } from 'zod'
import { FINANCEMENTS, type Centimes, type Typologie } from '#domain/offre.ts'
import { formState, type FormState } from '#ui/form-state.ts'
import { TRIS, type Filtres } from './queries/pour-moi.ts'
import type { FiltresPublics } from './queries/publiques.ts'

/** Numbers of rooms as people choose them; each stands for the types of the law (K15). */
export const PIECES = ['T1', 'T2', 'T3', 'T4', 'T5'] as const
export type Pieces = (typeof PIECES)[number]
const TYPOLOGIES_OF: Readonly<Record<Pieces, readonly Typologie[]>> = { T1: ['T1', 'T1BIS'], T2: ['T2'], T3: ['T3'], T4: ['T4'], T5: ['T5', 'T6'] }

/** What the address of a list holds: the form as typed, and what could be understood of it. */
export type Recherche<F> = { form: FormState; filtres: F; page: number; /** Filters in force. */ nombre: number }

type Query = Readonly<Record<string, string[]>>

const SURFACE_MAX = 500
const LOYER_MAX = 1_000_000

const pieces = z.array(z.enum(PIECES)).max(PIECES.length)
const surface = z.string().transform((text, issue) => readNombre(text, SURFACE_MAX, 'Indiquez une surface en m², par exemple 40.', issue))
const loyer = z.string().transform((text, issue) => readNombre(text, LOYER_MAX / 100, 'Indiquez un loyer en euros, par exemple 650.', issue))
const page = z.string().regex(/^[1-9]\d{0,5}$/).transform(Number)

const POUR_MOI = z.object({
  pieces,
  surface,
  loyer,
  nature: z.enum(['', 'appartement', 'maison']),
  accessible: z.literal('oui'),
  tri: z.enum(TRIS),
  page,
}).partial()
const PUBLIQUE = z.object({
  lieu: z.string().max(80, 'Ce lieu est trop long. Indiquez une ville, un code postal ou un département.'),
  pieces,
  loyer,
  financement: z.enum(['', ...FINANCEMENTS]),
  page,
}).partial()
/** What is typed, and may be typed wrong; the rest is chosen, and only a made-up address gets it wrong. */
const TYPED = ['surface', 'loyer', 'lieu']

/** The filters of « Les offres », as the address gives them; what is not understood is left out and, where a person typed it, said. */
export function readRecherche(query: Query): Recherche<Filtres> {
  const { given, form } = readFields(query, POUR_MOI)
  const filtres: Filtres = {
    ...(given.pieces && given.pieces.length > 0 && { typologies: typologiesOf(given.pieces) }),
    ...(given.surface !== undefined && { surfaceMin: given.surface }),
    ...(given.loyer !== undefined && { loyerMax: toCentimes(given.loyer) }),
    ...(given.nature && { nature: given.nature }),
    ...(given.accessible && { accessible: true }),
    ...(given.tri && { tri: given.tri }),
  }
  return { form, filtres, page: given.page ?? 1, nombre: Object.keys(filtres).filter((name) => name !== 'tri').length }
}

/** Those of the public list; `lieu` is looked up by the page, which knows the communes. */
export function readRecherchePublique(query: Query): Recherche<FiltresPublics & { lieu?: string }> {
  const { given, form } = readFields(query, PUBLIQUE)
  const lieu = given.lieu?.trim()
  const filtres = {
    ...(lieu && { lieu }),
    ...(given.pieces && given.pieces.length > 0 && { typologies: typologiesOf(given.pieces) }),
    ...(given.loyer !== undefined && { loyerMax: toCentimes(given.loyer) }),
    ...(given.financement && { financement: given.financement }),
  }
  return { form, filtres, page: given.page ?? 1, nombre: Object.keys(filtres).length }
}

/** The same filters for another page or a sheet, so that « Retour aux résultats » finds them again (F138). */
export function writeQuery({ form }: Pick<Recherche<unknown>, 'form'>, page?: number): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(form.values)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined && one !== '' && name !== 'page') query.append(name, one)
  }
  if (page !== undefined && page > 1) query.set('page', String(page))
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

/** A wrong field must not spoil the others. Keys that are not listed are ignored: links gather them on their way. */
function readFields<S extends z.ZodObject>(query: Query, schema: S): { given: z.output<S>; form: FormState } {
  const values = Object.fromEntries(Object.keys(schema.shape).flatMap((name) => valueOf(query, name)))
  const first = schema.safeParse(values)
  if (first.success) return { given: first.data, form: formState(values) }
  const wrong = first.error.issues.map(({ path }) => String(path[0]))
  const rest = Object.fromEntries(Object.entries(values).filter(([name]) => !wrong.includes(name)))
  const said = first.error.issues.filter(({ path }) => TYPED.includes(String(path[0])))
  return { given: schema.parse(rest), form: formState(values, said) }
}

function valueOf(query: Query, name: string): [string, string | string[]][] {
  const typed = query[name]
  if (typed === undefined) return []
  return [[name, name === 'pieces' ? typed : (typed[0] ?? '')]]
}

/** « 16 », « 16,5 », « 1 200 »; nothing typed is no filter. */
function readNombre(text: string, most: number, message: string, context: z.RefinementCtx): number | undefined {
  const plain = text.replaceAll(/[\s\u202f€]/g, '').replace(/m²?$/, '').replace(',', '.')
  if (plain === '') return undefined
  const value = Number(plain)
  if (/^\d+(\.\d{1,2})?$/.test(plain) && value > 0 && value <= most) return value
  context.addIssue({ code: 'custom', message })
  return z.NEVER
}

function toCentimes(euros: number): Centimes {
  return Math.round(euros * 100)
}

function typologiesOf(chosen: readonly Pieces[]): readonly Typologie[] {
  return chosen.flatMap((one) => TYPOLOGIES_OF[one])
}
