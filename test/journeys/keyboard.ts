/** The keys of a person who has no mouse. */
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'

export type Keyboard = {
  /** Tab after Tab until what bears this name; each thing passed on the way must be seen to have the focus. */
  reach: (name: RegExp) => Promise<void>
  tab: () => Promise<void>
  enter: () => Promise<void>
  /** Enter, and the page that follows. */
  follow: () => Promise<void>
  space: () => Promise<void>
  down: () => Promise<void>
  write: (text: string) => Promise<void>
  /** The id of what has the focus. */
  focused: () => Promise<string>
}

/** No page asks for more. */
const MOST_TABS = 90

export function openKeyboard(page: Page): Keyboard {
  const { keyboard } = page
  const tab = async () => {
    await keyboard.press('Tab')
    await checkSeen(page)
  }
  return {
    tab,
    reach: (name) => reach(page, tab, name),
    enter: () => keyboard.press('Enter'),
    follow: async () => {
      await Promise.all([page.waitForEvent('framenavigated'), keyboard.press('Enter')])
      await page.waitForLoadState()
    },
    space: () => keyboard.press('Space'),
    down: () => keyboard.press('ArrowDown'),
    write: (text) => keyboard.type(text),
    focused: () => page.evaluate(() => document.activeElement?.id ?? ''),
  }
}

async function reach(page: Page, tab: () => Promise<void>, name: RegExp): Promise<void> {
  const passed: string[] = []
  for (let count = 0; count < MOST_TABS; count += 1) {
    await tab()
    const here = await nameOf(page)
    if (name.test(here)) return
    passed.push(here)
  }
  assert.fail(`${name} is out of reach at ${page.url()}; passed: ${passed.join(' · ')}`)
}

/** What a screen reader would call it, near enough: its label, or its words. */
async function nameOf(page: Page): Promise<string> {
  const text = await page.evaluate(() => {
    const { activeElement: here } = document
    if (here instanceof HTMLInputElement || here instanceof HTMLSelectElement) return here.labels?.[0]?.textContent ?? ''
    return here?.getAttribute('aria-label') ?? here?.textContent ?? ''
  })
  return text.replaceAll(/[\s\u00a0\u202f]+/g, ' ').trim()
}

/** On the screen, not under the fixed bars (WCAG 2.4.11), and outlined: itself, or the card that it opens (WCAG 2.4.7). */
async function checkSeen(page: Page): Promise<void> {
  assert.equal(await findCover(page), undefined, `hidden focus at ${page.url()}`)
  assert.equal(await findUndrawn(page), undefined, `no visible focus at ${page.url()}`)
}

function findCover(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const { activeElement: here } = document
    if (!here || here === document.body) return undefined
    const { top, left, width, height } = here.getBoundingClientRect()
    const above = document.elementFromPoint(left + width / 2, top + height / 2)
    // The label of a choice lies over its whole box.
    const own = here.closest('.choice') ?? here
    return above && (own.contains(above) || above.contains(own)) ? undefined : `${here.outerHTML.slice(0, 120)} under ${above?.outerHTML.slice(0, 120)}`
  })
}

function findUndrawn(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const { activeElement: here } = document
    if (!here || here === document.body) return undefined
    const styles = [getComputedStyle(here), getComputedStyle(here, '::after'), getComputedStyle(here.closest('.card-link') ?? here)]
    const drawn = styles.some(({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2)
    return drawn ? undefined : here.outerHTML.slice(0, 120)
  })
}
