import { fieldId, valueOf } from '#ui/form-state.ts'
import { GroupFrame } from '#ui/field-frame.tsx'
import { useView } from '#ui/request-view.tsx'
import type { FieldProps } from '#ui/text-field.tsx'
import { textsOf } from '#ui/texts.ts'

/**
 * A day typed in three inputs, the way that works with every keyboard and screen reader. Sends `name-jour`, `name-mois`, `name-annee`
 * (`readDate` puts them together); its error is under `name`.
 */
export function DateField(props: Omit<FieldProps, 'defaultValue'> & { birthday?: boolean }) {
  const texts = textsOf(useView().lang)
  const parts = [
    { part: 'jour', label: texts.day, length: 2, autocomplete: 'bday-day' },
    { part: 'mois', label: texts.month, length: 2, autocomplete: 'bday-month' },
    { part: 'annee', label: texts.year, length: 4, autocomplete: 'bday-year' },
  ] as const
  const id = fieldId(props.form, props.name)
  return (
    <GroupFrame {...props}>
      <div class="date-parts">
        {parts.map(({ part, label, length, autocomplete }) => (
          <div class="date-part" key={part}>
            <label class="date-label" for={part === 'jour' ? id : `${id}-${part}`}>
              {label}
            </label>
            <input
              class={length === 4 ? 'input input-short' : 'input input-tiny'}
              id={part === 'jour' ? id : `${id}-${part}`}
              name={`${props.name}-${part}`}
              type="text"
              inputMode="numeric"
              maxLength={length}
              value={valueOf(props.form, `${props.name}-${part}`)}
              required={props.optional !== true}
              disabled={props.disabled}
              autocomplete={props.birthday === true ? autocomplete : 'off'}
              aria-invalid={props.form.errors[props.name] === undefined ? undefined : true}
            />
          </div>
        ))}
      </div>
    </GroupFrame>
  )
}
