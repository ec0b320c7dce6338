/** One window of the browser, and what a person does and sees in it. */
import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'

export type Window = { width: number; javaScriptEnabled?: boolean }
export type Visit = {
  page: Page
  /** What the browser complained of: scripts, policy, files that do not come. */
  faults: string[]
  /** Opens an address of the house. */
  go: (path: string) => Promise<number>
  /** Presses what is called so, link or button, and waits for the page that follows. */
  press: (name: string | RegExp) => Promise<void>
  fill: (values: Readonly<Record<string, string>>) => Promise<void>
  /** Path and query of the page. */
  path: () => string
  /** What the page says, spaces of all kinds made plain. */
  text: () => Promise<string>
  /** The page says this. */
  reads: (expected: RegExp) => Promise<void>
  close: () => Promise<void>
}

/** A page answered with a refusal is no fault of the browser’s; it says so in its console all the same. */
const REFUSED_PAGE = /^Failed to load resource: the server responded with a status of (403|404|409|422|429) /

export async function openVisit(browser: Browser, baseURL: string, { width, javaScriptEnabled = true }: Window): Promise<Visit> {
  const context = await browser.newContext({ baseURL, javaScriptEnabled, locale: 'fr-FR', timezoneId: 'Europe/Paris', viewport: { width, height: width < 700 ? 740 : 900 }, reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.setDefaultTimeout(8_000)
  const text = async () => (await page.locator('body').innerText()).replaceAll(/[\s\u00a0\u202f]+/g, ' ')
  return {
    page,
    faults: watch(page),
    go: async (path) => (await page.goto(path))?.status() ?? 0,
    press: (name) => press(page, name),
    fill: async (values) => {
      for (const [label, value] of Object.entries(values)) await page.getByLabel(label, { exact: true }).fill(value)
    },
    path: () => page.url().slice(baseURL.length),
    text,
    reads: async (expected) => {
      const said = await text()
      assert.ok(expected.test(said), `${page.url()} does not say ${expected}, but: ${said}`)
    },
    close: () => context.close(),
  }
}

function watch(page: Page): string[] {
  const faults: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !REFUSED_PAGE.test(message.text())) faults.push(`${page.url()} ${message.text()}`)
  })
  page.on('pageerror', (error) => faults.push(`${page.url()} ${error.message}`))
  page.on('requestfailed', (request) => faults.push(`${request.url()} ${request.failure()?.errorText ?? ''}`))
  page.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} ${response.url()}`)
  })
  return faults
}

async function press(page: Page, name: string | RegExp): Promise<void> {
  const exact = typeof name === 'string'
  const target = page.getByRole('main').getByRole('link', { name, exact }).or(page.getByRole('main').getByRole('button', { name, exact }))
  await Promise.all([page.waitForEvent('framenavigated'), target.first().click()])
  await page.waitForLoadState()
}
