import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Jour } from '#domain/jour.ts'
import type { Lieu } from '#domain/lieux.ts'
import {
  checkAcces, checkPolitique, CODES_CRITERE, computeTranches, CRITERES, limitByQuota, writeCritere,
  type CriterePolitique, type FaitsSalarie, type Politique, type ReponseCritere,
} from '#domain/politique.ts'
import { runs } from '#test/runs.ts'

const LE: Jour = '2019-10-15'
const LIEUX: Record<string, Lieu> = {
  stEtienne: { code: 'stEtienne', nom: 'Saint-Étienne', departement: '42', lat: 45.4397, lon: 4.3872, incertitudeKm: 0 },
  lyon: { code: 'lyon', nom: 'Lyon', departement: '69', lat: 45.764, lon: 4.8357, incertitudeKm: 0 },
  flou: { code: 'flou', nom: 'Lieu mal placé', departement: '69', lat: 45.764 + 20 / 111.195, lon: 4.8357, incertitudeKm: 5 },
}
const lieux = (code: string): Lieu | undefined => LIEUX[code]
const politique = (A: CriterePolitique[], B: CriterePolitique[] = [], C: CriterePolitique[] = []): Politique => ({ A, B, C })
const answer = (critere: CriterePolitique, faits: FaitsSalarie): ReponseCritere | undefined => computeTranches(politique([critere]), faits, LE, lieux).lignes[0]?.reponse

test('M. Tabanou, hired in Lyon and living in Saint-Étienne at 50 km, meets the free mobility criterion of his company (D7)', () => {
  const faits: FaitsSalarie = { evenement: { nature: 'embauche', date: '2019-10-01' }, communeActuelle: 'stEtienne', communeTravail: 'lyon' }
  const result = computeTranches(politique([{ code: 'mobilite_geographique' }]), faits, LE, lieux)
  assert.deepEqual(result.tranches, ['A'])
  assert.match(result.lignes[0]?.explication ?? '', /50,2\u00a0km/)
  assert.equal(answer({ code: 'mobilite_geographique', seuil: 60 }, faits), 'non')
})

test('one criterion met gives its tranche, and tranches add up (D2)', () => {
  const faits: FaitsSalarie = { naissance: '1995-01-01', contrat: 'cdi', dateEmbauche: '2015-01-01', communeActuelle: 'stEtienne', communeTravail: 'lyon', evenement: null }
  const all = politique([{ code: 'alternance' }, { code: 'cdi_plus_de_ans' }], [{ code: 'rapprochement_travail' }], [{ code: 'moins_de_ans' }])
  const result = computeTranches(all, faits, LE, lieux)
  assert.deepEqual(result.tranches, ['A', 'B', 'C'])
  assert.deepEqual(result.lignes.map(({ tranche, code, reponse }) => [tranche, code, reponse]), [
    ['A', 'alternance', 'non'], ['A', 'cdi_plus_de_ans', 'oui'], ['B', 'rapprochement_travail', 'oui'], ['C', 'moins_de_ans', 'oui'],
  ])
})

test('every criterion has three answers, and the third gives no tranche', () => {
  for (const code of CODES_CRITERE) {
    assert.equal(answer({ code }, {}), 'inconnu', code)
    assert.deepEqual(computeTranches(politique([{ code }]), {}, LE, lieux).tranches, [], code)
  }
})

test('a hiring or a transfer counts inside its window, ends included', () => {
  const cases: [Jour, ReponseCritere][] = [['2019-04-14', 'non'], ['2019-04-15', 'oui'], ['2020-04-15', 'oui'], ['2020-04-16', 'non']]
  for (const [date, expected] of cases) {
    assert.equal(answer({ code: 'recrutement_recent' }, { dateEmbauche: date }), expected, date)
    assert.equal(answer({ code: 'mutation' }, { evenement: { nature: 'mutation', date } }), expected, date)
  }
  assert.equal(answer({ code: 'mutation' }, { evenement: { nature: 'embauche', date: LE } }), 'non')
  assert.equal(answer({ code: 'mutation' }, { evenement: null }), 'non')
  assert.equal(answer({ code: 'recrutement_recent', seuil: 1 }, { dateEmbauche: '2019-09-14' }), 'non')
})

test('contract, age and years in the company are read on the day', () => {
  assert.equal(answer({ code: 'alternance' }, { contrat: 'apprenti' }), 'oui')
  assert.equal(answer({ code: 'alternance' }, { contrat: 'cdi' }), 'non')
  assert.equal(answer({ code: 'moins_de_ans' }, { naissance: '1989-10-16' }), 'oui')
  assert.equal(answer({ code: 'moins_de_ans' }, { naissance: '1989-10-15' }), 'non')
  assert.equal(answer({ code: 'cdi_plus_de_ans' }, { contrat: 'cdi', dateEmbauche: '2017-10-15' }), 'oui')
  assert.equal(answer({ code: 'cdi_plus_de_ans' }, { contrat: 'cdi', dateEmbauche: '2017-10-16' }), 'non')
})

test('a "no" settles a criterion whatever is missing (K4c)', () => {
  assert.equal(answer({ code: 'cdi_plus_de_ans' }, { contrat: 'cdd' }), 'non')
  assert.equal(answer({ code: 'cdi_plus_de_ans' }, { dateEmbauche: '2019-01-01' }), 'non')
  assert.equal(answer({ code: 'cdi_plus_de_ans' }, { contrat: 'cdi' }), 'inconnu')
  assert.equal(answer({ code: 'mobilite_geographique' }, { evenement: null }), 'non')
  assert.equal(answer({ code: 'mobilite_geographique' }, { evenement: { nature: 'embauche', date: LE } }), 'inconnu')
})

test('a distance that is too close to the threshold to be sure is not guessed', () => {
  assert.equal(answer({ code: 'rapprochement_travail' }, { communeActuelle: 'flou', communeTravail: 'lyon' }), 'inconnu')
  assert.equal(answer({ code: 'rapprochement_travail', seuil: 10 }, { communeActuelle: 'flou', communeTravail: 'lyon' }), 'oui')
  assert.equal(answer({ code: 'rapprochement_travail', seuil: 40 }, { communeActuelle: 'flou', communeTravail: 'lyon' }), 'non')
  assert.equal(answer({ code: 'rapprochement_travail' }, { communeActuelle: 'lyon', communeTravail: 'lyon' }), 'non')
  assert.equal(answer({ code: 'rapprochement_travail' }, { communeActuelle: 'nulle part', communeTravail: 'lyon' }), 'inconnu')
})

test('a family is read from the household alone', () => {
  const menage = (adults: number, children: number, toCome = 0): FaitsSalarie => ({
    menage: {
      personnes: [{ lien: 'demandeur' }, ...(adults > 1 ? [{ lien: 'conjoint' as const }] : []), ...Array.from({ length: children }, () => ({ lien: 'enfant' as const }))],
      enfantsANaitre: toCome,
    },
  })
  assert.equal(answer({ code: 'famille_monoparentale' }, menage(1, 1)), 'oui')
  assert.equal(answer({ code: 'famille_monoparentale' }, menage(2, 1)), 'non')
  assert.equal(answer({ code: 'famille_monoparentale' }, menage(1, 0)), 'non')
  assert.equal(answer({ code: 'famille_nombreuse' }, menage(2, 2, 1)), 'oui')
  assert.equal(answer({ code: 'famille_nombreuse' }, menage(2, 2)), 'non')
})

test('access rules must all hold; a fact not known is no refusal (F184)', () => {
  const rules: Politique = { ...politique([]), acces: [{ code: 'cdi_plus_de_ans', seuil: 1 }, { code: 'moins_de_ans' }] }
  assert.equal(checkAcces(rules, { contrat: 'cdi', dateEmbauche: '2018-01-01', naissance: '1995-01-01' }, LE, lieux).reponse, 'oui')
  assert.equal(checkAcces(rules, { contrat: 'cdi', dateEmbauche: '2018-01-01' }, LE, lieux).reponse, 'inconnu')
  const refused = checkAcces(rules, { contrat: 'cdd', naissance: '1995-01-01' }, LE, lieux)
  assert.deepEqual([refused.reponse, refused.explications.length], ['non', 1])
  assert.equal(checkAcces(politique([]), {}, LE, lieux).reponse, 'oui')
})

test('over the yearly quota no tranche is given (F186)', () => {
  const limited: Politique = { ...politique([]), quotaAnnuel: 10 }
  assert.deepEqual(limitByQuota(['A', 'C'], limited, 9), ['A', 'C'])
  assert.deepEqual(limitByQuota(['A', 'C'], limited, 10), [])
  assert.deepEqual(limitByQuota(['A'], politique([]), 1000), ['A'])
})

test('a policy being written is refused with each mistake: threshold out of bounds, twice the same, odd quota', () => {
  assert.deepEqual(checkPolitique(politique([{ code: 'moins_de_ans' }], [{ code: 'moins_de_ans', seuil: 25 }])), [])
  assert.equal(checkPolitique(politique([{ code: 'moins_de_ans', seuil: 60 }, { code: 'recrutement_recent', seuil: 1.5 }])).length, 2)
  assert.equal(checkPolitique(politique([{ code: 'mutation' }, { code: 'mutation', seuil: 3 }])).length, 1)
  assert.equal(checkPolitique({ ...politique([]), quotaAnnuel: -1 }).length, 1)
  for (const code of CODES_CRITERE) assert.deepEqual(checkPolitique(politique([{ code }])), [], code)
})

test('forbidden grounds cannot be written: no criterion reads origin, sex, religion, health, nationality or name', () => {
  const forbidden = /sexe|genre|civilite|origine|nation|relig|sante|handicap|nom_|opinion|syndic|grossesse|orientation/
  for (const code of CODES_CRITERE) assert.doesNotMatch(code, forbidden)
  const readByPolicies: Record<keyof FaitsSalarie, true> = {
    contrat: true, dateEmbauche: true, evenement: true, naissance: true, communeActuelle: true, communeTravail: true, menage: true,
  }
  for (const fact of Object.keys(readByPolicies)) assert.doesNotMatch(fact, forbidden)
})

test('every criterion is written for the employee, with its threshold', () => {
  assert.equal(writeCritere({ code: 'moins_de_ans', seuil: 26 }), 'Moins de 26\u00a0ans')
  assert.equal(writeCritere({ code: 'cdi_plus_de_ans', seuil: 1 }), 'En CDI depuis 1\u00a0an ou plus')
  for (const code of CODES_CRITERE) assert.ok(CRITERES[code].libelle(3).length > 5)
})

test('adding a criterion never takes a tranche away', () => {
  const critere = fc.record({ code: fc.constantFrom(...CODES_CRITERE) })
  const faits = fc.record({ contrat: fc.constantFrom('cdi', 'cdd', 'apprenti'), dateEmbauche: fc.constantFrom<Jour>('2010-01-01', '2019-09-01'), naissance: fc.constantFrom<Jour>('1980-01-01', '1999-01-01') }, { requiredKeys: [] })
  fc.assert(fc.property(fc.array(critere), critere, faits, (list, more, known) => {
    const before = computeTranches(politique(list), known, LE, lieux).tranches
    const after = computeTranches(politique([...list, more]), known, LE, lieux).tranches
    for (const tranche of before) assert.ok(after.includes(tranche))
  }), { numRuns: runs(200, 10_000) })
})
