import type { ComponentChildren } from 'preact'

type KeyFigure = { label: string; value: ComponentChildren; hint?: ComponentChildren }

/** A few large numbers, the first the most important. */
export function KeyFigures(props: { items: readonly KeyFigure[]; size?: 'large' | 'medium' }) {
  return (
    <dl class={`key-figures key-figures-${props.size ?? 'large'}`}>
      {props.items.map((item) => (
        <div class="key-figure" key={item.label}>
          <dt class="key-figure-label">{item.label}</dt>
          <dd class="key-figure-value">
            {item.value}
            {item.hint !== undefined && <span class="key-figure-hint">{item.hint}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
