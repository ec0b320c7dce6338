/** The inbox of the demonstration, read in the browser as a person does. */
import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Visit } from '#test/journeys/visit.ts'

const INBOX = '/demonstration/courrier'
const WAIT_MS = 15_000

/** Opens the message so called that reached this address, waiting for it; the `nth` one when several were sent. */
export async function openMail(visit: Visit, to: string, subject: string, nth = 1): Promise<string> {
  const found = visit.page.getByRole('link', { name: subject, exact: true })
  const until = performance.now() + WAIT_MS
  await visit.go(`${INBOX}?pour=${encodeURIComponent(to)}`)
  while ((await found.count()) < nth) {
    assert.ok(performance.now() < until, `« ${subject} » never reached ${to}`)
    await sleep(250)
    await visit.page.reload()
  }
  await visit.press(subject)
  return visit.text()
}

/** The messages that reached this address, the most recent first. */
export async function listMails(visit: Visit, to: string): Promise<readonly string[]> {
  await visit.go(`${INBOX}?pour=${encodeURIComponent(to)}`)
  return (await visit.page.locator('tbody a').allInnerTexts()).map((text) => text.replaceAll(/[\s\u00a0\u202f]+/g, ' '))
}
