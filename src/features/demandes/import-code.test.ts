import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { NUMEROS_DEMO, NUMEROS_PANNES } from '#connectors/sne/numeros-demo.ts'
import { ask, birthOf, free, groundFor, lastCode, neutral, someone } from '#test/demandeurs.ts'
import { registreOf } from '#test/factories/demandes.ts'

const WRONG = '00000000'

describe('what the code of an import protects', () => {
  const ground = groundFor()

  test('whatever the register says, a stranger reads the same page and nobody is written to', async () => {
    const numeros = [NUMEROS_DEMO.tabanou, NUMEROS_DEMO.absent, NUMEROS_DEMO.sansMel, NUMEROS_DEMO.radiee, NUMEROS_DEMO.identiteDifferente, NUMEROS_PANNES.anomalie]
    const pages: string[] = []
    const sent = ground.app.mails.length
    for (const numero of numeros) {
      const client = await someone(ground, 'Curieux', 'Paul')
      const page = await ask(client, numero, birthOf(NUMEROS_DEMO.tabanou))
      pages.push(`${page.status} ${page.path} ${neutral(page.html, numero)}`)
      const again = await client.get('/demandeur/import/code')
      pages.push(`${again.status} ${again.path} ${neutral(again.html, numero)}`)
      const wrong = await client.post('/demandeur/import/code', { code: WRONG })
      assert.match(wrong.text, /Il vous reste 4 essais/)
    }
    await ground.app.work()
    assert.equal(new Set(pages).size, 1)
    assert.equal(ground.app.mails.length, sent)
  })

  test('the owner without a mailbox at the register, or whose register is silent, reads that same page too', async () => {
    const { demandeur } = registreOf(NUMEROS_DEMO.sansMel)
    const without = await ask(await someone(ground, demandeur.nom, demandeur.prenom), NUMEROS_DEMO.sansMel)
    const stranger = await ask(await someone(ground, 'Curieux', 'Paul'), NUMEROS_DEMO.absent, birthOf(NUMEROS_DEMO.tabanou))
    ground.register.setPanne('coupe')
    const cut = await ask(await someone(ground, 'Tabanou', 'Julien'), NUMEROS_DEMO.tabanou)
    ground.register.setPanne(undefined)
    assert.equal(neutral(without.html, NUMEROS_DEMO.sansMel), neutral(stranger.html, NUMEROS_DEMO.absent))
    assert.equal(neutral(cut.html, NUMEROS_DEMO.tabanou), neutral(stranger.html, NUMEROS_DEMO.absent))
  })

  test('a hundred wrong codes open nothing, and five close a code', async () => {
    const client = await someone(ground)
    await ask(client, NUMEROS_DEMO.leclerc)
    const code = await lastCode(ground)
    const answers = []
    for (let guess = 0; guess < 100; guess++) {
      const tried = String(guess).padStart(8, '0')
      answers.push(await client.post('/demandeur/import/code', { code: tried === code ? WRONG : tried }))
    }
    assert.equal(answers.filter(({ path }) => path === '/demandeur/import/confirmation').length, 0)
    assert.match(answers[3]?.text ?? '', /Il vous reste 1 essai\b/)
    assert.match(answers[4]?.text ?? '', /Cinq codes faux/)
    const right = await client.post('/demandeur/import/code', { code })
    assert.notEqual(right.path, '/demandeur/import/confirmation')
    await free(ground, NUMEROS_DEMO.leclerc)
  })

  test('wrong codes sent all at once count one by one', async () => {
    const client = await someone(ground)
    await ask(client, NUMEROS_DEMO.leclerc)
    const code = await lastCode(ground)
    await client.csrf()
    await Promise.all(Array.from({ length: 20 }, () => client.post('/demandeur/import/code', { code: code === WRONG ? '11111111' : WRONG })))
    const { essais, clos_le } = await ground.app.db.selectFrom('import_code').select(['essais', 'clos_le']).where('compte_id', '=', client.compteId).executeTakeFirstOrThrow()
    assert.equal(essais, 5)
    assert.ok(clos_le)
    await free(ground, NUMEROS_DEMO.leclerc)
  })

  test('the code of another session is refused, the owner’s own second browser included', async () => {
    const client = await someone(ground)
    await ask(client, NUMEROS_DEMO.leclerc)
    const code = await lastCode(ground)
    const { email } = await ground.app.db.selectFrom('compte').select('email').where('id', '=', client.compteId).executeTakeFirstOrThrow()
    const secondBrowser = await ground.app.signIn(email)
    const thief = await someone(ground, 'Curieux', 'Paul')
    await ask(thief, NUMEROS_DEMO.absent, birthOf(NUMEROS_DEMO.leclerc))
    for (const other of [secondBrowser, thief]) {
      const answer = await other.post('/demandeur/import/code', { code })
      assert.notEqual(answer.path, '/demandeur/import/confirmation')
      assert.equal((await other.get('/demandeur/import/confirmation')).status, 409)
    }
    assert.equal((await client.post('/demandeur/import/code', { code })).path, '/demandeur/import/confirmation')
    await free(ground, NUMEROS_DEMO.leclerc)
  })

  test('a code serves once', async () => {
    const client = await someone(ground)
    await ask(client, NUMEROS_DEMO.leclerc)
    const code = await lastCode(ground)
    await client.post('/demandeur/import/code', { code })
    const second = await client.post('/demandeur/import/code', { code })
    assert.equal(second.status, 422)
    assert.match(second.text, /Ce code a déjà servi.* Voir ma demande/)
    await client.post('/demandeur/import/confirmation', { reponse: 'non' })
    const third = await client.post('/demandeur/import/code', { code })
    assert.notEqual(third.path, '/demandeur/import/confirmation')
    await free(ground, NUMEROS_DEMO.leclerc)
  })

  test('a code lives 24 hours: one minute before it opens, at that minute it does not', async () => {
    const started = ground.app.clock.now().toString()
    for (const [minutes, path] of [[-1, '/demandeur/import/confirmation'], [0, '/demandeur/import/code']] as const) {
      const client = await someone(ground)
      await ask(client, NUMEROS_DEMO.leclerc)
      const code = await lastCode(ground)
      ground.app.clock.advance({ minutes: 24 * 60 + minutes })
      await ground.app.db.updateTable('session').set({ expire_le: ground.app.clock.now().add({ hours: 1 }) }).where('compte_id', '=', client.compteId).execute()
      const answer = await client.post('/demandeur/import/code', { code })
      assert.equal(answer.path, path)
      ground.app.clock.set(started)
      await free(ground, NUMEROS_DEMO.leclerc)
    }
  })

  test('three codes a day leave for one number; the fourth page looks like the stranger’s', async () => {
    const sent = ground.app.mails.length
    for (let i = 0; i < 4; i++) {
      const page = await ask(await someone(ground), NUMEROS_DEMO.leclerc)
      assert.equal(/\*{5}@/.test(page.text), i < 3, `code ${i + 1}`)
    }
    await ground.app.work()
    assert.equal(ground.app.mails.length - sent, 3)
    await free(ground, NUMEROS_DEMO.leclerc)
  })

  test('an account that tries number after number is stopped', async () => {
    const client = await someone(ground, 'Curieux', 'Paul')
    const statuses = []
    for (let i = 0; i < 11; i++) statuses.push((await ask(client, NUMEROS_DEMO.absent, birthOf(NUMEROS_DEMO.tabanou))).status)
    assert.deepEqual(statuses.slice(9), [200, 429])
  })

  test('neither the code nor the request stays readable once the import is over', async () => {
    const rows = await ground.app.db.selectFrom('import_code').select(['code', 'registre', 'clos_le']).where('clos_le', 'is not', null).execute()
    assert.ok(rows.length > 0)
    assert.ok(rows.every(({ registre }) => registre === null))
    assert.ok(rows.every(({ code }) => code === null || /^[0-9a-f]{64}$/.test(code)))
  })
})
