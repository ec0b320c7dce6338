import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { NotFound } from '#platform/errors.ts'
import { applicant, attribute, groundFor, insertCandidature, load } from '#test/demandeurs.ts'
import { insertEntreprise } from '#test/factories/demandes.ts'
import { confirmPieces, giveConsentement } from './choices.ts'
import { deleteDemande } from './delete.ts'
import { saveEmployeur } from './employeur.ts'

describe('a request taken out of AL’in', () => {
  const ground = groundFor()

  test('nothing is left of the answers about work, nor of the values behind the points; the consent stays as proof', async () => {
    const { id: entrepriseId, siret } = await insertEntreprise(ground.app)
    const person = await applicant(ground, { choix: 2 })
    const { db } = ground.app
    const job = { demande_id: person.id, titulaire: 'demandeur' as const, situation: 'cdi' as const, nom_employeur: 'La Baguette Dorée', siret, entreprise_id: entrepriseId, plusieurs_employeurs: false, validation: 'deleguee' as const, tranches: [], maj_le: ground.app.clock.now() }
    await db.insertInto('rattachement').values(job).execute()
    const candidature = await insertCandidature(ground, person.id)
    await db.updateTable('candidature').set({ faits_points: JSON.stringify({ le: '2026-11-22', naissance: '1999-05-01' }), lignes: JSON.stringify([{ critere: 'age', valeur: '27 ans' }]) }).where('id', '=', candidature).execute()
    await deleteDemande(ground.app.ctx(), person.id)
    assert.equal(await db.selectFrom('rattachement').select('demande_id').where('demande_id', '=', person.id).executeTakeFirst(), undefined)
    const row = await db.selectFrom('candidature').select(['statut', 'faits_points', 'lignes']).where('id', '=', candidature).executeTakeFirstOrThrow()
    assert.deepEqual(row, { statut: 'retiree', faits_points: null, lignes: null })
    assert.equal((await db.selectFrom('consentement').select('choix').where('demande_id', '=', person.id).execute()).length, 1)
    assert.equal(await db.selectFrom('profil').select('demande_id').where('demande_id', '=', person.id).executeTakeFirst(), undefined)
  })

  test('a form sent from another tab, once the request is gone, writes nothing again', async () => {
    const person = await applicant(ground, { choix: 1 })
    const ctx = ground.app.ctx()
    await deleteDemande(ctx, person.id)
    await assert.rejects(giveConsentement(ctx, person.id, 2), NotFound)
    await assert.rejects(confirmPieces(ctx, person.id), NotFound)
    await assert.rejects(saveEmployeur(ctx, person.id, { titulaire: 'demandeur', situation: 'retraite', plusieursEmployeurs: false }), NotFound)
    assert.equal(await ground.app.db.selectFrom('rattachement').select('demande_id').where('demande_id', '=', person.id).executeTakeFirst(), undefined)
  })

  test('the cost that the page announced is the most that one pays: attributed since, nothing is done', async () => {
    const person = await applicant(ground)
    const candidature = await insertCandidature(ground, person.id)
    const page = await person.get('/demandeur/suppression')
    assert.match(page.html, /name="cout" value="aucun"/)
    await attribute(ground, candidature)
    assert.equal((await person.post('/demandeur/suppression', { accord: 'oui', cout: 'aucun' })).status, 409)
    assert.equal((await load(ground, person)).statut, 'active')
    assert.match((await person.get('/demandeur/suppression')).html, /name="cout" value="refus_attribution"/)
    assert.match((await person.get(`/demandeur/candidatures/${candidature}/retrait`)).html, /name="cout" value="refus_attribution"/)
    await person.post('/demandeur/suppression', { accord: 'oui', cout: 'refus_attribution' })
    assert.equal((await load(ground, person)).statut, 'supprimee')
  })

  test('a number, a company code in any case: the database refuses a second owner', async () => {
    const code = 'Fournil-2026'
    await insertEntreprise(ground.app, { siret: '00020202100018', code })
    await assert.rejects(insertEntreprise(ground.app, { siret: '00030303800012', code: code.toUpperCase() }), /entreprise_code_majuscules/)
  })
})
