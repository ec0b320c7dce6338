/** What a form shows again after a refusal: what was typed and, beside each field, what is wrong with it. */
export type FormValues = Record<string, string | string[] | undefined>
export type FormState = { values: FormValues; errors: Record<string, string>; /** Told apart when a page holds two forms. */ prefix?: string }
type Issue = { path: readonly PropertyKey[]; message: string }

export const EMPTY_FORM: FormState = { values: {}, errors: {} }

/** The first message of each field; issues on nested values are named `a.b`, those of the whole form ''. */
export function formState(values: FormValues, issues: readonly Issue[] = []): FormState {
  const errors: Record<string, string> = {}
  for (const issue of issues) {
    const name = issue.path.map(String).join('.')
    errors[name] ??= issue.message
  }
  return { values, errors }
}

export function valueOf(form: FormState, name: string): string {
  const value = form.values[name]
  return Array.isArray(value) ? (value[0] ?? '') : (value ?? '')
}

/** What the field shows: what was typed, even emptied; otherwise the given default. */
export function shownValue(form: FormState, name: string, defaultValue: string | undefined): string {
  return form.values[name] === undefined ? (defaultValue ?? '') : valueOf(form, name)
}

export function valuesOf(form: FormState, name: string): readonly string[] {
  const value = form.values[name]
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}

export function fieldId(form: FormState, name: string): string {
  const safe = name.replaceAll(/[^A-Za-z0-9_-]/g, '-')
  return form.prefix === undefined ? `champ-${safe}` : `champ-${form.prefix}-${safe}`
}

/** The three inputs of a DateField as `aaaa-mm-jj`: '' when all are empty, undefined when it is no day. */
export function readDate(values: FormValues, name: string): string | undefined {
  const parts = ['jour', 'mois', 'annee'].map((part) => valueOf({ values, errors: {} }, `${name}-${part}`).trim())
  if (parts.every((part) => part === '')) return ''
  const [jour = '', mois = '', annee = ''] = parts
  if (!/^\d{1,2}$/.test(jour) || !/^\d{1,2}$/.test(mois) || !/^\d{4}$/.test(annee)) return undefined
  const iso = `${annee}-${mois.padStart(2, '0')}-${jour.padStart(2, '0')}`
  return isCalendarDay(Number(annee), Number(mois), Number(jour)) ? iso : undefined
}

function isCalendarDay(annee: number, mois: number, jour: number): boolean {
  if (mois < 1 || mois > 12 || jour < 1) return false
  const leap = (annee % 4 === 0 && annee % 100 !== 0) || annee % 400 === 0
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return jour <= (lengths[mois - 1] ?? 0)
}

/** A day already known, as values for the three inputs of a DateField. */
export function dateValues(name: string, day: string | undefined): FormValues {
  const [annee = '', mois = '', jour = ''] = (day ?? '').split('-')
  return { [`${name}-jour`]: jour, [`${name}-mois`]: mois, [`${name}-annee`]: annee }
}
