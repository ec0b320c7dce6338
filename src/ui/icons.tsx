import { keep } from '#ui/markup.tsx'

/** Own drawings on a 24-unit grid, stroked in the colour of the text around them. Never the only carrier of a meaning. */
const PATHS = {
  home: 'M3.5 11.5 12 4l8.5 7.5M6 9.8V20h12V9.8M10 20v-5.5a2 2 0 0 1 4 0V20',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.3 15.3 20.5 20.5',
  list: 'M5 4h14v16.5l-3.5-2-3.5 2-3.5-2-3.5 2ZM9 9h6M9 13h6',
  check: 'm4.5 12.5 5 5 10-11',
  cross: 'm6 6 12 12M18 6 6 18',
  alert: 'M12 4 2.8 20h18.4ZM12 10v4.5M12 17.2v.3',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 11v5.5M12 7.5v.3',
  stop: 'M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3ZM12 7.5v6M12 16.5v.3',
  success: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM8 12.3l2.8 2.8L16 9.5',
  'chevron-down': 'm6 9.5 6 6 6-6',
  'chevron-right': 'm9.5 6 6 6-6 6',
  'chevron-left': 'm14.5 6-6 6 6 6',
  'arrow-right': 'M4 12h15M13.5 6l6 6-6 6',
  'sort-up': 'm7 14 5-5 5 5',
  'sort-down': 'm7 10 5 5 5-5',
  'sort-none': 'm8 10 4-4 4 4M8 14l4 4 4-4',
  user: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.5c.8-4 3.8-6 7.5-6s6.7 2 7.5 6',
  users: 'M9 12a3.7 3.7 0 1 0 0-7.4A3.7 3.7 0 0 0 9 12ZM2.5 20c.6-3.6 3-5.5 6.5-5.5s5.9 1.9 6.5 5.5M16 5a3.5 3.5 0 0 1 0 6.8M18 15c2 .8 3.2 2.5 3.6 5',
  exit: 'M10 4H5v16h5M9.5 12H20M16 8l4 4-4 4',
  menu: 'M4 7h16M4 12h16M4 17h16',
  phone: 'M6.5 3.5 9.5 4l1.5 4-2 1.8a12 12 0 0 0 5.2 5.2L16 13l4 1.5.5 3c0 1.5-1.3 3-3 3C10.5 20.5 3.5 13.5 3.5 6.5c0-1.7 1.5-3 3-3Z',
  mail: 'M3.5 6h17v12.5h-17ZM4 6.8l8 6.4 8-6.4',
  calendar: 'M4 6h16v14.5H4ZM4 10.5h16M8 3.5V8M16 3.5V8',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 7v5.2l3.5 2.3',
  pin: 'M12 21.5s7-6.4 7-11.5a7 7 0 1 0-14 0c0 5.1 7 11.5 7 11.5ZM12 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z',
  key: 'M8 16.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM12.5 12H21v3.5M17 12v2.5',
  file: 'M6 3.5h8l4.5 4.5v12.5H6ZM13.5 3.5V8.5h5',
  copy: 'M8.5 8.5h11v12h-11ZM15.5 8.5v-5h-11v12h4',
  send: 'M4 12 20.5 4 16 20.5l-4.5-7ZM11.5 13.5 20.5 4',
  filter: 'M4 7h16M7 12h10M10 17h4',
  lock: 'M5.5 11h13v9.5h-13ZM8 11V8a4 4 0 0 1 8 0v3M12 15v2',
  lift: 'M4.5 3.5h15v17h-15ZM12 3.5v17M8.3 9v6M15.7 9v6',
  wheelchair: 'M10 5.5v.3M10 9v5.5h5.5L18 19.5M10 11.5h4.5M8.2 11.5a5 5 0 1 0 6.3 6',
  leaf: 'M5 19C4 10 9 4.5 20 4.5 20.5 14 15 19.5 7 17.5M4 21c1.5-4 4.5-7.5 9-9.5',
  building: 'M5 20.5v-17h10v17M15 9h4.5v11.5M3 20.5h18M8.5 7.5h3M8.5 11.5h3M8.5 15.5h3',
} as const

export type IconName = keyof typeof PATHS

/** Dozens on a page, and each always the same: copied, not rendered. */
export function Icon(props: { name: IconName; size?: 'small' | 'large' }) {
  return DRAWN[props.size ?? 'medium'](props.name)
}

const DRAWN = { small: drawn('icon icon-small'), medium: drawn('icon'), large: drawn('icon icon-large') }

function drawn(look: string) {
  return keep<IconName>((name) => (
    <svg class={look} viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  ))
}
