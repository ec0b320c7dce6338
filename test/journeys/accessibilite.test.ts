/** No page keeps anyone out: axe on every page, for each person, in each state, on a phone and on a wide screen. */
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { openHouse, type House } from '#test/journeys/house.ts'
import { listTours, type Stop, type Tour } from '#test/journeys/pages.ts'
import type { Visit } from '#test/journeys/visit.ts'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const WIDTHS = [360, 1280]
const NARROWEST = 320

// Two at a time: one for each core.
test('Every page, for everyone', { timeout: 1_400_000, concurrency: 2 }, async (t) => {
  const house = await openHouse(t, { town: true })
  const tours = await listTours(house)
  await Promise.all(tours.map((tour) => t.test(tour.who, (s) => visitAll(s, house, tour))))
  await t.test('the password asked again before what matters', () => comeBackLater(house))
  assert.deepEqual(house.faults, [])
})

async function visitAll(t: TestContext, house: House, { as, stops }: Tour): Promise<void> {
  const visit = await house.visit({ width: 360, ...(as !== undefined && { as }) })
  for (const stop of stops) await t.test(stop.name, () => check(visit, stop))
  assert.deepEqual(visit.faults, [])
  await visit.close()
}

/** A quarter of an hour after signing in (K24): the question, then its refusal. */
async function comeBackLater(house: House): Promise<void> {
  const visit = await house.visit({ width: 360, as: 'leclerc@exemple.test' })
  house.advance({ minutes: 20 })
  const page = { name: 'mot de passe redemandé', path: '/demandeur/confidentialite' }
  await check(visit, page)
  await visit.reads(/Confirmez votre mot de passe/)
  await check(visit, { ...page, act: () => visit.press('Continuer') })
  assert.deepEqual(visit.faults, [])
  await visit.close()
}

async function check(visit: Visit, stop: Stop): Promise<void> {
  const { page } = visit
  await page.setViewportSize({ width: 360, height: 740 })
  await visit.go(stop.path)
  await stop.act?.(visit)
  const found: string[] = []
  if ((await page.locator('h1').count()) !== 1) found.push('not one h1')
  if (!/\S.* · AL’in$/.test(await page.title())) found.push(`title: ${await page.title()}`)
  found.push(...(await listSmallTargets(page)))
  await page.setViewportSize({ width: NARROWEST, height: 740 })
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  if (excess > 0) found.push(`scrolls sideways by ${excess} px at ${NARROWEST} px`)
  for (const width of WIDTHS) found.push(...(await listViolations(page, width)))
  assert.deepEqual(found, [], page.url())
}

async function listViolations(page: Page, width: number): Promise<readonly string[]> {
  await page.setViewportSize({ width, height: width < 700 ? 740 : 900 })
  // In one page rather than two: nothing of ours is framed.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(RULES).analyze()
  return violations.map(({ id, nodes }) => `${width} ${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ''}`).join(' | ')}`)
}

/** What one touches, but for links inside a sentence: 24 px at least (WCAG 2.5.8). */
function listSmallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const targets = [...document.querySelectorAll<HTMLElement>('button, summary, select, input:not([type=hidden]), textarea, a.button, nav a, .back-link, .card-title-link')]
    const small = targets.filter((target) => target.checkVisibility() && !target.closest('.skip-link')).filter((target) => {
      const { width, height } = target.getBoundingClientRect()
      return Math.min(width, height) < 24
    })
    return small.map((target) => `small target: ${target.outerHTML.slice(0, 120)}`)
  })
}
