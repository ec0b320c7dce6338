import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  ACTIONS, CORRECTIONS, costOfWithdrawal, describeStatut, ETAPES, FICHES, HELD, isFinal, isHeld, isStatut, listActions, move, ROLES, STATUTS, TRANSITIONS,
  type Role, type Statut,
} from '#domain/candidature.ts'

/** Written again by hand, state by state: "action > to : who" with d demandeur, b bailleur, c conseiller and responsable, s système. */
const EXPECTED: Record<Statut, string> = {
  deposee: `validate>validee:c invalidate>invalidee:c pass_over>non_designee:cs withdraw>retiree:d withdraw_offre>offre_retiree:bc close_demande>retiree:cs`,
  validee: `invalidate>invalidee:c transmit>transmise:c pass_over>non_designee:cs withdraw>retiree:d withdraw_offre>offre_retiree:bc close_demande>retiree:cs`,
  invalidee: `undo_invalidation>deposee:c`,
  transmise: `present>en_commission:b lapse_rang>rang_caduc:bs withdraw>retiree:d withdraw_late>retiree:d withdraw_offre>offre_retiree:bc close_demande>retiree:cs`,
  non_designee: `call_back>deposee:d withdraw>retiree:d withdraw_offre>offre_retiree:bc close_demande>retiree:cs`,
  en_commission: `attribute>attribuee:b attribute_rang>attribuee_rang:b attribute_sous_condition>attribuee_sous_condition:b deny>non_attribuee:b
    declare_irrecevable>irrecevable:b lapse_rang>rang_caduc:bs withdraw>retiree:d withdraw_late>retiree:d withdraw_offre>offre_retiree:bc close_demande>retiree:cs`,
  attribuee: `accept>acceptee:d refuse>refusee:d lapse_silence>refusee:s withdraw>refusee:d withdraw_late>retiree:d withdraw_offre>offre_retiree:bc
    close_demande>retiree:cs undo_decision>en_commission:b`,
  attribuee_rang: `promote>attribuee:bs lapse_rang>rang_caduc:bs withdraw>retiree:d withdraw_late>retiree:d withdraw_offre>offre_retiree:bc
    close_demande>retiree:cs undo_decision>en_commission:b`,
  attribuee_sous_condition: `lift_condition>attribuee:b lift_condition_rang>attribuee_rang:b lapse_condition>non_attribuee:bs lapse_rang>rang_caduc:bs withdraw>retiree:d withdraw_late>retiree:d
    withdraw_offre>offre_retiree:bc close_demande>retiree:cs undo_decision>en_commission:b`,
  non_attribuee: `undo_decision>en_commission:b`,
  irrecevable: `undo_decision>en_commission:b`,
  acceptee: `sign_bail>bail_signe:b withdraw>refusee:d withdraw_late>retiree:d withdraw_offre>offre_retiree:bc close_demande>retiree:cs`,
  refusee: '',
  rang_caduc: '',
  bail_signe: '',
  retiree: `undo_withdrawal>deposee:d`,
  offre_retiree: '',
}
const WHO: Record<string, Role[]> = { d: ['demandeur'], b: ['bailleur'], c: ['conseiller', 'responsable'], s: ['systeme'] }
const CORRECTING = ['undo_invalidation', 'undo_withdrawal', 'undo_decision'] as const

function expectedMoves(): Map<string, string> {
  const moves = new Map<string, string>()
  for (const statut of STATUTS) {
    for (const [, action, to, who] of EXPECTED[statut].matchAll(/(\w+)>(\w+):(\w+)/g)) {
      for (const role of [...(who ?? '')].flatMap((letter) => WHO[letter] ?? [])) moves.set(`${statut} ${action} ${role}`, to ?? '')
    }
  }
  return moves
}

function everyMove(): [Statut, (typeof ACTIONS)[number] | (typeof CORRECTING)[number], Role][] {
  return STATUTS.flatMap((statut) => [...ACTIONS, ...CORRECTING].flatMap((action) => ROLES.map((role): [Statut, typeof action, Role] => [statut, action, role])))
}

test('every state × action × role answers as the table of decisions says, and a refusal says why', () => {
  const expected = expectedMoves()
  let allowed = 0
  for (const [statut, action, role] of everyMove()) {
    const result = move(statut, action, role)
    assert.equal(result.ok ? result.statut : undefined, expected.get(`${statut} ${action} ${role}`), `${statut} ${action} ${role}`)
    if (result.ok) allowed += 1
    else assert.match(result.why, /^(Cette action|Cette candidature).+\.$/)
  }
  assert.equal(allowed, expected.size)
  assert.equal(everyMove().length, 17 * 27 * 7)
})

test('a role that never does an action learns nothing of the state', () => {
  for (const statut of STATUTS) {
    assert.deepEqual(move(statut, 'deny', 'demandeur'), { ok: false, cause: 'role', why: 'Cette action ne vous revient pas.' })
    for (const action of ACTIONS) assert.equal(move(statut, action, 'visiteur').ok, false)
    assert.deepEqual(ACTIONS.filter((action) => move(statut, action, 'entreprise').ok), [])
  }
})

test('a forbidden move tells an ended candidature from one that is not there yet', () => {
  const ended = move('bail_signe', 'withdraw', 'demandeur')
  assert.deepEqual(ended, { ok: false, cause: 'terminee', why: 'Cette candidature est terminée («\u00a0Bail signé\u00a0»).' })
  const early = move('deposee', 'accept', 'demandeur')
  assert.equal(early.ok ? '' : early.cause, 'statut')
  assert.match(early.ok ? '' : early.why, /En attente d’examen/)
})

test('a final state has no exit on the path, and every other state has one', () => {
  for (const statut of STATUTS) {
    const exits = TRANSITIONS.filter((row) => row.from.includes(statut))
    assert.equal(exits.length === 0, isFinal(statut), statut)
  }
})

test('every state can be reached from the filing', () => {
  const reached = new Set<Statut>(['deposee'])
  for (let before = 0; before !== reached.size; ) {
    before = reached.size
    for (const row of TRANSITIONS) if (row.from.some((from) => reached.has(from))) reached.add(row.to)
  }
  assert.deepEqual([...reached].sort(), [...STATUTS].sort())
})

test('the lock is held in eight states, and no final state holds it', () => {
  assert.deepEqual(HELD, ['deposee', 'validee', 'transmise', 'en_commission', 'attribuee', 'attribuee_rang', 'attribuee_sous_condition', 'acceptee'])
  for (const statut of STATUTS) assert.ok(!(isHeld(statut) && isFinal(statut)), statut)
  assert.equal(isHeld('non_designee'), false)
  assert.equal(isFinal('non_designee'), false)
})

test('one may leave from every held state (F143), at a cost only once the home is attributed', () => {
  for (const statut of HELD) {
    const attributed = statut === 'attribuee' || statut === 'acceptee'
    const result = move(statut, 'withdraw', 'demandeur')
    assert.ok(result.ok, statut)
    assert.equal(result.effet, attributed ? 'refus_attribution' : undefined, statut)
    assert.deepEqual(costOfWithdrawal(statut, false), attributed ? { action: 'withdraw', effet: 'refus_attribution' } : { action: 'withdraw' })
  }
})

test('when the landlord is late, leaving is free even after an attribution', () => {
  assert.deepEqual(costOfWithdrawal('attribuee', true), { action: 'withdraw_late' })
  assert.deepEqual(move('attribuee', 'withdraw_late', 'demandeur'), { ok: true, statut: 'retiree', exige: 'bailleur_en_retard' })
  assert.deepEqual(costOfWithdrawal('deposee', true), { action: 'withdraw' })
  assert.equal(costOfWithdrawal('bail_signe', true), undefined)
})

test('+40 follows only a refusal by the commission; −40 only a refusal, a silence or a departure after attribution', () => {
  const withEffect = TRANSITIONS.filter((row) => row.effet).map((row) => `${row.action} ${row.to} ${row.effet}`)
  assert.deepEqual(withEffect, [
    'deny non_attribuee refus_commission',
    'refuse refusee refus_attribution',
    'lapse_silence refusee refus_attribution',
    'withdraw refusee refus_attribution',
  ])
})

test('what a move must record is said by the table', () => {
  const exige = (statut: Statut, action: (typeof ACTIONS)[number], role: Role): string | undefined => {
    const result = move(statut, action, role)
    return result.ok ? result.exige : undefined
  }
  assert.equal(exige('deposee', 'invalidate', 'conseiller'), 'motifs')
  assert.equal(exige('en_commission', 'attribute_rang', 'bailleur'), 'rang')
  assert.equal(exige('en_commission', 'attribute_sous_condition', 'bailleur'), 'piece_et_date')
  assert.equal(exige('en_commission', 'deny', 'bailleur'), 'motifs')
  assert.equal(exige('en_commission', 'declare_irrecevable', 'bailleur'), 'motifs')
  assert.equal(exige('non_designee', 'call_back', 'demandeur'), 'accord')
  assert.equal(exige('deposee', 'withdraw_offre', 'bailleur'), 'motifs')
  assert.equal(exige('deposee', 'validate', 'conseiller'), undefined)
  assert.deepEqual(CORRECTIONS.map((row) => row.exige), ['motifs', 'avant_cloture', 'avant_notification'])
})

test('labels, colours, steps and locks are those of the table of decisions', () => {
  const lines = STATUTS.map((s) => `${s} | ${FICHES[s].libelle} | ${FICHES[s].couleur} | ${FICHES[s].etape ?? '–'}`.replaceAll('\u00a0', ' '))
  assert.deepEqual(lines, [
    'deposee | En attente d’examen | blue | 1',
    'validee | Dossier validé | blue | 2',
    'invalidee | Dossier non validé | red | 2',
    'transmise | Dossier transmis au bailleur | violet | 3',
    'non_designee | Non retenue à ce stade | grey | 3',
    'en_commission | Proposée à la commission | violet | 5',
    'attribuee | Logement attribué : votre réponse est attendue | green | 5',
    'attribuee_rang | Attribué en rang 2 ou 3 | green-pale | 5',
    'attribuee_sous_condition | Attribué sous condition | orange | 5',
    'non_attribuee | Non retenue par la commission | red | 5',
    'irrecevable | Irrecevable | red | 5',
    'acceptee | Vous avez accepté | green | 6',
    'refusee | Vous avez refusé | grey | 5',
    'rang_caduc | Attribué à un autre candidat | grey | 5',
    'bail_signe | Bail signé | green | 6',
    'retiree | Candidature annulée | grey | –',
    'offre_retiree | Offre retirée | grey | –',
  ])
})

test('a paper that is asked covers a held state in orange, and never an ended one', () => {
  for (const statut of STATUTS) {
    const shown = describeStatut(statut, { piecesDemandees: true })
    assert.equal(shown.libelle === 'En attente de pièces complémentaires', isHeld(statut), statut)
    assert.equal(shown.etape, FICHES[statut].etape)
    assert.equal(shown.held, FICHES[statut].held)
  }
  assert.equal(describeStatut('validee', { piecesDemandees: true }).couleur, 'orange')
})

test('a visit moves a transmitted file to step 4, whatever else is shown, and the rank is said when known', () => {
  assert.equal(describeStatut('transmise', { visiteProposee: true }).etape, 4)
  assert.equal(describeStatut('transmise', { visiteProposee: true, piecesDemandees: true }).etape, 4)
  assert.equal(describeStatut('en_commission', { visiteProposee: true }).etape, 5)
  assert.equal(describeStatut('attribuee_rang', { rang: 3 }).libelle, 'Attribué en rang 3')
  assert.equal(describeStatut('attribuee_rang').libelle, 'Attribué en rang 2 ou 3')
})

test('six steps carry the seven explanations in order (F142, F147–F151, D10)', () => {
  assert.deepEqual(ETAPES.map((etape) => etape.titre), ['Je postule', 'Validations', 'Envoi bailleur', 'Visite', 'Commission logement', 'Entrée dans les lieux'])
  assert.deepEqual(ETAPES.flatMap((etape) => etape.explications.map((explication) => explication.numero)), [1, 2, 3, 4, 5, 6, 7])
  assert.deepEqual(ETAPES.map((etape) => etape.numero), [1, 2, 3, 4, 5, 6])
})

test('the buttons of a role are exactly the moves it may do', () => {
  assert.deepEqual(listActions('attribuee', 'demandeur'), ['accept', 'refuse', 'withdraw', 'withdraw_late'])
  assert.deepEqual(listActions('deposee', 'conseiller'), ['validate', 'invalidate', 'pass_over', 'withdraw_offre', 'close_demande'])
  assert.deepEqual(listActions('bail_signe', 'demandeur'), [])
})

test('only the words of the table are states', () => {
  assert.ok(isStatut('deposee'))
  assert.ok(!isStatut('toString'))
})
