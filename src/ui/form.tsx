import type { ComponentChildren } from 'preact'
import { fieldId, type FormState } from '#ui/form-state.ts'
import { useView } from '#ui/request-view.tsx'
import { textsOf } from '#ui/texts.ts'
import { Icon } from '#ui/icons.tsx'

type FormProps = {
  action: string
  method?: 'post' | 'get'
  children: ComponentChildren
  id?: string
  enctype?: 'multipart/form-data'
  /** Names the form for those who do not see it, when a page holds several. */
  label?: string
  /** Warn before leaving with unsaved answers (an island; without script nothing happens). */
  guarded?: boolean
  layout?: 'stack' | 'inline'
}

/** Sends the CSRF token with every POST. The server says what is wrong, in its own words: hence novalidate. */
export function Form(props: FormProps) {
  const method = props.method ?? 'post'
  const form = (
    <form class={`form form-${props.layout ?? 'stack'}`} id={props.id} action={props.action} method={method} encType={props.enctype} aria-label={props.label} noValidate>
      {method === 'post' && <Jeton />}
      {props.children}
    </form>
  )
  return props.guarded === true ? <form-guard>{form}</form-guard> : form
}

/** Of the visit: a form that changes nothing needs none. */
function Jeton() {
  return <Hidden name="_csrf" value={useView().csrf} />
}

/** Hidden value of a form. */
export function Hidden(props: { name: string; value: string }) {
  return <input type="hidden" name={props.name} value={props.value} />
}

type SummaryProps = { form: FormState; /** Where the link of a name goes, when the field is not called after it. */ targets?: Record<string, string> }

/** All that is to correct, at the top of the page, each line leading to its field. Nothing when all is well. */
export function ErrorSummary(props: SummaryProps) {
  const texts = textsOf(useView().lang)
  const entries = Object.entries(props.form.errors)
  if (entries.length === 0) return null
  return (
    <error-summary>
      <div class="error-summary" role="alert" tabIndex={-1} id="erreurs">
        <h2 class="error-summary-title">
          <Icon name="alert" />
          {entries.length === 1 ? texts.summaryOne : texts.summaryMany}
        </h2>
        <ul class="error-summary-list">
          {entries.map(([name, message]) => (
            <li key={name}>{name === '' ? message : <a href={`#${props.targets?.[name] ?? fieldId(props.form, name)}`}>{message}</a>}</li>
          ))}
        </ul>
      </div>
    </error-summary>
  )
}

/** A group of fields with its title. */
export function FormSection(props: { title: string; hint?: ComponentChildren; children: ComponentChildren }) {
  return (
    <fieldset class="form-section">
      <legend class="form-section-title">{props.title}</legend>
      {props.hint !== undefined && <p class="form-section-hint">{props.hint}</p>}
      {props.children}
    </fieldset>
  )
}
