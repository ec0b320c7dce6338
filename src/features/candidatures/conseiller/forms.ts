import { z } from 'zod'
import { MOTIFS_INVALIDATION } from '#domain/invalidation.ts'
import { LETTRES } from '#domain/priorite.ts'
import { parseForm, type RawForm } from '#platform/form-body.ts'
import type { FormState } from '#ui/form-state.ts'

/** One box ticked is a text, several are a list, none is absent. */
const listOf = <T extends z.ZodType>(one: T) => z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(one).max(50))
const RAISON_MINIMUM = 10
const texte = z.string().max(500, 'Écrivez 500\u00a0signes au plus.').optional().default('')
/** A reason that others will read is more than a letter or two. */
const raison = texte.refine((text) => text.trim() === '' || text.trim().length >= RAISON_MINIMUM, `Écrivez la raison en ${RAISON_MINIMUM}\u00a0signes au moins.`)
const retour = z.enum(['liste', '']).optional()

export const validationForm = z.strictObject({ retour })
export const invalidationForm = z.strictObject({ motifs: listOf(z.enum(MOTIFS_INVALIDATION)), precision: texte })
export const prioriteForm = z.strictObject({ dalo: z.literal('oui').optional(), lettres: listOf(z.enum(LETTRES)), motif: texte })
export const rappelForm = z.strictObject({ motif: raison, retour })
export const designationForm = z.strictObject({ choisis: listOf(z.string().regex(/^[1-9]\d{0,8}$/).transform(Number)), motif: raison, tour: z.string().regex(/^[1-9]\d{0,3}$/).transform(Number) })

export type ReadForm<T> = { ok: true; data: T } | { ok: false; form: FormState }

/** What was typed comes back with what is wrong; `prefix` tells apart the forms of one page. */
export function readForm<S extends z.ZodType>(raw: RawForm, schema: S, prefix?: string): ReadForm<z.output<S>> {
  const parsed = parseForm(raw, schema)
  return parsed.ok ? parsed : { ok: false, form: formOf(raw, parsed.errors, prefix) }
}

export function formOf(raw: RawForm, errors: Record<string, string>, prefix?: string): FormState {
  return { values: raw, errors, ...(prefix === undefined ? {} : { prefix }) }
}
