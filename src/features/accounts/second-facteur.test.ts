import assert from 'node:assert/strict'
import test from 'node:test'
import { usableTotp } from '#platform/totp.ts'
import { testApp } from '#test/app.ts'
import type { Answer, Client } from '#test/client.ts'
import { insertStaff, MOT_DE_PASSE } from '#test/factories/comptes.ts'

const app = await testApp()

function enter(client: Client, identifiant: string, more: Record<string, string> = {}): Promise<Answer> {
  return client.post('/connexion', { identifiant, mot_de_passe: MOT_DE_PASSE, ...more }, { follow: false })
}

async function isIn(client: Client): Promise<boolean> {
  return (await client.get('/compte')).path === '/compte'
}

test('staff need their second factor: until then they are visitors', async () => {
  for (const portail of ['entreprise', 'bailleur', 'conseiller'] as const) {
    const staff = await insertStaff(app.ctx(), portail)
    const client = app.client()
    const answer = await enter(client, staff.email, { suite: '/compte' })
    assert.equal(answer.headers.get('location'), '/connexion/code?suite=%2Fcompte')
    for (const page of ['/compte', `/${portail}`]) assert.match((await client.get(page)).path, /^\/connexion/)
    const code = usableTotp(staff.totp, app.clock.now(), null)
    const before = client.cookies.get('alin')
    const opened = await client.post('/connexion/code', { code_totp: `${code.slice(0, 3)} ${code.slice(3)}`, suite: '/compte' })
    assert.equal(opened.path, '/compte')
    assert.notEqual(client.cookies.get('alin'), before, 'a new id with the new right')
    assert.equal(client.cookies.has('alin_appareil'), true)
  }
})

test('a code opens once, even sent twice at once, and only one step around now', async () => {
  const staff = await insertStaff(app.ctx(), 'conseiller')
  const pending = async () => {
    const client = app.client()
    await enter(client, staff.email)
    await client.get('/connexion/code')
    return client
  }
  const type = async (client: Client, code_totp: string) => (await client.post('/connexion/code', { code_totp }, { follow: false })).status
  const codeAt = (seconds: number) => usableTotp(staff.totp, app.clock.now().add({ seconds }), null)
  const [a, b] = [await pending(), await pending()]
  assert.deepEqual((await Promise.all([type(a, codeAt(0)), type(b, codeAt(0))])).sort(), [303, 422])
  assert.equal(await type(await pending(), codeAt(0)), 422, 'replayed')
  assert.equal(await type(await pending(), codeAt(-30)), 422, 'older than one that served')
  assert.equal(await type(await pending(), codeAt(60)), 422, 'two steps ahead')
  assert.equal(await type(await pending(), codeAt(30)), 303, 'one step ahead')
  app.clock.advance({ minutes: 20 })
  assert.equal(await type(await pending(), codeAt(-60)), 422, 'two steps behind')
  assert.equal(await type(await pending(), codeAt(-30)), 303, 'one step behind')
})

test('codes cannot be guessed: five tries, then a quarter of an hour', async () => {
  const staff = await insertStaff(app.ctx(), 'bailleur')
  const client = app.client()
  await enter(client, staff.email)
  const statuses = []
  for (let guess = 0; guess < 8; guess++) statuses.push((await client.post('/connexion/code', { code_totp: String(100_000 + guess) }, { follow: false })).status)
  assert.deepEqual(statuses, [422, 422, 422, 422, 422, 429, 429, 429])
  assert.equal((await client.post('/connexion/code', { code_totp: usableTotp(staff.totp, app.clock.now(), null) }, { follow: false })).status, 429)
})

test('the password step lasts ten minutes', async () => {
  const staff = await insertStaff(app.ctx(), 'bailleur')
  const client = app.client()
  await enter(client, staff.email)
  app.clock.advance({ minutes: 10 })
  const late = await client.post('/connexion/code', { code_totp: usableTotp(staff.totp, app.clock.now(), null) })
  assert.equal(late.path, '/connexion')
  assert.equal(await isIn(client), false)
})

test('the code is shown in the demonstration alone, and enters', async (t) => {
  const demo = await testApp(t, { settings: { demonstration: true } })
  const staff = await insertStaff(demo.ctx(), 'conseiller', { email: 'conseiller@exemple.test', nom: 'Marchand', prenom: 'Agathe' })
  for (let time = 0; time < 2; time++) {
    const client = demo.client()
    const page = await client.post('/connexion', { identifiant: staff.email, mot_de_passe: MOT_DE_PASSE })
    const code = /à saisir maintenant : (\d{6})/.exec(page.text)?.[1] ?? ''
    assert.equal((await client.post('/connexion/code', { code_totp: code }, { follow: false })).headers.get('location'), '/conseiller')
  }
  const signIn = await demo.client().get('/connexion')
  assert.match(signIn.text, /Agathe Marchand Action Logement conseiller@exemple\.test Entrer comme Agathe Marchand/)
  const real = await insertStaff(app.ctx(), 'conseiller')
  const client = app.client()
  const page = await client.post('/connexion', { identifiant: real.email, mot_de_passe: MOT_DE_PASSE })
  assert.match(page.path, /^\/connexion\/code/)
  assert.doesNotMatch(page.text, /\d{6}|Démonstration/)
  assert.doesNotMatch((await app.client().get('/connexion')).text, /Entrer comme|Demonstration-2026/)
})
