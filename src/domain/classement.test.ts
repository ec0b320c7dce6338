import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CLASSEMENT_2021 } from '#domain/baremes/classement-2021.ts'
import {
  computeGain, computePointsFixes, CRITERES_CLASSEMENT, explainPoints, explainRang, freezeListe, isLigne, rankCandidatures, replayListe, writeGel,
  type Critere, type Entree, type Ligne,
} from '#domain/classement.ts'
import type { Demande } from '#domain/demande.ts'
import type { Employeur } from '#domain/entreprise.ts'
import { grilleAt } from '#domain/faits-points.ts'
import { addJours, type Jour } from '#domain/jour.ts'
import type { Lieu } from '#domain/lieux.ts'
import type { OffreFacts } from '#domain/offre.ts'
import { computePointsEffort } from '#domain/points-als.ts'

const LE: Jour = '2019-10-15'
const LIEUX: Lieu[] = [
  { code: '42218', nom: 'Saint-Étienne', departement: '42', lat: 45.4397, lon: 4.3872, incertitudeKm: 0 },
  { code: '69123', nom: 'Lyon', departement: '69', lat: 45.764, lon: 4.8357, incertitudeKm: 0 },
  { code: '69386', nom: 'Lyon 6e', departement: '69', lat: 45.764, lon: 4.8357, incertitudeKm: 0 },
  { code: '69381', nom: 'Lyon 1er', departement: '69', lat: 45.764, lon: 4.8357, incertitudeKm: 0 },
  { code: '38185', nom: 'Grenoble', departement: '38', lat: 45.1885, lon: 5.7245, incertitudeKm: 0 },
  { code: '00001', nom: 'À soixante-neuf kilomètres, mal placée', departement: '69', lat: 45.764 + 69 / 111.195, lon: 4.8357, incertitudeKm: 3 },
  { code: '00003', nom: 'À soixante-douze kilomètres, mal placée', departement: '69', lat: 45.764 + 72 / 111.195, lon: 4.8357, incertitudeKm: 3 },
  { code: '00002', nom: 'À quatre-vingts kilomètres, mal placée', departement: '69', lat: 45.764 + 80 / 111.195, lon: 4.8357, incertitudeKm: 3 },
]
const lieux = (code: string): Lieu | undefined => LIEUX.find((lieu) => lieu.code === code)

const OFFRE: OffreFacts = { commune: '69386', typologie: 'T1', financement: 'PLUS', loyer: 50_000, zoneApl: 2 }
const EMPLOYEUR: Employeur = { effectif: 60, agricole: false, categorie: 'GE', validation: 'deleguee', tranches: [], anonyme: false }
const TABANOU: Demande = {
  dateDepot: '2018-04-01', menage: { personnes: [{ lien: 'demandeur', naissance: '1990-05-01' }], enfantsANaitre: 0 }, rfr: {},
  ressourcesMensuelles: 160_000, communeActuelle: '42218', communesSouhaitees: ['69123'],
  mobilite: { date: '2019-10-01' }, employeur: { ...EMPLOYEUR, tranches: ['A'] },
}
const LECLERC: Demande = {
  dateDepot: '2019-09-01', menage: { personnes: [{ lien: 'demandeur', naissance: '1988-05-01' }], enfantsANaitre: 0 }, rfr: {},
  ressourcesMensuelles: 155_000, communeActuelle: '69381', communesSouhaitees: ['69123'], employeur: { ...EMPLOYEUR, categorie: 'PME' },
}

/** The points with the sheet that explains them, which must add up to them. */
function note(demande: Demande, offre = OFFRE, le = LE) {
  const fixes = computePointsFixes(demande, offre, le, lieux)
  const explained = explainPoints(fixes.faits)
  assert.equal(explained.lignes.reduce((sum, ligne) => sum + ligne.points, 0), fixes.points)
  return { ...fixes, ...explained }
}
function points(demande: Demande, critere: Critere, offre = OFFRE, le = LE): number | undefined {
  return note(demande, offre, le).lignes.find((ligne) => ligne.critere === critere)?.points
}
function entree(id: string, demande: Demande): Entree {
  const { points: pointsFixes, categorie } = computePointsFixes(demande, OFFRE, LE, lieux)
  return { id, dateDepot: demande.dateDepot ?? '2019-01-01', pointsFixes, ...(categorie ? { categorie } : {}), tirage: id }
}
function total(demande: Demande, contexte: Parameters<typeof explainRang>[1], offre = OFFRE): ReturnType<typeof explainRang> {
  return explainRang(note(demande, offre), contexte)
}

test('M. Tabanou has 130 + 406 + 0 = 536 points (F189)', () => {
  const sheet = total(TABANOU, { dateDepot: '2018-04-01', plusAnciennes: 0, bonus: 'PME' })
  assert.deepEqual([sheet.als, sheet.entreprise, sheet.equilibrage, sheet.territoire, sheet.total], [130, 406, 0, null, 536])
  assert.deepEqual(sheet.lignes.map(({ points }) => points), [70, 0, 40, 0, 0, 20, 240, 166, 0, 0, 0])
  assert.equal(sheet.lignes[2]?.valeur, '31\u00a0%')
})

test('Mme Leclerc has 59 + 240 + 240 = 539 points (F189)', () => {
  const sheet = total(LECLERC, { dateDepot: '2019-09-01', plusAnciennes: 1, bonus: 'PME' })
  assert.deepEqual([sheet.als, sheet.entreprise, sheet.equilibrage, sheet.total], [59, 240, 240, 539])
  assert.equal(sheet.lignes[2]?.valeur, '32\u00a0%')
})

test('on the same home Mme Leclerc comes first; without the bonus month M. Tabanou does', () => {
  const list = [entree('tabanou', TABANOU), entree('leclerc', LECLERC)]
  assert.deepEqual(rankCandidatures(list, 'PME').map(({ id, total, rang }) => [id, total, rang]), [['leclerc', 539, 1], ['tabanou', 536, 2]])
  assert.deepEqual(rankCandidatures(list, undefined).map(({ id, total, rang }) => [id, total, rang]), [['tabanou', 536, 1], ['leclerc', 299, 2]])
})

test('Saint-Étienne to Lyon is 50,2 km: no mobility points; with a travel of 75 minutes M. Tabanou would have 606 (D7)', () => {
  const line = note(TABANOU).lignes.find(({ critere }) => critere === 'mobilite')
  assert.match(line?.valeur ?? '', /50,2\u00a0km/)
  const far: Demande = { ...TABANOU, mobilite: { date: '2019-10-01', trajetMinutes: 75 } }
  assert.equal(total(far, { dateDepot: '2018-04-01', plusAnciennes: 0, bonus: 'PME' }).total, 606)
  assert.equal(points({ ...TABANOU, mobilite: { date: '2019-10-01', trajetMinutes: 74 } }, 'mobilite'), 0)
})

test('anonymous, M. Tabanou keeps 130 points and the balance bonus of his class (K5)', () => {
  const anonymous: Demande = { ...TABANOU, employeur: { ...EMPLOYEUR, tranches: ['A', 'B', 'C'], anonyme: true } }
  assert.equal(total(anonymous, { dateDepot: '2018-04-01', plusAnciennes: 0, bonus: 'PME' }).total, 130)
  assert.equal(total(anonymous, { dateDepot: '2018-04-01', plusAnciennes: 0, bonus: 'GE' }).total, 130 + 240)
})

test('the effort table of the law holds line by line', () => {
  const table: [number, number][] = [[0, 0], [16, 0], [18, 8], [20, 16], [22, 24], [24, 32], [25, 36], [26, 40], [29, 40], [33, 40], [34, 36], [35, 32], [36, 28], [38, 20], [40, 12], [42, 4], [43, 0], [90, 0]]
  for (const [percent, expected] of table) assert.equal(computePointsEffort(percent, CLASSEMENT_2021.valeurs), expected, `${percent} %`)
})

test('the effort rate is exact: 800 of 1 600 gives 0, 544 gives 36, 464 is 29 % and not 28 (K16d)', () => {
  const offer = (loyer: number): OffreFacts => ({ ...OFFRE, loyer })
  assert.equal(points(TABANOU, 'taux_effort', offer(80_000)), 0)
  assert.equal(points(TABANOU, 'taux_effort', offer(54_400)), 36)
  const line = note(TABANOU, { ...OFFRE, loyer: 46_400 }).lignes[2]
  assert.equal(line?.valeur, '29\u00a0%')
  assert.equal(points({ ...TABANOU, ressourcesMensuelles: 150_000 }, 'taux_effort', offer(50_000)), 40, 'exactly three times the rent stays inside')
})

test('the effort line says whether the housing benefit was deducted (K14)', () => {
  const { zoneApl, ...noZone } = OFFRE
  assert.equal(zoneApl, 2)
  assert.match(note(TABANOU, noZone).lignes[2]?.explication ?? '', /sans l’aide au logement/)
  assert.match(note(TABANOU, OFFRE, '2026-11-22').lignes[2]?.explication ?? '', /aide au logement déduite/)
})

test('the worst case is −40: an attribution refused, the youngest of 25, effort 50 %, 40 years old, anonymous', () => {
  const worst: Demande = {
    ...TABANOU, menage: { personnes: [{ lien: 'demandeur', naissance: '1979-01-01' }], enfantsANaitre: 0 }, refusAttribution: true,
    employeur: { ...EMPLOYEUR, anonyme: true },
  }
  const { mobilite, ...stays } = worst
  assert.ok(mobilite)
  assert.equal(total(stays, { dateDepot: '2019-10-01', plusAnciennes: 24 }, { ...OFFRE, loyer: 80_000 }).total, -40)
})

test('all maximal is 1 000, and the maxima of the eleven lines add up to 1 000', () => {
  const best: Demande = {
    ...TABANOU, menage: { personnes: [{ lien: 'demandeur', naissance: '1994-01-01' }], enfantsANaitre: 0 }, communeActuelle: '38185',
    refusCommission: true, employeur: { ...EMPLOYEUR, tranches: ['A', 'B', 'C'] },
  }
  const sheet = total(best, { dateDepot: '2015-01-01', plusAnciennes: 0, bonus: 'GE' }, { ...OFFRE, loyer: 48_000 })
  assert.equal(sheet.total, 1000)
  assert.equal(sheet.lignes.reduce((sum, { maximum }) => sum + maximum, 0), 1000)
  assert.deepEqual(sheet.lignes.map(({ critere }) => critere), [...CRITERES_CLASSEMENT])
  assert.deepEqual([sheet.als, sheet.entreprise, sheet.equilibrage], [240, 520, 240])
  assert.equal(sheet.lignes.find(({ critere }) => critere === 'refus_attribution')?.maximum, 0)
})

test('the age counts on the day of the candidature: 29 the day before the birthday, 30 on it (K6)', () => {
  assert.equal(points(TABANOU, 'age', OFFRE, '2020-04-30'), 70)
  assert.equal(points(TABANOU, 'age', OFFRE, '2020-05-01'), 0)
  const spouse: Demande = { ...TABANOU, menage: { personnes: [{ lien: 'demandeur', naissance: '1980-01-01' }, { lien: 'conjoint', naissance: '1999-01-01' }], enfantsANaitre: 0 } }
  assert.equal(points(spouse, 'age'), 0, 'the spouse does not count')
})

test('the mobility window is six calendar months either side, ends included (K6)', () => {
  const far = (date: Jour): Demande => ({ ...TABANOU, communeActuelle: '38185', mobilite: { date } })
  const cases: [Jour, number][] = [['2019-04-14', 0], ['2019-04-15', 70], ['2019-10-15', 70], ['2020-04-15', 70], ['2020-04-16', 0]]
  for (const [date, expected] of cases) assert.equal(points(far(date), 'mobilite'), expected, date)
})

test('a distance whose uncertainty spans 70 km gives 0 and an alert, unless the travel time settles it (K16c)', () => {
  const unsure: Demande = { ...TABANOU, communeActuelle: '00001' }
  const fixes = note(unsure)
  assert.equal(fixes.lignes[1]?.points, 0)
  assert.deepEqual(fixes.alertes.map(({ code }) => code), ['distance_a_verifier'])
  const settled = note({ ...unsure, mobilite: { date: LE, trajetMinutes: 90 } })
  assert.deepEqual([settled.lignes[1]?.points, settled.alertes.length], [70, 0])
  const outside = note({ ...unsure, mobilite: { date: '2018-01-01' } })
  assert.deepEqual([outside.lignes[1]?.points, outside.alertes.length], [0, 0], 'out of the window the distance changes nothing')
  const hardlyFar = note({ ...unsure, communeActuelle: '00003' })
  assert.deepEqual([hardlyFar.lignes[1]?.points, hardlyFar.alertes.length], [0, 1], '72 km give or take 3 are not surely 70')
  const sure = note({ ...unsure, communeActuelle: '00002' })
  assert.deepEqual([sure.lignes[1]?.points, sure.alertes.length], [70, 0])
})

test('the 240 points need the size test and the validation; a tranche needs them too (K5)', () => {
  const block = (change: Partial<Employeur>): number[] => {
    const employeur: Employeur = { ...EMPLOYEUR, tranches: ['A', 'B', 'C'], ...change }
    return note({ ...TABANOU, employeur }).lignes.slice(5).map(({ points }) => points)
  }
  const all = [240, 166, 80, 34]
  const none = [0, 0, 0, 0]
  assert.deepEqual(block({}), all)
  assert.deepEqual(block({ validation: 'validee' }), all)
  assert.deepEqual(block({ validation: 'en_attente' }), none)
  assert.deepEqual(block({ validation: 'refusee' }), none)
  assert.deepEqual(block({ anonyme: true }), none)
  assert.deepEqual(block({ effectif: 10 }), all)
  assert.deepEqual(block({ effectif: 9 }), none)
  assert.deepEqual(block({ effectif: 49, agricole: true }), none)
  assert.deepEqual(block({ effectif: 50, agricole: true }), all)
  assert.deepEqual(block({ tranches: ['B'] }), [240, 0, 80, 0])
})

test('a fact that is not known gives 0 points, and its line says so (K4c)', () => {
  const empty: Demande = { menage: { personnes: [{ lien: 'demandeur' }], enfantsANaitre: 0 }, rfr: {}, communesSouhaitees: [] }
  const sheet = total(empty, { plusAnciennes: 0 })
  assert.equal(sheet.total, 0)
  const said = Object.fromEntries(sheet.lignes.map(({ critere, valeur }) => [critere, valeur]))
  assert.equal(said['age'], 'date de naissance non connue')
  assert.equal(said['taux_effort'], 'ressources non connues ou nulles')
  assert.equal(said['anciennete'], 'date de dépôt non connue')
  assert.equal(said['validation'], 'aucun employeur')
  assert.equal(points({ ...TABANOU, ressourcesMensuelles: 0 }, 'taux_effort'), 0)
  const nowhere: Demande = { ...TABANOU, communeActuelle: '99999' }
  assert.match(note(nowhere).lignes[1]?.explication ?? '', /n’a pas pu être calculée/)
  const { communeActuelle, ...homeless } = TABANOU
  assert.ok(communeActuelle)
  assert.match(note(homeless).lignes[1]?.pourChanger ?? '', /commune actuelle/)
})

test('every line says its value, why, and where the value came from (B1)', () => {
  for (const demande of [TABANOU, LECLERC]) {
    for (const ligne of total(demande, { dateDepot: LE, plusAnciennes: 3, bonus: 'ETI' }).lignes) {
      assert.ok(ligne.valeur && ligne.explication && ligne.source, ligne.critere)
      assert.doesNotMatch(`${ligne.valeur} ${ligne.explication} ${ligne.pourChanger ?? ''}`, /undefined|NaN| [;:?!€%]/)
      assert.ok(ligne.points <= ligne.maximum)
      assert.ok(isLigne(JSON.parse(JSON.stringify(ligne))))
    }
  }
})

test('a line that could give more says what would change it, when a person can change it', () => {
  const { lignes } = total({ ...TABANOU, employeur: { ...EMPLOYEUR, validation: 'en_attente' } }, { dateDepot: LE, plusAnciennes: 1 }, { ...OFFRE, loyer: 60_000 })
  const advice = Object.fromEntries(lignes.map(({ critere, pourChanger }) => [critere, pourChanger]))
  assert.match(advice['taux_effort'] ?? '', /moins cher/)
  assert.match(advice['validation'] ?? '', /service du personnel/)
  assert.match(advice['mobilite'] ?? '', /trajet/)
  assert.match(advice['age'] ?? '', /à partir de vos 30\sans/)
})

test('seniority counts strictly older requests: equal dates share the points, the 21st has 0 (D8)', () => {
  const days = Array.from({ length: 22 }, (_, index): Entree => ({ id: `c${index}`, dateDepot: addJours('2019-01-01', index), pointsFixes: 0, tirage: String(index) }))
  const ranks = rankCandidatures(days, undefined)
  assert.deepEqual(ranks.map(({ anciennete }) => anciennete), [20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 0])
  const twins = rankCandidatures([{ id: 'a', dateDepot: '2019-01-01', pointsFixes: 0, tirage: 'x' }, { id: 'b', dateDepot: '2019-01-01', pointsFixes: 0, tirage: 'y' }, { id: 'c', dateDepot: '2019-01-02', pointsFixes: 0, tirage: 'z' }], undefined)
  assert.deepEqual(twins.map(({ id, anciennete, rang }) => [id, anciennete, rang]), [['a', 20, 1], ['b', 20, 1], ['c', 18, 3]])
})

test('equal totals: the older filing date comes first, then the draw; the shown rank ignores the draw (K7)', () => {
  const list: Entree[] = [
    { id: 'a-late-draw', dateDepot: '2020-01-01', pointsFixes: 100, tirage: 'ff' },
    { id: 'b-early-draw', dateDepot: '2020-01-01', pointsFixes: 100, tirage: '0a' },
    { id: 'younger', dateDepot: '2020-01-02', pointsFixes: 102, tirage: '00' },
  ]
  const ranks = rankCandidatures(list, undefined)
  assert.deepEqual(ranks.map(({ id, total, rang, ordre }) => [id, total, rang, ordre]), [['b-early-draw', 120, 1, 1], ['a-late-draw', 120, 1, 2], ['younger', 120, 3, 3]])
})

test('a withdrawal may let a younger request pass an older one: why the list is frozen at closing (K8)', () => {
  const older: Entree = { id: 'older', dateDepot: '2019-01-01', pointsFixes: 100, tirage: 'a' }
  const leaving: Entree = { id: 'leaving', dateDepot: '2019-02-01', pointsFixes: 0, tirage: 'b' }
  const younger: Entree = { id: 'younger', dateDepot: '2019-03-01', pointsFixes: 101, tirage: 'c' }
  assert.deepEqual(rankCandidatures([older, leaving, younger], undefined).map(({ id, total }) => [id, total])[0], ['older', 120])
  assert.deepEqual(rankCandidatures([older, younger], undefined).map(({ id, total }) => [id, total])[0], ['older', 120])
  const ahead = { ...younger, pointsFixes: 102 }
  assert.equal(rankCandidatures([older, leaving, ahead], undefined)[0]?.id, 'older')
  assert.equal(rankCandidatures([older, ahead], undefined)[0]?.id, 'younger')
})

test('the gap to the next rank is what would reach it, the older date winning a tie (B1)', () => {
  const list: Entree[] = [
    { id: 'first', dateDepot: '2019-01-01', pointsFixes: 300, tirage: 'a' },
    { id: 'second', dateDepot: '2019-03-01', pointsFixes: 200, tirage: 'b' },
    { id: 'third', dateDepot: '2019-02-01', pointsFixes: 100, tirage: 'c' },
  ]
  const ranks = rankCandidatures(list, undefined)
  assert.deepEqual(computeGain(ranks, 'first'), { rang: 1, sur: 3 })
  assert.deepEqual(computeGain(ranks, 'second'), { rang: 2, sur: 3, rangVise: 1, pointsManquants: 320 - 218 + 1 })
  assert.deepEqual(computeGain(ranks, 'third'), { rang: 3, sur: 3, rangVise: 2, pointsManquants: 218 - 119 })
  assert.equal(computeGain(ranks, 'stranger'), undefined)
})

test('a frozen list is one text whatever the order of its rows, and another as soon as anything changes (B6)', () => {
  const list = [entree('tabanou', TABANOU), entree('leclerc', LECLERC)]
  const gel = freezeListe(list, 'PME', LE)
  assert.equal(writeGel(gel), writeGel(freezeListe(list.toReversed(), 'PME', LE)))
  assert.notEqual(writeGel(gel), writeGel(freezeListe(list, 'GE', LE)))
  assert.notEqual(writeGel(gel), writeGel({ ...gel, entrees: gel.entrees.map((one) => ({ ...one, pointsFixes: one.pointsFixes + 1 })) }))
  assert.deepEqual(replayListe(JSON.parse(JSON.stringify(gel))), rankCandidatures(list, 'PME'))
})

test('the grid of a day is the last one that began, and the first one before it', () => {
  assert.equal(grilleAt('2026-11-22').depuis, '2021-01-05')
  assert.equal(grilleAt('2019-10-15').depuis, '2021-01-05')
})

test('no more is kept than the sheet says: no birth date, nothing of a company that sees nothing, a tenth of the sentences (K5, K25)', () => {
  const { faits } = note({ ...TABANOU, employeur: { ...EMPLOYEUR, tranches: ['A'], anonyme: true } })
  assert.deepEqual(faits.employeur, { anonyme: true })
  const { lignes, faits: tous } = note(TABANOU)
  assert.doesNotMatch(JSON.stringify(tous), /1990-05-01/)
  assert.ok(JSON.stringify(tous).length * 10 < JSON.stringify(lignes).length, `${JSON.stringify(tous).length}, ${JSON.stringify(lignes).length}`)
})

test('a line that is read back from storage is checked', () => {
  const good: Ligne = { critere: 'age', points: 70, maximum: 70, valeur: '29 ans', explication: 'x' }
  assert.ok(isLigne(good))
  for (const bad of [null, 'x', {}, { ...good, critere: 'nationalite' }, { ...good, points: 1.5 }, { ...good, valeur: 3 }]) assert.ok(!isLigne(bad))
})
