import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { NUMEROS_DEMO } from '#connectors/sne/numeros-demo.ts'
import { ask, birthOf, free, groundFor, lastCode, someone } from '#test/demandeurs.ts'
import { registreOf } from '#test/factories/demandes.ts'

describe('bringing a request by its number', () => {
  const ground = groundFor()

  test('the whole way: number, code, confirmation, and the request is there', async () => {
    const client = await someone(ground)
    const before = await client.get('/demandeur')
    assert.match(before.text, /J’ai déjà un numéro NUR ou NUD/)
    assert.match(before.text, /elles peuvent ne pas être adaptées à votre situation/)
    assert.match(before.html, /href="\/numero-unique"/)

    const asked = await ask(client, '069 0919-000002 gtest', birthOf(NUMEROS_DEMO.leclerc))
    assert.equal(asked.path, '/demandeur/import/code')
    assert.match(asked.text, /\*{5}@exemple\.test/)
    assert.doesNotMatch(asked.html, /leclerc@exemple/)

    const code = await lastCode(ground)
    assert.equal(ground.app.mails.at(-1)?.to, 'leclerc@exemple.test')
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

    const events = await ground.app.db.selectFrom('journal').select('action').where('compte_id', '=', client.compteId).orderBy('id').execute()
    assert.deepEqual(events.map(({ action }) => action), ['demande.code_demande', 'demande.importee'])
    const profil = await ground.app.db.selectFrom('profil').innerJoin('demande', 'demande.id', 'profil.demande_id').select(['masque', 'typologies']).where('compte_id', '=', client.compteId).executeTakeFirstOrThrow()
    assert.ok(profil.masque > 0)
    assert.deepEqual(profil.typologies, ['T1', 'T1BIS', 'T2'])
    await free(ground, NUMEROS_DEMO.leclerc)
  })

  test('a number already linked elsewhere shows a stranger nothing, and says so to whoever opens its mailbox', async () => {
    const owner = await someone(ground, 'Tabanou', 'Julien')
    await ask(owner, NUMEROS_DEMO.tabanou)
    await owner.post('/demandeur/import/code', { code: await lastCode(ground) })
    await owner.post('/demandeur/import/confirmation', { reponse: 'oui' })

    const stranger = await ask(await someone(ground, 'Curieux', 'Paul'), NUMEROS_DEMO.tabanou)
    assert.doesNotMatch(stranger.text, /déjà utilisé|exemple\.test/)

    const twin = await someone(ground, 'TABANOU', 'julien')
    await ask(twin, NUMEROS_DEMO.tabanou)
    const page = await twin.post('/demandeur/import/code', { code: await lastCode(ground) })
    assert.match(page.text, /Ce numéro est déjà utilisé dans AL’in/)
    const forced = await twin.post('/demandeur/import/confirmation', { reponse: 'oui' })
    assert.equal(forced.status, 409)
    await free(ground, NUMEROS_DEMO.tabanou)
  })

  test('mistakes of typing come back filled in, each with its own sentence', async () => {
    const client = await someone(ground)
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

  test('struck off, expired or renamed since: each refusal is explained and the register can be read again', async () => {
    const cases: [string, RegExp][] = [
      [NUMEROS_DEMO.radiee, /a été radiée le .* n’a pas été renouvelée à temps/],
      [NUMEROS_DEMO.radieeAttribution, /radiée le .* le bail est signé/],
      [NUMEROS_DEMO.expiree, /n’est plus valable depuis le .* vous gardez votre numéro et votre ancienneté/],
    ]
    for (const [numero, expected] of cases) {
      const { demandeur } = registreOf(numero)
      const client = await someone(ground, demandeur.nom, demandeur.prenom)
      await ask(client, numero)
      const page = await client.post('/demandeur/import/code', { code: await lastCode(ground) })
      assert.match(page.text, expected, numero)
      const forced = await client.post('/demandeur/import/confirmation', { reponse: 'oui' })
      assert.equal(forced.status, 409)
      assert.match(forced.text, expected)
    }
  })

  test('renewed at the register, the same request is accepted after reading it again; the register cut, nothing is lost', async () => {
    const numero = NUMEROS_DEMO.expiree
    await free(ground, numero)
    const { demandeur } = registreOf(numero)
    const client = await someone(ground, demandeur.nom, demandeur.prenom)
    await ask(client, numero)
    await client.post('/demandeur/import/code', { code: await lastCode(ground) })
    ground.register.setPanne('coupe')
    const cut = await client.post('/demandeur/import/confirmation', { reponse: 'relire' })
    assert.match(cut.text, /Le registre national ne répond pas/)
    ground.register.setPanne(undefined)
    ground.register.put({ ...registreOf(numero), dateRenouvellement: '2026-11-20', dateFinValidite: '2027-11-20' })
    const read = await client.post('/demandeur/import/confirmation', { reponse: 'relire' })
    assert.match(read.text, /C’est bien ma demande/)
    const confirm = () => client.post('/demandeur/import/confirmation', { reponse: 'oui' })
    assert.equal((await confirm()).path, '/demandeur/employeur?fait=importee')
    assert.equal((await confirm()).path, '/demandeur/employeur?fait=importee', 'sent twice: what was asked is done')
  })

  test('two accounts that race for one number: exactly one has it', async () => {
    const racers = [await someone(ground), await someone(ground), await someone(ground)]
    for (const client of racers) {
      await ask(client, NUMEROS_DEMO.leclerc)
      await client.post('/demandeur/import/code', { code: await lastCode(ground) })
      await client.csrf()
    }
    const answers = await Promise.all(racers.map((client) => client.post('/demandeur/import/confirmation', { reponse: 'oui' })))
    assert.equal(answers.filter(({ path }) => path.startsWith('/demandeur/employeur')).length, 1)
    assert.equal(answers.filter(({ status, text }) => status === 409 && /déjà utilisé/.test(text)).length, 2)
    const rows = await ground.app.db.selectFrom('demande').select('id').where('numero_unique', '=', NUMEROS_DEMO.leclerc).where('statut', '<>', 'supprimee').execute()
    assert.equal(rows.length, 1)
    await free(ground, NUMEROS_DEMO.leclerc)
  })

  test('a double click on the confirmation makes one request', async () => {
    const client = await someone(ground)
    await ask(client, NUMEROS_DEMO.leclerc)
    await client.post('/demandeur/import/code', { code: await lastCode(ground) })
    await client.csrf()
    await Promise.all([1, 2].map(() => client.post('/demandeur/import/confirmation', { reponse: 'oui' })))
    const rows = await ground.app.db.selectFrom('demande').select('id').where('compte_id', '=', client.compteId).execute()
    assert.equal(rows.length, 1)
    await free(ground, NUMEROS_DEMO.leclerc)
  })

  test('codes that no list knows, and a commune that nobody knows, are shown as they came', async () => {
    for (const [numero, expected] of [[NUMEROS_DEMO.codesInconnus, /Code DUPLEX/], [NUMEROS_DEMO.communeInconnue, /C’est bien ma demande/]] as const) {
      const { demandeur } = registreOf(numero)
      const client = await someone(ground, demandeur.nom, demandeur.prenom)
      await ask(client, numero)
      const page = await client.post('/demandeur/import/code', { code: await lastCode(ground) })
      assert.match(page.text, expected)
      assert.equal((await client.post('/demandeur/import/confirmation', { reponse: 'oui' })).path, '/demandeur/employeur?fait=importee')
      assert.equal((await client.get('/demandeur')).status, 200)
    }
  })
})
