import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { NUMEROS_DEMO } from '#connectors/sne/numeros-demo.ts'
import { actionsOf, applicant, groundFor, load } from '#test/demandeurs.ts'
import { insertEntreprise } from '#test/factories/demandes.ts'

const CDI = { titulaire: 'demandeur', situation: 'cdi', nom_employeur: 'La Baguette Dorée', siret: '000 101 014 00017', evenement: 'aucun' }
const INCONNU = '90210480100011'

describe('work', () => {
  const ground = groundFor()
  before(async () => {
    const { app } = ground
    await insertEntreprise(app, { politique: { A: [{ code: 'recrutement_recent' }], C: [{ code: 'moins_de_ans' }] } })
    await insertEntreprise(app, { siret: '00020202800015', nom: 'Toitures Quinsolle', effectif: 48, delegation: false })
    await insertEntreprise(app, { siret: '00030303200015', nom: 'Menuiseries Brévalin', effectif: 180, code: 'BREV-2026' })
    await insertEntreprise(app, { siret: '00080808900015', nom: 'Fleurs Lisoline', effectif: 6 })
    await insertEntreprise(app, { siret: '00040404600013', nom: 'Transports Mirandolle', effectif: 1_200, categorie: 'ETI', politique: { acces: [{ code: 'cdi_plus_de_ans', seuil: 2 }] } })
  })

  test('a delegated company validates at once, and each criterion says why it is met or not', async () => {
    const person = await applicant(ground, { choix: 2 })
    const page = await person.post('/demandeur/employeur', { ...CDI, 'date_embauche-jour': '1', 'date_embauche-mois': '9', 'date_embauche-annee': '2026' })
    assert.equal(page.path, '/demandeur/employeur?fait=employeur')
    assert.match(page.text, /La Baguette Dorée vous reconnaît comme salarié/)
    assert.match(page.text, /Recruté depuis 6 mois au plus/)
    assert.match(page.text, /Vous avez 31 ans/)
    const { demande } = await load(ground, person)
    assert.deepEqual(demande.employeur, { id: demande.employeur?.id, effectif: 12, agricole: false, categorie: 'PME', validation: 'deleguee', tranches: ['A'], anonyme: false })
    assert.deepEqual(await actionsOf(ground, person), ['rattachement.declare'])
  })

  test('a company that validates by itself is awaited, and its answer outlives a later correction of the form', async () => {
    const person = await applicant(ground, { choix: 3 })
    const fields = { ...CDI, siret: '00020202800015' }
    const page = await person.post('/demandeur/employeur', fields)
    assert.match(page.text, /Toitures Quinsolle doit encore vous reconnaître/)
    await ground.app.db.updateTable('rattachement').set({ validation: 'validee' }).where('demande_id', '=', person.id).execute()
    await person.post('/demandeur/employeur', { ...fields, nom_employeur: 'Toitures Quinsolle SARL' })
    assert.equal((await load(ground, person)).demande.employeur?.validation, 'validee')
    await person.post('/demandeur/employeur', { ...fields, situation: 'apprenti' })
    assert.equal((await load(ground, person)).demande.employeur?.validation, 'en_attente')
  })

  test('a SIRET that nobody knows is kept and gives nothing; the page says so', async () => {
    const person = await applicant(ground, { choix: 2 })
    const page = await person.post('/demandeur/employeur', { ...CDI, siret: INCONNU })
    assert.match(page.text, /Nous ne connaissons pas encore cette entreprise/)
    const { demande, rattachement } = await load(ground, person)
    assert.equal(demande.employeur, undefined)
    assert.equal(rattachement?.siret, INCONNU)
    assert.match((await person.get('/demandeur')).text, /vont d’abord aux salariés des entreprises qui cotisent/)
  })

  test('a place of work not listed is that of its company, by the first nine digits', async () => {
    const person = await applicant(ground, { choix: 2 })
    await person.post('/demandeur/employeur', { ...CDI, siret: '00010101400025' })
    assert.equal((await load(ground, person)).rattachement?.entreprise?.nom, 'La Baguette Dorée')
  })

  test('a company code is its company’s own: wrong, missing or useless, each has its sentence', async () => {
    const person = await applicant(ground, { choix: 2 })
    const coded = { ...CDI, siret: '00030303200015' }
    const wrong = await person.post('/demandeur/employeur', { ...coded, code_entreprise: 'AUTRE' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /Ce code n’est pas celui de l’entreprise/)
    assert.match(wrong.html, /value="AUTRE"/)
    assert.match((await person.post('/demandeur/employeur', { ...CDI, code_entreprise: 'BREV-2026' })).text, /n’a pas défini de code/)
    assert.match((await person.post('/demandeur/employeur', coded)).text, /Elle a défini un code entreprise/)
    assert.equal((await load(ground, person)).demande.employeur?.validation, 'en_attente')
    await person.post('/demandeur/employeur', { ...coded, code_entreprise: ' brev-2026 ' })
    assert.equal((await load(ground, person)).demande.employeur?.validation, 'deleguee')
  })

  test('the access rule of a company that delegates can refuse, and says which part is not met', async () => {
    const person = await applicant(ground, { choix: 2 })
    const hired = (annee: string) => ({ ...CDI, siret: '00040404600013', 'date_embauche-jour': '1', 'date_embauche-mois': '9', 'date_embauche-annee': annee })
    const page = await person.post('/demandeur/employeur', hired('2026'))
    assert.match(page.text, /ne vous a pas reconnu comme bénéficiaire/)
    assert.match(page.text, /embauché le 1er septembre 2026/)
    await person.post('/demandeur/employeur', hired('2020'))
    assert.equal((await load(ground, person)).demande.employeur?.validation, 'deleguee')
  })

  test('a company under ten employees gives no points, and that is said', async () => {
    const person = await applicant(ground, { choix: 2 })
    const page = await person.post('/demandeur/employeur', { ...CDI, siret: '00080808900015' })
    assert.match(page.text, /Fleurs Lisoline compte moins de 10 salariés/)
  })

  test('employees must give name and SIRET; others need nothing', async () => {
    const person = await applicant(ground)
    const page = await person.post('/demandeur/employeur', { titulaire: 'demandeur', situation: 'cdi', evenement: 'mutation', siret: '90210480100012', trajet_minutes: 'une heure' })
    assert.equal(page.status, 422)
    for (const expected of [/nom de l’employeur/, /erreur de frappe/, /date de la mutation/, /en minutes/]) assert.match(page.text, expected)
    for (const situation of ['agent_public', 'independant', 'demandeur_emploi', 'etudiant', 'retraite', 'autre']) {
      const free = await person.post('/demandeur/employeur', { titulaire: 'demandeur', situation, siret: 'n’importe quoi' })
      assert.equal(free.path, '/demandeur/employeur?fait=employeur', situation)
    }
    assert.equal((await load(ground, person)).rattachement?.siret, undefined)
  })

  test('a transfer and its travel time reach the law; «no» takes them away', async () => {
    const person = await applicant(ground, { choix: 2 })
    await person.post('/demandeur/employeur', { ...CDI, evenement: 'mutation', 'mutation_le-jour': '15', 'mutation_le-mois': '10', 'mutation_le-annee': '2026', trajet_minutes: '80' })
    assert.deepEqual((await load(ground, person)).demande.mobilite, { date: '2026-10-15', trajetMinutes: 80 })
    await person.post('/demandeur/employeur', CDI)
    assert.equal((await load(ground, person)).demande.mobilite, undefined)
  })

  test('the co-applicant may be the one attached, when there is one', async () => {
    const alone = await applicant(ground)
    assert.match((await alone.post('/demandeur/employeur', { ...CDI, titulaire: 'codemandeur' })).text, /ne compte pas d’autre demandeur/)
    const couple = await applicant(ground, { numero: NUMEROS_DEMO.nouveau })
    assert.match((await couple.get('/demandeur/employeur')).text, /Samuel NOUVEAU/)
    await couple.post('/demandeur/employeur', { ...CDI, titulaire: 'codemandeur' })
    assert.equal((await load(ground, couple)).rattachement?.titulaire, 'codemandeur')
  })
})
