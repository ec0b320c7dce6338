import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { grantEnAttente } from '#features/demandes/commands/delegation.ts'
import { answerSalarie } from '#features/demandes/commands/validation.ts'
import { setDelegation } from '#features/entreprises/commands/delegation.ts'
import type { Actor, Ctx } from '#src/context.ts'
import { testApp, type TestApp } from '#test/app.ts'
import { insertStaff } from '#test/factories/comptes.ts'
import { insertEntreprise } from '#test/factories/demandes.ts'
import { aRegistre, insertSalarie } from '#test/factories/salaries.ts'

describe('delegation of the validation', () => {
  let app: TestApp
  let entreprise: { id: number; siret: string }
  let counter = 0
  before(async () => {
    app = await testApp()
    entreprise = await insertEntreprise(app.ctx(), { delegation: false, politique: { acces: [{ code: 'cdi_plus_de_ans', seuil: 2 }] } })
  })

  async function as(role: 'validateur' | 'administrateur'): Promise<Ctx & { email: string }> {
    const { id, email } = await insertStaff(app.ctx(), 'entreprise', { role, entreprise_id: entreprise.id })
    const actor: Actor = { type: 'entreprise', compteId: id, nom: role, role, entrepriseId: entreprise.id }
    return { ...app.ctx(actor), email }
  }
  async function salarie(over: { choix?: 1 | 2 | 3; embauche?: '2019-03-04' | '2026-09-01'; validation?: 'en_attente' | 'refusee' } = {}) {
    counter += 1
    const { id } = await insertSalarie(app.ctx(), entreprise, { tag: `D${counter}`, choix: over.choix ?? 2, validation: over.validation ?? 'en_attente', registre: aRegistre(String(500 + counter)) })
    if (over.embauche) await app.db.updateTable('rattachement').set({ date_embauche: over.embauche }).where('demande_id', '=', id).execute()
    return id
  }
  const stateOf = async (id: number) => (await app.db.selectFrom('rattachement').select('validation').where('demande_id', '=', id).executeTakeFirstOrThrow()).validation

  test('turned on: those who wait and meet the rules are granted by a job, the others go on waiting, answers given stay', async () => {
    const [meets, misses, refused, anonyme] = [await salarie(), await salarie({ embauche: '2026-09-01' }), await salarie(), await salarie({ choix: 1 })]
    const admin = await as('administrateur')
    await answerSalarie(admin, refused, { reponse: 'refusee', motif: 'plus_salarie' })
    await app.work()
    app.mails.length = 0
    assert.equal(await setDelegation(admin, true), 'enregistree')
    assert.equal(await setDelegation(admin, true), 'inchangee')
    assert.equal(await stateOf(meets), 'en_attente', 'the request of the page does not wait for thousands')
    await app.work()
    assert.deepEqual([await stateOf(meets), await stateOf(misses), await stateOf(refused), await stateOf(anonyme)], ['deleguee', 'en_attente', 'refusee', 'deleguee'])
    assert.deepEqual(app.mails.map(({ subject }) => subject), ['Votre entreprise vous reconnaît comme salarié'], 'nothing changes for the anonymous one: not told')
    assert.equal(await grantEnAttente(app.ctx(), entreprise.id), 0, 'twice is once')
    const events = await app.db.selectFrom('journal').select(['action', 'avant', 'apres']).where('objet', '=', 'entreprise').execute()
    assert.deepEqual(events, [{ action: 'entreprise.deleguee', avant: 'entreprise', apres: 'action_logement' }])
    await setDelegation(admin, false)
    await app.work()
    assert.equal(await stateOf(meets), 'deleguee')
  })

  test('taken back before the job ran: nobody is granted', async () => {
    const id = await salarie()
    const admin = await as('administrateur')
    await setDelegation(admin, true)
    await setDelegation(admin, false)
    await app.work()
    assert.equal(await stateOf(id), 'en_attente')
  })

  test('an administrator alone decides, after reading what it does; the others read', async () => {
    await assert.rejects(setDelegation(await as('validateur'), true), { name: 'NotFound' })
    const [validateur, admin] = [await app.signIn((await as('validateur')).email), await app.signIn((await as('administrateur')).email)]
    assert.match((await validateur.get('/entreprise/delegation')).text, /Votre rôle permet de lire, pas de choisir qui valide/)
    assert.equal((await validateur.post('/entreprise/delegation', { delegation: 'oui' })).status, 404)
    const before = await admin.get('/entreprise/delegation')
    assert.match(before.text, /\d+ salariés? attend(ent)? votre réponse.*Vos règles d’accès décident : En CDI depuis 2 ans ou plus/)
    assert.equal((await admin.post('/entreprise/delegation', { delegation: 'peut-être' })).status, 422)
    assert.match((await admin.post('/entreprise/delegation', { delegation: 'oui' })).text, /confiée à Action Logement.*Si vous reprenez la validation/)
    assert.match((await admin.post('/entreprise/delegation', { delegation: 'non' })).text, /valide de nouveau elle-même/)
  })
})
