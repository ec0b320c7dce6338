import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from '#ui/icons.tsx'
import { useView } from '#ui/request-view.tsx'
import { textsOf } from '#ui/texts.ts'

type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger'
type Common = { look?: ButtonLook; icon?: IconName; wide?: boolean; small?: boolean; children: ComponentChildren }

/** The one button that sends a form. `name` and `value` tell which, when a form has two. */
export function SubmitButton(props: Common & { name?: string; value?: string; disabled?: boolean; form?: string; formAction?: string }) {
  return (
    <button type="submit" class={classOf(props)} name={props.name} value={props.value} disabled={props.disabled} form={props.form} formAction={props.formAction}>
      <Content {...props} />
    </button>
  )
}

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export function ButtonLink(props: Common & { href: string; download?: boolean; rel?: string }) {
  return (
    <a class={classOf(props)} href={props.href} download={props.download} rel={props.rel}>
      <Content {...props} />
    </a>
  )
}

/** The row of buttons under a form or a text: the main one first. */
export function Actions(props: { children: ComponentChildren; sticky?: boolean; align?: 'start' | 'end' }) {
  const classes = ['actions', props.sticky === true && 'actions-sticky', props.align === 'end' && 'actions-end']
  return <div class={classes.filter(Boolean).join(' ')}>{props.children}</div>
}

/** Sends the page's address to someone by the phone's own means; shows nothing where there is none. */
export function SendPage(props: { title: string }) {
  const texts = textsOf(useView().lang)
  return <send-link data-title={props.title} data-label={texts.sendPage} />
}

function Content(props: Common) {
  return (
    <>
      {props.icon !== undefined && <Icon name={props.icon} />}
      <span>{props.children}</span>
    </>
  )
}

function classOf(props: Common): string {
  const classes = ['button', `button-${props.look ?? 'primary'}`, props.wide === true && 'button-wide', props.small === true && 'button-small']
  return classes.filter(Boolean).join(' ')
}
