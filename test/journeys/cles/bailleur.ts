/** The landlord's agent: posts the home, reads the files, asks, shows, convenes, signs. */
import assert from 'node:assert/strict'
import { addJours } from '#domain/jour.ts'
import type { House } from '#test/journeys/house.ts'
import type { Visit } from '#test/journeys/visit.ts'
import { fillDay, type Logement } from '#test/journeys/cles/scene.ts'
import { todayOf } from '#test/journeys/cles/temps.ts'

export const REFERENCE = 'PARCOURS-1'

/** First everything is missing and each field says so; then the home, seen as applicants will see it. */
export async function postOffre(visit: Visit, house: House, { typologie }: Logement): Promise<number> {
  const { page } = visit
  await visit.go('/bailleur')
  await visit.press('Nouvelle offre')
  await visit.fill({ 'Numéro et rue': '7 rue de la Filature' })
  await visit.press('Enregistrer le brouillon')
  await visit.reads(/Donnez une référence/)
  await visit.reads(/Le code postal compte 5 chiffres/)
  await visit.reads(/Choisissez le type de logement/)
  assert.equal(await page.getByLabel('Numéro et rue', { exact: true }).inputValue(), '7 rue de la Filature')
  await fillOffre(visit, house, typologie)
  await visit.press('Enregistrer le brouillon')
  await visit.reads(/Le brouillon est enregistré/)
  await visit.press('Envoyer à Action Logement')
  await visit.reads(/L’offre est envoyée à Action Logement/)
  return Number(/\/bailleur\/offres\/(\d+)/.exec(visit.path())?.[1])
}

async function fillOffre(visit: Visit, house: House, typologie: string): Promise<void> {
  const { page } = visit
  const texts = { reference: REFERENCE, code_postal: '69100', ville: 'Villeurbanne', surface: '58,5', etage: '2', description: 'Un logement clair au-dessus des anciens ateliers, à cinq minutes du métro.', chauffage: 'Collectif, au gaz', loyer_hors_charges: '480', loyer: '560', depot: '480' }
  for (const [name, value] of Object.entries(texts)) await page.locator(`[name="${name}"]`).fill(value)
  await page.locator('[name="nature"][value="appartement"]').check({ force: true })
  for (const [name, value] of Object.entries({ typologie, financement: 'PLUS', zone_apl: '2' })) await page.locator(`select[name="${name}"]`).selectOption(value)
  for (const name of ['dpe', 'ges']) await page.locator(`[name="${name}"][value="C"]`).check({ force: true })
  await fillDay(visit, 'disponible', addJours(todayOf(house), 60))
}

/** The number of the file received from this person. */
export async function findDossier(visit: Visit, offreId: number, nom: string): Promise<string> {
  await visit.go(`/bailleur/offres/${offreId}`)
  const href = await visit.page.getByRole('main').getByRole('link', { name: new RegExp(nom) }).first().getAttribute('href')
  assert.match(href ?? '', /^\/bailleur\/candidatures\/\d+/)
  return href ?? ''
}

/** A paper of the closed list, by a day. */
export async function askPiece(visit: Visit, house: House, dossier: string): Promise<void> {
  await visit.go(dossier)
  await openForm(visit, 'piece')
  await visit.page.locator('select[name="piece"]').selectOption('bulletins_salaire')
  await fillDay(visit, 'pour_le', addJours(todayOf(house), 1))
  await visit.press('Demander cette pièce')
  await visit.reads(/jours/)
  await fillDay(visit, 'pour_le', addJours(todayOf(house), 7))
  await visit.press('Demander cette pièce')
  await visit.reads(/Trois derniers bulletins de salaire/)
}

export async function receivePiece(visit: Visit, dossier: string): Promise<void> {
  await visit.go(dossier)
  await visit.press('Reçue')
  await visit.reads(/reçue/i)
}

export async function proposeVisite(visit: Visit, house: House, dossier: string): Promise<void> {
  await visit.go(dossier)
  await openForm(visit, 'rendez_vous')
  await visit.page.locator('[name="rendez_vous"]').fill('Devant le 7, sonnez chez le gardien.')
  await fillDay(visit, 'creneau1', addJours(todayOf(house), 3))
  await visit.page.locator('select[name="heure1"]').selectOption({ index: 3 })
  await visit.press('Proposer la visite')
  await visit.reads(/Le candidat doit choisir/)
}

export async function signLease(visit: Visit, house: House, dossier: string): Promise<void> {
  await visit.go(dossier)
  await visit.press('Enregistrer le bail signé')
  await fillDay(visit, 'signe', todayOf(house))
  await fillDay(visit, 'entree', addJours(todayOf(house), 5))
  await visit.press('Enregistrer le bail')
  await visit.reads(/Bail signé/)
}

export async function giveKeys(visit: Visit, house: House, dossier: string): Promise<void> {
  await visit.go(dossier)
  await fillDay(visit, 'remises', todayOf(house))
  await visit.press('Enregistrer la remise des clés')
  await visit.reads(/Clés remises Le/i)
}

/** A form that is folded away opens by its own title. */
async function openForm({ page }: Visit, field: string): Promise<void> {
  const folded = page.locator('details:not([open])').filter({ has: page.locator(`[name="${field}"]`) })
  if ((await folded.count()) > 0) await folded.first().locator('summary').first().click()
}
