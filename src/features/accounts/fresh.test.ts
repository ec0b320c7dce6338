import assert from 'node:assert/strict'
import test from 'node:test'
import { requireFresh } from '#features/accounts/fresh.tsx'
import { testApp } from '#test/app.ts'
import { insertCompte, MOT_DE_PASSE } from '#test/factories/comptes.ts'

const app = await testApp()
app.app.use('/compte/essai', requireFresh)
app.app.get('/compte/essai', (c) => c.text(`page ${c.req.query('n') ?? ''}`))
app.app.post('/compte/essai', (c) => c.json(c.var.form))

const TYPED = { motif: 'J’ai « trouvé » <ailleurs>', communes: ['69123', '69266'] }

test('within a quarter of an hour of the password, pages and forms pass', async () => {
  const { email } = await insertCompte(app.ctx())
  const client = await app.signIn(email)
  app.clock.advance({ minutes: 14, seconds: 59 })
  assert.equal((await client.get('/compte/essai')).html, 'page ')
  assert.equal((await client.post('/compte/essai', TYPED)).status, 200)
})

test('later, the page asks for the password, then shows itself', async () => {
  const { email } = await insertCompte(app.ctx())
  const client = await app.signIn(email)
  app.clock.advance({ minutes: 15 })
  const asked = await client.get('/compte/essai?n=7')
  assert.equal(asked.status, 403)
  assert.match(asked.text, /Confirmez votre mot de passe/)
  const suite = /name="suite" value="([^"]+)"/.exec(asked.html)?.[1] ?? ''
  const wrong = await client.post('/connexion/confirmer', { suite, mot_de_passe: 'pas celui-là' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /n’est pas le bon/)
  const before = client.cookies.get('alin')
  const shown = await client.post('/connexion/confirmer', { suite, mot_de_passe: MOT_DE_PASSE })
  assert.equal(shown.html, 'page 7')
  assert.notEqual(client.cookies.get('alin'), before, 'a new id with the renewed right')
  assert.equal((await client.get('/compte/essai')).html, 'page ')
})

test('later, a form waits for the password and goes on with all that was typed', async () => {
  const { email } = await insertCompte(app.ctx())
  const client = await app.signIn(email)
  app.clock.advance({ minutes: 20 })
  const asked = await client.post('/compte/essai?etape=2', TYPED)
  assert.equal(asked.status, 403)
  assert.match(asked.html, /action="\/compte\/essai\?etape=2"/)
  const carried = { motif: decode(/name="motif" value="([^"]*)"/.exec(asked.html)?.[1] ?? ''), communes: [...asked.html.matchAll(/name="communes" value="([^"]*)"/g)].map((match) => match[1] ?? '') }
  assert.deepEqual(carried, TYPED)
  const wrong = await client.post('/compte/essai?etape=2', { ...carried, _mot_de_passe: 'pas celui-là' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.html, /name="motif"/)
  assert.doesNotMatch(wrong.html, /pas celui-là/)
  const done = await client.post('/compte/essai?etape=2', { ...carried, _mot_de_passe: MOT_DE_PASSE })
  assert.equal(done.status, 200)
  const { _csrf, _mot_de_passe, ...received } = JSON.parse(done.html)
  assert.deepEqual(received, TYPED)
})

test('the password of a form is never carried in the page', async () => {
  const { email } = await insertCompte(app.ctx())
  const client = await app.signIn(email)
  app.clock.advance({ minutes: 20 })
  const asked = await client.post('/compte/essai', { mot_de_passe_actuel: 'secret bien gardé', code_totp: '123456' })
  assert.doesNotMatch(asked.html, /secret bien gardé|123456/)
})

test('a session of the second step, or none, cannot confirm', async () => {
  const answer = await app.client().post('/connexion/confirmer', { mot_de_passe: MOT_DE_PASSE, suite: '/compte' })
  assert.equal(answer.path, '/connexion?suite=%2Fcompte')
})

function decode(html: string): string {
  return html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
}
