import assert from 'node:assert/strict'
import test from 'node:test'
import { hash } from '@node-rs/argon2'
import fc from 'fast-check'
import { countQueries } from '#platform/db.ts'
import { keyedDigest } from '#platform/secrets.ts'
import { testApp } from '#test/app.ts'
import type { Answer, Client } from '#test/client.ts'
import { insertCompte, MOT_DE_PASSE } from '#test/factories/comptes.ts'
import { runs } from '#test/runs.ts'

const WRONG = 'quatre mots tout à fait faux'
const app = await testApp()

function enter(client: Client, identifiant: string, password = MOT_DE_PASSE, more: Record<string, string> = {}): Promise<Answer> {
  return client.post('/connexion', { identifiant, mot_de_passe: password, ...more }, { follow: false })
}

async function isIn(client: Client): Promise<boolean> {
  return (await client.get('/compte')).path === '/compte'
}

test('one signs in by e-mail, in whatever case it is typed', async () => {
  const { email } = await insertCompte(app.ctx())
  const client = app.client()
  const answer = await enter(client, ` ${email.toUpperCase()} `)
  assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/demandeur'])
  assert.ok(await isIn(client))
})

test('one signs in by the number of the request once it is linked, with or without its spaces', async () => {
  const { id } = await insertCompte(app.ctx())
  const numero = '0690523000903GTEST'
  assert.equal((await enter(app.client(), numero)).status, 422, 'not linked yet')
  await app.db.insertInto('demande').values({ compte_id: id, numero_unique: numero, statut: 'active', registre: '{}', faits: '{}', nom: 'ROCHE', prenom: 'INES', naissance: '1990-02-03', date_depot: '2023-05-10', valide_jusqu_au: '2027-05-10', importee_le: app.clock.now(), relue_le: app.clock.now() }).execute()
  const client = app.client()
  assert.equal((await enter(client, '069 0523 000903-gtest')).status, 303)
  assert.ok(await isIn(client))
})

test('a wrong password, an unknown address, an account to activate and a closed one get the same answer', async () => {
  const { email } = await insertCompte(app.ctx())
  await insertCompte(app.ctx(), { email: 'fermee@exemple.test', statut: 'ferme' })
  await insertCompte(app.ctx(), { email: 'a.activer@exemple.test', statut: 'a_activer', mot_de_passe: null })
  const shown = async (identifiant: string, password: string) => {
    const client = app.client()
    await client.csrf()
    const { result, queries } = await countQueries(() => enter(client, identifiant, password))
    const headers = [...result.headers].filter(([name]) => name !== 'set-cookie')
    return { status: result.status, headers, html: result.html.replaceAll(/name="_csrf" value="[^"]+"/g, 'JETON').replaceAll(identifiant, 'QUI'), queries: queries.map((text) => text.slice(0, 24)) }
  }
  const wrong = await shown(email, WRONG)
  assert.equal(wrong.status, 422)
  assert.match(wrong.html, /incorrect/)
  for (const [who, password] of [['inconnue@exemple.test', WRONG], ['fermee@exemple.test', MOT_DE_PASSE], ['a.activer@exemple.test', MOT_DE_PASSE]] as const) assert.deepEqual(await shown(who, password), wrong, who)
  assert.deepEqual((await shown('0690523000999GTEST', WRONG)).html, wrong.html)
})

test('the password never comes back in the page', async () => {
  assert.doesNotMatch((await enter(app.client(), 'qui@exemple.test', WRONG)).html, new RegExp(WRONG))
})

test('two hundred guesses at one account: ten at most are judged in the hour, 25 in the day', async () => {
  const { email, id } = await insertCompte(app.ctx())
  const judged = () => countRefused(id)
  await Promise.all(Array.from({ length: 40 }, () => enter(app.client(), email, WRONG)))
  assert.ok((await judged()) <= 5, `${await judged()} at once`)
  for (let guess = 0; guess < 200; guess++) {
    app.clock.advance({ seconds: 4 })
    await enter(app.client(), email, WRONG)
  }
  const inQuarter = await judged()
  assert.ok(inQuarter <= 10 && inQuarter >= 7, String(inQuarter))
  const blocked = await enter(app.client(), email)
  assert.equal(blocked.status, 429, 'the right password does not help a stranger')
  assert.match(blocked.text, /Trop d’essais/)
  assert.ok(Number(blocked.headers.get('retry-after')) > 0)
  for (let guess = 0; guess < 24 * 6; guess++) {
    app.clock.advance({ minutes: 10 })
    await enter(app.client(), email, WRONG)
  }
  const inDay = await app.db.selectFrom('journal').select('id').where('action', '=', 'session.refusee').where('compte_id', '=', id).where('quand', '>', app.clock.now().subtract({ hours: 24 })).execute()
  assert.ok(inDay.length <= 25, String(inDay.length))
})

test('an unknown account is limited like any other', async () => {
  const statuses = []
  for (let guess = 0; guess < 7; guess++) statuses.push((await enter(app.client(), 'personne@nulle.part.test', WRONG)).status)
  assert.deepEqual(statuses, [422, 422, 422, 422, 422, 429, 429])
})

test('after a pause the person enters again', async () => {
  const { email } = await insertCompte(app.ctx())
  for (let guess = 0; guess < 10; guess++) {
    app.clock.advance({ seconds: 61 })
    assert.equal((await enter(app.client(), email, WRONG)).status, 422)
  }
  app.clock.advance({ minutes: 14 })
  assert.equal((await enter(app.client(), email)).status, 429)
  app.clock.advance({ minutes: 1, seconds: 1 })
  assert.equal((await enter(app.client(), email)).status, 303)
})

test('strangers who try passwords do not shut the owner out of a known device', async () => {
  const { email } = await insertCompte(app.ctx())
  const owner = app.client()
  await enter(owner, email, MOT_DE_PASSE, { appareil: 'oui' })
  await owner.post('/deconnexion')
  for (let guess = 0; guess < 30; guess++) {
    app.clock.advance({ seconds: 70 })
    await enter(app.client('203.0.113.9'), email, WRONG)
  }
  assert.equal((await enter(app.client('203.0.113.9'), email)).status, 429)
  assert.equal((await enter(owner, email)).status, 303)
})

test('an owner without a known device gets in by the link in the mailbox, whatever strangers do', async () => {
  const { email } = await insertCompte(app.ctx())
  const strangers = () => Promise.all(Array.from({ length: 12 }, () => enter(app.client(), email, WRONG)))
  for (let wave = 0; wave < 12; wave++) {
    app.clock.advance({ minutes: 2 })
    await strangers()
  }
  const owner = app.client()
  assert.equal((await enter(owner, email)).status, 429)
  await owner.post('/mot-de-passe-oublie', { email })
  await app.work()
  const link = /\/mot-de-passe\/[\w-]{43}/.exec(app.mails.at(-1)?.text ?? '')?.[0] ?? ''
  await owner.post(link, { mot_de_passe: 'quetsches en septembre 77', mot_de_passe_confirmation: 'quetsches en septembre 77' })
  await strangers()
  assert.equal((await enter(owner, email, 'quetsches en septembre 77')).status, 303)
})

test('one address: a hundred failures an hour at most are judged; successes count for nothing', async () => {
  const { email, id } = await insertCompte(app.ctx())
  const home = '198.51.100.7'
  const owner = app.client(home)
  await enter(owner, email, MOT_DE_PASSE, { appareil: 'oui' })
  for (let time = 0; time < 105; time++) {
    const each = await enter(app.client(home), email)
    assert.equal(each.status, 303, `success ${time}`)
  }
  const before = await countRefused()
  for (let guess = 0; guess < 150; guess++) await enter(app.client(home), `cible-${guess}@exemple.test`, WRONG)
  assert.equal((await countRefused()) - before, 100)
  assert.equal((await enter(app.client(home), `cible-200@exemple.test`, WRONG)).status, 429)
  assert.equal((await enter(owner, email)).status, 303, 'a known device enters from the same address')
  assert.equal((await enter(app.client('198.51.100.8'), email)).status, 303, 'other addresses are not concerned')
  assert.ok(id > 0)
})

test('a hash of older parameters is raised at the next sign-in', async () => {
  const pepper = Buffer.from(keyedDigest(app.settings.secret, 'mot-de-passe', 'poivre'), 'hex')
  const old = await hash(MOT_DE_PASSE, { memoryCost: 8_192, timeCost: 1, parallelism: 1, secret: pepper })
  const { email, id } = await insertCompte(app.ctx(), { mot_de_passe: old })
  assert.equal((await enter(app.client(), email)).status, 303)
  const { mot_de_passe: stored } = await app.db.selectFrom('compte').select('mot_de_passe').where('id', '=', id).executeTakeFirstOrThrow()
  assert.match(stored ?? '', /\$m=19456,t=2,p=1\$/)
  assert.equal((await enter(app.client(), email)).status, 303)
})

test('the session has a new id at sign-in: one planted beforehand stays a visitor’s', async () => {
  const { email } = await insertCompte(app.ctx())
  const victim = app.client()
  const planted = 'A'.repeat(43)
  victim.cookies.set('alin', planted)
  await enter(victim, email)
  assert.notEqual(victim.cookies.get('alin'), planted)
  const attacker = app.client()
  attacker.cookies.set('alin', planted)
  assert.equal(await isIn(attacker), false)
})

test('signing in again ends the session that the browser had', async () => {
  const { email } = await insertCompte(app.ctx())
  const client = await app.signIn(email)
  const old = client.cookies.get('alin') ?? ''
  await enter(client, email)
  const thief = app.client()
  thief.cookies.set('alin', old)
  assert.equal(await isIn(thief), false)
  assert.equal(await isIn(client), true)
})

test('a form sent without its token, or with that of another visitor, opens nothing', async () => {
  const { email } = await insertCompte(app.ctx())
  const other = await app.client().csrf()
  const fields = { identifiant: email, mot_de_passe: MOT_DE_PASSE }
  for (const csrf of ['', 'faux', other]) assert.equal((await app.client().post('/connexion', fields, { csrf })).status, 403)
  assert.equal((await app.client().post('/connexion', fields, { headers: { origin: 'https://ailleurs.test' } })).status, 403)
})

test('over https every cookie is __Host-, Secure, HttpOnly and Lax; nothing else is set', async (t) => {
  const secure = await testApp(t, { settings: { baseUrl: 'https://alin.exemple.test', production: true } })
  const { email } = await insertCompte(secure.ctx())
  const client = secure.client()
  const page = await client.get('/connexion')
  const answer = await enter(client, email, MOT_DE_PASSE, { appareil: 'oui' })
  assert.equal(answer.status, 303)
  const lines = [...page.headers.getSetCookie(), ...answer.headers.getSetCookie()]
  assert.deepEqual(lines.map((line) => line.split('=')[0]).sort(), ['__Host-alin', '__Host-alin_appareil', '__Host-alin_visite'])
  for (const line of lines) for (const flag of [/; Path=\//, /; Secure/, /; HttpOnly/, /; SameSite=Lax/]) assert.match(line, flag)
  for (const line of lines) assert.doesNotMatch(line, /Domain=/i)
  assert.equal((await client.get('/compte')).path, '/compte')
})

test('one comes back to the page that was asked for, and nowhere else', async () => {
  const { email } = await insertCompte(app.ctx())
  const asked = await app.client().get('/compte/mot-de-passe?depuis=aide')
  assert.equal(asked.path, '/connexion?suite=%2Fcompte%2Fmot-de-passe%3Fdepuis%3Daide')
  assert.match(asked.html, /name="suite" value="\/compte\/mot-de-passe\?depuis=aide"/)
  const went = async (suite: string) => (await enter(app.client(), email, MOT_DE_PASSE, { suite })).headers.get('location')
  assert.equal(await went('/compte/mot-de-passe?depuis=aide'), '/compte/mot-de-passe?depuis=aide')
  for (const hostile of ['https://evil.test', '//evil.test', '/\\evil.test', '/.//evil.test', 'javascript:alert(1)', '/bailleur', '/conseiller/dossiers']) assert.equal(await went(hostile), '/demandeur', hostile)
  const page = fc.asyncProperty(fc.string({ maxLength: 40 }), async (text) => !/name="suite" value="(?!\/(?!\/))/.test((await app.client().get(`/connexion?suite=${encodeURIComponent(text)}`)).html))
  await fc.assert(page, { numRuns: runs(30, 1_000) })
})

test('the owner is told of a sign-in from a browser never seen, and of nothing else', async () => {
  const { email } = await insertCompte(app.ctx())
  await app.work()
  app.mails.length = 0
  const told = async () => {
    await app.work()
    return app.mails.filter((mail) => mail.to === email).length
  }
  const phone = app.client()
  await enter(phone, email, MOT_DE_PASSE, { appareil: 'oui' })
  await phone.post('/deconnexion')
  await enter(phone, email, MOT_DE_PASSE, { appareil: 'oui' })
  assert.equal(await told(), 0, 'first device, then the same again')
  await enter(app.client(), email)
  assert.equal(await told(), 1)
  assert.match(app.mails.at(-1)?.text ?? '', /nouvel appareil|appareil que nous ne connaissons pas/)
  app.clock.advance({ days: 181 })
  await enter(phone, email, MOT_DE_PASSE, { appareil: 'oui' })
  assert.equal(await told(), 2, 'after half a year the phone is a stranger again')
})

async function countRefused(compteId?: number): Promise<number> {
  const rows = app.db.selectFrom('journal').select('id').where('action', '=', 'session.refusee')
  return (await (compteId === undefined ? rows : rows.where('compte_id', '=', compteId)).execute()).length
}
