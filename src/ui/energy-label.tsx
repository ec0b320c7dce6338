import { useView } from '#ui/request-view.tsx'
import { textsOf } from '#ui/texts.ts'

const ENERGY_LETTERS = ['A', 'B', 'C', 'D', 'E', 'F', 'G'] as const
type EnergyLetter = (typeof ENERGY_LETTERS)[number]
type EnergyKind = 'energie' | 'climat'
type LabelProps = { kind: EnergyKind; letter: EnergyLetter | undefined }

/** The letter on its colour, with its name. */
export function EnergyLabel(props: LabelProps) {
  const texts = textsOf(useView().lang)
  return (
    <span class="energy">
      <span class="energy-name">{texts[props.kind]}</span>{' '}
      {props.letter === undefined ? <span class="energy-none">{texts.unknownLetter}</span> : <span class={`energy-letter ${props.kind}-${props.letter.toLowerCase()}`}>{props.letter}</span>}
    </span>
  )
}

/** The seven steps, the home's own put forward; `value` says the measured figure with its unit. */
export function EnergyScale(props: LabelProps & { value?: string }) {
  const texts = textsOf(useView().lang)
  return (
    <figure class={`energy-scale energy-scale-${props.kind}`}>
      <figcaption class="energy-scale-title">
        {texts[props.kind]}
        {texts.colon} {props.letter === undefined ? texts.unknownLetter : <strong>{props.letter}</strong>}
        {props.value !== undefined && <span class="energy-scale-value">{props.value}</span>}
      </figcaption>
      <div class="energy-scale-steps" aria-hidden="true">
        {ENERGY_LETTERS.map((letter) => (
          <span key={letter} class={`energy-step ${props.kind}-${letter.toLowerCase()}${letter === props.letter ? ' energy-step-on' : ''}`}>
            {letter}
          </span>
        ))}
      </div>
    </figure>
  )
}
