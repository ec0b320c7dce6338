import assert from 'node:assert/strict'
import test from 'node:test'
import { aDemande, aMenage, anEmployeur, anOffre, aPersonne, without } from '#test/demandes.ts'
import type { Lieu } from './lieux.ts'
import { simulate, type Question } from './simulation.ts'

const LYON: Lieu = { code: '69386', nom: 'Lyon 6e', departement: '69', lat: 45.7589, lon: 4.8414, incertitudeKm: 0 }
const PLACES: readonly Lieu[] = [
  LYON,
  { ...LYON, code: '69123', nom: 'Lyon' },
  { code: '42218', nom: 'Saint-Étienne', departement: '42', lat: 45.4339, lon: 4.39, incertitudeKm: 0 },
  // 60 km away, give or take 15.
  { code: '01001', nom: 'Ailleurs', departement: '01', lat: 46.2985, lon: 4.8414, incertitudeKm: 15 },
]
/** A merged commune answers with the code of today. */
const lieux = (code: string) => PLACES.find((place) => place.code === (code === '69999' ? '69123' : code))

const tabanou = (): Question => ({
  date: '2026-11-22',
  demande: aDemande({
    dateDepot: '2018-04-12',
    menage: { personnes: [aPersonne('demandeur', '1997-05-05')], enfantsANaitre: 0 },
    communeActuelle: '42218',
    mobilite: { date: '2026-10-01' },
    employeur: anEmployeur({ effectif: 40_000, categorie: 'GE', tranches: ['A'] }),
  }),
  offre: anOffre({ typologie: 'T1' }),
  autresCandidatures: ['2019-09-03'],
  equilibrage: 'PME',
})

const leclerc = (): Question => ({
  ...tabanou(),
  demande: aDemande({ dateDepot: '2019-09-03', menage: { personnes: [aPersonne('demandeur', '1995-02-01')], enfantsANaitre: 0 }, ressourcesMensuelles: 155_000, employeur: anEmployeur({ effectif: 12 }) }),
  autresCandidatures: ['2018-04-12'],
})

test('M. Tabanou: every part of the answer, and 536 points', () => {
  const { eligibilite, menage, ressources, tauxEffort, classement, plafonds } = simulate(tabanou(), lieux)
  assert.deepEqual(eligibilite, { reponse: 'oui', refus: [], manquants: [], alertes: [] })
  assert.deepEqual(menage, { personnes: 1, categorie: 1, typologies: ['T1', 'T2'] })
  assert.deepEqual(ressources, { annee: 2024, retenu: 18_000, plafond: 23_403, zone: 'autres_regions' })
  assert.deepEqual(tauxEffort, { pourcent: 31, aideLogementEstimee: 0 })
  assert.equal(plafonds, undefined)
  assert.deepEqual([classement?.total, classement?.als, classement?.entreprise, classement?.equilibrage, classement?.territoire], [536, 130, 406, 0, null])
  assert.deepEqual(classement?.lignes.map(({ critere, points }) => [critere, points]), [
    ['age', 70], ['mobilite', 0], ['taux_effort', 40], ['refus_commission', 0], ['refus_attribution', 0], ['anciennete', 20],
    ['validation', 240], ['tranche_a', 166], ['tranche_b', 0], ['tranche_c', 0], ['equilibrage', 0],
  ])
})

test('Mme Leclerc: 539 points with the bonus to small companies, 299 without', () => {
  const first = simulate(leclerc(), lieux).classement
  assert.deepEqual([first?.total, first?.als, first?.entreprise, first?.equilibrage], [539, 59, 240, 240])
  assert.equal(simulate(without(leclerc(), 'equilibrage'), lieux).classement?.total, 299)
})

test('another request of the same day takes no seniority away; each strictly older one takes a point', () => {
  const points = (...autresCandidatures: Question['autresCandidatures']) => simulate({ ...tabanou(), autresCandidatures }, lieux).classement?.als
  assert.deepEqual([points('2018-04-12'), points('2018-04-11'), points('2018-04-11', '2015-01-01', '2020-01-01')], [130, 129, 128])
})

test('points are given even when the home is refused', () => {
  const question = tabanou()
  const { eligibilite, classement } = simulate({ ...question, offre: anOffre({ typologie: 'T5' }) }, lieux)
  assert.equal(eligibilite.reponse, 'non')
  assert.equal(classement?.total, 536)
})

test('what is not known is null, and points say 0', () => {
  const question = tabanou()
  const demande = { ...without(question.demande, 'dateDepot', 'ressourcesMensuelles'), rfr: {} }
  const { eligibilite, ressources, tauxEffort, classement } = simulate({ ...question, demande, offre: anOffre({ financement: 'LLI' }) }, lieux)
  assert.deepEqual(eligibilite.manquants, ['revenus.rfr.2024', 'offre.zoneAbc'])
  assert.deepEqual(ressources, { annee: null, retenu: null, plafond: null, zone: null })
  assert.deepEqual(tauxEffort, { pourcent: null, aideLogementEstimee: null })
  const points = Object.fromEntries((classement?.lignes ?? []).map((ligne) => [ligne.critere, ligne.points]))
  assert.deepEqual([points['taux_effort'], points['anciennete'], points['age']], [0, 0, 70])
})

test('resources of 0: no rate', () => {
  const question = tabanou()
  const { tauxEffort } = simulate({ ...question, demande: { ...question.demande, ressourcesMensuelles: 0 } }, lieux)
  assert.equal(tauxEffort?.pourcent, null)
  assert.ok((tauxEffort?.aideLogementEstimee ?? 0) > 200)
})

test('the category and the ceiling are those of the financing', () => {
  const question = { ...tabanou(), demande: aDemande({ menage: aMenage('demandeur', 'enfant'), rfr: { 2024: 4_000_000, 2025: 3_999_900 } }) }
  const plus = simulate({ ...question, offre: anOffre({ commune: '75112', typologie: 'T3' }) }, lieux)
  assert.deepEqual([plus.menage.categorie, plus.ressources], [3, { annee: 2024, retenu: 40_000, plafond: 52_740, zone: 'paris_limitrophes' }])
  const lli = simulate({ ...question, offre: anOffre({ financement: 'LLI', zoneAbc: 'B1', typologie: 'T3' }) }, lieux)
  assert.deepEqual([lli.menage.categorie, lli.ressources], [3, { annee: 2025, retenu: 39_999, plafond: 58_043, zone: 'b1' }])
})

test('a distance that cannot be told from 70 km gives no points and says so', () => {
  const question = tabanou()
  const { eligibilite, classement } = simulate({ ...question, demande: { ...question.demande, communeActuelle: '01001' } }, lieux)
  assert.deepEqual([eligibilite.reponse, eligibilite.alertes.map(({ code }) => code)], ['oui', ['distance_a_verifier']])
  assert.equal(classement?.total, 536)
})

test('a retired code is read as the commune of today', () => {
  const question = tabanou()
  const demande = { ...question.demande, communesSouhaitees: ['69999'] }
  assert.equal(simulate({ ...question, demande }, lieux).eligibilite.reponse, 'oui')
})

test('without a home: the ceilings of the first wished commune, and no part that needs a rent', () => {
  const answer = simulate(without(tabanou(), 'offre'), lieux)
  assert.deepEqual(Object.keys(answer).toSorted(), ['eligibilite', 'menage', 'plafonds', 'ressources'])
  assert.deepEqual(answer.eligibilite, { reponse: 'oui', refus: [], manquants: [], alertes: [] })
  assert.deepEqual(answer.ressources, { annee: 2024, retenu: 18_000, plafond: null, zone: 'autres_regions' })
  assert.deepEqual(answer.plafonds, [
    { financement: 'PLAI', zone: 'autres_regions', plafond: 12_870, respecte: false },
    { financement: 'PLUS', zone: 'autres_regions', plafond: 23_403, respecte: true },
    { financement: 'PLS', zone: 'autres_regions', plafond: 30_424, respecte: true },
    { financement: 'PLI', zone: null, plafond: null, respecte: true },
    { financement: 'LLI', zone: null, plafond: null, respecte: true },
  ])
})

test('without a home nor a wish, where one lives', () => {
  const question = without(tabanou(), 'offre')
  const demande = { ...question.demande, communesSouhaitees: [], communeActuelle: '75112' }
  assert.deepEqual(simulate({ ...question, demande }, lieux).plafonds?.[1], { financement: 'PLUS', zone: 'paris_limitrophes', plafond: 26_920, respecte: true })
  const nowhere = simulate({ ...question, demande: without({ ...demande, rfr: {} }, 'communeActuelle') }, lieux)
  assert.deepEqual([nowhere.eligibilite.reponse, nowhere.eligibilite.manquants], ['a_completer', ['demande.communesSouhaitees', 'revenus.rfr.2024']])
})

test('without a home, above every ceiling: no, with a ground per financing; between the zones of LLI: the zone decides', () => {
  const question = without(tabanou(), 'offre')
  const at = (euros: number) => simulate({ ...question, demande: { ...question.demande, rfr: { 2024: euros * 100 } } }, lieux)
  const high = at(90_000)
  assert.equal(high.eligibilite.reponse, 'non')
  assert.deepEqual(high.eligibilite.refus.map(({ motif, article }) => [motif, article.slice(0, 3)]), [['plafond_depasse', 'arr'], ['plafond_depasse', 'arr'], ['plafond_depasse', 'arr'], ['plafond_depasse', 'CGI'], ['plafond_depasse', 'CGI']])
  const between = at(40_000)
  assert.deepEqual([between.eligibilite.reponse, between.eligibilite.manquants], ['a_completer', ['offre.zoneAbc']])
  assert.deepEqual(between.plafonds?.map(({ respecte }) => respecte), [false, false, false, null, null])
})

test('without a home, a missing year of income or overseas leaves all open', () => {
  const question = without(tabanou(), 'offre')
  const noIncome = simulate({ ...question, demande: { ...question.demande, rfr: {} } }, lieux)
  assert.deepEqual([noIncome.eligibilite.reponse, noIncome.eligibilite.manquants], ['a_completer', ['revenus.rfr.2024']])
  const overseas = simulate({ ...question, demande: { ...question.demande, communesSouhaitees: ['97411'] } }, lieux)
  assert.deepEqual([overseas.eligibilite.reponse, overseas.eligibilite.alertes.map(({ code }) => code)], ['a_completer', ['outre_mer']])
  assert.ok(overseas.plafonds?.every(({ plafond, respecte }) => plafond === null && respecte === null))
})
