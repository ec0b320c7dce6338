import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { isJour, type Jour } from '#domain/jour.ts'
import { readDate, type FormValues } from '#ui/form-state.ts'

const ILLISIBLE = 'Cette réponse n’a pas pu être lue.'
const line = (max: number) => z.string(ILLISIBLE).trim().max(max, `Écrivez ${max}\u00a0caractères au plus.`).default('')
const day = <const N extends string>(name: N) => ({ [`${name}-jour`]: line(2), [`${name}-mois`]: line(2), [`${name}-annee`]: line(4) }) as const
type Refine = { addIssue: (issue: { code: 'custom'; path: string[]; message: string; input?: unknown }) => void }

export const PRECISION_MAXIMUM = 200
export const RENDEZ_VOUS_MAXIMUM = 300

/** A paper asked: which one, what must be known of it, until when. */
export const pieceForm = z.strictObject({ piece: line(40), precision: line(PRECISION_MAXIMUM), ...day('pour_le') }).transform(({ piece, precision, ...values }, issue) => {
  if (piece === '') refuse(issue, 'piece', 'Choisissez la pièce que vous attendez.')
  return { piece, ...(precision === '' ? {} : { precision }), pourLe: readJour(values, 'pour_le', 'Indiquez jusqu’à quel jour vous l’attendez.', issue) }
})

/** Half-hours of a working day, as « 9 h 30 » is chosen. */
export const HEURES = Array.from({ length: 25 }, (_, index) => `${String(8 + Math.floor(index / 2)).padStart(2, '0')}:${index % 2 === 0 ? '00' : '30'}`)
export const CRENEAUX = ['1', '2', '3', '4'] as const

/** One to four times, each a day and an hour of Paris; a line left empty is none. */
export const visiteForm = z
  .strictObject({
    rendez_vous: line(RENDEZ_VOUS_MAXIMUM), heure1: line(5), heure2: line(5), heure3: line(5), heure4: line(5),
    ...day('creneau1'), ...day('creneau2'), ...day('creneau3'), ...day('creneau4'),
  })
  .transform((values, issue) => {
    const creneaux = CRENEAUX.flatMap((n) => readCreneau(values, n, issue) ?? [])
    if (creneaux.length === 0) refuse(issue, 'creneau1', 'Proposez au moins un moment\u00a0: un jour et une heure.')
    if (values.rendez_vous === '') refuse(issue, 'rendez_vous', 'Dites où se retrouver et qui demander.')
    return { creneaux, rendezVous: values.rendez_vous }
  })

export const bailForm = z.strictObject({ ...day('signe'), ...day('entree') }).transform((values, issue) => ({
  signeLe: readJour(values, 'signe', 'Indiquez le jour de la signature.', issue),
  entreeLe: readJour(values, 'entree', 'Indiquez le jour de l’entrée dans les lieux.', issue),
}))

export const clesForm = z.strictObject(day('remises')).transform((values, issue) => ({ remisesLe: readJour(values, 'remises', 'Indiquez le jour de la remise des clés.', issue) }))

function readJour(values: FormValues, name: string, absent: string, issue: Refine): Jour {
  const text = readDate(values, name)
  if (text !== undefined && isJour(text)) return text
  refuse(issue, name, text === '' ? absent : 'Ce jour n’existe pas. Écrivez par exemple 15 12 2026.')
  return '1970-01-01'
}

function readCreneau(values: FormValues, n: (typeof CRENEAUX)[number], issue: Refine): Temporal.Instant | undefined {
  const [name, text, heure] = [`creneau${n}`, readDate(values, `creneau${n}`), String(values[`heure${n}`] ?? '')]
  if (text === '' && heure === '') return undefined
  if (text === undefined || text === '') return refuse(issue, name, text === '' ? 'Indiquez aussi le jour.' : 'Ce jour n’existe pas. Écrivez par exemple 15 12 2026.')
  if (!HEURES.includes(heure)) return refuse(issue, `heure${n}`, 'Choisissez aussi l’heure.')
  return Temporal.PlainDateTime.from(`${text}T${heure}`).toZonedDateTime('Europe/Paris').toInstant()
}

function refuse(issue: Refine, name: string, message: string): undefined {
  issue.addIssue({ code: 'custom', path: [name], message })
}
