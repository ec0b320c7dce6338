import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addJours } from '#domain/jour.ts'
import { transaction } from '#platform/db.ts'
import { testApp } from '#test/app.ts'
import { aDemande } from '#test/demandes.ts'
import { insertDemandeur } from '#test/factories/offres.ts'
import { giveConsentement } from './commands/choices.ts'
import { passToNewDay } from './commands/daily.ts'
import { tellDemande } from './courrier.ts'
import { messageDemande, OBJETS_DEMANDE } from './messages.ts'

async function aNight(jours: number) {
  const essai = await testApp()
  const ctx = essai.ctx()
  const { demandeId } = await insertDemandeur(ctx.db, { ...aDemande(), employeur: undefined }, { email: 'rappel@exemple.test' })
  await ctx.db.updateTable('demande').set({ valide_jusqu_au: addJours(ctx.today, jours) }).where('id', '=', demandeId).execute()
  await passToNewDay(ctx)
  await passToNewDay(ctx)
  await essai.work()
  return essai.mails.map(({ to, subject }) => ({ to, subject }))
}

test('sixty, thirty, seven days and one day before the anniversary the owner is reminded, once', async () => {
  for (const jours of [60, 30, 7, 1]) {
    const mails = await aNight(jours)
    assert.equal(mails.length, 1, `${jours} days before`)
    assert.match(mails[0]?.subject ?? '', /^Renouvelez votre demande avant le /)
    assert.equal(mails[0]?.to, 'rappel@exemple.test')
  }
})

test('on other days nobody is reminded; the day after the anniversary the owner is told of the suspension', async () => {
  assert.deepEqual(await aNight(31), [])
  assert.deepEqual((await aNight(-1)).map(({ subject }) => subject), ['Votre demande est suspendue'])
})

test('what the employer sees is written as chosen, and a closed account is written to no more', async () => {
  const essai = await testApp()
  const ctx = essai.ctx()
  const { demandeId, compteId } = await insertDemandeur(ctx.db, { ...aDemande(), employeur: undefined })
  await giveConsentement(ctx, demandeId, 2)
  await essai.work()
  assert.match(essai.mails.at(-1)?.text ?? '', /lit dix informations/)
  await ctx.db.updateTable('compte').set({ statut: 'ferme' }).where('id', '=', compteId).execute()
  await transaction(ctx.db, (tx) => tellDemande(tx, ctx, demandeId, 'pieces'))
  await essai.work()
  assert.equal(essai.mails.length, 1)
})

test('each message says one thing to do, in words that do not hold the number of the request', () => {
  for (const objet of OBJETS_DEMANDE) {
    const { subject, html, text } = messageDemande(objet, { prenom: 'Inès', valideJusquAu: '2027-03-10', radiationMotif: 'RADREN', choix: 3 }, { baseUrl: 'https://alin.exemple.test', check: { url: 'https://alin.exemple.test/message', code: 'ABCD 2345' } })
    assert.ok(subject.length > 0 && html.includes('https://alin.exemple.test/demandeur'))
    assert.doesNotMatch(text, /GTEST/)
  }
})
