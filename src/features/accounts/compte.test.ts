import assert from 'node:assert/strict'
import test from 'node:test'
import { countQueries } from '#platform/db.ts'
import { findSession } from '#features/accounts/queries.ts'
import { testApp } from '#test/app.ts'
import type { Client } from '#test/client.ts'
import { insertCompte, insertStaff, MOT_DE_PASSE } from '#test/factories/comptes.ts'

const app = await testApp()
const CHOSEN = 'trois petits pois verts'

async function isIn(client: Client): Promise<boolean> {
  return (await client.get('/compte')).path === '/compte'
}

async function onOwnDevice(email: string): Promise<Client> {
  const client = app.client()
  await client.post('/connexion', { identifiant: email, mot_de_passe: MOT_DE_PASSE, appareil: 'oui' }, { follow: false })
  return client
}

test('the session costs one query a request', async () => {
  const { email } = await insertCompte(app.ctx())
  const client = await app.signIn(email)
  const { queries } = await countQueries(() => client.get('/connexion/code', { follow: false }))
  assert.equal(queries.length, 1, queries.join('\n'))
})

test('being seen is written once a minute at most', async () => {
  const { email, id } = await insertCompte(app.ctx())
  const client = await app.signIn(email)
  const seen = async () => (await app.db.selectFrom('session').select('vue_le').where('compte_id', '=', id).executeTakeFirstOrThrow()).vue_le.toString()
  const start = await seen()
  app.clock.advance({ seconds: 59 })
  await client.get('/compte')
  assert.equal(await seen(), start)
  app.clock.advance({ seconds: 1 })
  await client.get('/compte')
  assert.equal(await seen(), app.clock.now().toString())
})

test('staff: half an hour without a page, or twelve hours in all, and it is over', async () => {
  const { email } = await insertStaff(app.ctx(), 'conseiller')
  const client = await app.signIn(email)
  app.clock.advance({ minutes: 29 })
  assert.ok(await isIn(client))
  app.clock.advance({ minutes: 31 })
  assert.equal(await isIn(client), false)
  const busy = await app.signIn(email)
  for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
    app.clock.advance({ minutes: 20 })
    assert.ok(await isIn(busy), `after ${minutes + 20} minutes`)
  }
  app.clock.advance({ minutes: 20 })
  assert.equal(await isIn(busy), false)
})

test('an applicant on a device that is not theirs: twelve hours', async () => {
  const { email } = await insertCompte(app.ctx())
  const client = await app.signIn(email)
  app.clock.advance({ hours: 11, minutes: 59 })
  assert.ok(await isIn(client))
  app.clock.advance({ minutes: 1 })
  assert.equal(await isIn(client), false)
})

test('an applicant on a known device: thirty days without a visit, half a year in all', async () => {
  const { email } = await insertCompte(app.ctx())
  const idle = await onOwnDevice(email)
  app.clock.advance({ days: 31 })
  assert.equal(await isIn(idle), false)
  const regular = await onOwnDevice(email)
  for (let days = 29; days < 180; days += 29) {
    app.clock.advance({ days: 29 })
    assert.ok(await isIn(regular), `day ${days}`)
  }
  app.clock.advance({ days: 6 })
  assert.equal(await isIn(regular), false, 'day 180')
})

test('the cookie outlives the browser only on a known device', async () => {
  const { email } = await insertCompte(app.ctx())
  const cookiesOf = async (more: Record<string, string>) => (await app.client().post('/connexion', { identifiant: email, mot_de_passe: MOT_DE_PASSE, ...more }, { follow: false })).headers.getSetCookie()
  for (const line of await cookiesOf({})) assert.doesNotMatch(line, /Max-Age|Expires/i)
  const kept = (await cookiesOf({ appareil: 'oui' })).filter((line) => /^alin(_appareil)?=/.test(line))
  assert.equal(kept.length, 2)
  for (const line of kept) assert.match(line, /Max-Age=15552000/)
})

test('signing out kills the session at once, and says so', async () => {
  const { email } = await insertCompte(app.ctx())
  const client = await onOwnDevice(email)
  const stolen = app.client()
  stolen.cookies.set('alin', client.cookies.get('alin') ?? '')
  assert.ok(await isIn(stolen))
  const out = await client.post('/deconnexion', {}, { follow: false })
  assert.equal(out.headers.get('location'), '/deconnecte')
  assert.equal(out.headers.get('clear-site-data'), '"storage"')
  assert.equal(client.cookies.has('alin'), false)
  assert.equal(client.cookies.has('alin_appareil'), true, 'the device stays known')
  assert.match((await client.get('/deconnecte')).text, /Vous êtes déconnecté/)
  assert.equal(await isIn(stolen), false)
})

test('signing out everywhere kills the five sessions', async () => {
  const { email } = await insertCompte(app.ctx())
  const clients = await Promise.all(Array.from({ length: 5 }, () => app.signIn(email)))
  assert.match((await clients[0]?.get('/compte'))?.text ?? '', /Me déconnecter de tous les appareils/)
  await clients[0]?.post('/deconnexion/partout')
  for (const client of clients) assert.equal(await isIn(client), false)
})

test('a page after sign-out by GET changes nothing', async () => {
  const { email } = await insertCompte(app.ctx())
  const client = await app.signIn(email)
  for (const path of ['/deconnexion', '/deconnexion/partout', '/deconnecte']) await client.get(path)
  assert.ok(await isIn(client))
})

test('closing an account ends its sessions with the next request', async () => {
  const { email, id } = await insertCompte(app.ctx())
  const client = await app.signIn(email)
  await app.db.updateTable('compte').set({ statut: 'ferme' }).where('id', '=', id).execute()
  assert.equal(await isIn(client), false)
})

test('one sees one’s own sessions and closes any of them; another’s is not found', async () => {
  const { email } = await insertCompte(app.ctx(), { telephone: '0639980077' })
  const stranger = await insertCompte(app.ctx())
  const [here, phone, theirs] = [await app.signIn(email), await app.signIn(email), await app.signIn(stranger.email)]
  const page = await here.get('/compte')
  assert.match(page.text, /Cet appareil/)
  assert.match(page.text, /06 39 98 00 77/)
  assert.equal(page.headers.get('cache-control'), 'no-store')
  const references = [...page.html.matchAll(/name="session" value="([0-9a-f]{64})"/g)].map((match) => match[1] ?? '')
  assert.equal(references.length, 1, 'the present one is left by signing out')
  assert.equal((await theirs.post('/compte/sessions/fermer', { session: references[0] ?? '' })).status, 404)
  assert.ok(await isIn(phone))
  assert.match((await here.post('/compte/sessions/fermer', { session: references[0] ?? '' })).text, /Cette connexion est fermée/)
  assert.equal(await isIn(phone), false)
  assert.ok(await isIn(here))
  for (const session of ['', 'zz', '0'.repeat(64)]) assert.equal((await here.post('/compte/sessions/fermer', { session })).status, 404)
})

test('changing the password needs the present one, closes the other sessions, renews this one, and is told', async () => {
  const { email } = await insertCompte(app.ctx())
  const [here, other] = [await app.signIn(email), await app.signIn(email)]
  const change = (fields: Record<string, string>) => here.post('/compte/mot-de-passe', { mot_de_passe_actuel: MOT_DE_PASSE, mot_de_passe: CHOSEN, mot_de_passe_confirmation: CHOSEN, ...fields })
  for (const [fields, message] of [
    [{ mot_de_passe_actuel: 'pas le bon du tout' }, /n’est pas le bon/],
    [{ mot_de_passe_confirmation: 'autre chose' }, /ne sont pas les mêmes/],
    [{ mot_de_passe: MOT_DE_PASSE, mot_de_passe_confirmation: MOT_DE_PASSE }, /différent de l’actuel/],
    [{ mot_de_passe: 'motdepasse2024', mot_de_passe_confirmation: 'motdepasse2024' }, /facile à deviner|mot d’AL’in/],
  ] as const) {
    const refused = await change(fields)
    assert.equal(refused.status, 422)
    assert.match(refused.text, message)
  }
  assert.ok(await isIn(other))
  const before = here.cookies.get('alin')
  const done = await change({})
  assert.match(done.text, /Votre mot de passe est changé/)
  assert.match(done.text, /Mot de passe changé/, 'the history says so')
  assert.notEqual(here.cookies.get('alin'), before)
  assert.equal(await isIn(other), false)
  await app.work()
  const told = app.mails.filter((mail) => mail.to === email)
  assert.equal(told.length, 1)
  assert.match(told[0]?.subject ?? '', /mot de passe a changé/)
})

test('a stolen session cannot guess the password: ten tries', async () => {
  const { email } = await insertCompte(app.ctx())
  const thief = await app.signIn(email)
  const statuses = new Set<number>()
  for (let guess = 0; guess < 60; guess++) {
    app.clock.advance({ seconds: 10 })
    statuses.add((await thief.post('/compte/mot-de-passe', { mot_de_passe_actuel: `faux ${guess}`, mot_de_passe: CHOSEN, mot_de_passe_confirmation: CHOSEN })).status)
  }
  assert.deepEqual([...statuses], [422, 429])
  const refused = await app.db.selectFrom('journal').select('id').where('action', '=', 'session.refusee').execute()
  assert.ok(refused.length - 1 <= 10, String(refused.length))
})

test('a visitor is asked to sign in; each portal’s people have their account page', async () => {
  assert.equal((await app.client().get('/compte')).path, '/connexion?suite=%2Fcompte')
  for (const portail of ['entreprise', 'bailleur', 'conseiller'] as const) {
    const { email } = await insertStaff(app.ctx(), portail)
    assert.ok(await isIn(await app.signIn(email)))
  }
})

test('the actor of a request is what the account says', async () => {
  const who = async (email: string) => {
    const client = await app.signIn(email)
    return (await findSession(app.ctx(), client.cookies.get('alin') ?? ''))?.actor
  }
  const conseiller = await insertStaff(app.ctx(), 'conseiller', { departements: ['69', '01'], nom: 'Marchand', prenom: 'Agathe' })
  assert.deepEqual(await who(conseiller.email), { type: 'conseiller', compteId: conseiller.id, nom: 'Agathe Marchand', role: 'conseiller', departements: ['69', '01'] })
  const bailleur = await insertStaff(app.ctx(), 'bailleur', { role: 'secretaire' })
  assert.equal((await who(bailleur.email))?.type, 'bailleur')
  const demandeur = await insertCompte(app.ctx())
  assert.deepEqual(await who(demandeur.email), { type: 'demandeur', compteId: demandeur.id, nom: 'Inès Roche' })
})
