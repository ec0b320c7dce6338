import type { ComponentChildren } from 'preact'
import type { StatusTone } from '#ui/status.tsx'

type Stat = { label: string; value: ComponentChildren; href?: string; hint?: ComponentChildren; tone?: StatusTone }

/** Counts that lead to their lists. */
export function Stats(props: { items: readonly Stat[] }) {
  return (
    <ul class="stats">
      {props.items.map((item) => (
        <li key={item.label} class={`stat stat-${item.tone ?? 'blue'}`}>
          <strong class="stat-value">{item.value}</strong>
          <span class="stat-label">{item.href === undefined ? item.label : <a class="stat-link" href={item.href}>{item.label}</a>}</span>
          {item.hint !== undefined && <span class="stat-hint">{item.hint}</span>}
        </li>
      ))}
    </ul>
  )
}
