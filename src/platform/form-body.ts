import type { z } from 'zod'

export type RawForm = Record<string, string | string[]>
export type FormErrors = Record<string, string>
export type ParsedForm<T> = { ok: true; data: T } | { ok: false; values: RawForm; errors: FormErrors }

/** What the frame of every form adds: no schema lists it. */
const OF_THE_FRAME = ['_csrf', '_mot_de_passe']
/** Fields whose value never goes back to the page. */
const NEVER_SHOWN = /mot_de_passe|password|code_totp/

/**
 * Checks a posted form against its schema. Wrong input comes back with what was typed and one French sentence a field
 * (the first one). Keys that the schema does not list are refused by the schema (`z.strictObject`).
 */
export function parseForm<S extends z.ZodType>(raw: RawForm, schema: S): ParsedForm<z.output<S>> {
  const fields = Object.fromEntries(Object.entries(raw).filter(([name]) => !OF_THE_FRAME.includes(name)))
  const result = schema.safeParse(fields)
  if (result.success) return { ok: true, data: result.data }
  return { ok: false, values: shownValues(fields), errors: firstErrors(result.error) }
}

function shownValues(fields: RawForm): RawForm {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !NEVER_SHOWN.test(name)))
}

function firstErrors(error: z.ZodError): FormErrors {
  const errors: FormErrors = {}
  for (const issue of error.issues) {
    const field = String(issue.path[0] ?? '')
    errors[field] ??= issue.message
  }
  return errors
}
