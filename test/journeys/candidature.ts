/** A person looks at the homes that fit, applies to one, leaves it, applies again, and sees the list frozen. */
import assert from 'node:assert/strict'
import { checkMails } from '#test/journeys/compte.ts'
import { openMail } from '#test/journeys/courrier.ts'
import type { Person } from '#test/journeys/import.ts'
import type { Visit } from '#test/journeys/visit.ts'

const LIST = '/demandeur/offres'

/** Filters, count, why others do not fit, one sheet. */
export async function chooseHome(visit: Visit): Promise<void> {
  const { page } = visit
  await visit.press('Les offres')
  assert.equal(visit.path(), LIST)
  const total = await countOf(visit)
  assert.ok(total >= 2, `${total} homes to choose from`)
  assert.equal(await page.locator('.offer-card').count(), Math.min(total, 20))
  await filter(visit, { loyer: 'beaucoup' })
  await visit.reads(/montant|nombre|euros/i)
  await visit.go(LIST)
  await filter(visit, { loyer: '1' })
  await visit.reads(/Aucun logement avec ces filtres/)
  await visit.go(LIST)
  await filter(visit, { loyer: '5 000' })
  assert.equal(await countOf(visit), total)
  await visit.go(LIST)
  await visit.press('Pourquoi d’autres logements ne me correspondent pas')
  await visit.reads(/ne vous correspond(ent)? pas aujourd’hui/)
  await visit.press('Retour aux offres')
}

async function countOf(visit: Visit): Promise<number> {
  return Number(/^\d+/.exec(await visit.page.locator('h1').innerText())?.[0])
}

async function filter(visit: Visit, values: Readonly<Record<string, string>>): Promise<void> {
  await visit.page.locator('.filters > summary').click()
  for (const [name, value] of Object.entries(values)) await visit.page.locator(`.filters input[name="${name}"]`).fill(value)
  await visit.press('Afficher les résultats')
}

/** The truth before the act, the rank after it, one at a time, and the way out. */
export async function applyAndLeave(visit: Visit, person: Person): Promise<void> {
  const [first, second] = await listHomes(visit)
  assert.ok(first !== undefined && second !== undefined)
  await visit.go(first)
  await visit.reads(/Part du loyer dans vos revenus/)
  await visit.reads(/Si vous postuliez maintenant, vous seriez/i)
  await apply(visit)
  await visit.reads(/Ce logement a bien été ajouté à vos candidatures/)
  await visit.reads(/\d+(re|er|e) sur \d+/)
  await visit.reads(/sur 1 ?000/)
  await visit.reads(/Ancienneté de votre demande/)
  await visit.reads(/Ce qui changerait/)
  await visit.reads(/Candidature déposée/)
  const candidature = visit.path().split('?')[0] ?? ''
  await visit.go(`${first}/candidature`)
  assert.equal(visit.path(), candidature, 'one who comes back to it finds the candidature')
  await visit.go(`${second}/candidature`)
  await visit.reads(/Vous avez déjà une candidature en cours/)
  await visit.press('Voir ma candidature')
  assert.equal(visit.path(), candidature)
  await openMail(visit, person.email, 'Votre candidature est enregistrée')
  await leave(visit, candidature)
  await openMail(visit, person.email, 'Votre candidature est annulée')
  await visit.go(first)
  await apply(visit)
  await visit.reads(/\d+(re|er|e) sur \d+/)
  await openMail(visit, person.email, 'Votre candidature est enregistrée', 2)
}

async function listHomes(visit: Visit): Promise<readonly string[]> {
  await visit.go(LIST)
  const links = await visit.page.locator('.card-title-link').all()
  return Promise.all(links.map(async (link) => (await link.getAttribute('href')) ?? ''))
}

/** From the sheet: the page that tells the rank first, then the act. */
async function apply(visit: Visit): Promise<void> {
  await visit.press('Je postule')
  await visit.reads(/Si vous postuliez maintenant, vous seriez/i)
  await visit.reads(/L’heure de votre candidature ne change pas votre rang/)
  await visit.press('Je postule')
  assert.match(visit.path(), /^\/demandeur\/candidatures\/\d+\?fait=depot$/)
}

async function leave(visit: Visit, candidature: string): Promise<void> {
  await visit.go(candidature)
  await visit.press('Annuler cette candidature')
  await visit.press('Garder ma candidature')
  assert.equal(visit.path(), candidature)
  await visit.press('Annuler cette candidature')
  await visit.reads(/Annuler ne vous coûte aucun point/)
  await visit.press('Annuler ma candidature')
  await visit.reads(/Votre candidature est annulée/)
  await visit.reads(/Candidatures passées/)
}

/** K8. The known device still reads after weeks; nothing moves the list any more. */
export async function seeFrozen(visit: Visit, person: Person): Promise<void> {
  await visit.go('/demandeur/candidatures')
  await visit.press('Voir mon rang et mes points')
  await visit.reads(/Votre rang, figé à la clôture/i)
  await visit.reads(/L’ordre de cette liste ne changera plus/)
  await visit.reads(/Liste arrêtée : votre rang est figé/)
  await openMail(visit, person.email, 'La liste des candidats est arrêtée')
  await checkMails(visit, person, [
    'Action Logement Services : Demande d’accès', 'Votre candidature est enregistrée', 'Votre candidature est annulée', 'Votre candidature est enregistrée', 'La liste des candidats est arrêtée',
  ])
}
