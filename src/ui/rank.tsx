import type { ComponentChildren } from 'preact'
import { nombre } from '#ui/format.ts'
import { useView, type Lang } from '#ui/request-view.tsx'
import { textsOf } from '#ui/texts.ts'

/** « 7e sur 42 », large. Always both numbers: a rank alone says nothing. */
export function Rank(props: { position: number; total: number; label?: string; hint?: ComponentChildren; size?: 'large' | 'medium' }) {
  const { lang } = useView()
  return (
    <div class={`rank rank-${props.size ?? 'large'}`}>
      {props.label !== undefined && <p class="rank-label">{props.label}</p>}
      <p class="rank-value">
        <strong class="rank-position">
          {nombre(props.position)}
          <sup>{ordinal(props.position, lang)}</sup>
        </strong>{' '}
        <span class="rank-total">
          {textsOf(lang).outOf} {nombre(props.total)}
        </span>
      </p>
      {props.hint !== undefined && <p class="rank-hint">{props.hint}</p>}
    </div>
  )
}

function ordinal(position: number, lang: Lang): string {
  if (lang === 'fr') return position === 1 ? 'er' : 'e'
  const teen = position % 100 >= 11 && position % 100 <= 13
  return teen ? 'th' : (['th', 'st', 'nd', 'rd'][position % 10] ?? 'th')
}
