import { z } from 'zod'
import { isJour, type Jour } from '#domain/jour.ts'
import { HEURES_CLOTURE, proposeCloture, type Cloture } from '#domain/publication.ts'
import { parseForm, type RawForm } from '#platform/form-body.ts'
import { dateValues, formState, readDate, type FormState, type FormValues } from '#ui/form-state.ts'

const MOTIF_MAXIMUM = 500
const part = z.string().max(4).optional()
const publication = z.strictObject({ 'cloture-jour': part, 'cloture-mois': part, 'cloture-annee': part, heure: z.enum(['12', '18', '24'], { error: 'Choisissez l’heure.' }) })
const motif = z.strictObject({ motif: z.string({ error: 'Écrivez la raison.' }).trim().min(1, 'Écrivez la raison.').max(MOTIF_MAXIMUM, `Écrivez ${MOTIF_MAXIMUM}\u00a0signes au plus.`) })

type Read<T> = { ok: true; data: T } | { ok: false; form: FormState }

/** The closing that the page proposes. */
export function proposedForm(today: Jour): FormState {
  const { jour, heure } = proposeCloture(today)
  return formState({ ...dateValues('cloture', jour), heure: String(heure) })
}

export function readCloture(raw: RawForm): Read<Cloture> {
  const parsed = parseForm(raw, publication)
  const jour = readDate(raw, 'cloture') ?? ''
  const errors = { ...(isJour(jour) ? {} : { cloture: 'Indiquez un jour du calendrier, par exemple le 15 12 2026.' }), ...(parsed.ok ? {} : parsed.errors) }
  const heure = parsed.ok ? HEURES_CLOTURE.find((one) => String(one) === parsed.data.heure) : undefined
  if (Object.keys(errors).length > 0 || !isJour(jour) || heure === undefined) return { ok: false, form: { values: shown(raw), errors } }
  return { ok: true, data: { jour, heure } }
}

export function readMotif(raw: RawForm): Read<string> {
  const parsed = parseForm(raw, motif)
  return parsed.ok ? { ok: true, data: parsed.data.motif } : { ok: false, form: { values: shown(raw), errors: parsed.errors } }
}

/** What was typed, with what is wrong beside its field. */
export function refused(raw: RawForm, champ: string, texte: string): FormState {
  return { values: shown(raw), errors: { [champ]: texte } }
}

function shown({ _csrf: _, ...values }: RawForm): FormValues {
  return values
}
