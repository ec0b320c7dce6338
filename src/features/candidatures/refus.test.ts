import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '#test/app.ts'
import { aDemande } from '#test/demandes.ts'
import { insertDemandeur, insertOffre } from '#test/factories/offres.ts'

test('who cannot apply because a fact is missing reads which one, in words', async (t) => {
  const essai = await testApp(t)
  const { db } = essai
  const email = 'incomplete@exemple.test'
  const { demandeId } = await insertDemandeur(db, { ...aDemande({ rfr: {}, communesSouhaitees: [] }), employeur: undefined }, { choix: 1, email })
  await db.insertInto('rattachement').values({ demande_id: demandeId, titulaire: 'demandeur', situation: 'retraite', plusieurs_employeurs: false, validation: 'sans_objet', tranches: [], maj_le: essai.clock.now() }).execute()
  const client = await essai.signIn(email)
  const offreId = await insertOffre(db)
  const page = await client.post(`/demandeur/offres/${offreId}/candidature`)
  assert.equal(page.status, 409)
  assert.match(page.text, /Il manque une information à votre demande/)
  assert.match(page.text, /le revenu fiscal de référence de l’année 2024/)
  assert.match(page.text, /les communes où vous voulez habiter/)
  assert.doesNotMatch(page.text, /communesSouhaitees|revenus\.rfr/)
})
