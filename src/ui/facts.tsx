import type { ComponentChildren } from 'preact'
import { useView } from '#ui/request-view.tsx'
import { textsOf } from '#ui/texts.ts'

export type Fact = { label: string; value: ComponentChildren; hint?: ComponentChildren; action?: ComponentChildren }

/** What is known, line by line: label on the left, value on the right. */
export function Facts(props: { items: readonly Fact[] }) {
  return (
    <dl class="facts">
      {props.items.map((item) => (
        <div class="fact" key={item.label}>
          <dt class="fact-label">{item.label}</dt>
          <dd class="fact-value">
            {item.value}
            {item.hint !== undefined && <span class="fact-hint">{item.hint}</span>}
          </dd>
          {item.action !== undefined && <dd class="fact-action">{item.action}</dd>}
        </div>
      ))}
    </dl>
  )
}

/** A number that people copy: selectable at once, with a button when there is script. */
export function CopyValue(props: { value: string; label: string }) {
  const texts = textsOf(useView().lang)
  return (
    <copy-value class="copy-value" data-copy={`${texts.copy}\u00a0: ${props.label}`} data-copied={texts.copied}>
      <span class="copy-value-text">{props.value}</span>
    </copy-value>
  )
}
