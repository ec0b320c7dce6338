import assert from 'node:assert/strict'
import test from 'node:test'
import { sql } from 'kysely'
import { testApp, type TestApp } from '#test/app.ts'
import { insertCompte, MOT_DE_PASSE } from '#test/factories/comptes.ts'
import type { Client } from '#test/client.ts'

const FORM = { civilite: 'madame', nom: 'Garnier', prenom: 'Salomé', telephone: '06 39 98 12 34', email: 'Salome.Garnier@exemple.test', consentement: 'oui' }
const CHOSEN = { mot_de_passe: 'trois petits pois verts', mot_de_passe_confirmation: 'trois petits pois verts' }

const app = await testApp()

function linkIn(on: TestApp, path: 'activation' | 'mot-de-passe'): string {
  const link = new RegExp(`/${path}/[A-Za-z0-9_-]{43}`).exec(on.mails.at(-1)?.text ?? '')?.[0]
  assert.ok(link, `no link in ${on.mails.at(-1)?.text}`)
  return link
}

async function signUp(form: Record<string, string> = FORM): Promise<Client> {
  const client = app.client()
  const answer = await client.post('/inscription', form)
  assert.equal(answer.status, 200)
  await app.work()
  return client
}

test('someone creates an account: the page shows the address, the mail brings the link, the password opens the account', async () => {
  const client = app.client()
  await client.get('/inscription')
  const sent = await client.post('/inscription', FORM)
  assert.match(sent.text, /salome\.garnier@exemple\.test/)
  assert.doesNotMatch(sent.path, /garnier/i, 'the address is not readable in the address bar')
  assert.equal(app.mails.length, 0, 'nothing leaves before the job')
  await app.work()
  const [mail] = app.mails
  assert.equal(mail?.to, 'salome.garnier@exemple.test')
  assert.match(mail?.subject ?? '', /^Action Logement Services\u00a0: Demande d’accès$/)
  assert.match(mail?.html ?? '', /12\u00a0heures/)
  const link = linkIn(app, 'activation')
  assert.match((await client.get(link)).text, /Choisissez votre mot de passe/)
  const done = await client.post(link, CHOSEN)
  assert.match(done.text, /Votre compte a été créé/)
  const entered = await client.post('/connexion', { identifiant: 'salome.garnier@exemple.test', mot_de_passe: CHOSEN.mot_de_passe }, { follow: false })
  assert.equal(entered.status, 303)
  assert.equal(entered.headers.get('location'), '/demandeur')
  const row = await app.db.selectFrom('compte').selectAll().where('email', '=', 'salome.garnier@exemple.test').executeTakeFirstOrThrow()
  assert.deepEqual([row.nom, row.prenom, row.telephone, row.statut, row.conditions_version], ['Garnier', 'Salomé', '0639981234', 'actif', '2026-11'])
  assert.match(row.mot_de_passe ?? '', /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})

test('every wrong field comes back filled in, with its sentence and the summary', async () => {
  const client = app.client()
  const answer = await client.post('/inscription', { civilite: 'docteur', nom: ' ', prenom: 'R2D2', telephone: '01 99 00 00 00', email: 'pas-une-adresse' })
  assert.equal(answer.status, 422)
  for (const message of ['Choisissez Madame ou Monsieur.', 'Indiquez votre nom de naissance.', 'Utilisez des lettres', 'qui commencent par 06 ou 07', 'Cette adresse n’est pas complète', 'Cochez cette case']) assert.match(answer.text, new RegExp(message))
  assert.match(answer.html, /value="R2D2"/)
  assert.match(answer.html, /value="01 99 00 00 00"/)
  assert.match(answer.html, /<title>Erreur/)
  assert.deepEqual(await app.jobs.listWaiting(), [])
})

test('a field that the form does not list is refused', async () => {
  const answer = await app.client().post('/inscription', { ...FORM, email: 'masse@exemple.test', role: 'responsable', portail: 'conseiller' })
  assert.equal(answer.status, 422)
})

test('mobile numbers are taken as people write them', async () => {
  const { normaliseTelephone } = await import('#features/accounts/forms.ts')
  for (const text of ['0639980012', '06 39 98 00 12', '06.39.98.00.12', '06-39-98-00-12', '+33639980012', '+33 6 39 98 00 12', '0033 6 39 98 00 12', '+33 (0)6 39 98 00 12']) assert.equal(normaliseTelephone(text), '0639980012', text)
  for (const text of ['', '0199000000', '063998001', '06399800123', 'zéro six', '+44 7700 900123', '0536490012']) assert.equal(normaliseTelephone(text), undefined, text)
})

test('mail scanners open the link five times: the person still uses it once, and only once', async () => {
  await signUp({ ...FORM, email: 'scanner@exemple.test' })
  const link = linkIn(app, 'activation')
  for (let time = 0; time < 5; time++) assert.equal((await app.client().get(link)).status, 200)
  const client = app.client()
  assert.match((await client.post(link, CHOSEN)).text, /Votre compte a été créé/)
  const again = await client.post(link, { mot_de_passe: 'un autre mot bien long', mot_de_passe_confirmation: 'un autre mot bien long' })
  assert.equal(again.status, 404)
  assert.match(again.text, /Ce lien a déjà servi/)
  assert.match((await client.get(link)).text, /Ce lien a déjà servi/)
})

test('of twenty who send the same link at once, one passes', async () => {
  await signUp({ ...FORM, email: 'course@exemple.test' })
  const link = linkIn(app, 'activation')
  const clients = await Promise.all(Array.from({ length: 20 }, async () => {
    const client = app.client()
    await client.get(link)
    return client
  }))
  const answers = await Promise.all(clients.map((client) => client.post(link, CHOSEN, { follow: false })))
  assert.equal(answers.filter((answer) => answer.status === 303).length, 1)
  assert.equal(answers.filter((answer) => answer.status === 404).length, 19)
})

test('the link dies after twelve hours, and another is one click away', async () => {
  await signUp({ ...FORM, email: 'lente@exemple.test' })
  const link = linkIn(app, 'activation')
  app.clock.advance({ hours: 11, minutes: 59 })
  assert.equal((await app.client().get(link)).status, 200)
  app.clock.advance({ minutes: 1 })
  const client = app.client()
  const late = await client.get(link)
  assert.equal(late.status, 404)
  assert.match(late.text, /Ce lien n’est plus valable/)
  assert.equal((await client.post(link, CHOSEN)).status, 404)
  const sent = await client.post(`${link}/nouveau-lien`)
  assert.match(sent.text, /Ouvrez votre messagerie/)
  await app.work()
  const fresh = linkIn(app, 'activation')
  assert.notEqual(fresh, link)
  assert.match((await client.post(fresh, CHOSEN)).text, /Votre compte a été créé/)
})

test('a link that we never sent says nothing', async () => {
  const client = app.client()
  const link = `/activation/${'A'.repeat(43)}`
  assert.equal((await client.get(link)).status, 404)
  const answer = await client.post(`${link}/nouveau-lien`)
  assert.match(answer.text, /Ouvrez votre messagerie/)
  assert.deepEqual(await app.work(), [])
})

test('the chosen password is judged, and the confirmation compared', async () => {
  await signUp({ ...FORM, email: 'salome.garnier2@exemple.test' })
  const link = linkIn(app, 'activation')
  const client = app.client()
  const refused = async (password: string, again = password) => (await client.post(link, { mot_de_passe: password, mot_de_passe_confirmation: again })).text
  assert.match(await refused('court'), /trop court : il faut au moins 12 caractères/)
  assert.match(await refused('azertyuiop12'), /trop facile à deviner/)
  assert.match(await refused('Salome-Garnier-1990'), /trop facile à deviner|contient votre nom/)
  assert.match(await refused('trois petits pois verts', 'trois petits pois'), /ne sont pas les mêmes/)
  assert.match(await refused('', ''), /Choisissez un mot de passe/)
  const html = (await client.post(link, { mot_de_passe: 'azertyuiop12', mot_de_passe_confirmation: 'azertyuiop12' })).html
  assert.doesNotMatch(html, /azertyuiop12/, 'a password never goes back to the page')
  assert.match((await client.post(link, CHOSEN)).text, /Votre compte a été créé/)
})

test('a password is kept whole: spaces at the ends, accents, emoji, 128 characters', async () => {
  await signUp({ ...FORM, email: 'entiere@exemple.test' })
  const password = ` vélo 🚲 orange sous la pluie de novembre, un chat gris et trois parapluies bleus sans bouton sur le banc, à 7 h 12 du matin Lyo `
  assert.equal([...password].length, 128)
  const client = app.client()
  await client.post(linkIn(app, 'activation'), { mot_de_passe: password, mot_de_passe_confirmation: password })
  const enter = (typed: string) => app.client().post('/connexion', { identifiant: 'entiere@exemple.test', mot_de_passe: typed }, { follow: false })
  assert.equal((await enter(password.trim())).status, 422)
  assert.equal((await enter(password.slice(0, -2))).status, 422)
  assert.equal((await enter(password.normalize('NFD'))).status, 303)
})

test('a known address and an unknown one get the same answer; only the mailbox tells', async () => {
  await app.work()
  await insertCompte(app.ctx(), { email: 'connue@exemple.test', prenom: 'Aline' })
  const ask = async (path: string, fields: Record<string, string>) => {
    const client = app.client()
    const token = await client.csrf()
    const posted = await client.post(path, fields, { follow: false })
    const location = posted.headers.get('location') ?? ''
    const page = await client.get(location)
    const masked = page.html.replaceAll(token, 'JETON').replaceAll(fields['email'] ?? '', 'ADRESSE').replaceAll(/[?&]a=[\w-]+/g, '')
    return { status: posted.status, headers: headersOf(posted.headers), length: location.length, page: masked, pageHeaders: headersOf(page.headers) }
  }
  for (const [path, form] of [['/inscription', FORM], ['/mot-de-passe-oublie', {}]] as const) {
    const known = await ask(path, { ...form, email: 'connue@exemple.test' })
    const unknown = await ask(path, { ...form, email: 'autree@exemple.test' })
    assert.deepEqual(known, unknown, path)
    assert.equal(known.status, 303)
  }
  app.mails.length = 0
  await app.work()
  const told = app.mails.map((mail) => `${mail.to} ${mail.subject}`.replaceAll('\u00a0', ' ')).sort()
  assert.deepEqual(told, ['autree@exemple.test Action Logement Services : Demande d’accès', 'autree@exemple.test Action Logement Services : Demande d’accès', 'connue@exemple.test AL’in : choisir un nouveau mot de passe', 'connue@exemple.test Action Logement Services : vous avez déjà un compte'])
  const rows = await app.db.selectFrom('compte').select(['prenom']).where('email', '=', 'connue@exemple.test').execute()
  assert.deepEqual(rows, [{ prenom: 'Aline' }], 'the account there was not touched')
})

test('the work behind a known and an unknown address is the same, query for query', async () => {
  const { countQueries } = await import('#platform/db.ts')
  const client = app.client()
  await client.csrf()
  const queriesOf = async (email: string) => (await countQueries(() => client.post('/inscription', { ...FORM, email }, { follow: false }))).queries.map((text) => text.replace(/\d+/g, ''))
  await insertCompte(app.ctx(), { email: 'temps@exemple.test' })
  await queriesOf('echauffement@exemple.test')
  assert.deepEqual(await queriesOf('temps@exemple.test'), await queriesOf('tamps@exemple.test'))
})

test('whoever asks again before activating: the latest form counts, all links lead to the one account', async () => {
  await signUp({ ...FORM, email: 'deuxfois@exemple.test', prenom: 'Erreur' })
  const first = linkIn(app, 'activation')
  await signUp({ ...FORM, email: 'deuxfois@exemple.test', prenom: 'Justine' })
  const client = app.client()
  assert.match((await client.post(first, CHOSEN)).text, /Votre compte a été créé/)
  assert.equal((await client.get(linkIn(app, 'activation'))).status, 404, 'the other link is over too')
  const rows = await app.db.selectFrom('compte').select(['prenom', 'statut']).where('email', '=', 'deuxfois@exemple.test').execute()
  assert.deepEqual(rows, [{ prenom: 'Justine', statut: 'actif' }])
})

test('nobody fills a mailbox through us: five messages an hour to one address', async () => {
  const statuses = []
  for (let time = 0; time < 7; time++) statuses.push((await app.client(`192.0.2.${time}`).post('/mot-de-passe-oublie', { email: 'harcelee@exemple.test' }, { follow: false })).status)
  assert.deepEqual(statuses, [303, 303, 303, 303, 303, 429, 429])
})

test('a forgotten password: the link lasts an hour, serves once, closes what was open, and the owner is told', async () => {
  const compte = await insertCompte(app.ctx(), { email: 'oublieuse@exemple.test' })
  const [phone, desk] = [await app.signIn(compte.email), await app.signIn(compte.email)]
  const client = app.client()
  await client.post('/mot-de-passe-oublie', { email: ' Oublieuse@Exemple.test ' })
  await app.work()
  const link = linkIn(app, 'mot-de-passe')
  for (let time = 0; time < 5; time++) assert.equal((await app.client().get(link)).status, 200)
  assert.equal((await phone.get('/compte')).path, '/compte', 'looking at the link changed nothing')
  const done = await client.post(link, CHOSEN)
  assert.match(done.text, /Votre mot de passe est changé/)
  for (const open of [phone, desk]) assert.match((await open.get('/compte')).path, /^\/connexion/)
  app.mails.length = 0
  await app.work()
  assert.deepEqual(app.mails.map(({ to, subject }) => [to, subject.replaceAll('\u00a0', ' ')]), [['oublieuse@exemple.test', 'AL’in : votre mot de passe a changé']])
  assert.equal((await client.post(link, CHOSEN)).status, 404)
  const enter = async (password: string) => (await app.client().post('/connexion', { identifiant: compte.email, mot_de_passe: password }, { follow: false })).status
  assert.equal(await enter(MOT_DE_PASSE), 422)
  assert.equal(await enter(CHOSEN.mot_de_passe), 303)
})

test('the reset link is dead after an hour', async () => {
  await insertCompte(app.ctx(), { email: 'tardive@exemple.test' })
  await app.client().post('/mot-de-passe-oublie', { email: 'tardive@exemple.test' })
  await app.work()
  const link = linkIn(app, 'mot-de-passe')
  app.clock.advance({ minutes: 60 })
  assert.equal((await app.client().get(link)).status, 404)
  assert.equal((await app.client().post(link, CHOSEN)).status, 404)
})

test('what the database and its jobs hold opens nothing', async () => {
  const client = await signUp({ ...FORM, email: 'copie@exemple.test' })
  const jeton = linkIn(app, 'activation').split('/').at(-1) ?? ''
  const session = (await app.signIn('scanner@exemple.test')).cookies.get('alin') ?? ''
  await client.post('/inscription', { ...FORM, email: 'en.attente@exemple.test' })
  const dump = await dumpOf(app)
  assert.ok(dump.length > 1_000 && session.length === 43 && jeton.length === 43)
  for (const token of [jeton, session]) {
    assert.ok(!dump.includes(token))
    assert.ok(!dump.includes(Buffer.from(token).toString('hex')))
  }
  const waiting = JSON.stringify(await app.jobs.listWaiting())
  assert.match(waiting, /comptes\.inscription/)
  assert.doesNotMatch(waiting, /en\.attente|Garnier|0639981234/)
  assert.ok(!app.logs.join('').includes(jeton) && !app.logs.join('').includes('exemple.test'))
})

test('an account asked for and never opened is forgotten after thirty days', async () => {
  await signUp({ ...FORM, email: 'jamais@exemple.test' })
  const { purgeAccounts } = await import('#features/accounts/commands/purge.ts')
  app.clock.advance({ days: 29 })
  await purgeAccounts(app.ctx())
  const count = async () => (await app.db.selectFrom('compte').select('id').where('email', '=', 'jamais@exemple.test').execute()).length
  assert.equal(await count(), 1)
  app.clock.advance({ days: 2 })
  await purgeAccounts(app.ctx())
  assert.equal(await count(), 0)
})

test('asked for again on the last day, the account lives thirty days more, under the text agreed to last', async () => {
  const email = 'deux.fois@exemple.test'
  const read = () => app.db.selectFrom('compte').select(['conditions_acceptees_le', 'conditions_version']).where('email', '=', email).executeTakeFirst()
  await signUp({ ...FORM, email })
  await app.db.updateTable('compte').set({ conditions_version: 'ancienne' }).where('email', '=', email).execute()
  app.clock.advance({ days: 29 })
  const again = app.clock.now()
  await signUp({ ...FORM, email })
  app.clock.advance({ days: 2 })
  const { purgeAccounts } = await import('#features/accounts/commands/purge.ts')
  await purgeAccounts(app.ctx())
  const row = await read()
  assert.ok(row?.conditions_acceptees_le && row.conditions_version !== 'ancienne')
  assert.equal(row.conditions_acceptees_le.toString(), again.toString())
})

function headersOf(headers: Headers) {
  return [...headers].filter(([name]) => name !== 'set-cookie' && name !== 'location')
}

async function dumpOf({ db }: TestApp): Promise<string> {
  const tables = await sql<{ nom: string }>`select table_name as nom from information_schema.tables where table_schema = 'public'`.execute(db)
  const pieces = await Promise.all(tables.rows.map(async ({ nom }) => (await sql<{ t: string }>`select row_to_json(x)::text as t from ${sql.id(nom)} x`.execute(db)).rows.map((row) => row.t).join('\n')))
  return pieces.join('\n')
}
