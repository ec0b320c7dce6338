import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { CATEGORIES_ENTREPRISE } from '#domain/entreprise.ts'
import { bonusAt, computeBonusMensuel, ECART_MINIMUM, explainBonus, periodeEquilibrage, writeBonus, type BonusEquilibrage } from '#domain/equilibrage.ts'
import { runs } from '#test/runs.ts'

const ROWS: BonusEquilibrage[] = [
  { categorie: 'PME', debut: '2019-10-01', fin: '2019-11-01' },
  { categorie: 'GE', debut: '2019-12-01', fin: '2020-01-01' },
]

test('the bonus of a day is that of its row, the first day included and the last day excluded', () => {
  assert.equal(bonusAt(ROWS, '2019-09-30'), undefined)
  assert.equal(bonusAt(ROWS, '2019-10-01'), 'PME')
  assert.equal(bonusAt(ROWS, '2019-10-31'), 'PME')
  assert.equal(bonusAt(ROWS, '2019-11-01'), undefined)
  assert.equal(bonusAt(ROWS, '2019-12-15'), 'GE')
})

test('a class late by five points of percent on each other has the bonus, by less nobody has', () => {
  assert.equal(ECART_MINIMUM, 5)
  assert.equal(computeBonusMensuel({ PME: 20, ETI: 40, GE: 40 }), 'PME')
  assert.equal(computeBonusMensuel({ PME: 30, ETI: 35, GE: 35 }), 'PME', 'exactly five')
  assert.equal(computeBonusMensuel({ PME: 301, ETI: 350, GE: 349 }), undefined)
  assert.equal(computeBonusMensuel({ PME: 40, ETI: 40, GE: 20 }), 'GE')
})

test('two late classes, equal classes or no entry at all: nobody has the bonus', () => {
  assert.equal(computeBonusMensuel({ PME: 20, ETI: 20, GE: 60 }), undefined)
  assert.equal(computeBonusMensuel({ PME: 10, ETI: 10, GE: 10 }), undefined)
  assert.equal(computeBonusMensuel({ PME: 0, ETI: 0, GE: 0 }), undefined)
})

test('the class that has the bonus is the least served one, and one only', () => {
  const count = fc.nat({ max: 5000 })
  fc.assert(fc.property(count, count, count, (PME, ETI, GE) => {
    const entrees = { PME, ETI, GE }
    const late = computeBonusMensuel(entrees)
    if (late === undefined) return
    for (const other of CATEGORIES_ENTREPRISE) if (other !== late) assert.ok(entrees[other] > entrees[late])
  }), { numRuns: runs(200, 10_000) })
})

test('the month is decided by the twelve full months before it', () => {
  assert.deepEqual(periodeEquilibrage('2026-11-22'), { debut: '2026-11-01', fin: '2026-12-01', observeDu: '2025-11-01', observeAu: '2026-10-31' })
  assert.deepEqual(periodeEquilibrage('2027-01-01'), { debut: '2027-01-01', fin: '2027-02-01', observeDu: '2026-01-01', observeAu: '2026-12-31' })
})

test('the bonus is said openly, with its days (F187)', () => {
  const text = writeBonus({ categorie: 'PME', debut: '2026-11-01', fin: '2026-12-01' }).replaceAll('\u00a0', ' ')
  assert.match(text, /^Du 1er novembre 2026 au 30 novembre 2026, les salariés des petites et moyennes entreprises ont 240 points de plus/)
})

test('the reason of a monthly bonus gives the entries, their shares and the months counted', () => {
  const text = explainBonus({ PME: 20, ETI: 41, GE: 40 }, { debut: '2025-11-01', fin: '2026-10-31' }).replaceAll('\u00a0', ' ')
  assert.match(text, /du 1er novembre 2025 au 31 octobre 2026/)
  assert.match(text, /PME 20 \(19,8 %\), ETI 41 \(40,6 %\), GE 40 \(39,6 %\)/)
  assert.match(text, /au moins 5 points/)
})
