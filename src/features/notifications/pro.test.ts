import assert from 'node:assert/strict'
import { before, beforeEach, test } from 'node:test'
import { transaction } from '#platform/db.ts'
import type { Ctx } from '#src/context.ts'
import { testApp, type TestApp } from '#test/app.ts'
import { aDemande } from '#test/demandes.ts'
import { insertStaff } from '#test/factories/comptes.ts'
import { insertBailleur, insertDemandeur, insertEntreprise, insertOffre } from '#test/factories/offres.ts'
import { tellBailleur, tellConseil, tellEntreprise } from './commands/pro.ts'
import { messageOffre, OBJETS_BAILLEUR, OBJETS_CONSEIL } from './messages.ts'

let essai: TestApp
let ctx: Ctx
before(async () => {
  essai = await testApp()
  ctx = essai.ctx()
})
beforeEach(async () => {
  await essai.work()
  essai.mails.length = 0
})

const recipients = async () => {
  await essai.work()
  return essai.mails.map(({ to }) => to).toSorted()
}

test('a landlord’s own people who may act are written to, once: no reader, no closed account, no other landlord', async () => {
  const bailleurId = await insertBailleur(ctx.db)
  const offreId = await insertOffre(ctx.db, { bailleur_id: bailleurId })
  const agent = await insertStaff(ctx, 'bailleur', { bailleur_id: bailleurId })
  const secretaire = await insertStaff(ctx, 'bailleur', { bailleur_id: bailleurId, role: 'secretaire' })
  await insertStaff(ctx, 'bailleur', { bailleur_id: bailleurId, role: 'lecteur' })
  await insertStaff(ctx, 'bailleur', { bailleur_id: bailleurId, statut: 'ferme', email: 'parti@exemple.test' })
  await insertStaff(ctx, 'bailleur')
  for (let time = 0; time < 2; time += 1) await transaction(ctx.db, (tx) => tellBailleur(tx, ctx, offreId, 'dossiers_transmis'))
  assert.deepEqual(await recipients(), [agent.email, secretaire.email].toSorted())
  const [mail] = essai.mails
  assert.match(mail?.text ?? '', new RegExp(`/bailleur/offres/${offreId}\\b`))
  assert.match(mail?.text ?? '', /avec le code [A-Z2-9]{4} [A-Z2-9]{4}/)
})

test('a rollback writes to nobody', async () => {
  const offreId = await insertOffre(ctx.db)
  await transaction(ctx.db, async (tx) => {
    await tellConseil(tx, ctx, offreId, 'liste_arretee')
    throw new Error('undone')
  }).catch(() => undefined)
  assert.deepEqual(await recipients(), [])
})

test('the conseillers of the territory are written to; those of the whole country only where there are none', async () => {
  const offreId = await insertOffre(ctx.db, { departement: '42' })
  const [national, ailleurs] = [await insertStaff(ctx, 'conseiller', { role: 'responsable', departements: [] }), await insertStaff(ctx, 'conseiller', { departements: ['59'] })]
  await transaction(ctx.db, (tx) => tellConseil(tx, ctx, offreId, 'offre_soumise'))
  assert.deepEqual(await recipients(), [national.email])
  assert.ok(ailleurs)
  essai.mails.length = 0
  const local = await insertStaff(ctx, 'conseiller', { departements: ['69', '42'] })
  await transaction(ctx.db, (tx) => tellConseil(tx, ctx, offreId, 'liste_arretee'))
  assert.deepEqual(await recipients(), [local.email])
})

const waiting = (entrepriseId: number) => aDemande({ employeur: { id: String(entrepriseId), effectif: 120, agricole: false, categorie: 'PME', validation: 'en_attente', tranches: [], anonyme: false } })

test('a company is told how many wait, by those who may answer; who chose to stay unknown is in no count (K26)', async () => {
  const entrepriseId = await insertEntreprise(ctx.db, { delegation: false })
  const validateur = await insertStaff(ctx, 'entreprise', { entreprise_id: entrepriseId, role: 'validateur' })
  await insertStaff(ctx, 'entreprise', { entreprise_id: entrepriseId, role: 'lecteur' })
  await insertDemandeur(ctx.db, waiting(entrepriseId), { choix: 1 })
  const tell = () => transaction(ctx.db, (tx) => tellEntreprise(tx, ctx, entrepriseId, 'salarie_a_valider'))
  await tell()
  assert.deepEqual(await recipients(), [], 'only one who stays unknown waits: nothing leaves')
  ctx = { ...ctx, now: ctx.now.add({ minutes: 1 }) }
  await insertDemandeur(ctx.db, waiting(entrepriseId), { choix: 2 })
  await tell()
  assert.deepEqual(await recipients(), [validateur.email])
  assert.match(essai.mails[0]?.subject ?? '', /^1.salarié à valider$/)
  assert.doesNotMatch(essai.mails[0]?.text ?? '', /Martel/)
})

test('a choice withdrawn before the message leaves stops it', async () => {
  const entrepriseId = await insertEntreprise(ctx.db, { delegation: false })
  await insertStaff(ctx, 'entreprise', { entreprise_id: entrepriseId, role: 'administrateur' })
  const { demandeId } = await insertDemandeur(ctx.db, waiting(entrepriseId), { choix: 3 })
  await transaction(ctx.db, (tx) => tellEntreprise(tx, ctx, entrepriseId, 'salarie_a_valider'))
  await ctx.db.insertInto('consentement').values({ demande_id: demandeId, choix: 1, version: 'essai', donne_le: ctx.now }).execute()
  assert.deepEqual(await recipients(), [])
})

test('every message to a professional says what happened and leads to the page of the home', () => {
  const offre = { id: 7, reference: 'ESSAI-7', typologie: 'T2', surface: 47, ville: 'Lyon', code_postal: '69006', departement: '69', bailleurId: 1, bailleur: 'Habitat', motifRetrait: 'Travaux urgents.' } as const
  const letter = { prenom: 'Zoé', nom: 'Essai', baseUrl: 'https://alin.exemple.test', check: { url: 'https://alin.exemple.test/message', code: 'ABCD 2345' } }
  const avis = [...OBJETS_BAILLEUR.map((objet) => ({ a: 'bailleur', objet }) as const), ...OBJETS_CONSEIL.map((objet) => ({ a: 'conseil', objet }) as const)]
  for (const one of avis) {
    const { subject, text } = messageOffre(one, letter, offre)
    assert.match(subject, /\(offre ESSAI-7\)$/)
    assert.match(text, new RegExp(`alin\\.exemple\\.test/${one.a === 'bailleur' ? 'bailleur' : 'conseiller'}/offres/7\\b`))
    assert.equal(text.includes('Travaux urgents.'), one.objet === 'offre_retiree')
  }
})
