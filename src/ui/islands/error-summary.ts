/** After a refused form, the keyboard and the voice start from what is to correct; a link puts the cursor in its field. */
export class ErrorSummary extends HTMLElement {
  connectedCallback() {
    this.querySelector<HTMLElement>('.error-summary')?.focus()
    this.addEventListener('click', (event) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null
      const field = link === null ? null : document.querySelector<HTMLElement>(link.hash)
      if (field === null) return
      event.preventDefault()
      field.focus({ preventScroll: true })
      const frame = field.closest('.field') ?? field
      frame.scrollIntoView({ block: 'center' })
    })
  }
}
