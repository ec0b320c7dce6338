import type { ComponentChildren } from 'preact'
import { Icon } from '#ui/icons.tsx'

/** More for those who want it; never what everyone needs. */
export function Disclosure(props: { summary: ComponentChildren; open?: boolean; id?: string; look?: 'plain' | 'card'; children: ComponentChildren }) {
  return (
    <details class={`disclosure disclosure-${props.look ?? 'plain'}`} open={props.open} id={props.id}>
      <summary class="disclosure-summary">
        <Icon name="chevron-right" />
        <span>{props.summary}</span>
      </summary>
      <div class="disclosure-body">{props.children}</div>
    </details>
  )
}
