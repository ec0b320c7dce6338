import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { CATEGORIES_ENTREPRISE, TRANCHES, VALIDATIONS } from '#domain/entreprise.ts'
import { testApp } from '#test/app.ts'
import { maybe, unJour, uneDemande, uneOffre } from '#test/demandes-arbitraires.ts'
import { runs } from '#test/runs.ts'
import { leclerc, tabanou } from '#test/simulations.ts'
import { problem, simulationAnswer } from './answer.ts'

const { app, settings, logs } = await testApp()
const URL_API = `${settings.baseUrl}/api/v1/simulations`

type Sent = { body: string; type?: string | undefined; address?: string; cookie?: string }

/** As a program sends it: no cookie, no page of ours. */
function send({ body, type = 'application/json', address = '192.0.2.1', cookie }: Sent) {
  const headers = { 'content-type': type, ...(cookie === undefined ? {} : { cookie }) }
  return app.request(URL_API, { method: 'POST', body, headers }, { incoming: { socket: { remoteAddress: address, remotePort: 40_000, remoteFamily: 'IPv4' } } })
}

async function ask(question: unknown, address?: string) {
  const response = await send({ body: JSON.stringify(question), ...(address === undefined ? {} : { address }) })
  assert.equal(response.status, 200)
  return simulationAnswer.parse(await response.json())
}

async function refuse(body: string, type?: string) {
  const response = await send({ body, type })
  assert.match(response.headers.get('content-type') ?? '', /^application\/problem\+json/)
  return { ...problem.parse(await response.json()), status: response.status }
}

async function champsOf(question: unknown): Promise<readonly string[]> {
  const { status, erreurs } = await refuse(JSON.stringify(question))
  assert.equal(status, 422)
  for (const { champ, texte } of erreurs ?? []) assert.match(texte, /^[A-ZÀ-Ý].*\.$/, champ)
  return (erreurs ?? []).map(({ champ }) => champ).toSorted()
}

test('M. Tabanou has this home and 536 points: the answer of the contract, number for number', async () => {
  const answer = await ask(tabanou())
  assert.deepEqual(
    { eligibilite: answer.eligibilite, menage: answer.menage, ressources: answer.ressources, tauxEffort: answer.tauxEffort },
    {
      eligibilite: { reponse: 'oui', refus: [], manquants: [], alertes: [] },
      menage: { personnes: 1, categorie: 1, typologies: ['T1', 'T2'] },
      ressources: { annee: 2024, retenu: 18_000, plafond: 23_403, zone: 'autres_regions' },
      tauxEffort: { pourcent: 31, aideLogementEstimee: 0 },
    },
  )
  const { lignes = [], ...totals } = answer.classement ?? {}
  assert.deepEqual(totals, { total: 536, als: 130, entreprise: 406, equilibrage: 0, territoire: null })
  assert.deepEqual(lignes.map(({ critere, points, maximum }) => [critere, points, maximum]), [
    ['age', 70, 70], ['mobilite', 0, 70], ['taux_effort', 40, 40], ['refus_commission', 0, 40], ['refus_attribution', 0, 0], ['anciennete', 20, 20],
    ['validation', 240, 240], ['tranche_a', 166, 166], ['tranche_b', 0, 80], ['tranche_c', 0, 34], ['equilibrage', 0, 240],
  ])
  assert.equal(lignes[0]?.valeur, '29\u00a0ans')
  assert.equal('plafonds' in answer, false)
})

test('Mme Leclerc has 539 points with the bonus to small companies, and is second in seniority', async () => {
  const { classement, eligibilite } = await ask(leclerc())
  assert.equal(eligibilite.reponse, 'oui')
  assert.deepEqual([classement?.total, classement?.als, classement?.entreprise, classement?.equilibrage], [539, 59, 240, 240])
  assert.deepEqual((await ask({ ...leclerc(), equilibrage: null })).classement?.total, 299)
})

test('without a home: the ceilings of the first wished commune, else of the present one, and nothing that needs a rent', async () => {
  const { offre: _offre, ...question } = tabanou()
  const answer = await ask(question)
  assert.deepEqual(Object.keys(answer).toSorted(), ['eligibilite', 'menage', 'plafonds', 'ressources'])
  assert.deepEqual(answer.plafonds?.[1], { financement: 'PLUS', zone: 'autres_regions', plafond: 23_403, respecte: true })
  const paris = await ask({ ...question, demande: { communeActuelle: '75112' } })
  assert.deepEqual(paris.plafonds?.[1], { financement: 'PLUS', zone: 'paris_limitrophes', plafond: 26_920, respecte: true })
})

test('all grounds are listed with their article; no wins over a missing fact', async () => {
  const home = { commune: '59350', typologie: 'T5', financement: 'PLUS', loyer: 500 }
  const { eligibilite } = await ask({ ...tabanou(), offre: home, revenus: { rfr: { 2024: 90_000 } } })
  assert.deepEqual(eligibilite.refus.map(({ motif, article }) => [motif, article]), [
    ['plafond_depasse', 'arrêté du 29 juillet 1987'], ['typologie_inadaptee', "règle AL'in"], ['commune_non_souhaitee', "règle AL'in"],
  ])
  const lli = await ask({ ...tabanou(), offre: { ...home, financement: 'LLI' }, revenus: {} })
  assert.equal(lli.eligibilite.reponse, 'non')
  assert.deepEqual(lli.eligibilite.manquants, ['revenus.rfr.2024', 'offre.zoneAbc'])
  const open = await ask({ ...tabanou(), offre: { ...home, commune: '69386', typologie: 'T2', financement: 'PLI' } })
  assert.deepEqual([open.eligibilite.reponse, open.eligibilite.manquants], ['a_completer', ['offre.zoneAbc']])
  const high = await ask({ ...tabanou(), offre: { ...home, commune: '69386', typologie: 'T2', financement: 'LLI', zoneAbc: 'B1' }, revenus: { rfr: { 2024: 36_145 } } })
  assert.deepEqual(high.eligibilite.refus.map(({ article }) => article), ['CGI, annexe III, art. 2 terdecies D'])
  assert.deepEqual([high.ressources.zone, high.ressources.plafond], ['b1', 36_144])
})

test('an alert never refuses: three rents, no employer, no zone of the benefit, a year whose tables are not known, overseas', async () => {
  const { employeur: _employeur, ...question } = tabanou()
  const codes = async (over: object) => (await ask({ ...question, ...over })).eligibilite.alertes.map(({ code }) => code)
  const { zoneApl: _zone, ...home } = tabanou().offre
  assert.deepEqual(await codes({ revenus: { rfr: { 2024: 18_000 }, ressourcesMensuelles: 900 } }), ['capacite_financiere', 'acces_non_prioritaire'])
  assert.deepEqual(await codes({ offre: home }), ['acces_non_prioritaire', 'aide_inconnue'])
  assert.deepEqual(await codes({ date: '2027-01-02', revenus: { rfr: { 2025: 18_000 }, ressourcesMensuelles: 1600 } }), ['acces_non_prioritaire', 'bareme_provisoire'])
  assert.ok((await codes({ offre: { ...tabanou().offre, commune: '97411' } })).includes('outre_mer'))
})

test('resources of 0: the rate is null; no rent without charges: the rent is used', async () => {
  const poor = await ask({ ...tabanou(), revenus: { rfr: { 2024: 0 }, ressourcesMensuelles: 0 } })
  assert.equal(poor.tauxEffort?.pourcent, null)
  const with440 = await ask({ ...tabanou(), revenus: { rfr: { 2024: 0 }, ressourcesMensuelles: 0 }, offre: { ...tabanou().offre, loyer: 300, loyerHorsCharges: 200 } })
  const without = await ask({ ...tabanou(), revenus: { rfr: { 2024: 0 }, ressourcesMensuelles: 0 }, offre: { ...tabanou().offre, loyer: 300 } })
  assert.ok((with440.tauxEffort?.aideLogementEstimee ?? 0) < (without.tauxEffort?.aideLogementEstimee ?? 0))
})

test('what is not JSON, and what is not sent as JSON, is refused as a problem', async () => {
  for (const body of ['', '{', '{"menage":', 'menage=1', '\u0000']) {
    const { status, erreurs } = await refuse(body)
    assert.deepEqual([status, erreurs], [422, [{ champ: '', texte: 'La question doit être un objet JSON.' }]], body)
  }
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/jsonp']) assert.equal((await refuse('{}', type)).status, 422, type)
  assert.equal((await send({ body: JSON.stringify(tabanou()), type: 'application/json; charset=utf-8' })).status, 200)
})

test('every wrong field is named by its path, in a French sentence, all at once', async () => {
  const wrong = {
    date: '22/11/2026', menage: { personnes: [{ lien: 'voisin' }, { lien: 'conjoint', naissance: 'hier', handicap: 1 }], enfantsANaitre: -1 },
    revenus: { rfr: { 2024: '18000', an: 1 }, ressourcesMensuelles: -1 },
    demande: { dateDepot: '2018-02-30', communeActuelle: '1', communesSouhaitees: ['x'], refusCommission: 'non', refusAttribution: 0, mobilite: { date: 1, trajetMinutes: 1.5 } },
    employeur: { effectif: '120', agricole: 'non', categorie: 'TPE', validation: 'ok', tranches: ['Z'], anonyme: null },
    offre: { commune: 'Lyon', typologie: 'F2', financement: 'HLM', loyer: '500', loyerHorsCharges: -1, surface: 0, zoneAbc: 'A bis', zoneApl: '2' },
    autresCandidatures: [1], equilibrage: 'toutes',
  }
  assert.deepEqual(await champsOf(wrong), [
    'autresCandidatures.0', 'date', 'demande.communeActuelle', 'demande.communesSouhaitees.0', 'demande.dateDepot', 'demande.mobilite.date', 'demande.mobilite.trajetMinutes',
    'demande.refusAttribution', 'demande.refusCommission', 'employeur.agricole', 'employeur.anonyme', 'employeur.categorie', 'employeur.effectif', 'employeur.tranches.0',
    'employeur.validation', 'equilibrage', 'menage.enfantsANaitre', 'menage.personnes', 'menage.personnes.0.lien', 'menage.personnes.1.handicap', 'menage.personnes.1.naissance',
    'offre.commune', 'offre.financement', 'offre.loyer', 'offre.loyerHorsCharges', 'offre.surface', 'offre.typologie', 'offre.zoneAbc', 'offre.zoneApl',
    'revenus.ressourcesMensuelles', 'revenus.rfr.2024', 'revenus.rfr.an',
  ])
})

test('unknown keys are refused wherever they stand, the applicant is exactly one, and contradictions are said', async () => {
  const question = tabanou()
  assert.deepEqual(await champsOf({ ...question, sejour: 'francaise', offre: { ...question.offre, reserveeA: '3' }, demande: { ...question.demande, demandeElargie: true } }), ['demande.demandeElargie', 'offre.reserveeA', 'sejour'])
  assert.deepEqual(await champsOf({ menage: { personnes: [{ lien: 'conjoint' }] } }), ['menage.personnes'])
  assert.deepEqual(await champsOf({}), ['menage'])
  assert.deepEqual(await champsOf({ ...question, menage: { personnes: [{ lien: 'demandeur', naissance: '2026-11-23' }] } }), ['menage.personnes.0.naissance'])
  assert.deepEqual(await champsOf({ ...question, offre: { ...question.offre, loyerHorsCharges: 501 } }), ['offre.loyerHorsCharges'])
})

test('no cookie is read or set, and nothing of the question reaches the log', async () => {
  const response = await send({ body: JSON.stringify(tabanou()), cookie: 'alin=volé; alin_visite=autre' })
  assert.equal(response.status, 200)
  assert.equal(response.headers.get('set-cookie'), null)
  assert.ok(logs.length > 0)
  assert.doesNotMatch(logs.join('\n'), /1997-05-05|18000|42218/)
})

const unEmployeur = fc.record({
  effectif: fc.integer({ min: 0, max: 60_000 }), agricole: fc.boolean(), categorie: fc.constantFrom(...CATEGORIES_ENTREPRISE), validation: fc.constantFrom(...VALIDATIONS),
  tranches: fc.subarray([...TRANCHES]), anonyme: fc.boolean(),
})

const uneQuestion = fc.record({
  date: unJour, demande: uneDemande, offre: maybe(uneOffre), employeur: maybe(unEmployeur), autresCandidatures: fc.array(unJour, { maxLength: 30 }),
  equilibrage: maybe(fc.constantFrom(...CATEGORIES_ENTREPRISE)), mobilite: maybe(fc.record({ date: unJour, trajetMinutes: fc.integer({ min: 0, max: 300 }) })),
  dateDepot: maybe(unJour), communeActuelle: maybe(fc.constantFrom('69123', '42218', '75056', '97411', '01001')), refus: fc.record({ refusCommission: fc.boolean(), refusAttribution: fc.boolean() }),
})

/** The law's own words, as a program writes them: cents as euros. */
function write(question: typeof uneQuestion extends fc.Arbitrary<infer T> ? T : never) {
  const { date, demande, offre, employeur, autresCandidatures, equilibrage, mobilite, dateDepot, communeActuelle, refus } = question
  const euros = (cents: number | undefined) => (cents === undefined ? undefined : cents / 100)
  const personnes = demande.menage.personnes.filter(({ naissance }) => naissance === undefined || naissance <= date)
  return {
    date, autresCandidatures, equilibrage, employeur,
    menage: { personnes: personnes.some(({ lien }) => lien === 'demandeur') ? personnes : [{ lien: 'demandeur' }, ...personnes], enfantsANaitre: demande.menage.enfantsANaitre },
    revenus: { rfr: Object.fromEntries(Object.entries(demande.rfr).map(([year, cents]) => [year, cents / 100])), ressourcesMensuelles: euros(demande.ressourcesMensuelles) },
    demande: { dateDepot, communeActuelle, communesSouhaitees: demande.communesSouhaitees, mobilite, ...refus },
    offre: offre && { ...offre, loyer: offre.loyer / 100 },
  }
}

test('any valid question has an answer of the described shape, whose points add up and stay between −40 and 1 000', async () => {
  let asked = 0
  await fc.assert(
    fc.asyncProperty(uneQuestion, async (question) => {
      asked += 1
      // An address of its own for every few hundred: the limit is another test's matter.
      const { eligibilite, classement, plafonds } = await ask(write(question), `198.51.100.${Math.floor(asked / 500) % 256}`)
      assert.equal(eligibilite.reponse, eligibilite.refus.length > 0 ? 'non' : eligibilite.manquants.length > 0 ? 'a_completer' : 'oui')
      assert.equal(plafonds === undefined, question.offre !== undefined)
      if (classement === undefined) return
      assert.equal(classement.lignes.reduce((sum, { points }) => sum + points, 0), classement.total)
      assert.equal(classement.als + classement.entreprise + classement.equilibrage, classement.total)
      for (const { points, maximum } of classement.lignes) assert.ok(points <= maximum)
    }),
    { numRuns: runs(200, 10_000) },
  )
})

test('whatever is sent is answered or refused, never a fault', async () => {
  let asked = 0
  await fc.assert(
    fc.asyncProperty(fc.json(), fc.constantFrom('menage', 'revenus', 'demande', 'offre', 'employeur', 'autresCandidatures', 'date'), async (json, key) => {
      asked += 1
      const part: unknown = JSON.parse(json)
      const response = await send({ body: JSON.stringify({ ...tabanou(), [key]: part }), address: `203.0.113.${Math.floor(asked / 500) % 256}` })
      assert.ok(response.status === 200 || response.status === 422, String(response.status))
    }),
    { numRuns: runs(200, 10_000) },
  )
})

test('an address has 600 requests a minute served, then 429 with the seconds to wait; another address is not held up', async () => {
  const question = JSON.stringify({ menage: { personnes: [{ lien: 'demandeur' }] } })
  const statuses = []
  for (let sent = 0; sent < 1000; sent += 1) statuses.push((await send({ body: question, address: '192.0.2.77' })).status)
  assert.deepEqual([...new Set(statuses.slice(0, 600))], [200])
  assert.equal(statuses.at(-1), 429)
  const refused = await send({ body: question, address: '192.0.2.77' })
  assert.match(refused.headers.get('content-type') ?? '', /^application\/problem\+json/)
  const seconds = Number(refused.headers.get('retry-after'))
  assert.ok(seconds >= 1 && seconds <= 60)
  assert.equal((await send({ body: question, address: '192.0.2.78' })).status, 200)
})
