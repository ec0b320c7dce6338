import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '#test/app.ts'
import type { Answer, Client } from '#test/client.ts'
import { insertEntreprise, insertOffre } from '#test/factories/offres.ts'
import { leclerc, tabanou } from '#test/simulations.ts'
import { simulationAnswer } from './answer.ts'

const house = await testApp()
await house.db.insertInto('equilibrage').values({ categorie: 'PME', debut: '2026-11-01', fin: '2026-12-01', motif: 'essai' }).execute()

type Fields = Record<string, string | string[]>

/** M. Tabanou, as he would type it. */
const tabanouTyped = (): Fields => ({
  'naissance-jour': '5', 'naissance-mois': '5', 'naissance-annee': '1997', couple: 'non', enfants: '0', a_naitre: '0', adultes: '0', a_charge: '0',
  rfr_2024: '18 000', rfr_2025: '', ressources: '1600', souhaitee: 'Lyon 6e', actuelle: 'Saint-Étienne', typologie: 'T1', loyer: '500', financement: 'PLUS', zone_apl: '2', zone_abc: '',
  'depot-jour': '12', 'depot-mois': '04', 'depot-annee': '2018', plus_anciennes: '0', salarie: 'oui', effectif: '40 000', categorie: '', validation: 'deleguee', tranches: 'A',
})

const leclercTyped = (): Fields => ({
  ...tabanouTyped(), 'naissance-jour': '1', 'naissance-mois': '2', 'naissance-annee': '1995', ressources: '1 550,00 €', actuelle: '69001',
  'depot-jour': '3', 'depot-mois': '9', 'depot-annee': '2019', plus_anciennes: '1', effectif: '12', tranches: [],
})

async function post(fields: Fields, client: Client = house.client()): Promise<Answer> {
  return client.post('/simulation', fields)
}

async function askApi(question: object) {
  const response = await house.app.request(`${house.settings.baseUrl}/api/v1/simulations`, { method: 'POST', body: JSON.stringify(question), headers: { 'content-type': 'application/json' } })
  return simulationAnswer.parse(await response.json())
}

/** The points that the sheet shows, line by line. */
function pointsOf({ html }: Answer): readonly string[] {
  return [...html.matchAll(/class="points-value"><strong>([^<]+)<\/strong>/g)].map(([, shown = '']) => shown.replace('\u2212', '-').replace('+', ''))
}

for (const [name, question, typed] of [['M. Tabanou', tabanou(), tabanouTyped()], ['Mme Leclerc', leclerc(), leclercTyped()]] as const) {
  test(`${name}, typed by hand, has the points that the API gives, line by line`, async () => {
    const page = await post(typed)
    const api = await askApi(question)
    assert.equal(page.status, 200)
    assert.match(page.text, /Oui, vous pouvez demander ce logement/)
    assert.match(page.text, new RegExp(`${api.classement?.total} points sur 1 000`))
    assert.deepEqual(pointsOf(page), api.classement?.lignes.map(({ points }) => String(points)))
    assert.match(page.text, new RegExp(`Taux d’effort ${api.tauxEffort?.pourcent} %`))
    assert.match(page.text, /18 000 € revenus de 2024 .* 23 403 € autres régions, catégorie 1, 2026/)
    assert.match(page.text, /Aide au logement 0 € par mois Estimation : le calcul définitif est celui de la CAF .* Barème du 1er octobre 2025/)
  })
}

test('the form keeps everything that was typed under the answer, and says what a change did', async () => {
  const client = house.client()
  const first = await post(tabanouTyped(), client)
  for (const value of ['18 000', 'Lyon 6e', 'Saint-Étienne', '40 000', '1997']) assert.ok(first.html.includes(`value="${value}"`), value)
  assert.match(first.html, /name="couple" value="non" checked/)
  assert.match(first.html, /<option value="PLUS" selected/)
  assert.match(first.html, /name="avant" value="oui;536"/)
  const second = await post({ ...tabanouTyped(), avant: 'oui;536', anonyme: 'oui' }, client)
  assert.match(second.text, /Vos points passent de 536 à 130 \(−406\)/)
  const third = await post({ ...tabanouTyped(), avant: 'oui;536', typologie: 'T5' }, client)
  assert.match(third.text, /La réponse était « Oui », elle devient « Non »\./)
  assert.match(third.text, /Si c’était un T2, au même loyer .* La réponse deviendrait « Oui »/)
  assert.doesNotMatch((await post({ ...tabanouTyped(), avant: '<b>oui;1' }, client)).text, /Ce que votre changement a fait/)
})

test('one change at a time is told beforehand: anonymity, a refusal', async () => {
  const { text } = await post(tabanouTyped())
  assert.match(text, /Si votre employeur ne voyait rien de votre demande 130 points \(−406\)/)
  assert.match(text, /Si vous refusiez un logement attribué 496 points \(−40\)/)
  assert.doesNotMatch(text, /Si votre entreprise vous validait/)
})

test('no: every ground with its article; points are shown all the same', async () => {
  const { text, status } = await post({ ...tabanouTyped(), rfr_2024: '90000', typologie: 'T5' })
  assert.equal(status, 200)
  assert.match(text, /Non, pas ce logement Il y a 2 raisons\./)
  assert.match(text, /dépassent le plafond PLUS .* Texte : arrêté du 29 juillet 1987\./)
  assert.match(text, /celui-ci est de type T5\. Texte : règle AL’in\./)
  assert.match(text, /Vous dépassez le plafond de 66 597 €/)
  assert.match(text, /Ce logement vous est fermé\. Voici les points que vous auriez\. 536 points/)
})

test('to complete: what is missing is named in words and leads to its field', async () => {
  const noIncome = await post({ ...tabanouTyped(), rfr_2024: '' })
  assert.match(noIncome.text, /Réponse à compléter/)
  assert.match(noIncome.html, /<a href="#champ-rfr_2024">le revenu fiscal de référence 2024 de votre foyer \(avis d’impôt reçu en 2025\)/)
  const lli = await post({ ...tabanouTyped(), financement: 'LLI' })
  assert.match(lli.html, /<a href="#champ-zone_abc">/)
  assert.match(lli.html, /<details class="disclosure[^"]*" open[^>]*>(?:(?!<\/details>)[\s\S])*id="champ-zone_abc"/)
  const couple = await post({ ...tabanouTyped(), couple: 'oui', rfr_2024: '35000' })
  assert.match(couple.html, /<a href="#champ-conjoint">/)
})

test('the type of rent is not known: all ceilings are listed, and the points that do not depend on it stay', async () => {
  const { text } = await post({ ...tabanouTyped(), financement: '' })
  assert.match(text, /Oui, selon le type de loyer/)
  assert.match(text, /Plafonds à Lyon 6e \(69\), catégorie 1/)
  assert.match(text, /Loyer très social \(PLAI\) 12 870 € Non Loyer social \(PLUS\) 23 403 € Oui/)
  assert.match(text, /536 points sur 1 000/)
  const large = await post({ ...tabanouTyped(), financement: '', typologie: 'T5' })
  assert.match(large.text, /Non, pas ce logement/)
  const closed = await post({ ...tabanouTyped(), financement: '', typologie: 'T5', rfr_2024: '90000' })
  assert.match(closed.text, /Il y a 2 raisons\..*celui-ci est de type T5/)
})

test('without a home: what one has a right to, and what would give the points', async () => {
  const { text } = await post({ ...tabanouTyped(), financement: '', typologie: '', loyer: '' })
  assert.match(text, /Oui, vous avez droit à un logement à Lyon 6e \(69\) Vos revenus sont sous le plafond de 4 types de loyer sur 5/)
  assert.match(text, /Les points se calculent pour un logement précis/)
  const rich = await post({ ...tabanouTyped(), financement: '', typologie: '', loyer: '', rfr_2024: '90000' })
  assert.match(rich.text, /Non, vos revenus dépassent les plafonds Voici pourquoi\. Vos revenus dépassent le plafond de chaque type de loyer\. Les 5 plafonds, un par un .* Texte : CGI, annexe III, art\. 2 terdecies D\./)
})

test('wrong input comes back filled in, each sentence beside its field and in the summary, in the order of the form', async () => {
  const wrong: Fields = {
    'naissance-jour': '31', 'naissance-mois': '2', 'naissance-annee': '1997', couple: '', enfants: '1,5', a_naitre: '9', adultes: 'x', a_charge: '-1',
    rfr_2024: 'beaucoup', rfr_2025: '1,234', ressources: '-3', souhaitee: 'Saint-Denis', actuelle: 'Nullepart-les-Oies',
    typologie: '', loyer: '500', loyer_hors_charges: '600', surface: '0', financement: 'HLM', zone_abc: 'D', zone_apl: '4',
    'depot-jour': '1', 'depot-mois': '1', 'depot-annee': '2030', plus_anciennes: 'deux', trajet: '80', salarie: 'oui', effectif: '', validation: 'ok', tranches: 'Z', refus_commission: 'non',
  }
  const page = await post(wrong)
  assert.equal(page.status, 422)
  assert.match(page.html, /<title>Erreur – /)
  const fields = [
    'naissance', 'couple', 'enfants', 'a_naitre', 'adultes', 'a_charge', 'rfr_2024', 'rfr_2025', 'ressources', 'souhaitee_code', 'actuelle', 'typologie', 'financement',
    'loyer_hors_charges', 'surface', 'zone_apl', 'zone_abc', 'depot', 'plus_anciennes', 'mobilite', 'effectif', 'validation', 'tranches', 'refus_commission',
  ]
  const summary = /class="error-summary-list">([\s\S]*?)<\/ul>/.exec(page.html)?.[1] ?? ''
  const linked = [...summary.matchAll(/href="#champ-([^"]+)"/g)].map(([, name = '']) => name)
  assert.deepEqual(linked, fields)
  for (const name of fields) assert.match(page.html, new RegExp(`id="champ-${name}-erreur"`), name)
  for (const name of linked) assert.ok(page.html.includes(`id="champ-${name}"`), `${name} is a field that one can go to`)
  for (const value of ['31', '1,5', 'beaucoup', '-3', 'Saint-Denis', 'Nullepart-les-Oies', '600', 'deux']) assert.ok(page.html.includes(`value="${value}"`), value)
  assert.match(page.text, /Nous ne trouvons pas de commune « Nullepart-les-Oies »/)
})

test('nothing typed: only what the answer cannot do without is asked for', async () => {
  const page = await post({})
  assert.equal(page.status, 422)
  assert.match(page.text, /Des réponses sont à corriger Indiquez votre date de naissance\. Dites si vous allez vivre en couple dans ce logement\. Indiquez la commune où vous voulez habiter, par son nom ou son code postal\./)
})

test('several communes of one name: one chooses, and the choice is kept', async () => {
  const typed = { ...tabanouTyped(), souhaitee: 'Saint-Denis', financement: '', typologie: '', loyer: '' }
  const asked = await post(typed)
  assert.equal(asked.status, 422)
  assert.match(asked.text, /Laquelle \? Plusieurs communes correspondent à « Saint-Denis »\. Choisissez la bonne\..* Saint-Denis \(93\) Seine-Saint-Denis, 93200/)
  const chosen = await post({ ...typed, souhaitee_code: '93066' })
  assert.equal(chosen.status, 200)
  assert.match(chosen.text, /Plafonds à Saint-Denis \(93\)/)
  assert.match(chosen.html, /name="souhaitee_code" value="93066" checked/)
})

test('unknown fields and oversized answers are refused', async () => {
  const unknown = await post({ ...tabanouTyped(), admin: 'oui' })
  assert.equal(unknown.status, 422)
  assert.match(unknown.text, /Ce formulaire n’a pas pu être lu\. Rechargez la page et recommencez\./)
  assert.equal((await post({ ...tabanouTyped(), souhaitee: 'x'.repeat(500) })).status, 422)
  assert.equal((await post({ ...tabanouTyped(), 'naissance-jour': '5'.repeat(200) })).status, 422)
})

test('the household of the law is the one that was typed', async () => {
  const { text } = await post({ ...tabanouTyped(), enfants: '2', a_naitre: '1', typologie: 'T4' })
  assert.match(text, /Votre foyer 4 personnes, dont 3 à charge Catégorie du foyer 5 Vous élevez seul au moins une personne à charge/)
  const disabled = await post({ ...tabanouTyped(), invalidite: 'oui' })
  assert.match(disabled.text, /Catégorie du foyer 2 Une personne du foyer a la carte « invalidité »/)
  const young = await post({ ...tabanouTyped(), couple: 'oui', 'conjoint-jour': '1', 'conjoint-mois': '1', 'conjoint-annee': '2001' })
  assert.match(young.text, /Catégorie du foyer 3 Jeune couple/)
  const unproven = await post({ ...tabanouTyped(), couple: 'oui', rfr_2024: '90000' })
  assert.match(unproven.text, /Catégorie du foyer 3 La plus favorable, celle d’un jeune couple/)
})

test('mobility far from home gives its points', async () => {
  const near = { 'mobilite-jour': '1', 'mobilite-mois': '10', 'mobilite-annee': '2026', trajet: '80' }
  assert.match((await post({ ...tabanouTyped(), ...near })).text, /606 points sur 1 000/)
  assert.match((await post({ ...tabanouTyped(), ...near, trajet: '20', actuelle: '59000' })).text, /606 points sur 1 000/)
})

test('an open offer fills the form in; its town stays its own when another one is wished', async () => {
  const client = house.client()
  const id = await insertOffre(house.db, { typologie: 'T1', loyer: 61_250, loyer_hors_charges: 50_000, zone_apl: 2 })
  const page = await client.get(`/simulation?offre=${id}`)
  assert.match(page.text, /T1, 47 m², Lyon 6e Vous simulez pour cette offre/)
  for (const value of ['612,50', '500', '47', 'Lyon 6e (69)', String(id)]) assert.ok(page.html.includes(`value="${value}"`), value)
  const elsewhere = await post({ ...tabanouTyped(), offre: String(id), souhaitee: 'Villeurbanne' }, client)
  assert.match(elsewhere.text, /Cette commune n’est pas dans vos communes souhaitées/)
  assert.match((await post({ ...tabanouTyped(), offre: String(id) }, client)).text, /Oui, vous pouvez demander ce logement/)
})

test('an offer that is closed or reserved says so; one that nobody may read is not found', async () => {
  const client = house.client()
  const closed = await insertOffre(house.db, { statut: 'close' })
  assert.match((await client.get(`/simulation?offre=${closed}`)).text, /Cette offre ne reçoit plus de candidatures/)
  const reserved = await insertOffre(house.db, { reservee_a: await insertEntreprise(house.db, { nom: 'Verrerie du Rhône' }) })
  assert.match((await client.get(`/simulation?offre=${reserved}`)).text, /réservée aux salariés de Verrerie du Rhône/)
  const draft = await insertOffre(house.db, { statut: 'brouillon', publiee_le: null })
  for (const id of [draft, 999_999, 'x', '-1']) assert.equal((await client.get(`/simulation?offre=${id}`)).status, 404, String(id))
})

test('nothing is stored, no cache keeps the answer, and another site cannot post', async () => {
  const client = house.client()
  const answer = await post(tabanouTyped(), client)
  assert.equal(answer.headers.get('cache-control'), 'no-store')
  assert.equal((await client.post('/simulation', tabanouTyped(), { csrf: 'faux' })).status, 403)
  const { count } = await house.db.selectFrom('journal').select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  assert.equal(Number(count), 0)
  assert.doesNotMatch(house.logs.join('\n'), /1997|18 000|Saint-Étienne/)
})

test('on 1 January the years move by themselves, and a page left open since December is still read', async () => {
  const later = await testApp(undefined, { now: '2027-01-01T09:00:00Z' })
  const page = await later.client().get('/simulation')
  assert.match(page.text, /Revenu fiscal de référence 2025 .* reçu en 2026/)
  const old = await later.client().post('/simulation', tabanouTyped())
  assert.equal(old.status, 200)
  assert.match(old.text, /Les plafonds 2027 ne sont pas encore connus .* à vérifier/)
})
