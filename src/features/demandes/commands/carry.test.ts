import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { NUMEROS_DEMO } from '#connectors/sne/numeros-demo.ts'
import { ask, groundFor, lastCode, someone } from '#test/demandeurs.ts'
import { MOT_DE_PASSE } from '#test/factories/comptes.ts'

describe('a password asked again in the middle of an import', () => {
  const ground = groundFor()

  test('the code still opens the request in the renewed session, and nowhere else', async () => {
    const client = await someone(ground)
    await ask(client, NUMEROS_DEMO.leclerc)
    const code = await lastCode(ground)
    const before = client.cookies.get('alin') ?? ''
    ground.app.clock.advance({ minutes: 20 })
    await client.post('/connexion/confirmer', { mot_de_passe: MOT_DE_PASSE })
    assert.notEqual(client.cookies.get('alin'), before, 'the session was not renewed')

    const other = await ground.app.signIn((await ground.app.db.selectFrom('compte').select('email').where('id', '=', client.compteId).executeTakeFirstOrThrow()).email)
    assert.notEqual((await other.post('/demandeur/import/code', { code })).path, '/demandeur/import/confirmation')
    assert.equal((await client.post('/demandeur/import/code', { code })).path, '/demandeur/import/confirmation')
  })
})
