/** Sends a small filter as soon as its choice changes; its button, now useless, goes. Never for text, nor for radios walked by arrow keys. */
export class AutoSubmit extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector('form')
    const button = this.querySelector<HTMLButtonElement>('button[type=submit]')
    if (form === null || button === null) return
    button.hidden = true
    form.addEventListener('change', (event) => {
      if (event.target instanceof HTMLSelectElement) form.requestSubmit()
    })
  }
}
