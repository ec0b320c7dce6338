/** Menus are plain disclosures; with script they also close on Escape and when one clicks or tabs elsewhere. */
export function closeOpenMenus(): void {
  const menus = () => document.querySelectorAll<HTMLDetailsElement>('details.menu[open], details.user-menu[open]')
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    for (const menu of menus()) {
      menu.open = false
      menu.querySelector('summary')?.focus()
    }
  })
  const leave = (event: Event) => {
    for (const menu of menus()) if (!(event.target instanceof Node && menu.contains(event.target))) menu.open = false
  }
  document.addEventListener('click', leave)
  document.addEventListener('focusin', leave)
}
