/** The landlord's commission: convened by the agent, written and sent by its secretary. */
import assert from 'node:assert/strict'
import type { House } from '#test/journeys/house.ts'
import { fillDay } from '#test/journeys/cles/scene.ts'
import { todayOf } from '#test/journeys/cles/temps.ts'
import type { Visit } from '#test/journeys/visit.ts'

export async function convene(visit: Visit, house: House, offreId: number): Promise<void> {
  await visit.go(`/bailleur/offres/${offreId}/commission`)
  await fillDay(visit, 'jour', todayOf(house))
  await visit.press('Inscrire et avertir les candidats')
  assert.match(visit.path(), /\/decisions\?fait=convocation/)
}

/** A first attempt with one decision missing; then the three, read again, and sent. */
export async function decide(visit: Visit, offreId: number, rangs: readonly string[]): Promise<void> {
  const { page } = visit
  await visit.go(`/bailleur/offres/${offreId}/decisions`)
  for (const [index, nom] of rangs.entries()) {
    const group = page.locator('fieldset.decision').filter({ hasText: nom })
    await group.locator(`[type="radio"][value="${index === 0 ? 'attribution' : 'attribution_rang'}"]`).check({ force: true })
    if (index > 0) await group.locator(`[name^="rang-"][value="${index + 1}"]`).check({ force: true })
  }
  await visit.press('Enregistrer')
  await visit.reads(/enregistrées/)
  await visit.go(`/bailleur/offres/${offreId}/notification`)
  await visit.press('Envoyer les décisions aux candidats')
  assert.match(visit.path(), /fait=envoi/)
}
