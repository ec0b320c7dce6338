/** From the account to the keys, through the four portals: a paper asked, a visit, a refusal, a silent candidate, the next rank moving in. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NUMEROS_DEMO } from '#connectors/sne/numeros-demo.ts'
import { activate, createAccount, signIn } from '#test/journeys/compte.ts'
import { openMail } from '#test/journeys/courrier.ts'
import { bring, confirmRequest, declareWork, finish, findRegistered } from '#test/journeys/import.ts'
import { openHouse, type House } from '#test/journeys/house.ts'
import { askPiece, findDossier, giveKeys, postOffre, proposeVisite, receivePiece, signLease } from '#test/journeys/cles/bailleur.ts'
import { accept, apply, checkCode, chooseVisite, filePiece, refuse } from '#test/journeys/cles/candidat.ts'
import { convene, decide } from '#test/journeys/cles/commission.ts'
import { designate, publish, validateAll } from '#test/journeys/cles/conseil.ts'
import { findLogement, withStaff, type Logement } from '#test/journeys/cles/scene.ts'
import type { Visit } from '#test/journeys/visit.ts'

const AGENT = 'bailleur@exemple.test'
const SECRETAIRE = 'bailleur.secretaire@exemple.test'
const CONSEILLER = 'conseiller@exemple.test'
const VALIDATEUR = 'entreprise.validateur@exemple.test'

test('From the account to the keys', { timeout: 300_000 }, async (t) => {
  const house = await openHouse(t, { town: true })
  const nora = { ...findRegistered(NUMEROS_DEMO.nouveau, house.now()), email: 'nora.nouveau@exemple.test', motDePasse: 'girafe violon marmite 42' }
  const visit = await house.visit({ width: 360 })
  const step = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const started = performance.now()
    const result = await work().catch((error: unknown) => assert.fail(`« ${name} » failed at ${visit.path()}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`))
    t.diagnostic(`${name}: ${Math.round(performance.now() - started)} ms`)
    return result
  }

  await step('an account, a number, an employer, a choice', () => arrive(visit, nora))
  await step('the company answers', () => withStaff(house, VALIDATEUR, (staff) => answerNora(staff)))
  const logement = await step('who could have the same home', () => findLogement(house, nora.email))
  const offreId = await step('the landlord posts a home', () => posted(house, logement))
  await step('Action Logement puts it on line', () => withStaff(house, CONSEILLER, (staff) => publish(staff, offreId)))
  const others = await step('four people apply', () => openOthers(house, logement, offreId))
  const candidature = await apply(visit, offreId)

  house.advance({ days: 16 })
  await step('the list closes', () => house.runJob('candidatures.cloture'))
  const [premier, deuxieme, quatrieme] = others
  assert.ok(premier && deuxieme && quatrieme)
  await step('files are validated, three are designated', () => withStaff(house, CONSEILLER, async (staff) => {
    await validateAll(staff, offreId, 4)
    await designate(staff, offreId, [premier.nom, deuxieme.nom, 'NOUVEAU'])
  }))
  await step('the fourth is told and free', () => reads(quatrieme, /Non retenue à ce stade/))

  const dossiers = await step('a paper is asked, a visit proposed', () => study(house, offreId, [premier.nom, 'NOUVEAU']))
  await step('the paper is filed', () => filePiece(visit, candidature, nora.motDePasse))
  await step('a time is chosen', () => chooseVisite(premier.visit, premier.candidature))
  await step('the paper is received, the commission convened', () => withStaff(house, AGENT, async (staff) => {
    await receivePiece(staff, dossiers.nora)
    await convene(staff, house, offreId)
  }))
  await step('the commission decides', () => withStaff(house, SECRETAIRE, (staff) => decide(staff, offreId, [premier.nom, deuxieme.nom, 'NOUVEAU'])))
  await step('the third rank is read', async () => {
    await visit.go(candidature)
    await visit.reads(/Attribué en rang 3/)
  })
  await step('the first refuses', () => refuse(premier.visit, premier.candidature))
  await step('the second is offered the home, and says nothing', () => reads(deuxieme, /votre réponse est attendue/i))

  // Ten days, and those that holidays and a week-end may add: in December the tenth may fall on Christmas.
  house.advance({ days: 16 })
  await step('the tenth day has passed', () => house.runJob('candidatures.echeances'))
  await step('silence was a refusal', () => reads(deuxieme, /Vous avez refusé/))
  await step('the third has the home, and accepts', () => accept(visit, candidature, nora.motDePasse))
  await step('lease and keys', () => withStaff(house, AGENT, async (staff) => {
    await signLease(staff, house, dossiers.nora)
    house.advance({ days: 6 })
  }))
  await step('keys', () => withStaff(house, AGENT, (staff) => giveKeys(staff, house, dossiers.nora)))
  await step('the request has left the register', () => leftTheRegister(house, visit, candidature))
  await step('our message is recognised', async () => checkCode(visit, await openMail(visit, nora.email, 'Votre bail est signé')))
  assert.deepEqual(house.faults, [])
  assert.deepEqual(visit.faults, [])
})

async function arrive(visit: Visit, nora: Parameters<typeof createAccount>[1]): Promise<void> {
  await visit.go('/inscription')
  await createAccount(visit, nora)
  await activate(visit, nora)
  await signIn(visit, nora)
  await bring(visit, nora)
  await confirmRequest(visit)
  await declareWork(visit)
  await finish(visit)
}

async function answerNora(staff: Visit): Promise<void> {
  await staff.go('/entreprise/salaries?etat=a_valider')
  await staff.page.getByRole('link', { name: /NOUVEAU/ }).first().click()
  await staff.press('Oui, valider')
  await staff.reads(/valid/i)
}

async function posted(house: House, logement: Logement): Promise<number> {
  const found: { id?: number } = {}
  await withStaff(house, AGENT, async (staff) => {
    found.id = await postOffre(staff, house, logement)
  })
  assert.ok(found.id)
  return found.id
}

type Autre = { nom: string; visit: Visit; candidature: string }

async function openOthers(house: House, { voisins }: Logement, offreId: number): Promise<readonly Autre[]> {
  const others: Autre[] = []
  for (const { email, nom } of voisins) {
    const visit = await house.visit({ width: 360, as: email })
    others.push({ nom, visit, candidature: await apply(visit, offreId) })
  }
  return others
}

async function study(house: House, offreId: number, [premier, nora]: readonly [string, string]): Promise<{ nora: string }> {
  const found = { nora: '' }
  await withStaff(house, AGENT, async (staff) => {
    found.nora = await findDossier(staff, offreId, nora)
    await askPiece(staff, house, found.nora)
    await proposeVisite(staff, house, await findDossier(staff, offreId, premier))
  })
  return found
}

async function reads({ visit, candidature }: Autre, expected: RegExp): Promise<void> {
  await visit.go(candidature)
  await visit.reads(expected)
}

async function leftTheRegister(house: House, visit: Visit, candidature: string): Promise<void> {
  await visit.go(candidature)
  await visit.reads(/Bail signé/)
  const until = performance.now() + 15_000
  while ((await house.db.selectFrom('demande').select('statut').where('numero_unique', '=', NUMEROS_DEMO.nouveau).where('statut', '<>', 'supprimee').executeTakeFirst())?.statut !== 'radiee') {
    assert.ok(performance.now() < until, 'the request never left the register')
    await new Promise((later) => setTimeout(later, 200))
  }
  await visit.go('/demandeur')
  await visit.reads(/logement/i)
}
