import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '#test/browser.ts'
import { openGallery } from '#test/ui/gallery-browser.ts'
import { galleryPages } from '#test/ui/gallery.tsx'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
let browser: Browser

before(async () => {
  browser = await launchBrowser()
})

after(async () => {
  await browser.close()
})

for (const { name } of galleryPages()) {
  test(`the page « ${name} » has no accessibility violation and no sideways scroll, from 320 to 1280 px`, async () => {
    for (const width of [320, 768, 1280]) {
      const page = await openGallery(browser, { name, width })
      const faults: string[] = []
      page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
      await page.reload()
      const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze()
      assert.deepEqual(
        violations.map(({ id, nodes }) => `${width} ${id}: ${nodes.map((node) => node.html).join(' | ')}`),
        [],
      )
      const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      assert.equal(excess, 0, `${name} at ${width} px scrolls sideways by ${excess}`)
      assert.deepEqual(faults, [])
      await page.context().close()
    }
  })
}

test('what one touches is 44 px high at least, but for links inside a text', async () => {
  for (const name of ['situation', 'candidature', 'formulaire', 'offres', 'professionnel']) {
    const page = await openGallery(browser, { name, width: 360 })
    const small = await page.evaluate(() => {
      const parts = document.querySelectorAll<HTMLElement>('button, summary, select, input:not([type=hidden],[type=radio],[type=checkbox]), a.button, .nav-link, .back-link, .tab, .pagination a, .choice-label, .footer-links a')
      return [...parts].filter((part) => part.checkVisibility() && part.getBoundingClientRect().height < 43.5).map((part) => `${part.className} ${part.getBoundingClientRect().height}`)
    })
    assert.deepEqual(small, [], name)
    await page.context().close()
  }
})

test('without script the menu opens, the error summary leads to its field and every form can be sent', async () => {
  const page = await openGallery(browser, { name: 'formulaire', width: 360, javaScriptEnabled: false })
  await page.getByRole('link', { name: 'Choisissez au moins une commune.' }).click()
  assert.match(page.url(), /#champ-communes$/)
  await page.locator('.user-menu summary').click()
  assert.ok(await page.getByRole('button', { name: 'Se déconnecter' }).isVisible())
  await page.context().close()
})

test('with script the summary takes the focus, its links too, and a password can be shown', async () => {
  const page = await openGallery(browser, { name: 'formulaire', width: 360 })
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'erreurs')
  await page.getByRole('link', { name: 'Le SIRET compte 14 chiffres.' }).click()
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'champ-siret')
  await page.context().close()
  const account = await openGallery(browser, { name: 'compte', width: 360 })
  await account.getByLabel('Mot de passe', { exact: true }).fill('une phrase longue')
  await account.getByRole('button', { name: 'Afficher – Mot de passe' }).click()
  assert.equal(await account.getByLabel('Mot de passe', { exact: true }).getAttribute('type'), 'text')
  await account.context().close()
})

test('text spaced out and enlarged four times is neither cut nor pushed aside', async () => {
  const page = await openGallery(browser, { name: 'candidature', width: 320 })
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }')
    document.adoptedStyleSheets = [sheet]
  })
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0)
  await page.context().close()
})
