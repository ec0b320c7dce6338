import type { ComponentChildren } from 'preact'
import { Facade } from '#ui/facade.tsx'
import type { HomeType } from '#ui/facades.ts'
import { euros, nombre, surface } from '#ui/format.ts'
import { Icon } from '#ui/icons.tsx'
import { useView } from '#ui/request-view.tsx'
import { Tag } from '#ui/status.tsx'
import { textsOf } from '#ui/texts.ts'

export type OfferSummary = {
  id: string
  href: string
  type: HomeType
  typologie: string
  /** Cents, charges included. */
  loyer: number
  /** m² */
  surface?: number
  /** « Lyon 6e » */
  commune: string
  codePostal?: string
  /** The last day to apply, in words: « dim. 29 nov. » */
  closing?: string
  candidatures?: number
  /** Rank that this person would have. */
  rang?: number
  photo?: { src: string; alt: string }
  tags?: readonly string[]
}
type OfferCardProps = { offre: OfferSummary; level?: 2 | 3; /** Replaces the foot: a status, a reason, an action. */ footer?: ComponentChildren; badge?: ComponentChildren }

/** A home that makes one want to look: picture, rent first, then where, until when and how many are waiting. */
export function OfferCard(props: OfferCardProps) {
  const { offre } = props
  const texts = textsOf(useView().lang)
  const Heading = `h${props.level ?? 2}` as const
  const type = offre.type === 'maison' ? texts.house : texts.flat
  return (
    <article class="card card-link offer-card">
      <div class="card-media">
        {offre.photo === undefined ? <Facade seed={offre.id} type={offre.type} /> : <img class="offer-photo" src={offre.photo.src} alt={offre.photo.alt} width="320" height="200" loading="lazy" decoding="async" />}
        {props.badge !== undefined && <div class="offer-badge">{props.badge}</div>}
      </div>
      <div class="card-body">
        <Heading class="card-title offer-title">
          <a class="card-title-link" href={offre.href}>
            {type} {offre.typologie}
            {offre.surface !== undefined && <span class="offer-surface">, {surface(offre.surface)}</span>}
          </a>
        </Heading>
        <p class="offer-place">
          <Icon name="pin" size="small" />
          {offre.commune}
          {offre.codePostal !== undefined && ` (${offre.codePostal})`}
        </p>
        <p class="offer-rent">
          <strong>{euros(offre.loyer)}</strong> <span>{texts.rentAll}</span>
        </p>
        {offre.tags !== undefined && offre.tags.length > 0 && (
          <p class="tags">
            {offre.tags.map((tag) => (
              <Tag key={tag}>{tag}</Tag>
            ))}
          </p>
        )}
      </div>
      <div class="card-footer">{props.footer ?? <OfferFoot offre={offre} />}</div>
    </article>
  )
}

function OfferFoot(props: { offre: OfferSummary }) {
  const texts = textsOf(useView().lang)
  const { closing, candidatures, rang } = props.offre
  return (
    <ul class="offer-foot">
      {closing !== undefined && (
        <li>
          <Icon name="calendar" size="small" />
          {texts.closes} {closing}
        </li>
      )}
      {candidatures !== undefined && (
        <li>
          <Icon name="users" size="small" />
          {candidatures === 0 ? texts.noCandidate : `${nombre(candidatures)}\u00a0${candidatures === 1 ? texts.candidate : texts.candidates}`}
        </li>
      )}
      {rang !== undefined && (
        <li class="offer-rank">
          {texts.yourRank} <strong>{`${nombre(rang)} ${texts.outOf} ${nombre((candidatures ?? rang - 1) + 1)}`}</strong>
        </li>
      )}
    </ul>
  )
}
