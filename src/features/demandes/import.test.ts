import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { DemandeRegistre } from '#connectors/sne/index.ts'
import { NUMEROS_DEMO, NUMEROS_PANNES } from '#connectors/sne/numeros-demo.ts'
import { testApp, type TestApp } from '#test/app.ts'
import type { Client } from '#test/client.ts'
import { insertCompte } from '#test/factories/comptes.ts'
import { registreOf, startRegistre } from '#test/factories/demandes.ts'

const WRONG = '00000000'

describe('bringing a request by its number', () => {
  let app: TestApp
  let ground: Awaited<ReturnType<typeof startRegistre>>
  before(async () => {
    ground = await startRegistre()
    app = await testApp(undefined, { sne: ground.sne })
  })
  after(() => ground.simulateur.close())

  /** Someone whose account bears these names, signed in. */
  async function someone(nom = 'Leclerc', prenom = 'Aurélie'): Promise<Client & { compteId: number }> {
    const { id, email } = await insertCompte(app.ctx(), { nom, prenom })
    return Object.assign(await app.signIn(email), { compteId: id })
  }
  function birthOf(numero: string): Record<string, string> {
    const [annee = '', mois = '', jour = ''] = (registreOf(numero).demandeur.dateNaissance ?? '').split('-')
    return { 'naissance-jour': jour, 'naissance-mois': mois, 'naissance-annee': annee }
  }
  const ask = (client: Client, numero: string, fields = birthOf(numero)) => client.post('/demandeur/import', { numero, ...fields })
  /** The mail is read, as the person does. */
  async function lastCode(): Promise<string> {
    await app.work()
    return /\b(\d{4}) (\d{4})\b/.exec(app.mails.at(-1)?.text ?? '')?.slice(1).join('') ?? ''
  }
  /** The number is not used by the next test. */
  async function free(numero: string): Promise<void> {
    await app.db.updateTable('demande').set({ statut: 'supprimee', radiee_le: null }).where('numero_unique', '=', numero).execute()
    await app.db.deleteFrom('import_code').where('numero_unique', '=', numero).execute()
  }
  const withRegistre = (numero: string, change: Partial<DemandeRegistre>) => ground.simulateur.control.put({ ...registreOf(numero), ...change })

  test('the whole way: number, code, confirmation, and the request is there', async () => {
    const client = await someone()
    const before = await client.get('/demandeur')
    assert.match(before.text, /J’ai déjà un numéro NUR ou NUD/)
    assert.match(before.text, /elles peuvent ne pas être adaptées à votre situation/)
    assert.match(before.html, /href="\/numero-unique"/)

    const asked = await ask(client, '069 0919-000002 gtest', birthOf(NUMEROS_DEMO.leclerc))
    assert.equal(asked.path, '/demandeur/import/code')
    assert.match(asked.text, /\*{5}@exemple\.test/)
    assert.doesNotMatch(asked.html, /leclerc@exemple/)

    const code = await lastCode()
    assert.equal(app.mails.at(-1)?.to, 'leclerc@exemple.test')
    const verified = await client.post('/demandeur/import/code', { code: `${code.slice(0, 4)} ${code.slice(4)}` })
    assert.equal(verified.path, '/demandeur/import/confirmation')
    assert.match(verified.text, /Aurélie LECLERC/)
    assert.match(verified.text, /27 rue de la Source Claire/)

    const confirmed = await client.post('/demandeur/import/confirmation', { reponse: 'oui' })
    assert.equal(confirmed.path, '/demandeur/employeur?fait=importee')
    const dashboard = await client.get('/demandeur')
    assert.match(dashboard.text, /0690919000002GTEST/)
    assert.match(dashboard.text, /N° ALS \d{10}/)
    assert.match(dashboard.text, /3 choses à faire avant de postuler/)
    assert.match(dashboard.text, /T1 ou T2/)

    const events = await app.db.selectFrom('journal').select('action').where('compte_id', '=', client.compteId).orderBy('id').execute()
    assert.deepEqual(events.map(({ action }) => action), ['demande.code_demande', 'demande.importee'])
    const profil = await app.db.selectFrom('profil').innerJoin('demande', 'demande.id', 'profil.demande_id').select(['masque', 'typologies']).where('compte_id', '=', client.compteId).executeTakeFirstOrThrow()
    assert.ok(profil.masque > 0)
    assert.deepEqual(profil.typologies, ['T1', 'T1BIS', 'T2'])
    await free(NUMEROS_DEMO.leclerc)
  })

  test('whatever the register says, a stranger reads the same page and nobody is written to', async () => {
    const numeros = [NUMEROS_DEMO.tabanou, NUMEROS_DEMO.absent, NUMEROS_DEMO.sansMel, NUMEROS_DEMO.radiee, NUMEROS_DEMO.identiteDifferente, NUMEROS_PANNES.anomalie]
    const pages: string[] = []
    const sent = app.mails.length
    for (const numero of numeros) {
      const client = await someone('Curieux', 'Paul')
      const page = await ask(client, numero, birthOf(NUMEROS_DEMO.tabanou))
      pages.push(`${page.status} ${page.path} ${neutral(page.html, numero)}`)
      const again = await client.get('/demandeur/import/code')
      pages.push(`${again.status} ${again.path} ${neutral(again.html, numero)}`)
      const wrong = await client.post('/demandeur/import/code', { code: WRONG })
      assert.match(wrong.text, /Il vous reste 4 essais/)
    }
    await app.work()
    assert.equal(new Set(pages).size, 1)
    assert.equal(app.mails.length, sent)
  })

  test('the owner without a mailbox at the register, or whose register is silent, reads that same page too', async () => {
    const { demandeur } = registreOf(NUMEROS_DEMO.sansMel)
    const without = await ask(await someone(demandeur.nom, demandeur.prenom), NUMEROS_DEMO.sansMel)
    const stranger = await ask(await someone('Curieux', 'Paul'), NUMEROS_DEMO.absent, birthOf(NUMEROS_DEMO.tabanou))
    ground.simulateur.control.setPanne('coupe')
    const cut = await ask(await someone('Tabanou', 'Julien'), NUMEROS_DEMO.tabanou)
    ground.simulateur.control.setPanne(undefined)
    assert.equal(neutral(without.html, NUMEROS_DEMO.sansMel), neutral(stranger.html, NUMEROS_DEMO.absent))
    assert.equal(neutral(cut.html, NUMEROS_DEMO.tabanou), neutral(stranger.html, NUMEROS_DEMO.absent))
  })

  test('a number already linked elsewhere shows a stranger nothing, and says so to whoever opens its mailbox', async () => {
    const owner = await someone('Tabanou', 'Julien')
    await ask(owner, NUMEROS_DEMO.tabanou)
    await owner.post('/demandeur/import/code', { code: await lastCode() })
    await owner.post('/demandeur/import/confirmation', { reponse: 'oui' })

    const stranger = await ask(await someone('Curieux', 'Paul'), NUMEROS_DEMO.tabanou)
    assert.doesNotMatch(stranger.text, /déjà utilisé|exemple\.test/)

    const twin = await someone('TABANOU', 'julien')
    await ask(twin, NUMEROS_DEMO.tabanou)
    const page = await twin.post('/demandeur/import/code', { code: await lastCode() })
    assert.match(page.text, /Ce numéro est déjà utilisé dans AL’in/)
    const forced = await twin.post('/demandeur/import/confirmation', { reponse: 'oui' })
    assert.equal(forced.status, 409)
    await free(NUMEROS_DEMO.tabanou)
  })

  test('mistakes of typing come back filled in, each with its own sentence', async () => {
    const client = await someone()
    const cases: [string, RegExp][] = [
      ['', /Indiquez votre numéro unique/],
      ['0690919000002GTES', /18 caractères/],
      ['9990919000002GTEST', /région ni un département/],
      ['0691319000002GTEST', /mois et une année/],
      ['0690919000002XTEST', /lettre G/],
    ]
    for (const [numero, expected] of cases) {
      const page = await ask(client, numero, birthOf(NUMEROS_DEMO.leclerc))
      assert.equal(page.status, 422, numero)
      assert.match(page.text, expected)
      if (numero !== '') assert.ok(page.html.includes(`value="${numero}"`), `${numero} is still there`)
    }
    const day = await ask(client, NUMEROS_DEMO.leclerc, { 'naissance-jour': '31', 'naissance-mois': '02', 'naissance-annee': '1995' })
    assert.match(day.text, /Cette date n’existe pas/)
    const forged = await client.post('/demandeur/import', { numero: NUMEROS_DEMO.leclerc, ...birthOf(NUMEROS_DEMO.leclerc), compte_id: '1' })
    assert.equal(forged.status, 422)
  })

  test('a hundred wrong codes open nothing, and five close a code', async () => {
    const client = await someone()
    await ask(client, NUMEROS_DEMO.leclerc)
    const code = await lastCode()
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
    await free(NUMEROS_DEMO.leclerc)
  })

  test('wrong codes sent all at once count one by one', async () => {
    const client = await someone()
    await ask(client, NUMEROS_DEMO.leclerc)
    const code = await lastCode()
    await client.csrf()
    await Promise.all(Array.from({ length: 20 }, () => client.post('/demandeur/import/code', { code: code === WRONG ? '11111111' : WRONG })))
    const { essais, clos_le } = await app.db.selectFrom('import_code').select(['essais', 'clos_le']).where('compte_id', '=', client.compteId).executeTakeFirstOrThrow()
    assert.equal(essais, 5)
    assert.ok(clos_le)
    await free(NUMEROS_DEMO.leclerc)
  })

  test('the code of another session is refused, the owner’s own second browser included', async () => {
    const client = await someone()
    await ask(client, NUMEROS_DEMO.leclerc)
    const code = await lastCode()
    const { email } = await app.db.selectFrom('compte').select('email').where('id', '=', client.compteId).executeTakeFirstOrThrow()
    const secondBrowser = await app.signIn(email)
    const thief = await someone('Curieux', 'Paul')
    await ask(thief, NUMEROS_DEMO.absent, birthOf(NUMEROS_DEMO.leclerc))
    for (const other of [secondBrowser, thief]) {
      const answer = await other.post('/demandeur/import/code', { code })
      assert.notEqual(answer.path, '/demandeur/import/confirmation')
      assert.equal((await other.get('/demandeur/import/confirmation')).status, 409)
    }
    assert.equal((await client.post('/demandeur/import/code', { code })).path, '/demandeur/import/confirmation')
    await free(NUMEROS_DEMO.leclerc)
  })

  test('a code serves once', async () => {
    const client = await someone()
    await ask(client, NUMEROS_DEMO.leclerc)
    const code = await lastCode()
    await client.post('/demandeur/import/code', { code })
    const second = await client.post('/demandeur/import/code', { code })
    assert.equal(second.status, 422)
    assert.match(second.text, /Ce code a déjà servi/)
    await client.post('/demandeur/import/confirmation', { reponse: 'non' })
    const third = await client.post('/demandeur/import/code', { code })
    assert.notEqual(third.path, '/demandeur/import/confirmation')
    await free(NUMEROS_DEMO.leclerc)
  })

  test('a code lives 24 hours: one minute before it opens, at that minute it does not', async () => {
    const started = app.clock.now().toString()
    for (const [minutes, path] of [[-1, '/demandeur/import/confirmation'], [0, '/demandeur/import/code']] as const) {
      const client = await someone()
      await ask(client, NUMEROS_DEMO.leclerc)
      const code = await lastCode()
      app.clock.advance({ minutes: 24 * 60 + minutes })
      await app.db.updateTable('session').set({ expire_le: app.clock.now().add({ hours: 1 }) }).where('compte_id', '=', client.compteId).execute()
      const answer = await client.post('/demandeur/import/code', { code })
      assert.equal(answer.path, path)
      app.clock.set(started)
      await free(NUMEROS_DEMO.leclerc)
    }
  })

  test('three codes a day leave for one number; the fourth page looks like the stranger’s', async () => {
    const sent = app.mails.length
    for (let i = 0; i < 4; i++) {
      const page = await ask(await someone(), NUMEROS_DEMO.leclerc)
      assert.equal(/\*{5}@/.test(page.text), i < 3, `code ${i + 1}`)
    }
    await app.work()
    assert.equal(app.mails.length - sent, 3)
    await free(NUMEROS_DEMO.leclerc)
  })

  test('an account that tries number after number is stopped', async () => {
    const client = await someone('Curieux', 'Paul')
    const statuses = []
    for (let i = 0; i < 11; i++) statuses.push((await ask(client, NUMEROS_DEMO.absent, birthOf(NUMEROS_DEMO.tabanou))).status)
    assert.deepEqual(statuses.slice(9), [200, 429])
  })

  test('struck off, expired or renamed since: each refusal is explained and the register can be read again', async () => {
    const cases: [string, RegExp][] = [
      [NUMEROS_DEMO.radiee, /a été radiée le .* n’a pas été renouvelée à temps/],
      [NUMEROS_DEMO.radieeAttribution, /radiée le .* le bail est signé/],
      [NUMEROS_DEMO.expiree, /n’est plus valable depuis le .* vous gardez votre numéro et votre ancienneté/],
    ]
    for (const [numero, expected] of cases) {
      const { demandeur } = registreOf(numero)
      const client = await someone(demandeur.nom, demandeur.prenom)
      await ask(client, numero)
      const page = await client.post('/demandeur/import/code', { code: await lastCode() })
      assert.match(page.text, expected, numero)
      const forced = await client.post('/demandeur/import/confirmation', { reponse: 'oui' })
      assert.equal(forced.status, 409)
      assert.match(forced.text, expected)
    }
  })

  test('renewed at the register, the same request is accepted after reading it again; the register cut, nothing is lost', async () => {
    const numero = NUMEROS_DEMO.expiree
    await free(numero)
    const { demandeur } = registreOf(numero)
    const client = await someone(demandeur.nom, demandeur.prenom)
    await ask(client, numero)
    await client.post('/demandeur/import/code', { code: await lastCode() })
    ground.simulateur.control.setPanne('coupe')
    const cut = await client.post('/demandeur/import/confirmation', { reponse: 'relire' })
    assert.match(cut.text, /Le registre national ne répond pas/)
    ground.simulateur.control.setPanne(undefined)
    withRegistre(numero, { dateRenouvellement: '2026-11-20', dateFinValidite: '2027-11-20' })
    const read = await client.post('/demandeur/import/confirmation', { reponse: 'relire' })
    assert.match(read.text, /C’est bien ma demande/)
    assert.equal((await client.post('/demandeur/import/confirmation', { reponse: 'oui' })).path, '/demandeur/employeur?fait=importee')
  })

  test('two accounts that race for one number: exactly one has it', async () => {
    const racers = [await someone(), await someone(), await someone()]
    for (const client of racers) {
      await ask(client, NUMEROS_DEMO.leclerc)
      await client.post('/demandeur/import/code', { code: await lastCode() })
      await client.csrf()
    }
    const answers = await Promise.all(racers.map((client) => client.post('/demandeur/import/confirmation', { reponse: 'oui' })))
    assert.equal(answers.filter(({ path }) => path.startsWith('/demandeur/employeur')).length, 1)
    assert.equal(answers.filter(({ status, text }) => status === 409 && /déjà utilisé/.test(text)).length, 2)
    const rows = await app.db.selectFrom('demande').select('id').where('numero_unique', '=', NUMEROS_DEMO.leclerc).where('statut', '<>', 'supprimee').execute()
    assert.equal(rows.length, 1)
    await free(NUMEROS_DEMO.leclerc)
  })

  test('a double click on the confirmation makes one request', async () => {
    const client = await someone()
    await ask(client, NUMEROS_DEMO.leclerc)
    await client.post('/demandeur/import/code', { code: await lastCode() })
    await client.csrf()
    await Promise.all([1, 2].map(() => client.post('/demandeur/import/confirmation', { reponse: 'oui' })))
    const rows = await app.db.selectFrom('demande').select('id').where('compte_id', '=', client.compteId).execute()
    assert.equal(rows.length, 1)
    await free(NUMEROS_DEMO.leclerc)
  })

  test('codes that no list knows, and a commune that nobody knows, are shown as they came', async () => {
    for (const [numero, expected] of [[NUMEROS_DEMO.codesInconnus, /Code DUPLEX/], [NUMEROS_DEMO.communeInconnue, /C’est bien ma demande/]] as const) {
      const { demandeur } = registreOf(numero)
      const client = await someone(demandeur.nom, demandeur.prenom)
      await ask(client, numero)
      const page = await client.post('/demandeur/import/code', { code: await lastCode() })
      assert.match(page.text, expected)
      assert.equal((await client.post('/demandeur/import/confirmation', { reponse: 'oui' })).path, '/demandeur/employeur?fait=importee')
      assert.equal((await client.get('/demandeur')).status, 200)
    }
  })

  test('neither the code nor the request stays readable once the import is over', async () => {
    const rows = await app.db.selectFrom('import_code').select(['code', 'registre', 'clos_le']).where('clos_le', 'is not', null).execute()
    assert.ok(rows.length > 0)
    assert.ok(rows.every(({ registre }) => registre === null))
    assert.ok(rows.every(({ code }) => code === null || /^[0-9a-f]{64}$/.test(code)))
  })
})

/** The page without what is the visitor’s own: frame, number typed, token of the form. Short, so that a difference can be read. */
function neutral(html: string, numero: string): string {
  const spaced = numero.replace(/^(.{3})(.{4})(.{6})(.{5})$/, '$1\u00a0$2\u00a0$3\u00a0$4')
  const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? 'no page'
  return main.replaceAll(/name="_csrf" value="[^"]+"/g, '').replaceAll(spaced, 'NUMERO')
}
