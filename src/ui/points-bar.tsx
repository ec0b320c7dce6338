import type { ComponentChildren } from 'preact'
import { nombre, points } from '#ui/format.ts'
import { useView } from '#ui/request-view.tsx'
import { textsOf } from '#ui/texts.ts'

type PointsBarProps = {
  label: string
  points: number
  maximum: number
  /** The value used and where it came from. */
  value?: ComponentChildren
  explanation?: ComponentChildren
  /** What would change it. */
  change?: ComponentChildren
}

/** One criterion: its points out of the most one can have, the value used, and what would change it. */
export function PointsBar(props: PointsBarProps) {
  const texts = textsOf(useView().lang)
  return (
    <div class={props.points < 0 ? 'points points-negative' : 'points'}>
      <div class="points-head">
        <span class="points-label">{props.label}</span>
        <span class="points-value">
          <strong>{points(props.points)}</strong>
          {props.maximum > 0 && (
            <span>
              {' '}
              {texts.outOf} {nombre(props.maximum)}
            </span>
          )}
        </span>
      </div>
      <Bar value={props.points} maximum={props.maximum} />
      {props.value !== undefined && <p class="points-fact">{props.value}</p>}
      {props.explanation !== undefined && <p class="points-text">{props.explanation}</p>}
      {props.change !== undefined && <p class="points-change">{props.change}</p>}
    </div>
  )
}

/** The total, in large. */
export function ScoreTotal(props: { points: number; maximum: number; label?: string; hint?: ComponentChildren }) {
  const texts = textsOf(useView().lang)
  return (
    <div class="score">
      <p class="score-value">
        <strong>{nombre(props.points)}</strong> <span>{props.label ?? `${texts.pointsOutOf} ${nombre(props.maximum)}`}</span>
      </p>
      <Bar value={props.points} maximum={props.maximum} />
      {props.hint !== undefined && <p class="points-text">{props.hint}</p>}
    </div>
  )
}

/** Drawn beside its numbers, never in their place. */
function Bar(props: { value: number; maximum: number }) {
  if (props.maximum <= 0) return null
  const share = Math.max(0, Math.min(100, (100 * props.value) / props.maximum))
  return (
    <svg class="bar" width="100%" height="8" aria-hidden="true" focusable="false">
      <rect class="bar-track" width="100%" height="8" rx="4" />
      {share > 0 && <rect class="bar-fill" width={`${share.toFixed(1)}%`} height="8" rx="4" />}
    </svg>
  )
}
