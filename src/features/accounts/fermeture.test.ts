import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { NUMEROS_DEMO } from '#connectors/sne/numeros-demo.ts'
import { findForMail } from '#features/candidatures/queries/candidatures.ts'
import { decipher } from '#platform/secrets.ts'
import { applicant, ask, attribute, groundFor, insertCandidature, lastCode, load, type Applicant } from '#test/demandeurs.ts'
import { insertCompte, insertStaff, MOT_DE_PASSE } from '#test/factories/comptes.ts'
import { insertEntreprise, registreOf } from '#test/factories/demandes.ts'
import { takeSnapshot } from '#test/matrix/snapshot.ts'
import { closeCompte } from './commands/fermeture.ts'
import { changePassword } from './commands/passwords.ts'

const YES = { accord: 'oui', cout: 'aucun' }
/** What may be found nowhere once the person has left. */
const CANARIES = ['zarfermenom', 'zarfermeprenom', 'zarferme@exemple.test', '0639987111', 'zarfermeadresse', 'zarfermeemployeur', 'zarfermecode', 'zarfermeautrenom']

describe('an account that its owner closes', () => {
  const ground = groundFor()

  const read = (id: number) => ground.app.db.selectFrom('compte').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const listActions = async (id: number) => (await ground.app.db.selectFrom('journal').select('action').where('compte_id', '=', id).orderBy('id').execute()).map(({ action }) => action)
  const emailOf = async ({ compteId }: Applicant) => (await read(compteId)).email

  async function newcomer() {
    const { id, email } = await insertCompte(ground.app.ctx(), { nom: 'Vernet', prenom: 'Paul' })
    return { id, email, client: await ground.app.signIn(email) }
  }

  async function findCanaries(): Promise<readonly string[]> {
    const rows = [...(await takeSnapshot(ground.app.db))].flatMap(([table, lines]) => lines.map((line) => `${table} ${line.toLowerCase()}`))
    return CANARIES.flatMap((canary) => rows.filter((row) => row.includes(canary) || row.includes(Buffer.from(canary).toString('hex'))).map((row) => `${canary} in ${row.split(' ')[0]}`))
  }

  /** Someone with all that a person can leave behind. */
  async function canaryPerson(): Promise<Applicant> {
    const { app } = ground
    const base = registreOf(NUMEROS_DEMO.leclerc)
    const registre = { ...base, demandeur: { ...base.demandeur, nom: 'Zarfermenom', prenom: 'Zarfermeprenom', mel: 'zarferme@exemple.test', telPortable: '0639987111', adresse: { ...base.demandeur.adresse, etranger: false, voie: 'Zarfermeadresse' } } }
    const compte = await insertCompte(app.ctx(), { nom: 'Zarfermeautrenom', prenom: 'Zarfermeprenom', email: 'zarferme@exemple.test', telephone: '0639987111' })
    const before = await app.signIn(compte.email)
    await before.post('/compte/identite', { civilite: 'madame', nom: 'Zarfermenom', prenom: 'Zarfermeprenom', telephone: '06 39 98 71 11' })
    const person = await applicant(ground, { compteId: compte.id, registre, choix: 3 })
    const { siret, id } = await insertEntreprise(app)
    await app.db.insertInto('rattachement').values({ demande_id: person.id, titulaire: 'demandeur', situation: 'cdi', nom_employeur: 'Zarfermeemployeur', siret, entreprise_id: id, code_entreprise: 'zarfermecode', plusieurs_employeurs: false, validation: 'deleguee', tranches: [], maj_le: app.clock.now() }).execute()
    const candidature = await insertCandidature(ground, person.id)
    await app.db.updateTable('candidature').set({ faits_points: JSON.stringify({ le: '2026-11-22', employeur: 'Zarfermeemployeur' }), lignes: JSON.stringify([{ critere: 'employeur', valeur: 'Zarfermeemployeur' }]) }).where('id', '=', candidature).execute()
    await app.client().post('/mot-de-passe-oublie', { email: compte.email })
    await app.client().post('/connexion', { identifiant: compte.email, mot_de_passe: MOT_DE_PASSE, appareil: 'oui' })
    const now = app.clock.now()
    await app.db.insertInto('import_code').values({ compte_id: compte.id, session: Buffer.alloc(32), numero_unique: registre.numeroUnique, registre: JSON.stringify(registre), cree_le: now, expire_le: now.add({ hours: 24 }) }).execute()
    await app.work()
    return person
  }

  test('leaves nothing of the person in any table, and the journal’s values can be read no more', async () => {
    const person = await canaryPerson()
    const key = (await ground.app.db.selectFrom('cle_personnelle').select('cle').where('compte_id', '=', person.compteId).executeTakeFirstOrThrow()).cle
    assert.ok(key)
    const { contenu } = await ground.app.db.selectFrom('journal_valeur').select('contenu').where('compte_id', '=', person.compteId).executeTakeFirstOrThrow()
    assert.match(decipher(key, 'journal', contenu), /Zarfermenom/)
    assert.deepEqual(new Set((await findCanaries()).map((found) => found.split(' ')[0])), new Set(CANARIES.filter((canary) => canary !== 'zarfermeautrenom')), 'the search sees them before')
    const closed = await person.post('/compte/fermeture', YES)
    assert.equal(closed.path, '/deconnecte?fait=ferme')
    assert.match(closed.text, /Votre compte est fermé/)
    assert.deepEqual(await findCanaries(), [], 'with the last message still to leave')
    await ground.app.work()
    assert.deepEqual(await findCanaries(), [])
    const { cle, detruite_le } = await ground.app.db.selectFrom('cle_personnelle').select(['cle', 'detruite_le']).where('compte_id', '=', person.compteId).executeTakeFirstOrThrow()
    assert.deepEqual([cle, detruite_le?.toString()], [null, ground.app.clock.now().toString()])
    for (const table of ['session', 'jeton', 'appareil'] as const) assert.equal((await ground.app.db.selectFrom(table).select('compte_id').where('compte_id', '=', person.compteId).execute()).length, 0, table)
    assert.equal((await ground.app.db.selectFrom('consentement').select('choix').where('demande_id', '=', person.id).execute()).length, 1, 'the consent stays as proof')
    assert.doesNotMatch(ground.app.logs.join('\n'), /zarferme/i)
  })

  test('is written to once more, at the address that it had, and never again', async () => {
    const person = await applicant(ground)
    const email = await emailOf(person)
    const candidature = await insertCandidature(ground, person.id, 'attribuee')
    await ground.app.work()
    ground.app.mails.length = 0
    await person.post('/compte/fermeture', { ...YES, cout: 'refus_attribution' })
    await ground.app.work()
    assert.deepEqual(ground.app.mails.map(({ to }) => to), [email])
    assert.match(ground.app.mails[0]?.subject ?? '', /votre compte est fermé/)
    assert.match(ground.app.mails[0]?.text ?? '', /coûte 40\s+points/)
    assert.equal(await findForMail(ground.app.db, candidature), undefined)
  })

  test('one event for the account, after those of the candidature and of the request', async () => {
    const person = await applicant(ground)
    await insertCandidature(ground, person.id)
    await person.post('/compte/fermeture', YES)
    assert.deepEqual(await listActions(person.compteId), ['candidature.retiree', 'demande.supprimee', 'compte.ferme'])
    assert.equal((await load(ground, person)).statut, 'supprimee')
  })

  test('says every consequence before; without the box, 422 and nothing is done', async () => {
    const person = await applicant(ground)
    await insertCandidature(ground, person.id)
    const page = await person.get('/compte/fermeture')
    for (const said of [/ne pourra pas être rouvert/, /vos connexions, sur tous vos appareils/, /Votre demande au registre national ne change pas/, /le numéro unique, et les refus déjà comptés/, /Vous perdez votre rang/, /une dernière fois/]) assert.match(page.text, said)
    assert.match(page.html, /name="cout" value="aucun"/)
    const wrongs: readonly Record<string, string>[] = [{}, { accord: 'non' }, { ...YES, cout: 'gratuit' }, { ...YES, compte_id: '1' }]
    for (const wrong of wrongs) assert.equal((await person.post('/compte/fermeture', wrong)).status, 422)
    assert.equal((await read(person.compteId)).statut, 'actif')
    assert.equal((await load(ground, person)).statut, 'active')
  })

  test('the cost announced is the most that one pays: attributed since, 409 and everything stays', async () => {
    const person = await applicant(ground)
    const candidature = await insertCandidature(ground, person.id)
    await attribute(ground, candidature)
    const refused = await person.post('/compte/fermeture', YES)
    assert.equal(refused.status, 409)
    assert.match(refused.text, /vient de vous être attribué/)
    assert.equal((await read(person.compteId)).statut, 'actif')
    assert.deepEqual(await listActions(person.compteId), [])
    const page = await person.get('/compte/fermeture')
    assert.match(page.text, /coûte 40 points/)
    assert.match(page.html, /name="cout" value="refus_attribution"/)
    await person.post('/compte/fermeture', { ...YES, cout: 'refus_attribution' })
    assert.equal((await ground.app.db.selectFrom('candidature').select('statut').where('id', '=', candidature).executeTakeFirstOrThrow()).statut, 'refusee')
  })

  test('its other sessions are dead with the next request, and neither address nor number opens it', async () => {
    const person = await applicant(ground)
    const email = await emailOf(person)
    const [phone, desk] = [await ground.app.signIn(email), await ground.app.signIn(email)]
    await person.post('/compte/fermeture', YES)
    for (const other of [person, phone, desk]) assert.match((await other.get('/compte')).path, /^\/connexion/)
    assert.equal(person.cookies.has('alin'), false)
    const { numeroUnique } = await load(ground, person)
    for (const identifiant of [email, numeroUnique, `${person.compteId}@ferme.invalid`]) assert.match((await ground.app.client().post('/connexion', { identifiant, mot_de_passe: MOT_DE_PASSE })).text, /incorrect/)
    assert.equal((await read(person.compteId)).mot_de_passe, null)
  })

  test('its address serves again, for an account that knows nothing of the first; the number too', async () => {
    const person = await applicant(ground, { registre: { ...registreOf(NUMEROS_DEMO.leclerc), piecesDeposees: [] } })
    const [email, { numeroUnique }] = [await emailOf(person), await load(ground, person)]
    await person.post('/compte/fermeture', YES)
    await ground.app.work()
    const again = await insertCompte(ground.app.ctx(), { email, nom: 'Leclerc', prenom: 'Aurélie' })
    const client = await ground.app.signIn(email)
    assert.doesNotMatch((await client.get('/compte')).text, /fermé/)
    const [annee = '', mois = '', jour = ''] = (registreOf(NUMEROS_DEMO.leclerc).demandeur.dateNaissance ?? '').split('-')
    await ask(client, numeroUnique, { 'naissance-jour': jour, 'naissance-mois': mois, 'naissance-annee': annee })
    await client.post('/demandeur/import/code', { code: await lastCode(ground) })
    assert.match((await client.post('/demandeur/import/confirmation', { reponse: 'oui' })).path, /^\/demandeur\/employeur/)
    assert.notEqual(again.id, person.compteId)
    await client.post('/compte/fermeture', YES)
    assert.deepEqual([(await read(again.id)).email, (await read(person.compteId)).email], [`${again.id}@ferme.invalid`, `${person.compteId}@ferme.invalid`])
  })

  test('two closings at once are one: one event, one message', async () => {
    const { id, email, client } = await newcomer()
    const other = await ground.app.signIn(email)
    const answers = await Promise.all([client, other, client].map((one) => one.post('/compte/fermeture', YES)))
    for (const { path } of answers) assert.match(path, /^\/(deconnecte\?fait=ferme|connexion)/)
    assert.deepEqual(await listActions(id), ['compte.ferme'])
    await ground.app.work()
    assert.equal(ground.app.mails.filter(({ to }) => to === email).length, 1)
    const ctx = ground.app.ctx()
    const { id: racing } = await newcomer()
    assert.deepEqual((await Promise.all([closeCompte(ctx, racing, 'aucun'), closeCompte(ctx, racing, 'aucun')])).toSorted(), [false, true])
  })

  test('a request that is being confirmed meanwhile is brought nowhere', async () => {
    const { id, client } = await newcomer()
    await ground.app.db.updateTable('compte').set({ nom: 'Leclerc', prenom: 'Aurélie' }).where('id', '=', id).execute()
    await ask(client, NUMEROS_DEMO.leclerc)
    await client.post('/demandeur/import/code', { code: await lastCode(ground) })
    const closing = await ground.app.db.startTransaction().execute()
    await closeCompte({ ...ground.app.ctx(), db: closing }, id, 'aucun')
    const confirmed = client.post('/demandeur/import/confirmation', { reponse: 'oui' }, { follow: false })
    await sleep(300)
    await closing.commit().execute()
    assert.doesNotMatch((await confirmed).headers.get('location') ?? '', /employeur/)
    assert.equal(await ground.app.db.selectFrom('demande').select('id').where('compte_id', '=', id).where('statut', '<>', 'supprimee').executeTakeFirst(), undefined)
    assert.equal(await ground.app.db.selectFrom('import_code').select('id').where('compte_id', '=', id).where('registre', 'is not', null).executeTakeFirst(), undefined)
  })

  test('a password chosen in another tab leaves none on the closed account', async () => {
    const { id } = await newcomer()
    const ctx = ground.app.ctx()
    await Promise.all([closeCompte(ctx, id, 'aucun'), changePassword(ctx, id, 'trois petits pois verts', 'session')])
    assert.equal((await read(id)).mot_de_passe, null)
  })

  test('the password is asked for again; the page is the applicants’ alone', async () => {
    const { id, client } = await newcomer()
    ground.app.clock.advance({ minutes: 16 })
    assert.equal((await client.get('/compte/fermeture')).status, 403)
    assert.equal((await client.post('/compte/fermeture', YES)).status, 403)
    assert.equal((await read(id)).statut, 'actif')
    assert.equal((await client.post('/compte/fermeture', { ...YES, _mot_de_passe: MOT_DE_PASSE })).path, '/deconnecte?fait=ferme')
    const staff = await insertStaff(ground.app.ctx(), 'bailleur')
    const agent = await ground.app.signIn(staff.email)
    assert.equal((await agent.get('/compte/fermeture')).status, 404)
    assert.equal((await agent.post('/compte/fermeture', YES)).status, 404)
    assert.equal(await closeCompte(ground.app.ctx(), staff.id, 'aucun'), false)
    assert.equal((await ground.app.client().get('/compte/fermeture')).path, '/connexion?suite=%2Fcompte%2Ffermeture')
  })
})
