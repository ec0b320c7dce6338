import { ETAPES, type NumeroEtape } from '#domain/candidature.ts'

/** The seven written explanations under the six steps (F147–F151, D10). */
export function StepsExplained(props: { reached?: NumeroEtape }) {
  return (
    <ol class="steps-explained">
      {ETAPES.map((etape) => (
        <li key={etape.numero} aria-current={etape.numero === props.reached ? 'step' : undefined}>
          <strong>{etape.titre}</strong>
          {etape.explications.map((explication) => (
            <p key={explication.numero}>{explication.texte}</p>
          ))}
        </li>
      ))}
    </ol>
  )
}
