/** The mark: a house whose open door lets the light out. */
export function Logo(props: { label?: string }) {
  return (
    <span class="logo">
      <svg class="logo-mark" viewBox="0 0 40 40" width="40" height="40" aria-hidden="true" focusable="false">
        <path class="logo-house" d="M20 2.5a3 3 0 0 1 2 .76l13.8 12.3A3.5 3.5 0 0 1 37 18.2V34a3.5 3.5 0 0 1-3.5 3.5h-27A3.5 3.5 0 0 1 3 34V18.2a3.5 3.5 0 0 1 1.2-2.64L18 3.26a3 3 0 0 1 2-.76Z" />
        <path class="logo-light" d="M14 37.5V21.5a6 6 0 0 1 12 0v16Z" />
        <path class="logo-door" d="M14 37.5V21.5c0-1.8.8-3.4 2-4.5l6 3.5v17Z" />
        <circle class="logo-light" cx="19.4" cy="28.8" r="1.15" />
      </svg>
      <span class="logo-name" aria-hidden={props.label === undefined ? undefined : true}>
        AL<span class="logo-apostrophe">’</span>in
      </span>
      {props.label !== undefined && <span class="sr-only">{props.label}</span>}
    </span>
  )
}
