/** A button beside a number: copies it and says so. */
export class CopyValue extends HTMLElement {
  connectedCallback() {
    const value = this.querySelector('.copy-value-text')?.textContent
    if (!value || !('clipboard' in navigator) || this.querySelector('button') !== null) return
    const [verb = ''] = (this.dataset['copy'] ?? '').split(/\s?:/)
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'copy-button'
    button.textContent = verb.trim()
    button.setAttribute('aria-label', this.dataset['copy'] ?? '')
    const said = document.createElement('span')
    said.setAttribute('role', 'status')
    said.className = 'sr-only'
    button.addEventListener('click', () => {
      void navigator.clipboard.writeText(value).then(() => {
        button.textContent = this.dataset['copied'] ?? ''
        said.textContent = this.dataset['copied'] ?? ''
        setTimeout(() => (button.textContent = verb.trim()), 2500)
      }, () => selectText(this))
    })
    this.append(button, said)
  }
}

/** The browser refuses to copy: the number is selected, ready for the person’s own copy. */
function selectText(host: HTMLElement) {
  const text = host.querySelector('.copy-value-text')
  if (text !== null) getSelection()?.selectAllChildren(text)
}
