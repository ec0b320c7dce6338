import assert from 'node:assert/strict'
import { before, beforeEach, describe, test } from 'node:test'
import { testApp, type TestApp } from '#test/app.ts'
import type { Client } from '#test/client.ts'
import { aListe, closeListe, statutsOf, type Candidat } from '#test/factories/candidatures.ts'
import { insertStaff } from '#test/factories/comptes.ts'
import { insertOffre } from '#test/factories/offres.ts'

describe('the pages of a conseiller', () => {
  let essai: TestApp
  let emails: { camille: string; nord: string }
  let camille: Client
  let nord: Client

  before(async () => {
    essai = await testApp()
    const camilleStaff = await insertStaff(essai.ctx(), 'conseiller', { departements: ['69'], prenom: 'Camille', nom: 'Serre' })
    emails = { camille: camilleStaff.email, nord: (await insertStaff(essai.ctx(), 'conseiller', { departements: ['59'] })).email }
  })
  // Days pass between the tests: a session of staff lasts half an hour.
  beforeEach(async () => {
    camille = await essai.signIn(emails.camille)
    nord = await essai.signIn(emails.nord)
  })

  /** The list is closed, the clock stands a minute after, and one signs in again. */
  async function close(offreId: number): Promise<void> {
    essai.clock.set((await closeListe(essai.ctx(), offreId)).now.toString())
    camille = await essai.signIn(emails.camille)
  }

  const soon = () => ({ cloture_le: essai.clock.now().add({ hours: 2 }) })
  const file = ({ id }: Candidat, acte = '') => `/conseiller/candidatures/${id}${acte}`

  test('from the ranked list: each file is validated in one click, the page says so', async () => {
    const { offreId, candidats: [first] } = await aListe(essai.ctx(), 2, soon())
    assert.ok(first)
    const page = await camille.get(`/conseiller/offres/${offreId}`)
    assert.match(page.text, /En ligne : 2 dossiers à examiner.*1er.*Martel Inès/)
    const done = await camille.post(file(first, '/validation'), { retour: 'liste' })
    assert.match(done.path, new RegExp(`^/conseiller/offres/${offreId}\\?fait=validation`))
    assert.match(done.text, /Le dossier est validé.*1 dossier à examiner/)
  })

  test('the file shows the answer of the law, income against the ceiling, papers, points and history', async () => {
    const { candidats: [one] } = await aListe(essai.ctx(), 1, soon())
    assert.ok(one)
    const { text } = await camille.get(file(one))
    for (const part of [/Ce logement lui est ouvert/, /Revenu retenu 18 000 € \(2024\)/, /Respecté/, /Pièces obligatoires.*Absente du registre/, /Anonyme pour son employeur/, /Historique le 22 novembre 2026.*par le candidat En attente d’examen/]) assert.match(text, part)
  })

  test('turned down without a ground, the form comes back with its sentence and what was typed', async () => {
    const { candidats: [one] } = await aListe(essai.ctx(), 1, soon())
    assert.ok(one)
    const refused = await camille.post(file(one, '/invalidation'), { precision: 'Avis de 2023.' })
    assert.equal(refused.status, 422)
    assert.match(refused.html, /<title>Erreur/)
    assert.match(refused.text, /Choisissez au moins un motif/)
    assert.match(refused.html, /Avis de 2023\.<\/textarea>/)
    const done = await camille.post(file(one, '/invalidation'), { motifs: ['piece_perimee', 'doublon'], precision: 'Avis de 2023.' })
    assert.match(done.text, /Le dossier n’est pas validé.*n’est plus valable.*deux demandes.*Avis de 2023/)
    assert.deepEqual(await statutsOf(essai.ctx(), [one]), ['invalidee'])
  })

  test('a priority that is set stands above the list', async () => {
    const { offreId, candidats } = await aListe(essai.ctx(), 2, soon())
    const second = candidats[1]
    assert.ok(second)
    const refused = await camille.post(file(second, '/priorite'), { dalo: 'oui', lettres: 'k' })
    assert.equal(refused.status, 422)
    await camille.post(file(second, '/priorite'), { dalo: 'oui', lettres: 'k', motif: 'Décision de médiation' })
    const { text } = await camille.get(`/conseiller/offres/${offreId}`)
    assert.match(text, /Publics prioritaires.*2e.*Droit au logement opposable \(DALO\) ; Sans logement.*Liste en cours/)
  })

  test('the designation comes with the list’s own choice ticked; a missing reason is asked for beside its field; then the list says who went', async () => {
    const { offreId, candidats } = await aListe(essai.ctx(), 3, soon())
    for (const one of candidats.slice(0, 2)) await camille.post(file(one, '/validation'))
    await close(offreId)
    const here = `/conseiller/offres/${offreId}/designation`
    const page = await camille.get(here)
    assert.equal(page.html.match(/name="choisis"[^>]*checked/g)?.length, 2)
    assert.match(page.text, /1 dossier n’est pas encore examiné/)
    const choisis = candidats.slice(0, 2).map(({ id }) => String(id))
    const refused = await camille.post(here, { choisis, motif: '', tour: '1' })
    assert.equal(refused.status, 422)
    assert.match(refused.text, /moins de trois candidats. Écrivez pourquoi/)
    assert.equal(refused.html.match(/name="choisis"[^>]*checked/g)?.length, 2)
    const none = await camille.post(here, { motif: '', tour: '1' })
    assert.match(none.text, /Choisissez au moins un candidat/)
    const done = await camille.post(here, { choisis, motif: 'Le troisième dossier est incomplet.', tour: '1' })
    assert.match(done.text, /Les dossiers sont envoyés.*2 dossiers chez le bailleur.*Raison : Le troisième dossier/)
    assert.match((await camille.get(file(candidats[2] ?? { id: 0, demandeId: 0, compteId: 0 }))).text, /Non retenue à ce stade.*Proposer de revenir/)
    const twice = await camille.post(here, { choisis, motif: 'Le troisième dossier est incomplet.', tour: '1' })
    assert.match(twice.path, /fait=designation/)
  })

  test('one passed over is called back from the page, within the places left', async () => {
    const { offreId, candidats } = await aListe(essai.ctx(), 2, soon())
    const [first, second] = candidats
    assert.ok(first && second)
    await camille.post(file(first, '/validation'))
    await close(offreId)
    await camille.post(`/conseiller/offres/${offreId}/designation`, { choisis: String(first.id), motif: 'Un seul dossier complet.', tour: '1' })
    const done = await camille.post(file(second, '/rappel'), { motif: '' })
    assert.match(done.text, /prévenue qu’elle peut revenir.*Rappel envoyé La personne peut répondre jusqu’au/)
    assert.match((await camille.get(`/conseiller/offres/${offreId}`)).text, /Rappelé, réponse jusqu’au/)
  })

  test('nobody left: declared so with a reason, not while somebody holds on', async () => {
    const { offreId, candidats: [one] } = await aListe(essai.ctx(), 1, soon())
    assert.ok(one)
    await close(offreId)
    const here = `/conseiller/offres/${offreId}/sans-candidat`
    assert.equal((await camille.post(here, { motif: 'Personne' })).status, 409)
    await camille.post(file(one, '/invalidation'), { motifs: 'doublon' })
    assert.equal((await camille.post(here, { motif: '' })).status, 422)
    const done = await camille.post(here, { motif: 'La liste est épuisée.' })
    assert.match(done.text, /déclarée sans candidat/)
  })

  test('an offer is put on line, sent back or withdrawn from its pages', async () => {
    const submitted = () => insertOffre(essai.db, { statut: 'soumise', publiee_le: null, cloture_le: null })
    const id = await submitted()
    const page = await camille.get(`/conseiller/offres/${id}/publication`)
    assert.match(page.text, /Mettre en ligne.*Deux pièces clair/)
    const wrong = await camille.post(`/conseiller/offres/${id}/publication`, { 'cloture-jour': '31', 'cloture-mois': '2', 'cloture-annee': '2027', heure: '24' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.html, /value="31"/)
    const near = await camille.post(`/conseiller/offres/${id}/publication`, { 'cloture-jour': '1', 'cloture-mois': '1', 'cloture-annee': '2020', heure: '24' })
    assert.match(near.text, /au moins 7 jours/)
    const [annee = '', mois = '', jour = ''] = essai.clock.now().add({ hours: 24 * 10 }).toString().slice(0, 10).split('-')
    assert.match((await camille.post(`/conseiller/offres/${id}/publication`, { 'cloture-jour': jour, 'cloture-mois': mois, 'cloture-annee': annee, heure: '18' })).text, /L’offre est en ligne/)
    assert.equal((await camille.get(`/conseiller/offres/${id}/publication`)).status, 409)
    assert.match((await camille.post(`/conseiller/offres/${id}/retrait`, { motif: 'Travaux' })).text, /L’offre est retirée/)
    const back = await submitted()
    assert.match((await camille.post(`/conseiller/offres/${back}/renvoi`, { motif: 'Surface fausse' })).text, /renvoyée au bailleur/)
  })

  test('elsewhere nothing is found, whatever is asked', async () => {
    const { offreId, candidats: [one] } = await aListe(essai.ctx(), 1, soon())
    assert.ok(one)
    for (const path of ['', '/publication', '/renvoi', '/retrait', '/designation', '/sans-candidat']) assert.equal((await nord.get(`/conseiller/offres/${offreId}${path}`)).status, 404, path)
    for (const path of ['/publication', '/renvoi', '/retrait', '/designation', '/sans-candidat']) assert.equal((await nord.post(`/conseiller/offres/${offreId}${path}`, { motif: 'x' })).status, 404, path)
    for (const acte of ['/validation', '/invalidation', '/priorite', '/rappel']) assert.equal((await nord.post(file(one, acte), { motif: 'x' })).status, 404, acte)
    assert.equal((await nord.get(file(one))).status, 404)
  })

  test('the dashboard counts, sorts, filters, and says why a list is empty', async () => {
    const page = await camille.get('/conseiller?file=approuver&tri=-candidats&ville=Lyon+6e')
    assert.equal(page.status, 200)
    assert.match(page.text, /Offres à approuver/)
    assert.match((await nord.get('/conseiller?file=retard')).text, /Rien n’attend ici/)
    assert.match((await nord.get('/conseiller?ville=Nulleparville')).text, /Aucune offre avec ces filtres/)
    assert.equal((await camille.get('/conseiller?tri=drop&file=x&bailleur=abc&page=0&statut=rien')).status, 200)
  })
})
