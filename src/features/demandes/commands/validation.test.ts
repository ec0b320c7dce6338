import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { isMotifRefusSalarie } from '#domain/refus-salarie.ts'
import { applyToOffre } from '#features/candidatures/commands/apply.ts'
import { freezeOffre } from '#features/candidatures/commands/close.ts'
import { setDelegation } from '#features/entreprises/commands/delegation.ts'
import { findFiche } from '#features/entreprises/queries/fiche.ts'
import { sealId } from '#platform/opaque-id.ts'
import type { Actor, Ctx } from '#src/context.ts'
import { testApp, type TestApp } from '#test/app.ts'
import { insertStaff } from '#test/factories/comptes.ts'
import { insertEntreprise } from '#test/factories/demandes.ts'
import { insertOffre } from '#test/factories/offres.ts'
import { aRegistre, insertSalarie } from '#test/factories/salaries.ts'
import { giveConsentement } from './choices.ts'
import { saveEmployeur } from './employeur.ts'
import { answerSalarie } from './validation.ts'

type Role = 'lecteur' | 'validateur' | 'administrateur'
const CDI = { titulaire: 'demandeur', situation: 'cdi', nomEmployeur: 'Ateliers', plusieursEmployeurs: false } as const

describe('a company answers for its employees', () => {
  let app: TestApp
  let entreprise: { id: number; siret: string }
  let autre: { id: number; siret: string }
  let counter = 0
  before(async () => {
    app = await testApp()
    entreprise = await insertEntreprise(app.ctx(), { effectif: 80, delegation: false, politique: { C: [{ code: 'moins_de_ans', seuil: 36 }] } })
    autre = await insertEntreprise(app.ctx(), { siret: '00020202800015', nom: 'Autres', delegation: false })
  })

  async function as(role: Role, of = entreprise): Promise<Ctx & { email: string }> {
    const { id, email } = await insertStaff(app.ctx(), 'entreprise', { role, entreprise_id: of.id, nom: `Nom ${role}` })
    const actor: Actor = { type: 'entreprise', compteId: id, nom: role, role, entrepriseId: of.id }
    return { ...app.ctx(actor), email }
  }
  async function salarie(over: { choix?: 1 | 2 | 3; validation?: 'en_attente' | 'validee' | 'refusee' | 'deleguee'; of?: typeof entreprise } = {}) {
    counter += 1
    return insertSalarie(app.ctx(), over.of ?? entreprise, { tag: `T${counter}`, choix: over.choix ?? 2, validation: over.validation ?? 'en_attente', registre: aRegistre(String(counter)) })
  }
  const stateOf = async (id: number) => (await app.db.selectFrom('rattachement').select('validation').where('demande_id', '=', id).executeTakeFirstOrThrow()).validation
  const pointsOf = async (id: number) => (await app.db.selectFrom('candidature').select('points_fixes').where('id', '=', id).executeTakeFirstOrThrow()).points_fixes
  const linesOf = async (id: number) => (await app.db.selectFrom('journal').select(['action', 'avant', 'apres', 'motif']).where('demande_id', '=', id).where('objet', '=', 'rattachement').orderBy('id').execute()).map((row) => Object.values(row).filter(Boolean).join(' '))

  test('a yes gives the points of the live candidature and opens reserved homes at once, a no takes both away, and each is a line', async () => {
    const { id } = await salarie()
    const offre = await insertOffre(app.db)
    const held = await applyToOffre(app.ctx(), id, offre)
    assert.ok(held.ok)
    const reserveOf = async () => (await app.db.selectFrom('profil').select('reserve').where('demande_id', '=', id).executeTakeFirstOrThrow()).reserve
    const [avant, reserve] = [await pointsOf(held.id), await reserveOf()]
    const ctx = await as('validateur')
    assert.equal(await answerSalarie(ctx, id, { reponse: 'validee', vu: 'en_attente' }), 'enregistree')
    assert.equal(await pointsOf(held.id), avant + 240 + 34)
    assert.deepEqual([reserve, await reserveOf()], [null, entreprise.id])
    await answerSalarie(ctx, id, { reponse: 'refusee', motif: 'plus_salarie', vu: 'validee' })
    assert.equal(await pointsOf(held.id), avant)
    assert.equal(await reserveOf(), null)
    await answerSalarie(ctx, id, { reponse: 'validee' })
    assert.equal(await stateOf(id), 'validee')
    assert.deepEqual(await linesOf(id), ['rattachement.valide en_attente validee', 'rattachement.refuse validee refusee plus_salarie', 'rattachement.valide refusee validee'])
    assert.equal((await findFiche(ctx, entreprise.id, id))?.reponses.length, 3)
  })

  test('a list already closed keeps its points (K8)', async () => {
    const { id } = await salarie()
    const offre = await insertOffre(app.db)
    const held = await applyToOffre(app.ctx(), id, offre)
    assert.ok(held.ok)
    const avant = await pointsOf(held.id)
    app.clock.advance({ hours: 24 * 20 })
    try {
      assert.ok(await freezeOffre(app.ctx(), offre))
      await answerSalarie(await as('validateur'), id, { reponse: 'validee' })
      assert.equal(await pointsOf(held.id), avant)
    } finally {
      app.clock.advance({ hours: -24 * 20 })
    }
  })

  test('the applicant is told the reason and what to do; an answer that changed before the message left is not told', async () => {
    const { id } = await salarie()
    const ctx = await as('administrateur')
    app.mails.length = 0
    await app.work()
    app.mails.length = 0
    await answerSalarie(ctx, id, { reponse: 'refusee', motif: 'regles_acces', precision: 'Période d’essai en cours' })
    await app.work()
    const [mail] = app.mails
    assert.equal(app.mails.length, 1)
    assert.match(mail?.text ?? '', /règles d’accès.*Période d’essai en cours[^]*service du personnel/)
    app.mails.length = 0
    await answerSalarie(ctx, id, { reponse: 'validee' })
    app.clock.advance({ seconds: 1 })
    await answerSalarie({ ...ctx, now: app.clock.now() }, id, { reponse: 'refusee', motif: 'pas_salarie' })
    await app.work()
    assert.deepEqual(app.mails.map(({ subject }) => subject), ['Votre entreprise n’a pas validé votre demande'])
  })

  test('the words of the company are kept under the person’s key, not in the journal', async () => {
    const { id } = await salarie()
    await answerSalarie(await as('validateur'), id, { reponse: 'refusee', motif: 'autre', precision: 'Mot secret' })
    const rows = await app.db.selectFrom('journal').selectAll().where('demande_id', '=', id).execute()
    assert.doesNotMatch(JSON.stringify(rows), /Mot secret/)
    assert.ok(isMotifRefusSalarie(rows.find(({ action }) => action === 'rattachement.refuse')?.motif ?? ''))
  })

  test('a reader, another company, an anonymous person, one who never chose: not found, and nothing is written', async () => {
    const { id } = await salarie()
    const anonyme = await salarie({ choix: 1 })
    const ailleurs = await salarie({ of: autre, choix: 3 })
    for (const [ctx, demandeId] of [[await as('lecteur'), id], [await as('validateur', autre), id], [await as('validateur'), anonyme.id], [await as('validateur'), ailleurs.id], [await as('validateur'), 999_999]] as const) {
      await assert.rejects(answerSalarie(ctx, demandeId, { reponse: 'validee' }), { name: 'NotFound' })
    }
    assert.deepEqual([await stateOf(id), await stateOf(anonyme.id), await stateOf(ailleurs.id)], ['en_attente', 'en_attente', 'en_attente'])
  })

  test('two validators at once: one answer stands, the other is told; those who agree write once', async () => {
    const { id } = await salarie()
    const [one, two] = [await as('validateur'), await as('administrateur')]
    const outcomes = await Promise.allSettled([answerSalarie(one, id, { reponse: 'validee', vu: 'en_attente' }), answerSalarie(two, id, { reponse: 'refusee', motif: 'pas_salarie', vu: 'en_attente' })])
    assert.deepEqual(outcomes.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
    const refused = outcomes.find((outcome) => outcome.status === 'rejected')
    assert.equal(refused?.reason.name, 'Conflict')
    assert.equal((await linesOf(id)).length, 1)
    const autreSalarie = await salarie()
    const agreed = await Promise.all([one, two].map((ctx) => answerSalarie(ctx, autreSalarie.id, { reponse: 'validee', vu: 'en_attente' })))
    assert.deepEqual(agreed.toSorted(), ['enregistree', 'inchangee'])
    assert.equal((await linesOf(autreSalarie.id)).length, 1)
  })

  test('its own answer outlives a correction of the form, even once delegated; another job asks again', async () => {
    const { id } = await salarie()
    const admin = await as('administrateur')
    await answerSalarie(admin, id, { reponse: 'refusee', motif: 'pas_salarie' })
    await setDelegation(admin, true)
    try {
      await saveEmployeur(app.ctx(), id, { ...CDI, siret: entreprise.siret, trajetMinutes: 20 })
      assert.equal(await stateOf(id), 'refusee')
      await saveEmployeur(app.ctx(), id, { ...CDI, situation: 'apprenti', siret: entreprise.siret })
      assert.equal(await stateOf(id), 'deleguee')
    } finally {
      await setDelegation(admin, false)
    }
    await saveEmployeur(app.ctx(), id, { ...CDI, situation: 'apprenti', siret: entreprise.siret, trajetMinutes: 30 })
    assert.equal(await stateOf(id), 'deleguee', 'answers given stay when the company takes the validation back')
  })

  test('a company is told of an employee who waits and whom it may see, once; never of an anonymous one', async () => {
    const told = async () => (await app.jobs.listWaiting()).filter(({ nom }) => nom === 'notifications.entreprise').length
    await app.work()
    const { id } = await salarie({ choix: 1, of: autre })
    await saveEmployeur(app.ctx(), id, { ...CDI, siret: entreprise.siret })
    assert.equal(await told(), 0)
    await giveConsentement(app.ctx(), id, 3)
    assert.equal(await told(), 1)
    await giveConsentement(app.ctx(), id, 2)
    await saveEmployeur(app.ctx(), id, { ...CDI, siret: entreprise.siret, trajetMinutes: 10 })
    assert.equal(await told(), 1)
  })

  test('several in one act: each its own line; who answered meanwhile is left and said', async () => {
    const [a, b, c] = [await salarie(), await salarie({ choix: 3 }), await salarie()]
    const ctx = await as('validateur')
    const client = await app.signIn(ctx.email)
    const list = await client.get('/entreprise/salaries?etat=a_valider&cocher=tout')
    assert.match(list.html, /checked/)
    await answerSalarie(await as('administrateur'), c.id, { reponse: 'refusee', motif: 'pas_salarie' })
    const done = await client.post('/entreprise/salaries/validation', { choix: [a, b, c].map(({ id }) => sealId(app.settings.secret, entreprise.id, id)) })
    assert.match(done.text, /2 salariés validés.*1 ligne n’a pas été prise/)
    assert.deepEqual([await stateOf(a.id), await stateOf(b.id), await stateOf(c.id)], ['validee', 'validee', 'refusee'])
    assert.deepEqual(await linesOf(a.id), ['rattachement.valide en_attente validee'])
    const none = await client.post('/entreprise/salaries/validation', {})
    assert.equal(none.status, 422)
    assert.match(none.text, /Cochez au moins un salarié/)
  })

  test('a refusal without a reason, or without the words it needs, comes back with its sentence and what was typed', async () => {
    const { id } = await salarie()
    const client = await app.signIn((await as('validateur')).email)
    const path = `/entreprise/salaries/${sealId(app.settings.secret, entreprise.id, id)}/refus`
    assert.match((await client.post(path, { vu: 'en_attente', precision: 'Quelques mots' })).html, /Choisissez une raison[^]*Quelques mots<\/textarea>/)
    const unsaid = await client.post(path, { vu: 'en_attente', motif: 'autre', precision: '  ' })
    assert.equal(unsaid.status, 422)
    assert.match(unsaid.text, /la personne lira vos mots/)
    const done = await client.post(path, { vu: 'en_attente', motif: 'autre', precision: 'Contrat pas commencé' })
    assert.match(done.text, /Refus enregistré[^]*Contrat pas commencé/)
    const late = await client.post(path, { vu: 'en_attente', motif: 'pas_salarie' })
    assert.equal(late.status, 409)
    assert.match(late.text, /Rien n’a été enregistré/)
  })
})
