import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkCloture, clotureAt, proposeCloture } from './publication.ts'

test('a home stays on line from seven to sixty days, ends included', () => {
  const day = (jour: '2026-11-28' | '2026-11-29' | '2027-01-21' | '2027-01-22') => checkCloture({ jour, heure: 12 }, '2026-11-22')
  assert.match(day('2026-11-28') ?? '', /au moins 7.*29.novembre 2026/)
  assert.equal(day('2026-11-29'), undefined)
  assert.equal(day('2027-01-21'), undefined)
  assert.match(day('2027-01-22') ?? '', /60.*21.janvier 2027/)
  assert.equal(checkCloture(proposeCloture('2026-11-22'), '2026-11-22'), undefined)
})

test('the hour is that of Paris, in winter, in summer and on the night that changes it', () => {
  assert.equal(clotureAt({ jour: '2026-12-06', heure: 24 }).toString(), '2026-12-06T23:00:00Z')
  assert.equal(clotureAt({ jour: '2026-07-06', heure: 18 }).toString(), '2026-07-06T16:00:00Z')
  assert.equal(clotureAt({ jour: '2027-03-27', heure: 24 }).toString(), '2027-03-27T23:00:00Z')
  assert.equal(clotureAt({ jour: '2027-03-28', heure: 12 }).toString(), '2027-03-28T10:00:00Z')
  assert.equal(clotureAt({ jour: '2027-03-28', heure: 24 }).toString(), '2027-03-28T22:00:00Z')
})
