import { ButtonLink } from '#ui/button.tsx'
import { Section } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { isHeld } from '#domain/candidature.ts'
import type { Echeance } from '#domain/silence.ts'
import type { Fiche } from '../queries/fiche.ts'

/** Nobody may stay silent (B7): each date is shown to all; a late landlord frees the applicant. */
export function HorlogeSection(props: { fiche: Fiche }) {
  const { horloge, candidature } = props.fiche
  // All was done in time: the history tells it.
  if (horloge.every(({ faite, enRetard }) => faite !== undefined && !enRetard)) return null
  return (
    <Section title="Les dates à respecter" lead="Ces délais lient Action Logement et le bailleur, pas vous.">
      <ul>
        {horloge.map(({ etape, texte }) => (
          <li key={etape}>{texte}</li>
        ))}
      </ul>
      {isRetard(horloge) && isHeld(candidature.statut) && candidature.designation_id !== null && (
        <Notice tone="warning" title="Le bailleur est en retard" actions={<ButtonLink href={`/demandeur/candidatures/${candidature.id}/retrait`} look="secondary" small>Partir sans pénalité</ButtonLink>}>
          <p>Vous pouvez attendre, ou partir sans perdre de points. Vous pouvez aussi nous appeler au 0{'\u00a0'}970{'\u00a0'}800{'\u00a0'}800{'\u00a0'}: nous le relançons.</p>
        </Notice>
      )}
    </Section>
  )
}

export function isRetard(horloge: readonly Echeance[]): boolean {
  return horloge.some(({ qui, enRetard }) => qui === 'bailleur' && enRetard)
}
