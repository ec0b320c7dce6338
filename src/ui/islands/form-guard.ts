/** Asks before leaving a form that was begun and not sent. */
export class FormGuard extends HTMLElement {
  #begun = false
  #warn = (event: BeforeUnloadEvent) => {
    if (this.#begun) event.preventDefault()
  }

  connectedCallback() {
    this.addEventListener('input', () => (this.#begun = true))
    this.addEventListener('submit', () => (this.#begun = false))
    addEventListener('beforeunload', this.#warn)
  }

  disconnectedCallback() {
    removeEventListener('beforeunload', this.#warn)
  }
}
