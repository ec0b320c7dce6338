import { type Decision } from '#domain/commission.ts'
import { writeLettre } from '#domain/commission-lettre.ts'
import { Section } from '#ui/layout.tsx'
import type { Suivie } from '../queries/suivi.ts'

/** What the commission decided, word for word as the letter says it; undefined until the letters left. */
export function listLettre(suivie: Suivie): readonly string[] {
  const decision = decisionOf(suivie)
  return decision && suivie.decision_seance ? writeLettre(decision, { seance: suivie.decision_seance, financement: suivie.financement }) : []
}

/** Why the home is theirs now: first choice, the one before left, or the paper came. */
export function sayAttribution(suivie: Suivie): string {
  if (suivie.decision_code === 'attribution_rang') return 'Le candidat placé avant vous n’a pas pris le logement\u00a0: c’est maintenant votre tour.'
  if (suivie.decision_code === 'attribution_sous_condition') return 'Le bailleur a reçu la pièce qu’il attendait.'
  return listLettre(suivie)[0] ?? 'La commission du bailleur vous a attribué ce logement.'
}

export function DecisionSection(props: { suivie: Suivie }) {
  const lettre = listLettre(props.suivie)
  if (lettre.length === 0) return null
  return (
    <Section title="Ce que la commission a décidé">
      <div class="prose">
        {lettre.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
    </Section>
  )
}

function decisionOf(suivie: Suivie): Decision | undefined {
  const { decision_code: code, decision_rang: rang, decision_motifs: motifs, decision_fondement: fondement, decision_piece: piece, decision_date_limite: dateLimite } = suivie
  if (code === null) return undefined
  return {
    code,
    ...(rang === null ? {} : { rang }),
    ...(motifs === null || motifs.length === 0 ? {} : { motifs }),
    ...(fondement === null ? {} : { fondement }),
    ...(piece === null ? {} : { piece }),
    ...(dateLimite === null ? {} : { dateLimite }),
  }
}
