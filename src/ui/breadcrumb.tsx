import { Icon } from '#ui/icons.tsx'
import { useView } from '#ui/request-view.tsx'
import { textsOf } from '#ui/texts.ts'

/** The way from the portal's first page to this one; the last item is this page. */
export function Breadcrumb(props: { items: readonly { href?: string; label: string }[] }) {
  const texts = textsOf(useView().lang)
  return (
    <nav class="breadcrumb" aria-label={texts.breadcrumb}>
      <ol class="breadcrumb-list">
        {props.items.map((item) => (
          <li key={item.label}>
            {item.href === undefined ? <span aria-current="page">{item.label}</span> : <a href={item.href}>{item.label}</a>}
            {item.href !== undefined && <Icon name="chevron-right" size="small" />}
          </li>
        ))}
      </ol>
    </nav>
  )
}
