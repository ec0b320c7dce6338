import type { ComponentChildren, InputHTMLAttributes } from 'preact'
import { fieldId, shownValue, type FormState } from '#ui/form-state.ts'
import { FieldFrame, describedBy } from '#ui/field-frame.tsx'
import { useView } from '#ui/request-view.tsx'
import { textsOf } from '#ui/texts.ts'

/** What all fields take. A field is required unless `optional`; its name in the form gives its value and its error. */
export type FieldProps = {
  form: FormState
  name: string
  label: string
  hint?: ComponentChildren
  optional?: boolean
  disabled?: boolean
  /** Shown when the form holds no value under this name. */
  defaultValue?: string
}
export type FieldWidth = 'tiny' | 'short' | 'medium' | 'full'
type InputProps = FieldProps & {
  type?: 'text' | 'email' | 'tel' | 'password' | 'search'
  width?: FieldWidth
  autocomplete?: InputHTMLAttributes['autocomplete']
  inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'search'
  maxLength?: number
  spellcheck?: boolean
  autocapitalize?: InputHTMLAttributes['autocapitalize']
  /** Unit shown after the input: €, m², %. */
  suffix?: string
}

export function TextField(props: InputProps) {
  return (
    <FieldFrame {...props}>
      <TextInput {...props} />
    </FieldFrame>
  )
}

export function EmailField(props: Omit<InputProps, 'type'>) {
  return <TextField {...props} type="email" inputMode="email" autocomplete={props.autocomplete ?? 'email'} spellcheck={false} autocapitalize="none" />
}

export function PhoneField(props: Omit<InputProps, 'type'>) {
  return <TextField {...props} type="tel" inputMode="tel" autocomplete={props.autocomplete ?? 'tel'} width={props.width ?? 'medium'} />
}

/** `new-password` when one is chosen. Pasting is always allowed; the typed value is never sent back. */
export function PasswordField(props: Omit<InputProps, 'type' | 'autocomplete'> & { autocomplete?: 'current-password' | 'new-password' }) {
  const texts = textsOf(useView().lang)
  const blank = { ...props, form: { ...props.form, values: {} } }
  return (
    <FieldFrame {...props}>
      <password-toggle class="password" data-show={texts.showPassword} data-hide={texts.hidePassword}>
        <TextInput {...blank} type="password" autocomplete={props.autocomplete ?? 'current-password'} spellcheck={false} autocapitalize="none" />
      </password-toggle>
    </FieldFrame>
  )
}

/** Digits only, kept as text: the server parses and says what is wrong. */
export function NumberField(props: Omit<InputProps, 'type' | 'inputMode'> & { decimal?: boolean }) {
  return <TextField {...props} inputMode={props.decimal === true ? 'decimal' : 'numeric'} width={props.width ?? 'short'} autocomplete={props.autocomplete ?? 'off'} />
}

export function EuroField(props: Omit<InputProps, 'type' | 'inputMode' | 'suffix'>) {
  return <NumberField {...props} decimal suffix="€" />
}

export function Textarea(props: FieldProps & { rows?: number; maxLength?: number }) {
  const texts = textsOf(useView().lang)
  const area = (
    <textarea
      class="input textarea"
      id={fieldId(props.form, props.name)}
      name={props.name}
      rows={props.rows ?? 5}
      maxLength={props.maxLength}
      required={props.optional !== true}
      disabled={props.disabled}
      aria-describedby={describedBy(props)}
      aria-invalid={props.form.errors[props.name] === undefined ? undefined : true}
    >
      {shownValue(props.form, props.name, props.defaultValue)}
    </textarea>
  )
  return <FieldFrame {...props}>{props.maxLength === undefined ? area : <char-count data-max={String(props.maxLength)} data-left={texts.charactersLeft}>{area}</char-count>}</FieldFrame>
}

function TextInput(props: InputProps) {
  const input = inputOf(props.type, attributesOf(props))
  if (props.suffix === undefined) return input
  return (
    <span class="input-unit">
      {input}
      <span class="input-suffix">{props.suffix}</span>
    </span>
  )
}

function attributesOf(props: InputProps) {
  return {
    class: `input input-${props.width ?? 'full'}`,
    id: fieldId(props.form, props.name),
    name: props.name,
    value: shownValue(props.form, props.name, props.defaultValue),
    required: props.optional !== true,
    disabled: props.disabled,
    autocomplete: props.autocomplete,
    inputMode: props.inputMode,
    maxLength: props.maxLength,
    spellcheck: props.spellcheck,
    autocapitalize: props.autocapitalize,
    'aria-describedby': describedBy(props),
    'aria-invalid': props.form.errors[props.name] === undefined ? undefined : true,
  }
}

/** One branch per type: the attribute types of the library tell them apart. */
function inputOf(type: InputProps['type'], attributes: ReturnType<typeof attributesOf>) {
  switch (type) {
    case 'email':
      return <input type="email" {...attributes} />
    case 'tel':
      return <input type="tel" {...attributes} />
    case 'password':
      return <input type="password" {...attributes} />
    case 'search':
      return <input type="search" {...attributes} />
    default:
      return <input type="text" {...attributes} />
  }
}
