/** Says how many characters are left; the voice hears it when typing pauses. */
export class CharCount extends HTMLElement {
  connectedCallback() {
    const area = this.querySelector('textarea')
    const maximum = Number(this.dataset['max'])
    if (area === null || !(maximum > 0)) return
    const line = document.createElement('p')
    line.className = 'char-count'
    line.setAttribute('role', 'status')
    let waiting: ReturnType<typeof setTimeout> | undefined
    const say = () => {
      line.textContent = (this.dataset['left'] ?? '').replace('#', String(maximum - area.value.length))
    }
    say()
    area.addEventListener('input', () => {
      clearTimeout(waiting)
      waiting = setTimeout(say, 600)
    })
    this.append(line)
  }
}
