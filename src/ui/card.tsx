import type { ComponentChildren } from 'preact'

type CardProps = {
  title?: ComponentChildren
  /** Level of the title in the page, 2 by default. */
  level?: 2 | 3 | 4
  /** The whole card leads there; its title is the link. */
  href?: string
  media?: ComponentChildren
  kicker?: ComponentChildren
  /** Top right: a status, a menu. */
  badge?: ComponentChildren
  footer?: ComponentChildren
  tone?: 'plain' | 'tint' | 'sun' | 'ink'
  id?: string
  children?: ComponentChildren
}

export function Card(props: CardProps) {
  const classes = ['card', `card-${props.tone ?? 'plain'}`, props.href !== undefined && 'card-link']
  return (
    <article class={classes.filter(Boolean).join(' ')} id={props.id}>
      {props.media !== undefined && <div class="card-media">{props.media}</div>}
      <div class="card-body">
        <CardHead {...props} />
        {props.children}
      </div>
      {props.footer !== undefined && <div class="card-footer">{props.footer}</div>}
    </article>
  )
}

function CardHead(props: CardProps) {
  if (props.title === undefined && props.badge === undefined && props.kicker === undefined) return null
  const Heading = `h${props.level ?? 2}` as const
  return (
    <div class="card-head">
      <div class="card-head-text">
        {props.kicker !== undefined && <p class="kicker">{props.kicker}</p>}
        {props.title !== undefined && (
          <Heading class="card-title">{props.href === undefined ? props.title : <a class="card-title-link" href={props.href}>{props.title}</a>}</Heading>
        )}
      </div>
      {props.badge !== undefined && <div class="card-badge">{props.badge}</div>}
    </div>
  )
}
