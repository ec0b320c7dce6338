/** The main job, as a person lives it on a phone: every step with its refusals, with script and without. */
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { NUMEROS_DEMO } from '#connectors/sne/numeros-demo.ts'
import { openHouse, type House } from '#test/journeys/house.ts'
import { applyAndLeave, chooseHome, seeFrozen } from '#test/journeys/candidature.ts'
import { bring, confirmRequest, declareWork, finish, findRegistered, type Person } from '#test/journeys/import.ts'
import { activate, createAccount, discover, signIn, signOutEverywhere } from '#test/journeys/compte.ts'
import type { Visit } from '#test/journeys/visit.ts'

const TIME = { timeout: 240_000 }

test('From the home page to the frozen list', TIME, async (t) => {
  const house = await openHouse(t, { town: true })
  const lives = [await begin(house, NUMEROS_DEMO.nouveau, { email: 'nora.nouveau@exemple.test', javaScriptEnabled: true }), await begin(house, NUMEROS_DEMO.dateDiscordante, { email: 'sylvie@exemple.test', javaScriptEnabled: false })]
  for (const life of lives) await t.test(`as far as the candidature, ${life.how}`, (s) => play(s, life))
  await t.test('the two worked examples: 536 and 539 points, second and first of two', () => examples(house))
  await t.test('who has no number yet is led to the site of the département', () => withoutNumber(house))
  house.advance({ days: 25 })
  await house.runJob('candidatures.cloture')
  for (const life of lives) await t.test(`after the closing, ${life.how}`, (s) => end(s, life))
  assert.deepEqual(house.faults, [])
})

type Life = { how: string; visit: Visit; person: Person }

async function begin(house: House, numero: string, { email, javaScriptEnabled }: { email: string; javaScriptEnabled: boolean }): Promise<Life> {
  const person = { ...findRegistered(numero, house.now()), email, motDePasse: 'girafe violon marmite 42' }
  return { how: javaScriptEnabled ? 'with script' : 'without script', visit: await house.visit({ width: 360, javaScriptEnabled }), person }
}

async function play(t: TestContext, { visit, person }: Life): Promise<void> {
  await step(t, 'looks around', visit, () => discover(visit))
  await step(t, 'creates an account', visit, () => createAccount(visit, person))
  await step(t, 'activates it from the inbox', visit, () => activate(visit, person))
  await step(t, 'signs in', visit, () => signIn(visit, person))
  await step(t, 'asks for the code of a number', visit, () => bring(visit, person))
  await step(t, 'confirms what was read', visit, () => confirmRequest(visit))
  await step(t, 'says where one works', visit, () => declareWork(visit))
  await step(t, 'chooses what the company sees, confirms the papers', visit, () => finish(visit))
  await step(t, 'looks at the homes that fit', visit, () => chooseHome(visit))
  await step(t, 'applies, is refused elsewhere, leaves, applies again', visit, () => applyAndLeave(visit, person))
  assert.deepEqual(visit.faults, [])
}

async function end(t: TestContext, { visit, person }: Life): Promise<void> {
  await step(t, 'sees the rank frozen', visit, () => seeFrozen(visit, person))
  await step(t, 'signs out everywhere', visit, () => signOutEverywhere(visit))
  assert.deepEqual(visit.faults, [])
  await visit.close()
}

/** What comes after a step that failed would only fail too. */
async function step(t: TestContext, name: string, visit: Visit, work: () => Promise<unknown>): Promise<void> {
  const started = performance.now()
  try {
    await work()
  } catch (error) {
    throw new Error(`« ${name} » failed at ${visit.path()}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
  t.diagnostic(`${name}: ${Math.round(performance.now() - started)} ms`)
}

async function examples(house: House): Promise<void> {
  for (const { who, points, rank } of [{ who: 'tabanou', points: 536, rank: '2e sur 2' }, { who: 'leclerc', points: 539, rank: '1er sur 2' }]) {
    const visit = await house.visit({ width: 360 })
    await visit.go('/connexion')
    await visit.fill({ 'Adresse e-mail ou numéro unique': `${who}@exemple.test`, 'Mot de passe': 'Demonstration-2026' })
    await visit.press('Se connecter')
    assert.equal(visit.path(), '/demandeur')
    await openCandidature(visit)
    await visit.reads(new RegExp(`\\b${points} ?(points )?sur 1 ?000`))
    await visit.reads(new RegExp(rank))
    assert.deepEqual(visit.faults, [])
    await visit.close()
  }
}

async function openCandidature(visit: Visit): Promise<void> {
  await visit.go('/demandeur/candidatures')
  await visit.press('Voir mon rang et mes points')
}

/** F107: « Non » leads to the 28 departmental sites. */
async function withoutNumber(house: House): Promise<void> {
  const visit = await house.visit({ width: 360, as: 'nouveau@exemple.test' })
  await visit.go('/demandeur')
  await visit.press('Non, pas encore')
  assert.equal(visit.path(), '/numero-unique')
  assert.ok((await visit.page.locator('main li a').count()) >= 28, 'the 28 departmental sites')
  await visit.close()
}
