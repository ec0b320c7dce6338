/** Shows the password while it is typed; hides it again before the form leaves. */
export class PasswordToggle extends HTMLElement {
  connectedCallback() {
    const input = this.querySelector('input')
    if (input === null || this.querySelector('button') !== null) return
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'password-button'
    button.setAttribute('aria-controls', input.id)
    const show = (shown: boolean) => {
      input.type = shown ? 'text' : 'password'
      button.textContent = (shown ? this.dataset['hide'] : this.dataset['show']) ?? ''
      button.setAttribute('aria-label', `${button.textContent} – ${input.labels?.[0]?.textContent ?? ''}`)
    }
    show(false)
    button.addEventListener('click', () => show(input.type === 'password'))
    input.form?.addEventListener('submit', () => show(false))
    this.append(button)
  }
}
