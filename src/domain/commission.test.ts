import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { runs } from '#test/runs.ts'
import { move } from './candidature.ts'
import { checkDecision, checkJourSeance, checkSeance, completeRangs, DECISIONS, FICHES_DECISION, rangOf, type Decision } from './commission.ts'

const MOMENT = { seance: '2026-12-01', today: '2026-12-01' } as const
const champs = (decision: Decision): string[] => checkDecision(decision, MOMENT).map(({ champ }) => champ)
const condition = (rang?: number): Decision => ({ code: 'attribution_sous_condition', piece: 'divorce', dateLimite: '2026-12-15', ...(rang === undefined ? {} : { rang }) })
const enRang = (rang: number): Decision => ({ code: 'attribution_rang', rang })
const PREMIER: Decision = { code: 'attribution' }
const NON: Decision = { code: 'non_attribution', motifs: ['Un autre foyer est dans une situation plus urgente.'] }

test('R441-3 has five decisions, a to e, and each moves a candidature that is before the commission', () => {
  assert.deepEqual(DECISIONS.map((code) => FICHES_DECISION[code].lettre), ['a', 'b', 'c', 'd', 'e'])
  const reached = DECISIONS.map((code) => {
    const result = move('en_commission', FICHES_DECISION[code].action, 'bailleur')
    return result.ok ? result.statut : result.why
  })
  assert.deepEqual(reached, ['attribuee', 'attribuee_rang', 'attribuee_sous_condition', 'non_attribuee', 'irrecevable'])
  for (const code of DECISIONS) assert.match(FICHES_DECISION[code].article, /R441-3 [a-e]$/)
})

test('an attribution needs nothing more, and is the rank 1', () => {
  assert.deepEqual(champs(PREMIER), [])
  assert.equal(rangOf(PREMIER), 1)
})

test('a decision with a rank has the rank 2 or 3, one under condition 1, 2, 3 or none said, a refusal none', () => {
  assert.deepEqual(champs({ code: 'attribution_rang' }), ['rang'])
  for (const rang of [0, 1, 4, 2.5]) assert.deepEqual(champs(enRang(rang)), ['rang'])
  for (const rang of [2, 3]) assert.deepEqual(champs(enRang(rang)), [])
  for (const rang of [1, 2, 3, undefined]) assert.deepEqual(champs(condition(rang)), [])
  for (const rang of [0, 4, 1.5]) assert.deepEqual(champs(condition(rang)), ['rang'])
  assert.equal(rangOf({ ...NON, rang: 2 }), undefined)
})

test('a condition names one paper of the closed list, and a day after the commission that leaves time to bring it', () => {
  const of = (over: Partial<Decision>) => champs({ code: 'attribution_sous_condition', ...over })
  assert.deepEqual(of({}), ['piece', 'dateLimite'])
  assert.deepEqual(of({ piece: 'photo_de_famille', dateLimite: '2026-12-15' }), ['piece'])
  assert.deepEqual(of({ piece: 'divorce', dateLimite: '2026-12-01' }), ['dateLimite'])
  assert.deepEqual(of({ piece: 'divorce', dateLimite: '2026-12-03' }), ['dateLimite'])
  assert.deepEqual(of({ piece: 'divorce', dateLimite: '2026-12-04' }), [])
  assert.deepEqual(of({ piece: 'divorce', dateLimite: '2027-06-01' }), ['dateLimite'])
  const late = checkDecision(condition(), { seance: '2026-12-01', today: '2026-12-14' })
  assert.deepEqual(late.map(({ champ }) => champ), ['dateLimite'], 'decided in time, but the letters leave too late for the paper to come')
})

test('a refusal gives its reasons (L441-2-2), and an irrecevabilité a legal ground of the list too', () => {
  assert.deepEqual(champs({ code: 'non_attribution' }), ['motifs'])
  assert.deepEqual(champs({ code: 'non_attribution', motifs: [' '] }), ['motifs'])
  assert.deepEqual(champs(NON), [])
  assert.deepEqual(champs({ code: 'irrecevabilite' }), ['fondement', 'motifs'])
  assert.deepEqual(champs({ code: 'irrecevabilite', fondement: 'gout', motifs: ['Revenus trop élevés'] }), ['fondement'])
  assert.deepEqual(champs({ code: 'irrecevabilite', fondement: 'plafond_ressources', motifs: ['Revenus au-dessus du plafond'] }), [])
})

test('the lack of a link with the commune never founds a refusal (law.md § 7.4)', () => {
  for (const motif of ['Absence de lien avec la commune', 'Vous n’avez pas d’attache dans notre ville.', 'La commune n’a aucun lien avec vous']) {
    assert.deepEqual(champs({ code: 'non_attribution', motifs: ['Un autre motif.', motif] }), ['motifs'], motif)
  }
  assert.deepEqual(champs({ code: 'non_attribution', motifs: ['Le logement est loin de votre travail.'] }), [])
})

test('a condition that was given no rank takes the best that is free, in the order of the list', () => {
  const rangs = (...decisions: Decision[]) => completeRangs(decisions).map(rangOf)
  assert.deepEqual(rangs(condition(), PREMIER), [2, 1])
  assert.deepEqual(rangs(condition(), condition(), enRang(2)), [1, 3, 2])
  assert.deepEqual(rangs(NON, condition()), [undefined, 1])
  assert.deepEqual(rangs(PREMIER, enRang(2), enRang(3), condition()), [1, 2, 3, undefined])
})

test('at least three candidates are examined, unless a lawful exception is said; who left after being examined counts', () => {
  assert.equal(checkSeance({ decisions: [PREMIER, enRang(2)] }).length, 1)
  assert.deepEqual(checkSeance({ decisions: [PREMIER, enRang(2)], examines: 3 }), [])
  assert.deepEqual(checkSeance({ decisions: [PREMIER, enRang(2)], exception: 'candidats_insuffisants' }), [])
  assert.deepEqual(checkSeance({ decisions: [PREMIER], exception: 'dalo_prefet' }), [])
  assert.deepEqual(checkSeance({ decisions: [PREMIER, enRang(2), enRang(3)] }), [])
})

test('on one home there is one first, no shared rank, and no rank without the one before', () => {
  const seance = (...decisions: Decision[]) => checkSeance({ decisions, exception: 'candidats_insuffisants' })
  const says = (decisions: Decision[], pattern: RegExp) => {
    const errors = seance(...decisions)
    assert.equal(errors.length, 1, errors.join(' | '))
    assert.match(errors[0] ?? '', pattern)
  }
  says([PREMIER, PREMIER], /un seul candidat/)
  says([PREMIER, enRang(2), enRang(2)], /rang 2/)
  says([PREMIER, condition(1)], /Deux candidats ont le rang 1/)
  says([PREMIER, enRang(3)], /rang 3 sans rang 2/)
  says([enRang(2)], /rang 2 sans rang 1/)
  says([enRang(2), enRang(3)], /rang 2 sans rang 1/)
  says([condition(2), enRang(3), NON], /rang 2 sans rang 1/)
  for (const fine of [[condition(1), enRang(2)], [condition(), enRang(2), enRang(3)], [NON, NON, NON], [PREMIER, condition(2), condition(3)]]) assert.deepEqual(seance(...fine), [])
})

test('whatever is decided, what passes gives the ranks 1 to n, each to one candidate', () => {
  const decision: fc.Arbitrary<Decision> = fc.oneof(
    fc.constant(PREMIER), fc.constant(NON), fc.constantFrom(2, 3).map(enRang), fc.constantFrom(undefined, 1, 2, 3).map(condition),
  )
  fc.assert(
    fc.property(fc.array(decision, { minLength: 1, maxLength: 3 }), (decisions) => {
      const rangs = completeRangs(decisions).flatMap((one) => rangOf(one) ?? []).toSorted()
      const expected = rangs.length === decisions.filter(({ code }) => code.startsWith('attribution')).length && rangs.every((rang, index) => rang === index + 1)
      assert.equal(checkSeance({ decisions, exception: 'candidats_insuffisants' }).length === 0, expected, JSON.stringify(decisions))
    }),
    { numRuns: runs(300, 10_000) },
  )
})

test('a commission sits from today on, within a year', () => {
  assert.equal(checkJourSeance('2026-11-22', '2026-11-22'), undefined)
  assert.equal(checkJourSeance('2027-11-22', '2026-11-22'), undefined)
  assert.match(checkJourSeance('2026-11-21', '2026-11-22') ?? '', /avant aujourd’hui/)
  assert.match(checkJourSeance('2027-11-23', '2026-11-22') ?? '', /douze mois/)
})
