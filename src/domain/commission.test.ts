import assert from 'node:assert/strict'
import { test } from 'node:test'
import { move } from '#domain/candidature.ts'
import { checkDecision, checkSeance, DECISIONS, FICHES_DECISION, writeDecision, type Decision } from '#domain/commission.ts'

const SEANCE = '2026-12-01'
const PIECES = ['Jugement de divorce', 'Avis d’imposition 2024']
const champs = (decision: Decision): string[] => checkDecision(decision, SEANCE, PIECES).map(({ champ }) => champ)

test('R441-3 has five decisions, a to e, and each moves a candidature that is before the commission', () => {
  assert.deepEqual(DECISIONS.map((code) => FICHES_DECISION[code].lettre), ['a', 'b', 'c', 'd', 'e'])
  const reached = DECISIONS.map((code) => {
    const result = move('en_commission', FICHES_DECISION[code].action, 'bailleur')
    return result.ok ? result.statut : result.why
  })
  assert.deepEqual(reached, ['attribuee', 'attribuee_rang', 'attribuee_sous_condition', 'non_attribuee', 'irrecevable'])
  for (const code of DECISIONS) assert.match(FICHES_DECISION[code].article, /R441-3 [a-e]$/)
})

test('an attribution needs nothing more', () => {
  assert.deepEqual(champs({ code: 'attribution' }), [])
})

test('a rank is 2 or 3', () => {
  assert.deepEqual(champs({ code: 'attribution_rang' }), ['rang'])
  for (const rang of [0, 1, 4, 2.5]) assert.deepEqual(champs({ code: 'attribution_rang', rang }), ['rang'])
  for (const rang of [2, 3]) assert.deepEqual(champs({ code: 'attribution_rang', rang }), [])
})

test('a condition names one paper of the closed list, and a day after the commission', () => {
  assert.deepEqual(champs({ code: 'attribution_sous_condition' }), ['piece', 'dateLimite'])
  assert.deepEqual(champs({ code: 'attribution_sous_condition', piece: 'Photo de famille', dateLimite: '2026-12-15' }), ['piece'])
  assert.deepEqual(champs({ code: 'attribution_sous_condition', piece: 'Jugement de divorce', dateLimite: SEANCE }), ['dateLimite'])
  assert.deepEqual(champs({ code: 'attribution_sous_condition', piece: 'Jugement de divorce', dateLimite: '2026-12-02' }), [])
})

test('a refusal gives its reasons (L441-2-2), and an irrecevabilité its legal ground too', () => {
  assert.deepEqual(champs({ code: 'non_attribution' }), ['motifs'])
  assert.deepEqual(champs({ code: 'non_attribution', motifs: [' '] }), ['motifs'])
  assert.deepEqual(champs({ code: 'non_attribution', motifs: ['Taux d’effort trop élevé'] }), [])
  assert.deepEqual(champs({ code: 'irrecevabilite' }), ['fondement', 'motifs'])
  assert.deepEqual(champs({ code: 'irrecevabilite', fondement: 'Plafond de ressources', motifs: ['Ressources au-dessus du plafond'] }), [])
})

test('a decision is written in one sentence, with its paper, its day and its hour', () => {
  assert.equal(writeDecision({ code: 'attribution' }), 'Attribution.')
  assert.equal(writeDecision({ code: 'attribution_rang', rang: 2 }), 'Attribution avec un rang\u00a0: rang 2.')
  assert.equal(
    writeDecision({ code: 'attribution_sous_condition', piece: 'Jugement de divorce', dateLimite: '2026-12-15' }).replaceAll('\u00a0', ' '),
    'Attribution sous condition : Jugement de divorce, à remettre jusqu’au 15 décembre 2026, 24 h, heure de Paris.',
  )
  assert.equal(writeDecision({ code: 'irrecevabilite', fondement: 'Plafond', motifs: ['Ressources trop élevées'] }), 'Rejet pour irrecevabilité\u00a0: Plafond\u00a0; Ressources trop élevées.')
})

test('at least three candidates are examined, unless a lawful exception is said', () => {
  const two: Decision[] = [{ code: 'attribution' }, { code: 'attribution_rang', rang: 2 }]
  assert.equal(checkSeance({ decisions: two }).length, 1)
  assert.deepEqual(checkSeance({ decisions: two, exception: 'candidats_insuffisants' }), [])
  assert.deepEqual(checkSeance({ decisions: [{ code: 'attribution' }], exception: 'dalo_prefet' }), [])
  assert.deepEqual(checkSeance({ decisions: [...two, { code: 'attribution_rang', rang: 3 }] }), [])
})

test('on one home there is one first, no shared rank, and no rank 3 without a rank 2', () => {
  const seance = (...decisions: Decision[]): readonly string[] => checkSeance({ decisions, exception: 'candidats_insuffisants' })
  assert.match(seance({ code: 'attribution' }, { code: 'attribution' })[0] ?? '', /un seul candidat/)
  assert.match(seance({ code: 'attribution' }, { code: 'attribution_rang', rang: 2 }, { code: 'attribution_rang', rang: 2 })[0] ?? '', /même rang/)
  assert.match(seance({ code: 'attribution' }, { code: 'attribution_rang', rang: 3 })[0] ?? '', /sans rang 2/)
  assert.match(seance({ code: 'attribution_rang', rang: 2 })[0] ?? '', /premier candidat/)
  assert.deepEqual(seance({ code: 'attribution_sous_condition' }, { code: 'attribution_rang', rang: 2 }), [])
  assert.deepEqual(seance({ code: 'non_attribution' }, { code: 'irrecevabilite' }), [])
})
