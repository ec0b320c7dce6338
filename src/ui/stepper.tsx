import type { ComponentChildren } from 'preact'
import { Icon } from '#ui/icons.tsx'
import { useView } from '#ui/request-view.tsx'
import { textsOf, type UiTexts } from '#ui/texts.ts'

export type StepState = 'done' | 'current' | 'upcoming' | 'refused'
export type Step = { label: string; state: StepState; hint?: ComponentChildren }

/** Where one stands between the first step and the keys. On a phone: the marks in a row, the words of the present step under them. */
export function Stepper(props: { steps: readonly Step[]; label: string }) {
  const texts = textsOf(useView().lang)
  const index = currentIndex(props.steps)
  const now = props.steps[index]
  return (
    <div class="stepper">
      <ol class="stepper-list" aria-label={props.label}>
        {props.steps.map((step, position) => (
          <li key={step.label} class={`step step-${step.state}`} aria-current={step.state === 'current' ? 'step' : undefined}>
            <span class="step-mark" aria-hidden="true">
              <Mark state={step.state} position={position + 1} />
            </span>
            <span class="step-label">
              {step.label}
              <span class="sr-only"> ({stateText(step.state, texts)})</span>
            </span>
          </li>
        ))}
      </ol>
      {now !== undefined && (
        <p class="stepper-now" aria-hidden={now.hint === undefined ? true : undefined}>
          <strong class="stepper-now-label" aria-hidden="true">
            {texts.step} {index + 1}/{props.steps.length}{texts.colon} {now.label}
          </strong>
          {now.hint !== undefined && <span class="stepper-now-hint">{now.hint}</span>}
        </p>
      )}
    </div>
  )
}

function Mark(props: { state: StepState; position: number }) {
  if (props.state === 'done') return <Icon name="check" />
  if (props.state === 'refused') return <Icon name="cross" />
  return <>{props.position}</>
}

function currentIndex(steps: readonly Step[]): number {
  const stopped = steps.findIndex((step) => step.state === 'current' || step.state === 'refused')
  return stopped === -1 ? steps.findLastIndex((step) => step.state === 'done') : stopped
}

function stateText(state: StepState, texts: UiTexts): string {
  return { done: texts.stepDone, current: texts.stepCurrent, upcoming: texts.stepNext, refused: texts.stepRefused }[state]
}
