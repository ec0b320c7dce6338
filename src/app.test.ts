import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '#test/app.ts'

test('over https the form is bound to the cookie that no other name or neighbouring site can set', async (t) => {
  const essai = await testApp(t, { settings: { baseUrl: 'https://alin.exemple.test' } })
  const visitor = essai.client()
  const attacker = essai.client()
  await visitor.get('/connexion')
  // Left by an older version, or planted by a neighbouring domain, with a token that was made for it.
  visitor.cookies.set('alin_visite', attacker.cookies.get('__Host-alin_visite') ?? 'x'.repeat(43))
  assert.equal((await visitor.post('/mot-de-passe-oublie', { email: 'a@exemple.test' }, { follow: false })).status, 303)
  const token = await attacker.csrf()
  visitor.cookies.set('alin_visite', attacker.cookies.get('__Host-alin_visite') ?? '')
  assert.equal((await visitor.post('/mot-de-passe-oublie', { email: 'a@exemple.test' }, { follow: false, csrf: token })).status, 403)
})

test('a page of a visitor holds a token of its own: no shared cache keeps it', async (t) => {
  const visitor = (await testApp(t)).client()
  for (const path of ['/', '/offres', '/aide', '/nulle-part']) assert.match((await visitor.get(path)).headers.get('cache-control') ?? '', /private|no-store/, path)
})

test('addresses of one IPv6 subscriber share one limit', async (t) => {
  const essai = await testApp(t)
  const statuses: number[] = []
  for (let index = 0; index < 101; index++) {
    const { status } = await essai.client(`2001:db8:1:2::${index.toString(16)}`).post('/mot-de-passe-oublie', { email: `p${index}@exemple.test` }, { follow: false })
    statuses.push(status)
  }
  assert.equal(statuses[99], 303)
  assert.equal(statuses[100], 429)
})
