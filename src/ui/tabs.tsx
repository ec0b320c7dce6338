type Tab = { key: string; href: string; label: string; count?: number }

/** Parts of one subject, each with its own address. */
export function Tabs(props: { label: string; items: readonly Tab[]; active: string }) {
  return (
    <nav class="tabs" aria-label={props.label}>
      <ul class="tabs-list">
        {props.items.map((item) => (
          <li key={item.key}>
            <a class="tab" href={item.href} aria-current={item.key === props.active ? 'page' : undefined}>
              {item.label}
              {item.count !== undefined && <span class="tab-count">{item.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
