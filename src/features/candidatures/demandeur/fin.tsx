import { Actions, ButtonLink } from '#ui/button.tsx'
import { jourLong } from '#ui/format.ts'
import { Section } from '#ui/layout.tsx'
import type { Suivie } from '../queries/suivi.ts'
import { describeFin, type EtatRappel } from '../texts/fins.ts'
import { listLettre } from './decision.tsx'

/** A candidature that ended: why, what it does to later points, what to do now. No dead end. */
export function FinSection(props: { candidature: Suivie; rappel: EtatRappel | undefined }) {
  const { candidature } = props
  const fin = describeFin(candidature.statut, candidature.motif, props.rappel)
  if (!fin) return null
  const lettre = fin.lettre ? listLettre(candidature) : []
  const said = fin.dit === true && lettre.length > 0
  return (
    <Section band={candidature.statut === 'bail_signe' ? 'sun' : 'tint'} title={fin.titre}>
      <div class="prose">
        {candidature.statut === 'bail_signe' && <Dates candidature={candidature} />}
        {(lettre.length > 0 ? lettre : fin.raisons).map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        {!said && <Line label="Vos points" text={fin.points} />}
        {!said && <Line label="Et maintenant" text={fin.suite} />}
      </div>
      {fin.action && (
        <Actions>
          <ButtonLink href={fin.action.href}>{fin.action.label}</ButtonLink>
        </Actions>
      )}
    </Section>
  )
}

function Line(props: { label: string; text: string | undefined }) {
  if (props.text === undefined) return null
  return (
    <p>
      <strong>{props.label}{'\u00a0'}:</strong> {props.text}
    </p>
  )
}

function Dates(props: { candidature: Suivie }) {
  const { bail_signe_le, entree_le, cles_remises_le } = props.candidature
  if (bail_signe_le === null || entree_le === null) return null
  return (
    <p>
      Bail signé le {jourLong(bail_signe_le)}. {cles_remises_le === null ? `Entrée dans le logement à partir du ${jourLong(entree_le)}.` : `Clés remises le ${jourLong(cles_remises_le)}.`}
    </p>
  )
}
