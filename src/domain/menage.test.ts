import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { aMenage, aPersonne } from '#test/demandes.ts'
import { runs } from '#test/runs.ts'
import type { Jour } from './jour.ts'
import { computeCategorieHlm, computeCategorieLli, countPersonnes, isJeuneMenage, LIENS, type Menage } from './menage.ts'

const LE = '2026-11-22'

/** Category and persons beyond the table, on that day. */
function hlm(menage: Menage, le: Jour = LE): readonly [number, number] {
  const { categorie, supplement } = computeCategorieHlm(menage, isJeuneMenage(menage, le) === true)
  return [categorie, supplement]
}

function lli(menage: Menage): readonly [number, number] {
  const { categorie, supplement } = computeCategorieLli(menage)
  return [categorie, supplement]
}

function couple(a: Jour, b: Jour): Menage {
  return { personnes: [aPersonne('demandeur', a), aPersonne('conjoint', b)], enfantsANaitre: 0 }
}

function withHandicap(menage: Menage, index = 0): Menage {
  return { ...menage, personnes: menage.personnes.map((one, at) => (at === index ? { ...one, handicap: true } : one)) }
}

const alone = aMenage()
const enfants = (n: number) => Array.from({ length: n }, () => 'enfant' as const)

test('the vectors of the arrêté: who stands in which category', () => {
  assert.deepEqual(hlm(alone), [1, 0])
  assert.deepEqual(hlm(withHandicap(alone)), [2, 0])
  assert.deepEqual(hlm(couple('1998-01-01', '1999-01-01')), [3, 0], 'ages 28 and 27')
  assert.deepEqual(hlm(couple('1998-01-01', '1998-01-01')), [2, 0], 'ages 28 and 28')
  assert.deepEqual(hlm(aMenage('demandeur', 'enfant')), [3, 0])
  assert.deepEqual(hlm(withHandicap(aMenage('demandeur', 'enfant'), 1)), [3, 0], 'alternatives never add up')
  assert.deepEqual(hlm(aMenage('demandeur', 'cotitulaire', 'cotitulaire')), [3, 0])
  assert.deepEqual(hlm(aMenage('demandeur', 'conjoint', ...enfants(5))), [6, 1])
  assert.deepEqual(hlm(aMenage('demandeur', ...enfants(5))), [6, 1])
})

test('alone with dependants: one category more than the number of persons, up to six', () => {
  assert.deepEqual([0, 1, 2, 3, 4, 5, 6, 7].map((n) => hlm(aMenage('demandeur', ...enfants(n)))), [[1, 0], [3, 0], [4, 0], [5, 0], [6, 0], [6, 1], [6, 2], [6, 3]])
})

test('two adults and more: the number of persons', () => {
  assert.deepEqual([0, 1, 2, 3, 4, 5, 6].map((n) => hlm(aMenage('demandeur', 'conjoint', ...enfants(n)))), [[2, 0], [3, 0], [4, 0], [5, 0], [6, 0], [6, 1], [6, 2]])
})

test('a disability raises by one, up to five persons; six with a disability stay in category 6 without extra', () => {
  assert.deepEqual(hlm(withHandicap(aMenage('demandeur', 'conjoint'))), [3, 0])
  assert.deepEqual(hlm(withHandicap(aMenage('demandeur', 'conjoint', 'enfant'))), [4, 0])
  assert.deepEqual(hlm(withHandicap(aMenage('demandeur', 'conjoint', ...enfants(2)))), [5, 0])
  assert.deepEqual(hlm(withHandicap(aMenage('demandeur', 'conjoint', ...enfants(3)))), [6, 0])
  assert.deepEqual(hlm(withHandicap(aMenage('demandeur', 'conjoint', ...enfants(4)))), [6, 0])
})

test('a child to be born counts as a dependant', () => {
  assert.deepEqual(hlm({ ...alone, enfantsANaitre: 1 }), [3, 0])
  assert.deepEqual(hlm({ ...couple('2000-01-01', '2000-01-01'), enfantsANaitre: 1 }), [3, 0])
  assert.deepEqual(hlm({ ...couple('2000-01-01', '2000-01-01'), enfantsANaitre: 2 }), [4, 0])
  assert.equal(countPersonnes({ ...alone, enfantsANaitre: 2 }), 3)
})

test('a young household is an applicant and a spouse, nobody else', () => {
  assert.equal(isJeuneMenage(couple('2000-01-01', '2000-01-01'), LE), true)
  assert.equal(isJeuneMenage({ personnes: [aPersonne('demandeur', '2000-01-01'), aPersonne('cotitulaire', '2000-01-01')], enfantsANaitre: 0 }, LE), false)
  assert.equal(isJeuneMenage({ ...couple('2000-01-01', '2000-01-01'), enfantsANaitre: 1 }, LE), false)
  assert.equal(isJeuneMenage({ personnes: [...couple('2000-01-01', '2000-01-01').personnes, aPersonne('enfant', '2020-01-01')], enfantsANaitre: 0 }, LE), false)
})

test('ages are taken that day: the clause ends on a birthday', () => {
  const young = couple('1998-11-23', '1999-05-05')
  assert.equal(isJeuneMenage(young, '2026-11-22'), true, '27 and 27')
  assert.equal(isJeuneMenage(young, '2026-11-23'), true, '28 and 27')
  assert.equal(isJeuneMenage(young, '2027-05-05'), false, '28 and 28')
})

test('a missing birth date is unknown, unless the other age is already too high', () => {
  const lacking = (naissance: Jour): Menage => ({ personnes: [aPersonne('demandeur', naissance), { lien: 'conjoint' }], enfantsANaitre: 0 })
  assert.equal(isJeuneMenage(lacking('2000-01-01'), LE), undefined)
  assert.equal(isJeuneMenage(lacking('1970-01-01'), LE), false)
  assert.equal(isJeuneMenage({ personnes: [{ lien: 'demandeur' }, { lien: 'enfant' }], enfantsANaitre: 0 }, LE), false)
})

test('the rows of LLI: a couple at any age, no disability clause', () => {
  assert.deepEqual(lli(alone), [1, 0])
  assert.deepEqual(lli(withHandicap(alone)), [1, 0])
  assert.deepEqual(lli(couple('2000-01-01', '2000-01-01')), [2, 0])
  assert.deepEqual(lli(aMenage('demandeur', 'cotitulaire')), [2, 0])
  assert.deepEqual(lli(aMenage('demandeur', 'cotitulaire', 'cotitulaire')), [2, 0])
  assert.deepEqual([1, 2, 3, 4, 5, 6].map((n) => lli(aMenage('demandeur', ...enfants(n)))), [[3, 0], [4, 0], [5, 0], [6, 0], [6, 1], [6, 2]])
  assert.deepEqual([1, 4, 5].map((n) => lli(aMenage('demandeur', 'conjoint', ...enfants(n)))), [[3, 0], [6, 0], [6, 1]])
})

test('one person more never lowers the category, and the order of persons does not matter', () => {
  const liens = fc.array(fc.constantFrom(...LIENS.slice(1)), { maxLength: 8 })
  fc.assert(
    fc.property(liens, fc.constantFrom('enfant' as const, 'cotitulaire' as const), fc.boolean(), (others, extra, handicap) => {
      const before = withHandicap(aMenage('demandeur', ...others), handicap ? 0 : -1)
      const after = { ...before, personnes: [...before.personnes, aPersonne(extra)] }
      const size = ([categorie, supplement]: readonly [number, number]) => categorie + supplement
      // A second adult ends the clauses of those alone or young: only dependants are sure to raise.
      if (extra === 'enfant') assert.ok(size(hlm(after)) >= size(hlm(before)))
      assert.ok(size(lli(after)) >= size(lli(before)))
      assert.deepEqual(hlm({ ...before, personnes: before.personnes.toReversed() }), hlm(before))
    }),
    { numRuns: runs(200, 10_000) },
  )
})
