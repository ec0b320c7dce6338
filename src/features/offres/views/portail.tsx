import { FICHES_OFFRE, type StatutOffre } from '#domain/offre.ts'
import { Status } from '#ui/status.tsx'

/** The state of an offer, as professionals read it. */
export function StatutOffreBadge(props: { statut: StatutOffre }) {
  const { libelle, couleur } = FICHES_OFFRE[props.statut]
  return <Status tone={couleur}>{libelle}</Status>
}
