import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { NUMEROS_DEMO } from '#connectors/sne/numeros-demo.ts'
import { transaction } from '#platform/db.ts'
import { decipher } from '#platform/secrets.ts'
import { applicant, ask, free, groundFor, insertCandidature, lastCode, someone } from '#test/demandeurs.ts'
import { insertCompte, insertStaff, MOT_DE_PASSE } from '#test/factories/comptes.ts'
import { correctIdentite } from './commands/identite.ts'

const RIGHT = { civilite: 'monsieur', nom: 'Leclerc', prenom: 'Aurèle', telephone: '06 39 98 00 55' }

describe('one’s own names and phone', () => {
  const ground = groundFor()

  const read = (id: number) => ground.app.db.selectFrom('compte').select(['civilite', 'nom', 'prenom', 'telephone', 'email']).where('id', '=', id).executeTakeFirstOrThrow()
  const listEvents = (id: number) => ground.app.db.selectFrom('journal').selectAll().where('compte_id', '=', id).where('action', '=', 'compte.identite_changee').execute()

  async function newcomer() {
    const { id, email } = await insertCompte(ground.app.ctx(), { nom: 'Leclair', prenom: 'Aurèle' })
    return { id, email, client: await ground.app.signIn(email) }
  }

  test('are corrected before a request is brought, written once in the journal, and told to the address', async () => {
    const { id, email, client } = await newcomer()
    assert.match((await client.get('/compte')).html, /href="\/compte\/identite"/)
    assert.match((await client.get('/compte/identite')).html, /value="Leclair"/)
    const done = await client.post('/compte/identite', RIGHT)
    assert.match(done.text, /Vos informations sont corrigées/)
    assert.match(done.text, /Informations du compte corrigées/, 'the history says so')
    assert.deepEqual(await read(id), { ...RIGHT, telephone: '0639980055', email })
    await ground.app.work()
    const told = ground.app.mails.filter(({ to }) => to === email)
    assert.equal(told.length, 1)
    assert.match(told[0]?.subject ?? '', /informations de votre compte ont changé/)
  })

  test('the journal names the fields; old and new values are under the person’s key', async () => {
    const { id, client } = await newcomer()
    await client.post('/compte/identite', { ...RIGHT, prenom: 'Aurèle', civilite: 'madame', telephone: '0639980001' })
    const [event, ...others] = await listEvents(id)
    assert.equal(others.length, 0)
    assert.deepEqual(event?.champs, ['nom'])
    assert.doesNotMatch(JSON.stringify(event), /Lecl/)
    const { contenu } = await ground.app.db.selectFrom('journal_valeur').select('contenu').where('compte_id', '=', id).executeTakeFirstOrThrow()
    const { cle } = await ground.app.db.selectFrom('cle_personnelle').select('cle').where('compte_id', '=', id).executeTakeFirstOrThrow()
    assert.ok(cle)
    assert.deepEqual(JSON.parse(decipher(cle, 'journal', contenu)), { nom: 'Leclerc', nom_avant: 'Leclair' })
  })

  test('the same again changes nothing, and nobody is written to', async () => {
    const { id, client } = await newcomer()
    await client.post('/compte/identite', RIGHT)
    assert.match((await client.post('/compte/identite', RIGHT)).text, /rien n’a changé/)
    assert.equal((await listEvents(id)).length, 1)
  })

  test('every wrong field has its sentence, and what was typed stays', async () => {
    const { id, client } = await newcomer()
    const before = await read(id)
    for (const [fields, message] of [
      [{ civilite: 'autre' }, /Choisissez Madame ou Monsieur/],
      [{ nom: '  ' }, /Indiquez votre nom de naissance/],
      [{ nom: 'R2D2' }, /Utilisez des lettres/],
      [{ prenom: 'a'.repeat(81) }, /80 caractères au plus/],
      [{ telephone: '01 99 00 12 34' }, /commencent par 06 ou 07/],
      [{ telephone: '' }, /Indiquez votre numéro de téléphone portable/],
    ] as const) {
      const refused = await client.post('/compte/identite', { ...RIGHT, ...fields })
      assert.equal(refused.status, 422)
      assert.match(refused.text, message)
      assert.match(refused.html, /value="Leclerc"|R2D2|value=" {2}"/)
    }
    assert.equal((await client.post('/compte/identite', { ...RIGHT, email: 'autre@exemple.test' })).status, 422, 'the address is not a field of this page')
    assert.deepEqual(await read(id), before)
  })

  test('with a request here, the phone alone: the page says the way, and a form made by hand changes no name', async () => {
    const person = await applicant(ground)
    const before = await read(person.compteId)
    const page = await person.get('/compte/identite')
    assert.match(page.text, /seul votre téléphone se corrige ici/)
    assert.match(page.html, /href="\/demandeur\/suppression"/)
    assert.doesNotMatch(page.html, /name="nom"|name="prenom"|name="civilite"/)
    assert.equal((await person.post('/compte/identite', RIGHT)).status, 422)
    assert.deepEqual(await read(person.compteId), before)
    await person.post('/compte/identite', { telephone: '+33 6 39 98 00 66' })
    assert.deepEqual(await read(person.compteId), { ...before, telephone: '0639980066' })
  })

  test('a request brought between the page and its form: 409, nothing changed', async () => {
    const person = await applicant(ground)
    const before = await read(person.compteId)
    assert.equal(await correctIdentite(ground.app.ctx(), person.compteId, { nom: 'Autre', telephone: '0639980077' }), 'demande')
    assert.deepEqual(await read(person.compteId), before)
    await ground.app.db.updateTable('demande').set({ statut: 'radiee', radiee_le: '2026-11-01' }).where('id', '=', person.id).execute()
    assert.equal(await correctIdentite(ground.app.ctx(), person.compteId, { prenom: 'Autre' }), 'demande', 'struck off, it is still here')
  })

  test('an account whose names were wrong has no dead end: corrected, its code comes', async () => {
    const { email, client } = await newcomer()
    await ask(client, NUMEROS_DEMO.leclerc)
    await ground.app.work()
    assert.equal(ground.app.mails.some(({ subject }) => /code d’accès/.test(subject)), false)
    assert.match((await client.get('/demandeur/import/code')).html, /href="\/compte\/identite"/)
    await client.post('/compte/identite', { ...RIGHT, prenom: 'Aurélie' })
    await ask(client, NUMEROS_DEMO.leclerc)
    const shown = await client.post('/demandeur/import/code', { code: await lastCode(ground) })
    assert.equal(shown.path, '/demandeur/import/confirmation')
    assert.match((await client.post('/demandeur/import/confirmation', { reponse: 'oui' })).path, /^\/demandeur\/employeur/, email)
  })

  test('request deleted, account corrected, request brought again: the way that the page says', async () => {
    const person = await applicant(ground)
    await insertCandidature(ground, person.id)
    await person.post('/demandeur/suppression', { accord: 'oui' })
    await person.post('/compte/identite', RIGHT)
    assert.equal((await read(person.compteId)).prenom, 'Aurèle')
  })

  test('an import waits for a correction that is being made: names are compared once they are written', async () => {
    const client = await someone(ground, 'Leclair', 'Aurélie')
    const correction = await ground.app.db.startTransaction().execute()
    await correctIdentite({ ...ground.app.ctx(), db: correction }, client.compteId, { nom: 'Leclerc' })
    await free(ground, NUMEROS_DEMO.leclerc)
    const asked = ask(client, NUMEROS_DEMO.leclerc)
    await sleep(1_200)
    await correction.commit().execute()
    await asked
    const { code } = await ground.app.db.selectFrom('import_code').select('code').where('compte_id', '=', client.compteId).executeTakeFirstOrThrow()
    assert.ok(code, 'the code is for the name that is now the account’s')
  })

  test('the password is asked for again after a quarter of an hour, and what was typed is kept', async () => {
    const { id, client } = await newcomer()
    ground.app.clock.advance({ minutes: 16 })
    assert.equal((await client.get('/compte/identite')).status, 403)
    assert.equal((await client.post('/compte/identite', RIGHT)).status, 403)
    assert.equal((await read(id)).nom, 'Leclair')
    await client.post('/compte/identite', { ...RIGHT, _mot_de_passe: MOT_DE_PASSE })
    assert.equal((await read(id)).nom, 'Leclerc')
  })

  test('the page is the applicants’ alone, and a closed account corrects nothing', async () => {
    assert.equal((await ground.app.client().get('/compte/identite')).path, '/connexion?suite=%2Fcompte%2Fidentite')
    const staff = await insertStaff(ground.app.ctx(), 'conseiller')
    const client = await ground.app.signIn(staff.email)
    assert.equal((await client.get('/compte/identite')).status, 404)
    assert.doesNotMatch((await client.get('/compte')).html, /\/compte\/(identite|fermeture)/)
    assert.equal(await correctIdentite(ground.app.ctx(), staff.id, { nom: 'Autre' }), 'ferme')
    const { id } = await newcomer()
    await transaction(ground.app.db, (tx) => tx.updateTable('compte').set({ statut: 'ferme' }).where('id', '=', id).execute())
    assert.equal(await correctIdentite(ground.app.ctx(), id, { nom: 'Autre' }), 'ferme')
  })
})
