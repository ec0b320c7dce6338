import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Demande } from '#domain/demande.ts'
import { countQueries } from '#platform/db.ts'
import { testApp } from '#test/app.ts'
import { aDemande, aMenage, anEmployeur } from '#test/demandes.ts'
import { anOffreRow, insertBailleur, insertDemandeur, insertEntreprise, insertOffre } from '#test/factories/offres.ts'

const essai = await testApp()
const { db } = essai
let counter = 0

async function openAs(demande: Partial<Demande> = {}) {
  counter += 1
  const email = `page-${counter}@exemple.test`
  const ids = await insertDemandeur(db, aDemande({ employeur: undefined, ...demande }), { email, choix: 1 })
  return { ...ids, client: await essai.signIn(email) }
}

async function clear(): Promise<void> {
  await db.deleteFrom('candidature').execute()
  await db.deleteFrom('offre').execute()
}

test('everyone sees the open offers and their sheets; drafts are not found', async () => {
  await clear()
  const id = await insertOffre(db)
  const draft = await insertOffre(db, { statut: 'soumise', publiee_le: null })
  const visitor = essai.client()
  assert.match((await visitor.get('/offres')).text, /1 logement ouvert .*Appartement T2 , 47 m² .*500 €/)
  const sheet = await visitor.get(`/offres/${id}`)
  for (const item of ['500 €', '440 € sans les charges', 'Dès le 15 décembre 2026', '47 m²', 'T2', '69006', 'Deux pièces clair, sur cour.', '3e étage', 'Ascenseur Oui', 'fauteuil roulant Non', 'Collectif, au gaz', 'Dépôt de garantie 440 €', 'Loyer social (PLUS)', 'Habitat des Deux Rives', 'dimanche 6 décembre 2026 à 23 h 59, heure de Paris']) assert.ok(sheet.text.includes(item), item)
  assert.match(sheet.text, /Énergie.*C/)
  assert.match(sheet.text, /Climat.*D/)
  assert.match(sheet.html, /[0-9a-f]{64}/, 'the commitment of the draw')
  for (const path of [`/offres/${draft}`, '/offres/999999', '/offres/0', '/offres/abc', '/offres/99999999999']) assert.equal((await visitor.get(path)).status, 404, path)
})

test('a place is typed as people say it; an unknown one is said, and hides nothing', async () => {
  await clear()
  await insertOffre(db)
  await insertOffre(db, { commune: '75111', ville: 'Paris 11e', code_postal: '75011' })
  const visitor = essai.client()
  for (const lieu of ['lyon', 'LYON 6', '69006', '69', 'rhône', 'Lyon 6e']) assert.match((await visitor.get(`/offres?lieu=${encodeURIComponent(lieu)}`)).text, /^.*1 logement ouvert :.*Lyon 6e/, lieu)
  const wrong = await visitor.get('/offres?lieu=Nulleparville&loyer=abc')
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /Nous ne connaissons pas ce lieu/)
  assert.match(wrong.text, /Indiquez un loyer en euros/)
  assert.match(wrong.html, /value="Nulleparville"/)
  assert.match(wrong.text, /2 logements ouverts/)
  assert.match((await visitor.get('/offres?lieu=Nantes')).text, /Aucun logement ouvert avec ces filtres/)
})

test('one sees the homes that fit, their number, and the rank that one would have', async () => {
  await clear()
  await insertOffre(db)
  await insertOffre(db, { typologie: 'T5' })
  const { client } = await openAs()
  const page = await client.get('/demandeur/offres')
  assert.equal(page.status, 200)
  assert.match(page.text, /Propositions de logements, N° ALS \d{10}, numéro unique [0-9A-Z ]+ 1 logement correspond à votre situation/)
  assert.match(page.text, /Votre rang estimé 1 sur 1/)
  assert.doesNotMatch(page.text, /T5, /)
})

test('the list takes three statements in all, session included, whatever its length', async () => {
  await clear()
  const bailleur = await insertBailleur(db)
  await db.insertInto('offre').values(Array.from({ length: 45 }, () => anOffreRow(bailleur))).execute()
  const { client } = await openAs()
  const page = await countQueries(() => client.get('/demandeur/offres'))
  assert.match(page.result.text, /45 logements correspondent/)
  assert.equal(page.queries.length, 3, page.queries.join('\n\n'))
})

test('pages follow with their filters; beyond the last one comes the first; the sheet leads back to them', async () => {
  await clear()
  const bailleur = await insertBailleur(db)
  await db.insertInto('offre').values(Array.from({ length: 41 }, () => anOffreRow(bailleur))).execute()
  const { client } = await openAs()
  const page = await client.get('/demandeur/offres?loyer=600&tri=loyer&page=2')
  assert.match(page.html, /href="\/demandeur\/offres\?loyer=600&amp;tri=loyer&amp;page=3"/)
  const [, href = ''] = /href="(\/demandeur\/offres\/\d+\?[^"]+)"/.exec(page.html) ?? []
  const sheet = await client.get(href.replaceAll('&amp;', '&'))
  assert.match(sheet.html, /href="\/demandeur\/offres\?loyer=600&amp;tri=loyer&amp;page=2"[^>]*>.*?Retour aux résultats/s)
  assert.equal((await client.get('/demandeur/offres?page=9', { follow: false })).headers.get('location'), '/demandeur/offres')
})

test('a wrong filter is said beside its field, and the others hold', async () => {
  await clear()
  await insertOffre(db)
  const { client } = await openAs()
  const wrong = await client.get('/demandeur/offres?surface=grand&loyer=600')
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /Indiquez une surface en m²/)
  assert.match(wrong.html, /value="grand"/)
  assert.match(wrong.text, /1 logement avec vos filtres/)
  assert.match((await client.get('/demandeur/offres?loyer=100')).text, /Ces filtres cachent tous les logements/)
})

test('an empty page says what would fill it, and each figure is what one then gets', async () => {
  await clear()
  for (const commune of ['69266', '69266', '69029']) await insertOffre(db, { commune, ville: commune === '69266' ? 'Villeurbanne' : 'Bron' })
  await insertOffre(db, { commune: '69123', ville: 'Lyon', typologie: 'T1' })
  const { client } = await openAs({ communesSouhaitees: ['69123'], typologiesSouhaitees: ['T2'] })
  const page = await client.get('/demandeur/offres')
  assert.match(page.text, /Aucun logement ne correspond à votre situation/)
  assert.match(page.text, /3 logements vous correspondraient en élargissant à tout le département \(Rhône\)/)
  assert.match(page.text, /2 logements vous correspondraient en ajoutant Villeurbanne/)
  assert.match(page.text, /1 logement vous correspondrait en acceptant un T1/)
  const wider = await openAs({ communesSouhaitees: ['69123', '69266'], typologiesSouhaitees: ['T2'] })
  assert.match((await wider.client.get('/demandeur/offres')).text, /2 logements correspondent/)
})

test('an income that is missing is named, with the homes that wait for it', async () => {
  await clear()
  await insertOffre(db)
  const { client } = await openAs({ rfr: {} })
  assert.match((await client.get('/demandeur/offres')).text, /1 logement attend votre revenu fiscal de référence 2024/)
  assert.match((await client.get('/demandeur/offres/autres')).text, /Il nous manque une information \(1\).*Il nous manque votre revenu fiscal de référence 2024 \(avis d’impôt 2025\)/)
})

test('where nothing would help, the page says so and is no dead end', async () => {
  await clear()
  const { client } = await openAs({ communesSouhaitees: ['23096'] })
  const page = await client.get('/demandeur/offres')
  assert.match(page.text, /Élargir n’apporterait rien aujourd’hui/)
  assert.match(page.html, /href="\/offres"/)
  assert.match((await client.get('/demandeur/offres/autres')).text, /Tous les logements ouverts autour de vous vous correspondent/)
})

test('« why not the others » gives every ground of each home, with its article', async () => {
  await clear()
  const tilleuls = await insertEntreprise(db, { nom: 'Atelier des Tilleuls' })
  await insertOffre(db, { commune: '69266', ville: 'Villeurbanne', typologie: 'T5', reservee_a: tilleuls })
  await insertOffre(db, { commune: '69266', ville: 'Villeurbanne' })
  await insertOffre(db, { typologie: 'T1' })
  const { client } = await openAs({ rfr: { 2024: 3_000_000 }, typologiesSouhaitees: ['T2'] })
  const { text } = await client.get('/demandeur/offres/autres')
  assert.match(text, /Vos revenus dépassent le plafond \(3\)/)
  const [, large = ''] = /(1 logement à Villeurbanne .*?)T5, 47 m²/.exec(text) ?? []
  for (const ground of ['dépassent le plafond PLUS', 'le logement doit être de type T1, T2', 'ajoutez cette commune à votre demande', 'Réservé aux salariés d’Atelier des Tilleuls', 'arrêté du 29 juillet 1987']) assert.ok(large.includes(ground), ground)
})

test('a type that was not wished is shown apart, for the law allows it', async () => {
  await clear()
  await insertOffre(db, { typologie: 'T1' })
  const { client } = await openAs({ typologiesSouhaitees: ['T2'] })
  assert.match((await client.get('/demandeur/offres/autres')).text, /Vous n’avez pas demandé ce nombre de pièces \(1\).*Vous y avez droit/)
  assert.match((await client.get('/demandeur/offres?pieces=T1')).text, /1 logement avec vos filtres/)
})

test('the sheet tells the budget, the grounds and the rank, and lets those apply who may', async () => {
  await clear()
  const id = await insertOffre(db)
  const { client, demandeId } = await openAs({ ressourcesMensuelles: 160_000 })
  const { text, html } = await client.get(`/demandeur/offres/${id}`)
  assert.match(text, /Si vous postuliez maintenant, vous seriez 1 er sur 1/)
  assert.match(text, /Avant de postuler : Dites-nous où vous travaillez/)
  assert.match(html, new RegExp(`href="/demandeur/offres/${id}/candidature"`))
  const now = essai.clock.now()
  await db.insertInto('rattachement').values({ demande_id: demandeId, titulaire: 'demandeur', situation: 'demandeur_emploi', plusieurs_employeurs: false, validation: 'sans_objet', tranches: [], maj_le: now }).execute()
  const ready = await client.get(`/demandeur/offres/${id}`)
  assert.match(ready.html, new RegExp(`href="/demandeur/offres/${id}/candidature"[^>]*>(<[^>]+>)*Je postule`))
  assert.match(text, /Part du loyer dans vos revenus 31 %/)
  assert.match(text, /Estimation, à vérifier/)
  assert.match(text, /Trois fois le loyer Atteint/)
  assert.match(text, /Pourquoi ce logement vous correspond .*Vos revenus 2024 \(18 000 €\) sont sous le plafond/)
})

test('who may not apply reads why on the sheet, and gets no button', async () => {
  await clear()
  const id = await insertOffre(db, { typologie: 'T4' })
  const { client } = await openAs()
  const { text, html } = await client.get(`/demandeur/offres/${id}`)
  assert.match(text, /Vous ne pouvez pas postuler à ce logement/)
  assert.match(text, /Pourquoi ce logement ne vous correspond pas Non : Pour 1 personne, le logement doit être de type T1, T2/)
  assert.doesNotMatch(html, /\/candidature"/)
})

test('a live candidature keeps the other homes readable, and an ended one is told on its own home', async () => {
  await clear()
  const [mine, other, ended] = [await insertOffre(db), await insertOffre(db), await insertOffre(db)]
  const { client, demandeId } = await openAs()
  const now = essai.clock.now()
  const row = { demande_id: demandeId, deposee_le: now, date_depot: '2024-03-10', points_fixes: 100, lignes: '[]', tirage: 'a', points_le: now, statut_le: now } as const
  await db.insertInto('candidature').values([{ ...row, offre_id: mine, statut: 'deposee' }, { ...row, offre_id: ended, statut: 'invalidee', motif: 'pièces' }]).execute()
  await db.insertInto('rattachement').values({ demande_id: demandeId, titulaire: 'demandeur', situation: 'demandeur_emploi', plusieurs_employeurs: false, validation: 'sans_objet', tranches: [], maj_le: now }).execute()
  assert.match((await client.get(`/demandeur/offres/${mine}`)).text, /Vous êtes candidat à ce logement/)
  assert.match((await client.get(`/demandeur/offres/${ended}`)).text, /Vous avez été candidat à ce logement/)
  const elsewhere = await client.get(`/demandeur/offres/${other}`)
  assert.match(elsewhere.text, /On postule à un seul logement à la fois/)
  assert.doesNotMatch(elsewhere.html, /\/candidature"/)
  const list = await client.get('/demandeur/offres')
  assert.equal(list.text.match(/Vous êtes candidat/g)?.length, 1)
  assert.equal(list.text.match(/Candidature terminée/g)?.length, 1)
  assert.equal(list.text.match(/Votre rang estimé/g)?.length, 1)
})

test('a home reserved to one’s own company is open, and says so', async () => {
  await clear()
  const mine = await insertEntreprise(db, { nom: 'Atelier des Tilleuls' })
  const id = await insertOffre(db, { reservee_a: mine })
  const insider = await openAs({ employeur: anEmployeur({ id: String(mine) }) })
  assert.match((await insider.client.get(`/demandeur/offres/${id}`)).text, /réservé aux salariés d’Atelier des Tilleuls, votre entreprise/)
  assert.match((await insider.client.get('/demandeur/offres')).text, /1 logement correspond/)
  const outsider = await openAs()
  assert.match((await outsider.client.get(`/demandeur/offres/${id}`)).text, /Non : Ce logement est réservé aux salariés d’Atelier des Tilleuls\./)
})

test('closed offers keep a sheet that says what became of them, for everyone', async () => {
  await clear()
  const { client } = await openAs()
  const expected = { close: /candidatures sont closes/, transmise: /transmis au bailleur/, en_commission: /commission d’attribution/, attribuee: /est attribué/, louee: /est loué/, sans_candidat: /Personne n’a pris/ } as const
  for (const statut of ['close', 'transmise', 'en_commission', 'attribuee', 'louee', 'sans_candidat'] as const) {
    const id = await insertOffre(db, { statut })
    for (const answer of [await essai.client().get(`/offres/${id}`), await client.get(`/demandeur/offres/${id}`)]) {
      assert.equal(answer.status, 200)
      assert.match(answer.text, expected[statut])
      assert.doesNotMatch(answer.html, /\/candidature"/)
    }
  }
})

test('before the request is brought: all offers, with a warning', async () => {
  await clear()
  const id = await insertOffre(db)
  const now = essai.clock.now()
  await db.insertInto('compte').values({ portail: 'demandeur', role: 'demandeur', statut: 'actif', email: 'sans@exemple.test', nom: 'Roy', prenom: 'Luc', mot_de_passe: 'aucun', departements: [], cree_le: now, active_le: now }).execute()
  const client = await essai.signIn('sans@exemple.test')
  assert.match((await client.get('/demandeur/offres')).text, /Ces logements ne vous correspondent peut-être pas .*1 logement ouvert/)
  assert.equal((await client.get(`/demandeur/offres/${id}`, { follow: false })).headers.get('location'), `/offres/${id}`)
  assert.equal((await client.get('/demandeur/offres/autres', { follow: false })).headers.get('location'), '/demandeur/offres')
})

test('a request that is not alive is told so before the list', async () => {
  await clear()
  await insertOffre(db)
  const { client, demandeId } = await openAs({ menage: aMenage('demandeur') })
  await db.updateTable('demande').set({ statut: 'suspendue' }).where('id', '=', demandeId).execute()
  assert.match((await client.get('/demandeur/offres')).text, /Votre demande est suspendue/)
})
