import { z } from 'zod'
import { EXCEPTIONS, DECISIONS, type Champ, type CodeDecision, type Decision, type Exception, type Manque } from '#domain/commission.ts'
import { isMotifFrequent, MOTIFS_FREQUENTS } from '#domain/commission-motifs.ts'
import { isJour, type Jour } from '#domain/jour.ts'
import { dateValues, readDate, type FormValues } from '#ui/form-state.ts'
import { ETATS, TRIS, type Vue } from './queries/tableau.ts'

const ILLISIBLE = 'Cette réponse n’a pas pu être lue.'
const text = z.string(ILLISIBLE).trim().default('')
const words = text.pipe(z.string().max(600, 'Écrivez 600\u00a0caractères au plus.'))
const exception = z.enum(EXCEPTIONS, 'Choisissez une raison de la liste.').optional()
const JOUR_ILLISIBLE = 'Ce jour n’existe pas. Écrivez par exemple 15 12 2026.'

/** The day of the sitting, and why fewer than three are examined. */
export const convocationForm = z.strictObject({ 'jour-jour': text, 'jour-mois': text, 'jour-annee': text, exception }).transform((values, ctx): { jour: Jour; exception?: Exception } => {
  const jour = readDate(values, 'jour') ?? ''
  if (isJour(jour)) return { jour, ...(values.exception === undefined ? {} : { exception: values.exception }) }
  const empty = readDate(values, 'jour') === ''
  ctx.addIssue({ code: 'custom', path: ['jour'], message: empty ? 'Indiquez le jour de la commission.' : JOUR_ILLISIBLE })
  return z.NEVER
})

/** Field of a decision → its name in the form, which depends on what was decided: the fields of each stand beside it. */
export function nameOfChamp(champ: Champ | 'code', code: CodeDecision | undefined, id: number): string {
  switch (champ) {
    case 'code': return `decision-${id}`
    case 'rang': return code === 'attribution_sous_condition' ? `rang_condition-${id}` : `rang-${id}`
    case 'motifs': return code === 'irrecevabilite' ? `explication-${id}` : `motifs-${id}`
    case 'fondement': return `fondement-${id}`
    case 'piece': return `piece-${id}`
    case 'dateLimite': return `limite-${id}`
  }
}

export type DecisionsSaisies = { decisions: ReadonlyMap<number, Decision>; exception?: Exception; vu?: string; verifier: boolean }

/** One form for all the candidates: what is typed under a choice that was not made is kept on the page, and never recorded. */
export function decisionsForm(ids: readonly number[]) {
  const fields = Object.fromEntries(ids.flatMap((id) => Object.entries(fieldsOf(id))))
  return z.strictObject({ ...fields, exception, vu: text, suite: z.enum(['enregistrer', 'verifier']).default('enregistrer') }).transform((values): DecisionsSaisies => {
    const read: FormValues = fromEntries(values)
    const taken = ids.flatMap((id): [number, Decision][] => {
      const decision = readDecision(read, id)
      return decision === undefined ? [] : [[id, decision]]
    })
    return { decisions: new Map(taken), verifier: values.suite === 'verifier', ...(values.exception === undefined ? {} : { exception: values.exception }), ...(values.vu === '' ? {} : { vu: values.vu }) }
  })
}

/** Beside each field what is missing; a day that was typed and does not exist is said so. */
export function errorsOf(manques: ReadonlyMap<number, readonly Manque[]>, values: FormValues, decisions: ReadonlyMap<number, Decision>): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const [id, all] of manques) {
    for (const { champ, texte } of all) {
      const name = nameOfChamp(champ, decisions.get(id)?.code, id)
      errors[name] ??= champ === 'dateLimite' && readDate(values, name) === undefined ? JOUR_ILLISIBLE : texte
    }
  }
  return errors
}

/** A decision already recorded, as the form shows it. */
export function valuesOfDecision(id: number, decision: Decision | undefined): FormValues {
  if (!decision) return {}
  const { code, rang, motifs = [], fondement, piece, dateLimite } = decision
  const frequents = motifs.filter(isMotifFrequent)
  const others = motifs.filter((motif) => !isMotifFrequent(motif)).join(' ')
  return {
    [`decision-${id}`]: code,
    [nameOfChamp('rang', code, id)]: rang === undefined ? undefined : String(rang),
    ...(code === 'irrecevabilite' ? { [`explication-${id}`]: motifs.join(' ') } : { [`motifs-${id}`]: [...frequents], [`autre_motif-${id}`]: others }),
    [`fondement-${id}`]: fondement,
    [`piece-${id}`]: piece,
    ...dateValues(`limite-${id}`, dateLimite),
  }
}

/** What the address of the list holds; what is not understood is left out. */
export function readVue(query: Readonly<Record<string, string>>): Vue {
  const tri = TRIS.find((known) => known === query['tri']) ?? 'etat'
  const jour = query['jour'] ?? ''
  return {
    etat: ETATS.find((etat) => etat === query['etat']), jour: isJour(jour) ? jour : undefined, tri,
    sens: query['sens'] === 'asc' || query['sens'] === 'desc' ? query['sens'] : tri === 'jour' ? 'desc' : 'asc',
    page: /^[1-9]\d{0,4}$/.test(query['page'] ?? '') ? Number(query['page']) : 1,
  }
}

function fieldsOf(id: number) {
  return {
    [`decision-${id}`]: z.union([z.literal(''), z.enum(DECISIONS)], 'Choisissez une décision de la liste.').optional(),
    [`rang-${id}`]: z.union([z.literal(''), z.enum(['2', '3'])], 'Le rang est 2 ou 3.').optional(),
    [`rang_condition-${id}`]: z.union([z.literal(''), z.enum(['1', '2', '3'])], 'Le rang est 1, 2 ou 3.').optional(),
    [`piece-${id}`]: text,
    [`limite-${id}-jour`]: text, [`limite-${id}-mois`]: text, [`limite-${id}-annee`]: text,
    [`motifs-${id}`]: z.union([z.enum(MOTIFS_FREQUENTS).transform((one) => [one]), z.array(z.enum(MOTIFS_FREQUENTS))], 'Choisissez des motifs de la liste.').optional(),
    [`autre_motif-${id}`]: words,
    [`fondement-${id}`]: text,
    [`explication-${id}`]: words,
  }
}

function readDecision(values: FormValues, id: number): Decision | undefined {
  const one = (name: string) => String(values[`${name}-${id}`] ?? '')
  const code = DECISIONS.find((known) => known === one('decision'))
  switch (code) {
    case undefined: return undefined
    case 'attribution': return { code }
    case 'attribution_rang': return { code, ...rangOf(one('rang')) }
    case 'attribution_sous_condition': return { code, ...rangOf(one('rang_condition')), piece: one('piece'), ...limiteOf(values, id) }
    case 'non_attribution': return { code, motifs: [...[values[`motifs-${id}`] ?? []].flat(), one('autre_motif')].filter((motif) => motif !== '') }
    case 'irrecevabilite': return { code, fondement: one('fondement'), motifs: [one('explication')].filter((motif) => motif !== '') }
  }
}

function rangOf(value: string): { rang?: number } {
  return value === '' ? {} : { rang: Number(value) }
}

function limiteOf(values: FormValues, id: number): { dateLimite?: Jour } {
  const day = readDate(values, `limite-${id}`) ?? ''
  return isJour(day) ? { dateLimite: day } : {}
}

/** Only texts and lists of texts come out of the schema. */
function fromEntries(values: Readonly<Record<string, unknown>>): FormValues {
  const read: FormValues = {}
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === 'string') read[name] = value
    if (Array.isArray(value)) read[name] = value.filter((one) => typeof one === 'string')
  }
  return read
}
