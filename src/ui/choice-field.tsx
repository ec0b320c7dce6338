import type { ComponentChildren } from 'preact'
import { fieldId, shownValue, valuesOf, type FormState } from '#ui/form-state.ts'
import { describedBy, FieldFrame, GroupFrame } from '#ui/field-frame.tsx'
import { Icon } from '#ui/icons.tsx'
import { useView } from '#ui/request-view.tsx'
import { textsOf } from '#ui/texts.ts'
import type { FieldProps, FieldWidth } from '#ui/text-field.tsx'

export type Option = { value: string; label: string; hint?: ComponentChildren; disabled?: boolean }
type GroupProps = FieldProps & { options: readonly Option[]; /** `cards`: each answer in its own box; `inline`: side by side. */ look?: 'list' | 'cards' | 'inline'; hideLegend?: boolean }

export function Select(props: FieldProps & { options: readonly Option[]; width?: FieldWidth; /** First line, without value; false when one answer is always chosen. */ placeholder?: string | false; autocomplete?: string }) {
  const texts = textsOf(useView().lang)
  const current = shownValue(props.form, props.name, props.defaultValue)
  return (
    <FieldFrame {...props}>
      <span class={`select input-${props.width ?? 'full'}`}>
        <select
          class="input"
          id={fieldId(props.form, props.name)}
          name={props.name}
          required={props.optional !== true && props.placeholder !== false}
          disabled={props.disabled}
          aria-describedby={describedBy(props)}
          aria-invalid={props.form.errors[props.name] === undefined ? undefined : true}
        >
          {props.placeholder !== false && <option value="">{props.placeholder ?? texts.choose}</option>}
          {props.options.map((option) => (
            <option key={option.value} value={option.value} selected={option.value === current} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon name="chevron-down" />
      </span>
    </FieldFrame>
  )
}

export function RadioGroup(props: GroupProps) {
  const current = shownValue(props.form, props.name, props.defaultValue)
  return (
    <GroupFrame {...props} role="radiogroup">
      <div class={`choices choices-${props.look ?? 'list'}`}>
        {props.options.map((option, index) => (
          <Choice key={option.value} type="radio" id={choiceId(props.form, props.name, index)} name={props.name} option={option} checked={option.value === current} disabled={props.disabled} />
        ))}
      </div>
    </GroupFrame>
  )
}

export function CheckboxGroup(props: GroupProps) {
  const current = valuesOf(props.form, props.name)
  return (
    <GroupFrame {...props}>
      <div class={`choices choices-${props.look ?? 'list'}`}>
        {props.options.map((option, index) => (
          <Choice key={option.value} type="checkbox" id={choiceId(props.form, props.name, index)} name={props.name} option={option} checked={current.includes(option.value)} disabled={props.disabled} />
        ))}
      </div>
    </GroupFrame>
  )
}

/** One box to tick, for a consent or a declaration; its value is `oui`. */
export function Checkbox(props: Omit<FieldProps, 'label' | 'defaultValue'> & { label: ComponentChildren; value?: string }) {
  const id = fieldId(props.form, props.name)
  const value = props.value ?? 'oui'
  const error = props.form.errors[props.name]
  return (
    <div class={error === undefined ? 'field' : 'field field-invalid'}>
      {error !== undefined && (
        <p class="field-error" id={`${id}-erreur`}>
          <Icon name="alert" />
          {error}
        </p>
      )}
      <div class="choice">
        <input
          class="choice-input choice-checkbox"
          type="checkbox"
          id={id}
          name={props.name}
          value={value}
          checked={valuesOf(props.form, props.name).includes(value)}
          required={props.optional !== true}
          disabled={props.disabled}
          aria-describedby={describedBy(props)}
          aria-invalid={error === undefined ? undefined : true}
        />
        <label class="choice-label" for={id}>
          {props.label}
        </label>
      </div>
      {props.hint !== undefined && (
        <p class="field-hint choice-hint" id={`${id}-aide`}>
          {props.hint}
        </p>
      )}
    </div>
  )
}

type ChoiceProps = { type: 'radio' | 'checkbox'; id: string; name: string; option: Option; checked: boolean; disabled?: boolean }

function Choice(props: ChoiceProps) {
  const { id, option } = props
  return (
    <div class="choice">
      <input
        class={`choice-input choice-${props.type}`}
        type={props.type}
        id={id}
        name={props.name}
        value={option.value}
        checked={props.checked}
        disabled={props.disabled === true || option.disabled}
        aria-describedby={option.hint === undefined ? undefined : `${id}-aide`}
      />
      <label class="choice-label" for={id}>
        {option.label}
      </label>
      {option.hint !== undefined && (
        <p class="choice-hint" id={`${id}-aide`}>
          {option.hint}
        </p>
      )}
    </div>
  )
}

/** The first answer carries the field's own id, so that the error summary leads to it. */
function choiceId(form: FormState, name: string, index: number): string {
  const id = fieldId(form, name)
  return index === 0 ? id : `${id}-${index}`
}
