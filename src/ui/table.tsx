import type { ComponentChildren } from 'preact'
import { Icon } from '#ui/icons.tsx'
import { useView } from '#ui/request-view.tsx'
import { textsOf } from '#ui/texts.ts'

type SortDirection = 'asc' | 'desc'
export type Column<Row> = {
  key: string
  label: string
  render: (row: Row) => ComponentChildren
  /** `end` for amounts and counts: figures aligned on the right. */
  align?: 'start' | 'end'
  /** Address that sorts by this column; `direction` when it is the present order. */
  sort?: { href: string; direction?: SortDirection }
  /** The cell names the row: a row header, and the title of its card on a phone. */
  heading?: boolean
}
type TableProps<Row> = {
  caption: string
  captionHidden?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** In place of the table when there is no row. */
  empty?: ComponentChildren
  /** Marks a row: the current person's, a struck one. */
  rowTone?: (row: Row) => 'highlight' | 'struck' | undefined
}

/** A table from 600 px; under it, one card per row, each value beside the name of its column. */
export function Table<Row>(props: TableProps<Row>) {
  if (props.rows.length === 0 && props.empty !== undefined) return <>{props.empty}</>
  return (
    <div class="table-frame">
      <table class="table">
        <caption class={props.captionHidden === true ? 'sr-only' : 'table-caption'}>{props.caption}</caption>
        <thead>
          <tr>
            {props.columns.map((column) => (
              <HeaderCell key={column.key} label={column.label} align={column.align} sort={column.sort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={props.rowKey(row)} class={rowClass(props.rowTone?.(row))}>
              {props.columns.map((column) => (
                <Cell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cell<Row>(props: { column: Column<Row>; row: Row }) {
  const { column, row } = props
  const className = column.align === 'end' ? 'cell-end' : undefined
  if (column.heading === true) {
    return (
      <th scope="row" class={className} data-label={column.label}>
        {column.render(row)}
      </th>
    )
  }
  return (
    <td class={className} data-label={column.label}>
      {column.render(row)}
    </td>
  )
}

const ARIA_SORT = { asc: 'ascending', desc: 'descending' } as const
const SORT_ICON = { asc: 'sort-up', desc: 'sort-down' } as const

function HeaderCell(props: { label: string; align?: 'start' | 'end'; sort?: { href: string; direction?: SortDirection } }) {
  const texts = textsOf(useView().lang)
  const { sort } = props
  const direction = sort?.direction
  return (
    <th scope="col" class={props.align === 'end' ? 'cell-end' : undefined} aria-sort={direction === undefined ? undefined : ARIA_SORT[direction]}>
      {sort === undefined ? (
        props.label
      ) : (
        <a class="sort-link" href={sort.href}>
          <span class="sr-only">{texts.sortBy} </span>
          {props.label}
          <Icon name={direction === undefined ? 'sort-none' : SORT_ICON[direction]} size="small" />
        </a>
      )}
    </th>
  )
}

function rowClass(tone: 'highlight' | 'struck' | undefined): string | undefined {
  return tone === undefined ? undefined : `row-${tone}`
}
