import type { ComponentChildren } from 'preact'

type EmptyDrawing = 'homes' | 'letter' | 'search' | 'list'
type EmptyProps = { title: string; /** Says what would fill the page. */ children?: ComponentChildren; actions?: ComponentChildren; drawing?: EmptyDrawing; level?: 2 | 3 }

/** Nothing here yet: why, and what would fill it. */
export function EmptyState(props: EmptyProps) {
  const Heading = `h${props.level ?? 2}` as const
  return (
    <div class="empty-state">
      <Drawing name={props.drawing ?? 'homes'} />
      <Heading class="empty-state-title">{props.title}</Heading>
      {props.children !== undefined && <div class="empty-state-text">{props.children}</div>}
      {props.actions !== undefined && <div class="actions empty-state-actions">{props.actions}</div>}
    </div>
  )
}

const DRAWINGS: Record<EmptyDrawing, string> = {
  homes: 'M8 62V36l16-13 16 13v26M40 62V20l22-12 22 12v42M84 62V40l14-10 14 10v22M20 62V50h8v12M57 62V48h10v14M52 26h6M66 26h6M52 36h6M66 36h6M95 62v-9h6v9',
  letter: 'M24 22h72v42H24ZM25 24l35 24 35-24M60 8v6M82 11l-3 6M38 11l3 6',
  search: 'M52 50a20 20 0 1 0 0-40 20 20 0 0 0 0 40ZM67 44l22 20M42 34V28l10-8 10 8v6M8 64h60',
  list: 'M36 8h48v56l-8-5-8 5-8-5-8 5-8-5-8 5ZM46 22h28M46 32h28M46 42h16',
}

function Drawing(props: { name: EmptyDrawing }) {
  return (
    <svg class="empty-state-drawing" viewBox="0 0 120 72" width="160" height="96" fill="none" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">
      <circle class="empty-state-sun" cx="88" cy="22" r="14" stroke="none" />
      <path d="M4 66h112" stroke="currentColor" />
      <path d={DRAWINGS[props.name]} stroke="currentColor" />
    </svg>
  )
}
