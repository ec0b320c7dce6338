import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { retireOffre } from '#features/candidatures/commands/retire.ts'
import { testApp, type TestApp } from '#test/app.ts'
import type { Client } from '#test/client.ts'
import { insertStaff } from '#test/factories/comptes.ts'
import { insertEntreprise } from '#test/factories/demandes.ts'
import { insertBailleur, insertOffre } from '#test/factories/offres.ts'

let essai: TestApp
let agent: Client
let bailleurId: number
before(async () => {
  essai = await testApp()
  bailleurId = await insertBailleur(essai.db)
  agent = await essai.signIn((await insertStaff(essai.ctx(), 'bailleur', { bailleur_id: bailleurId })).email)
})

let counter = 0
const fiche = (over: Readonly<Record<string, string>> = {}) => {
  counter += 1
  return {
    reference: `SAISIE-${counter}`, adresse: '3 rue des Essais', code_postal: '69006', ville: 'lyon', commune: '', nature: 'appartement', typologie: 'T2', surface: '47,5', etage: '3', ascenseur: 'oui',
    chauffage: 'Collectif', annee: '1998', dpe: 'C', ges: 'D', description: 'Deux pièces sur cour.', financement: 'PLUS', zone_abc: '', zone_apl: '2', loyer_hors_charges: '1 440,50', loyer: '1500', depot: '440',
    'disponible-jour': '15', 'disponible-mois': '12', 'disponible-annee': '2026', siren: '', designes_max: '3', ...over,
  }
}
const post = (over: Readonly<Record<string, string>> = {}) => agent.post('/bailleur/offres/nouvelle', fiche(over))
const rowOf = (path: string) => essai.db.selectFrom('offre').selectAll().where('id', '=', Number(/offres\/(\d+)/.exec(path)?.[1])).executeTakeFirstOrThrow()

test('a home typed is a draft, shown as applicants will read it, changed, then sent once', async () => {
  const saved = await post()
  assert.match(saved.text, /Brouillon .*Le brouillon est enregistré.*Deux pièces sur cour/)
  const row = await rowOf(saved.path)
  assert.deepEqual([row.commune, row.ville, row.loyer_hors_charges, row.surface, row.statut], ['69386', 'Lyon 6e', 144_050, 47.5, 'brouillon'])
  const page = `/bailleur/offres/${row.id}`
  assert.match((await agent.get(`${page}/modification`)).html, /value="1440,5"/)
  const changed = await agent.post(`${page}/modification`, fiche({ reference: row.reference, description: 'Deux pièces sur jardin.' }))
  assert.match(changed.text, /Deux pièces sur jardin/)
  assert.match((await agent.post(`${page}/soumission`)).text, /En instruction/)
  assert.match((await agent.post(`${page}/soumission`)).text, /En instruction/)
  assert.equal((await agent.post(`${page}/modification`, fiche())).status, 409)
  const actions = await essai.db.selectFrom('journal').select('action').where('offre_id', '=', row.id).orderBy('id').execute()
  assert.deepEqual(actions.map(({ action }) => action), ['offre.creee', 'offre.modifiee', 'offre.soumise'])
})

test('wrong input comes back whole, with a sentence for each field', async () => {
  const empty = await agent.post('/bailleur/offres/nouvelle')
  assert.equal(empty.status, 422)
  for (const sentence of [/Donnez une référence/, /Choisissez le type/, /Choisissez l’étiquette énergie/, /Indiquez le loyer sans les charges/, /Indiquez à partir de quel jour/]) assert.match(empty.text, sentence)
  const wrong = await post({ loyer: '400', financement: 'LLI', surface: 'grand' })
  assert.match(wrong.text, /Indiquez la surface en m²/)
  assert.match(wrong.html, /value="grand"/)
  const law = await post({ loyer: '400', financement: 'LLI' })
  assert.match(law.text, /Indiquez la zone A, B ou C/)
  assert.match(law.text, /ne peut pas être plus bas/)
  assert.match(law.html, /value="3 rue des Essais"/)
})

test('a postal code that several communes share is chosen from; one that none has is said', async () => {
  const shared = await post({ code_postal: '01000', ville: '' })
  assert.equal(shared.status, 422)
  assert.match(shared.text, /Plusieurs communes ont le code postal 01000/)
  const choice = /name="commune" value="(\d+)"[^>]*>(?:(?!name="commune").)*?Bourg-en-Bresse/.exec(shared.html)?.[1] ?? '01053'
  assert.equal((await rowOf((await post({ code_postal: '01000', ville: '', commune: choice })).path)).ville, 'Bourg-en-Bresse')
  assert.match((await post({ code_postal: '69999', ville: 'Lyon' })).text, /Aucune commune n’a le code postal 69999/)
  assert.match((await post({ code_postal: '69006', ville: 'Marseille' })).text, /Aucune commune appelée « Marseille »/)
})

test('a home is reserved to a company that we know, by its SIREN', async () => {
  const { id } = await insertEntreprise(essai.ctx(), { siret: '00030303200015', nom: 'Ateliers du Lac' })
  assert.equal((await rowOf((await post({ siren: '000 303 032' })).path)).reservee_a, id)
  assert.match((await post({ siren: '000303033' })).text, /erreur de frappe/)
  assert.match((await post({ siren: '000404042' })).text, /erreur de frappe|pas encore d’espace/)
})

test('a reference is one home’s', async () => {
  await post({ reference: 'DOUBLE-1' })
  assert.match((await post({ reference: 'DOUBLE-1' })).text, /déjà celle d’une autre offre/)
})

test('a draft sent back says why until it is sent again', async () => {
  const { path } = await post()
  const { id } = await rowOf(path)
  await agent.post(`/bailleur/offres/${id}/soumission`)
  await essai.db.updateTable('offre').set({ statut: 'brouillon' }).where('id', '=', id).execute()
  await essai.db.insertInto('journal').values({ quand: essai.clock.now(), acteur_type: 'conseiller', action: 'offre.renvoyee', objet: 'offre', offre_id: id, motif: 'Il manque le quartier.', champs: [], requete: 'essai' }).execute()
  assert.match((await agent.get(`/bailleur/offres/${id}`)).text, /vous demande de corriger cette offre Il manque le quartier/)
  assert.doesNotMatch((await agent.post(`/bailleur/offres/${id}/soumission`)).text, /Il manque le quartier/)
})

test('a home is withdrawn with a reason, once; other words are due when no listed reason fits', async () => {
  const id = await insertOffre(essai.db, { bailleur_id: bailleurId })
  const page = `/bailleur/offres/${id}`
  assert.match((await agent.post(`${page}/retrait`)).text, /Choisissez la raison/)
  assert.match((await agent.post(`${page}/retrait`, { motif: 'autre', precision: ' ' })).text, /Dites en quelques mots pourquoi/)
  const done = await agent.post(`${page}/retrait`, { motif: 'attribue_ailleurs', precision: 'Un agent muté.' })
  assert.match(done.text, /Offre retirée Ce logement a été attribué ailleurs. Un agent muté./)
  assert.match((await agent.post(`${page}/retrait`, { motif: 'vente', precision: '' })).text, /attribué ailleurs/)
  const again = await retireOffre({ ...essai.ctx(), actor: { type: 'bailleur', compteId: 1, nom: 'Essai', role: 'agent', bailleurId } }, id, 'Encore')
  assert.equal(again.ok, false)
})
