import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { applicant, groundFor, insertCandidature } from '#test/demandeurs.ts'
import { insertEntreprise } from '#test/factories/demandes.ts'
import { deleteDemande } from './delete.ts'

describe('a request taken out of AL’in', () => {
  const ground = groundFor()

  test('nothing is left of the answers about work, nor of the values behind the points; the consent stays as proof', async () => {
    const { id: entrepriseId, siret } = await insertEntreprise(ground.app)
    const person = await applicant(ground, { choix: 2 })
    const { db } = ground.app
    const job = { demande_id: person.id, titulaire: 'demandeur' as const, situation: 'cdi' as const, nom_employeur: 'La Baguette Dorée', siret, entreprise_id: entrepriseId, plusieurs_employeurs: false, validation: 'deleguee' as const, tranches: [], maj_le: ground.app.clock.now() }
    await db.insertInto('rattachement').values(job).execute()
    const candidature = await insertCandidature(ground, person.id)
    await db.updateTable('candidature').set({ lignes: JSON.stringify([{ critere: 'age', valeur: '27 ans' }]) }).where('id', '=', candidature).execute()
    await deleteDemande(ground.app.ctx(), person.id)
    assert.equal(await db.selectFrom('rattachement').select('demande_id').where('demande_id', '=', person.id).executeTakeFirst(), undefined)
    const row = await db.selectFrom('candidature').select(['statut', 'lignes']).where('id', '=', candidature).executeTakeFirstOrThrow()
    assert.deepEqual(row, { statut: 'retiree', lignes: [] })
    assert.equal((await db.selectFrom('consentement').select('choix').where('demande_id', '=', person.id).execute()).length, 1)
    assert.equal(await db.selectFrom('profil').select('demande_id').where('demande_id', '=', person.id).executeTakeFirst(), undefined)
  })

  test('a number, a company code in any case: the database refuses a second owner', async () => {
    const code = 'Fournil-2026'
    await insertEntreprise(ground.app, { siret: '00020202100018', code })
    await assert.rejects(insertEntreprise(ground.app, { siret: '00030303800012', code: code.toUpperCase() }), /entreprise_code_majuscules/)
  })
})
