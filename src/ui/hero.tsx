import type { ComponentChildren } from 'preact'
import { Street } from '#ui/facade.tsx'

/** The opening of the public site: one promise, one action, a street to live in. Goes in a `<Page width="full">`. */
export function Hero(props: { title: ComponentChildren; lead?: ComponentChildren; actions?: ComponentChildren; note?: ComponentChildren }) {
  return (
    <div class="hero">
      <div class="hero-text">
        <h1 class="hero-title">{props.title}</h1>
        {props.lead !== undefined && <p class="hero-lead">{props.lead}</p>}
        {props.actions !== undefined && <div class="actions hero-actions">{props.actions}</div>}
        {props.note !== undefined && <p class="hero-note">{props.note}</p>}
      </div>
      <Street seed="une rue" />
    </div>
  )
}
