export type StatusTone = 'blue' | 'green' | 'green-pale' | 'red' | 'violet' | 'grey' | 'orange'

/** A state by its colour and its words, never by the colour alone. */
export function Status(props: { tone: StatusTone; children: string; large?: boolean }) {
  return (
    <span class={`status status-${props.tone}${props.large === true ? ' status-large' : ''}`}>
      <span class="status-dot" aria-hidden="true" />
      {props.children}
    </span>
  )
}

/** A short fact beside a title: « PLUS », « Réservé », « Nouveau ». */
export function Tag(props: { children: string; tone?: 'plain' | 'sun' | 'ink' }) {
  return <span class={`tag tag-${props.tone ?? 'plain'}`}>{props.children}</span>
}
