import type { ComponentChildren } from 'preact'
import type { StatusTone } from '#ui/status.tsx'

type TimelineItem = { id: string; when: string; /** Machine form of `when`. */ datetime?: string; title: ComponentChildren; text?: ComponentChildren; tone?: StatusTone }

/** What happened, the latest first. */
export function Timeline(props: { items: readonly TimelineItem[]; label?: string }) {
  return (
    <ol class="timeline" aria-label={props.label}>
      {props.items.map((item) => (
        <li key={item.id} class={`timeline-item timeline-${item.tone ?? 'blue'}`}>
          <p class="timeline-when">{item.datetime === undefined ? item.when : <time dateTime={item.datetime}>{item.when}</time>}</p>
          <p class="timeline-title">{item.title}</p>
          {item.text !== undefined && <div class="timeline-text">{item.text}</div>}
        </li>
      ))}
    </ol>
  )
}
