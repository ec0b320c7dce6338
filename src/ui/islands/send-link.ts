/** Offers the phone's own way to send this page's address to someone; absent where the phone has none. */
export class SendLink extends HTMLElement {
  connectedCallback() {
    if (!('share' in navigator) || this.querySelector('button') !== null) return
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'button button-quiet'
    const label = document.createElement('span')
    label.textContent = this.dataset['label'] ?? ''
    button.append(label)
    button.addEventListener('click', () => {
      // A person who changes their mind rejects the promise: nothing to say then.
      navigator.share({ title: this.dataset['title'] ?? document.title, url: location.href }).catch(() => undefined)
    })
    this.append(button)
  }
}
