import type { ComponentChildren } from 'preact'
import type { Temporal } from 'temporal-polyfill'
import { isHeld } from '#domain/candidature.ts'
import { jourCourt, jourDe, nameTypologie } from '#ui/format.ts'
import { Grid } from '#ui/layout.tsx'
import { OfferCard, type OfferSummary } from '#ui/offer-card.tsx'
import { Status } from '#ui/status.tsx'
import type { OffreCarte } from '../queries.ts'

type CartesProps = { offres: readonly OffreCarte[]; hrefOf: (offre: OffreCarte) => string; /** Rank that this person would have. */ rangOf?: (offre: OffreCarte) => number | undefined; level?: 2 | 3 }

/** Homes side by side. Their number, their order and their filters are said above. */
export function Cartes(props: CartesProps) {
  return (
    <Grid>
      {props.offres.map((offre) => (
        <OfferCard key={offre.id} level={props.level} offre={toSummary(offre, props.hrefOf(offre), props.rangOf?.(offre))} badge={badgeOf(offre)} />
      ))}
    </Grid>
  )
}

function badgeOf({ candidature }: OffreCarte): ComponentChildren {
  if (candidature === undefined || candidature === null) return undefined
  return isHeld(candidature) ? <Status tone="blue">Vous êtes candidat</Status> : <Status tone="grey">Candidature terminée</Status>
}

function toSummary(offre: OffreCarte, href: string, rang: number | undefined): OfferSummary {
  return {
    id: String(offre.id),
    href,
    type: offre.nature,
    typologie: nameTypologie(offre.typologie),
    loyer: offre.loyer,
    surface: offre.surface,
    commune: offre.ville,
    codePostal: offre.code_postal,
    candidatures: offre.candidats,
    tags: tagsOf(offre),
    ...(offre.cloture_le && { closing: jourCourt(lastDay(offre.cloture_le)) }),
    ...(rang !== undefined && !offre.candidature && { rang }),
  }
}

/** The closing instant is the first at which nobody may apply: at midnight, the last day is the day before. */
export function lastDay(cloture: Temporal.Instant): string {
  return jourDe({ epochMilliseconds: cloture.epochMilliseconds - 1 })
}

function tagsOf({ financement, pmr, reservee_nom }: OffreCarte): readonly string[] {
  return [financement, ...(pmr ? ['Accessible en fauteuil'] : []), ...(reservee_nom === null ? [] : [`Réservé\u00a0: ${reservee_nom}`])]
}
