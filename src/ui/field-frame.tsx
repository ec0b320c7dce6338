import type { ComponentChildren } from 'preact'
import { fieldId, type FormState } from '#ui/form-state.ts'
import { Icon } from '#ui/icons.tsx'
import { useView } from '#ui/request-view.tsx'
import { textsOf } from '#ui/texts.ts'

type Described = { form: FormState; name: string; hint?: ComponentChildren }
type FrameProps = Described & { label: string; optional?: boolean; children: ComponentChildren }

/** Label, hint and error around one input. */
export function FieldFrame(props: FrameProps) {
  const id = fieldId(props.form, props.name)
  return (
    <div class={frameClass(props)}>
      <label class="field-label" for={id}>
        <LabelText label={props.label} optional={props.optional} />
      </label>
      <Help {...props} />
      {props.children}
    </div>
  )
}

/** The same around several inputs that answer one question. */
export function GroupFrame(props: FrameProps & { role?: 'radiogroup'; hideLegend?: boolean }) {
  const id = fieldId(props.form, props.name)
  return (
    <fieldset class={frameClass(props)} role={props.role} id={`${id}-groupe`} aria-describedby={describedBy(props)} aria-required={props.role === 'radiogroup' && props.optional !== true ? true : undefined}>
      <legend class={props.hideLegend === true ? 'sr-only' : 'field-label'}>
        <LabelText label={props.label} optional={props.optional} />
      </legend>
      <Help {...props} />
      {props.children}
    </fieldset>
  )
}

export function describedBy(props: Described): string | undefined {
  const id = fieldId(props.form, props.name)
  const ids = [props.hint !== undefined && `${id}-aide`, props.form.errors[props.name] !== undefined && `${id}-erreur`]
  return ids.filter(Boolean).join(' ') || undefined
}

function LabelText(props: { label: string; optional?: boolean }) {
  const texts = textsOf(useView().lang)
  return (
    <>
      {props.label}
      {props.optional === true && <span class="field-optional"> {texts.optional}</span>}
    </>
  )
}

function Help(props: Described) {
  const id = fieldId(props.form, props.name)
  const error = props.form.errors[props.name]
  return (
    <>
      {props.hint !== undefined && (
        <p class="field-hint" id={`${id}-aide`}>
          {props.hint}
        </p>
      )}
      {error !== undefined && (
        <p class="field-error" id={`${id}-erreur`}>
          <Icon name="alert" />
          {error}
        </p>
      )}
    </>
  )
}

function frameClass(props: Described): string {
  return props.form.errors[props.name] === undefined ? 'field' : 'field field-invalid'
}
