import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { aReception, type Reception } from '#test/factories/recues.ts'
import { testApp, type TestApp } from '#test/app.ts'
import { insertStaff } from '#test/factories/comptes.ts'

let essai: TestApp
let reception: Reception
before(async () => {
  essai = await testApp()
  reception = await aReception(essai.ctx())
})

const as = (role: 'agent' | 'secretaire' | 'lecteur') => essai.signIn(reception.emails[role])
const dossier = () => `/bailleur/candidatures/${reception.premier.id}`
const PIECE = { piece: 'bail', precision: 'La dernière quittance', 'pour_le-jour': '2', 'pour_le-mois': '12', 'pour_le-annee': '2026' }

test('a paper asked by its form is counted, listed, received, and the history says so', async () => {
  const agent = await as('agent')
  const asked = await agent.post(`${dossier()}/pieces`, PIECE)
  assert.equal(asked.path, `${dossier()}?fait=piece`)
  assert.match(asked.text, /jusqu’au 2 décembre 2026 à 23 h 59, heure de Paris/)
  assert.match((await agent.get('/bailleur/dossiers?liste=pieces')).text, /1 dossier .*Pièce jusqu’au 2 décembre 2026/)
  const { id } = await essai.db.selectFrom('piece_demandee').select('id').where('candidature_id', '=', reception.premier.id).executeTakeFirstOrThrow()
  const received = await (await as('secretaire')).post(`${dossier()}/pieces/${id}/reception`)
  assert.match(received.text, /Pièce reçue .*Pièce demandée/)
  assert.match((await agent.get('/bailleur/dossiers?liste=pieces')).text, /Rien à faire ici/)
})

test('a form refused comes back whole, each field with its sentence', async () => {
  const agent = await as('agent')
  const late = await agent.post(`${dossier()}/pieces`, { ...PIECE, piece: 'identite', 'pour_le-jour': '23', 'pour_le-mois': '11' })
  assert.equal(late.status, 422)
  assert.match(late.text, /Laissez au moins 3 jours/)
  assert.match(late.html, /value="La dernière quittance"/)
  const visite = await agent.post(`${dossier()}/visite`, { rendez_vous: 'Devant le hall', 'creneau2-jour': '31', 'creneau2-mois': '2', 'creneau2-annee': '2027', heure2: '10:00' })
  assert.equal(visite.status, 422)
  assert.match(visite.text, /Ce jour n’existe pas/)
  assert.match(visite.html, /Devant le hall<\/textarea>/)
  assert.match(visite.html, /<details class="disclosure disclosure-plain" open/, 'the folded times that are wrong are shown')
})

test('times are those of Paris, whatever the season', async () => {
  // Ninety days from here reach beyond the last Sunday of March.
  const before = essai.clock.now()
  essai.clock.set('2027-01-10T09:00:00Z')
  const agent = await as('agent')
  const answer = await agent.post(`${dossier()}/visite`, { rendez_vous: 'Devant le hall', 'creneau1-jour': '20', 'creneau1-mois': '1', 'creneau1-annee': '2027', heure1: '14:30', 'creneau2-jour': '5', 'creneau2-mois': '4', 'creneau2-annee': '2027', heure2: '08:00' })
  assert.match(answer.text, /20 janvier 2027 à 14 h 30, heure de Paris.*5 avril 2027 à 8 h, heure de Paris/)
  const { creneaux } = await essai.db.selectFrom('visite').select('creneaux').where('candidature_id', '=', reception.premier.id).executeTakeFirstOrThrow()
  assert.deepEqual(creneaux.map(String), ['2027-01-20T13:30:00Z', '2027-04-05T06:00:00Z'])
  assert.match((await agent.post(`${dossier()}/visite`, { rendez_vous: 'Ailleurs', 'creneau1-jour': '21', 'creneau1-mois': '1', 'creneau1-annee': '2027', heure1: '14:30' })).text, /Rien n’a été enregistré .*déjà proposée/)
  essai.clock.set(before.toString())
})

test('a reader reads all and finds no act, on the page or behind it', async () => {
  const lecteur = await as('lecteur')
  const page = await lecteur.get(dossier())
  assert.match(page.text, /Votre rôle permet de lire, pas de décider/)
  assert.doesNotMatch(page.html, /method="post"[^>]*action="\/bailleur|action="\/bailleur[^"]*" method="post"/)
  for (const path of [`${dossier()}/pieces`, `${dossier()}/visite`, `${dossier()}/visite/annulation`, `${dossier()}/bail`, `${dossier()}/cles`, `/bailleur/offres/${reception.offreId}/retrait`]) {
    assert.equal((await lecteur.post(path, PIECE)).status, 404, path)
  }
  assert.equal((await lecteur.get('/bailleur/offres/nouvelle')).status, 404)
})

test('once a candidature is over its household is no more shown to the landlord', async () => {
  const over = await aReception(essai.ctx(), { statuts: ['rang_caduc'] })
  const page = await (await essai.signIn(over.emails.agent)).get(`/bailleur/candidatures/${over.premier.id}`)
  assert.equal(page.status, 200)
  assert.match(page.text, /ne vous sont plus montrées/)
  assert.doesNotMatch(page.text, /Revenu retenu|Employeur/)
})

test('another landlord finds neither the home nor the file', async () => {
  const other = await essai.signIn((await insertStaff(essai.ctx(), 'bailleur')).email)
  for (const path of [dossier(), `/bailleur/offres/${reception.offreId}`, `/bailleur/offres/${reception.offreId}/retrait`]) assert.equal((await other.get(path)).status, 404, path)
  assert.match((await other.get('/bailleur/dossiers')).text, /Rien à faire ici/)
  assert.match((await other.get('/bailleur')).text, /Vous n’avez pas encore proposé de logement/)
})
