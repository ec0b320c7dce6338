import type { Statut } from '#domain/candidature.ts'
import { Status } from '#ui/status.tsx'
import { ficheOf } from '../views.tsx'

/** Where the applicant’s label speaks to the applicant, staff read it in the third person. */
const LIBELLES: Readonly<Partial<Record<Statut, string>>> = { attribuee: 'Attribuée, réponse attendue', acceptee: 'A accepté', refusee: 'A refusé' }

export function libelleConseil(statut: Statut): string | undefined {
  return LIBELLES[statut]
}

/** A paper that is asked covers the state, here too (F60). */
export function StatutDossier(props: { candidature: Parameters<typeof ficheOf>[0]; large?: boolean }) {
  const { candidature } = props
  const { libelle, couleur } = ficheOf(candidature)
  return (
    <Status tone={couleur} large={props.large}>
      {(candidature.attente_piece === null ? libelleConseil(candidature.statut) : undefined) ?? libelle}
    </Status>
  )
}
