/** Action Logement's conseiller: puts the home on line, reads the list, validates, designates. */
import assert from 'node:assert/strict'
import type { Visit } from '#test/journeys/visit.ts'

export async function publish(visit: Visit, offreId: number): Promise<void> {
  await visit.go('/conseiller')
  await visit.press(/à approuver/)
  await visit.press('PARCOURS-1')
  assert.equal(visit.path(), `/conseiller/offres/${offreId}`)
  await visit.press('Mettre en ligne')
  await visit.reads(/7 rue de la Filature/)
  await visit.press('Mettre en ligne')
  await visit.reads(/En ligne/)
}

/** In rank order; a priority that was checked stands above the list without a point more. */
export async function validateAll(visit: Visit, offreId: number, combien: number): Promise<void> {
  await visit.go(`/conseiller/offres/${offreId}`)
  await visit.reads(/Liste arrêtée/)
  for (let left = combien; left > 0; left -= 1) {
    assert.equal(await visit.page.getByRole('button', { name: 'Valider', exact: true }).count(), left)
    await visit.press('Valider')
  }
}

/** Those that the list itself designates are ticked; an order not followed asks for its reason. */
export async function designate(visit: Visit, offreId: number, choisis: readonly string[]): Promise<void> {
  const { page } = visit
  await visit.go(`/conseiller/offres/${offreId}/designation`)
  for (const box of await page.locator('[name="choisis"]').all()) await box.setChecked(false, { force: true })
  for (const nom of choisis) await page.getByLabel(new RegExp(nom)).first().setChecked(true, { force: true })
  const motif = page.locator('[name="motif"]')
  await visit.press('Envoyer au bailleur')
  if (visit.path().endsWith('/designation')) {
    await visit.reads(/raison/i)
    await motif.fill('Le dossier placé avant sera complété pour un autre logement.')
    await visit.press('Envoyer au bailleur')
  }
  await visit.reads(/Transmise au bailleur/)
}
