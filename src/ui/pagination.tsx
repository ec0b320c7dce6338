import { Icon } from '#ui/icons.tsx'
import { useView } from '#ui/request-view.tsx'
import { textsOf } from '#ui/texts.ts'

type PaginationProps = { page: number; pages: number; href: (page: number) => string }

/** Nothing when all holds on one page. */
export function Pagination(props: PaginationProps) {
  const texts = textsOf(useView().lang)
  if (props.pages <= 1) return null
  return (
    <nav class="pagination" aria-label={texts.pages}>
      {props.page > 1 && (
        <a class="pagination-step" href={props.href(props.page - 1)} rel="prev">
          <Icon name="chevron-left" />
          <span>{texts.previous}</span>
        </a>
      )}
      <ol class="pagination-list">
        {shownPages(props.page, props.pages).map((page, index) => (
          <li key={index} class={page === props.page ? 'pagination-current' : undefined}>
            {page === undefined ? (
              <span class="pagination-gap">…</span>
            ) : (
              <a class="pagination-link" href={props.href(page)} aria-current={page === props.page ? 'page' : undefined} aria-label={`${texts.page} ${page}`}>
                {page}
              </a>
            )}
          </li>
        ))}
      </ol>
      <p class="pagination-now" aria-hidden="true">{`${props.page} / ${props.pages}`}</p>
      {props.page < props.pages && (
        <a class="pagination-step" href={props.href(props.page + 1)} rel="next">
          <span>{texts.next}</span>
          <Icon name="chevron-right" />
        </a>
      )}
    </nav>
  )
}

/** First, last, and those around the present one; undefined where some are left out. */
export function shownPages(page: number, pages: number): readonly (number | undefined)[] {
  const kept = [1, page - 1, page, page + 1, pages].filter((one, index, all) => one >= 1 && one <= pages && all.indexOf(one) === index)
  return kept.flatMap((one, index) => {
    const gap = one - (kept[index - 1] ?? 0)
    if (gap === 2) return [one - 1, one]
    return gap > 2 ? [undefined, one] : [one]
  })
}
