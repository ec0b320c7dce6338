import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addJours, type Jour } from '#domain/jour.ts'
import { computeEcheancesSilence, DELAIS_SILENCE, dernierJourEnRetard, isBailleurEnRetard, type Jalons } from '#domain/silence.ts'

const due = (jalons: Jalons, today: `${number}-${number}-${number}`): [string, string, boolean][] =>
  computeEcheancesSilence(jalons, today).map(({ etape, pour, enRetard }) => [etape, pour, enRetard])

test('the delays are 10, 5, 15 and 45 days, our own choice (P)', () => {
  assert.deepEqual(DELAIS_SILENCE.valeurs, { instruction: 10, transmission: 5, premier_contact: 15, commission: 45 })
  assert.equal(DELAIS_SILENCE.marque, 'P')
})

test('each clock starts with the step before, the last day is still in time', () => {
  assert.deepEqual(due({ cloture: '2026-11-02' }, '2026-11-12'), [['instruction', '2026-11-12', false]])
  assert.deepEqual(due({ cloture: '2026-11-02' }, '2026-11-13'), [['instruction', '2026-11-12', true]])
  assert.deepEqual(due({ cloture: '2026-11-02', instruite: '2026-11-10' }, '2026-11-16'), [['instruction', '2026-11-12', false], ['transmission', '2026-11-15', true]])
})

test('the landlord answers for first contact and commission, both counted from the transmission', () => {
  const sent: Jalons = { cloture: '2026-11-02', instruite: '2026-11-10', transmise: '2026-11-12' }
  assert.deepEqual(due(sent, '2026-11-12').slice(2), [['premier_contact', '2026-11-27', false], ['commission', '2026-12-27', false]])
  assert.equal(isBailleurEnRetard(sent, '2026-11-27'), false)
  assert.equal(isBailleurEnRetard(sent, '2026-11-28'), true)
  assert.equal(isBailleurEnRetard({ ...sent, premierContact: '2026-11-20' }, '2026-12-27'), false)
  assert.equal(isBailleurEnRetard({ ...sent, premierContact: '2026-11-20' }, '2026-12-28'), true)
})

test('a commission held too late leaves the applicant free to go, even after an attribution', () => {
  const held: Jalons = { cloture: '2026-11-02', transmise: '2026-11-12', premierContact: '2026-11-20', commission: '2027-01-05' }
  assert.equal(isBailleurEnRetard(held, '2027-01-06'), true)
  assert.equal(isBailleurEnRetard({ ...held, commission: '2026-12-20' }, '2027-01-06'), false)
})

test('a commission held in time stands for a first contact that nobody recorded', () => {
  assert.equal(isBailleurEnRetard({ cloture: '2026-11-02', transmise: '2026-11-12', commission: '2026-11-25' }, '2027-03-01'), false)
})

test('a conseiller who is late is not the landlord', () => {
  assert.equal(isBailleurEnRetard({ cloture: '2026-01-01' }, '2026-11-22'), false)
})

test('a due date is said with its hour, and a late one too', () => {
  const [open] = computeEcheancesSilence({ cloture: '2026-11-02' }, '2026-11-05')
  assert.equal(open?.texte.replaceAll('\u00a0', ' '), 'Étude des dossiers par Action Logement : attendu jusqu’au 12 novembre 2026, 24 h, heure de Paris.')
  const [late] = computeEcheancesSilence({ cloture: '2026-11-02', instruite: '2026-11-20' }, '2026-11-20')
  assert.match(late?.texte ?? '', /fait le 20\snovembre 2026, en retard\.$/)
})

test('the day that a search compares with is the one from which the clock says late', () => {
  for (const etape of ['premier_contact', 'commission'] as const) {
    const late = dernierJourEnRetard(etape, '2026-11-22')
    const isLate = (transmise: Jour) => computeEcheancesSilence({ cloture: transmise, instruite: transmise, transmise }, '2026-11-22').some((one) => one.etape === etape && one.enRetard)
    assert.deepEqual([isLate(late), isLate(addJours(late, 1))], [true, false], etape)
  }
})
