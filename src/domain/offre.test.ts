import assert from 'node:assert/strict'
import test from 'node:test'
import { ACTIONS_OFFRE, moveOffre, ROLES_OFFRE, STATUTS_OFFRE, TRANSITIONS_OFFRE, type ActionOffre, type RoleOffre, type StatutOffre } from './offre.ts'

/** All that is allowed, typed again: any other state × action × role is refused. */
const ALLOWED: readonly (readonly [ActionOffre, readonly StatutOffre[], StatutOffre, readonly RoleOffre[]])[] = [
  ['submit', ['brouillon'], 'soumise', ['bailleur', 'conseiller']],
  ['sendBack', ['soumise'], 'brouillon', ['conseiller']],
  ['publish', ['soumise'], 'en_ligne', ['conseiller']],
  ['close', ['en_ligne'], 'close', ['systeme', 'conseiller']],
  ['transmit', ['close'], 'transmise', ['conseiller']],
  ['convene', ['transmise'], 'en_commission', ['bailleur']],
  ['attribute', ['en_commission'], 'attribuee', ['bailleur']],
  ['callNext', ['transmise', 'en_commission', 'attribuee'], 'transmise', ['conseiller']],
  ['rent', ['attribuee'], 'louee', ['bailleur']],
  ['exhaust', ['close', 'transmise', 'en_commission', 'attribuee'], 'sans_candidat', ['systeme', 'conseiller']],
  ['republish', ['sans_candidat'], 'en_ligne', ['conseiller']],
  ['withdraw', ['brouillon', 'soumise', 'en_ligne', 'close', 'transmise', 'en_commission', 'attribuee', 'sans_candidat'], 'retiree', ['bailleur', 'conseiller']],
]

test('every state × action × role: allowed as the table says, refused otherwise with its cause', () => {
  assert.deepEqual(ALLOWED.map(([action]) => action), ACTIONS_OFFRE)
  const cases = ALLOWED.flatMap((row) => STATUTS_OFFRE.flatMap((statut) => ROLES_OFFRE.map((role) => ({ row, statut, role }))))
  assert.equal(cases.length, 12 * 10 * 3)
  for (const { row: [action, from, to, by], statut, role } of cases) {
    const why = by.includes(role) ? 'statut' : 'role'
    const expected = by.includes(role) && from.includes(statut) ? { ok: true, statut: to } : { ok: false, why }
    assert.deepEqual(moveOffre(statut, action, role), expected, `${statut} ${action} ${role}`)
  }
})

test('a home that is let or withdrawn moves no more; every other state has a way out', () => {
  for (const statut of STATUTS_OFFRE) {
    const exits = ACTIONS_OFFRE.filter((action) => TRANSITIONS_OFFRE[action].from.includes(statut))
    assert.equal(exits.length === 0, statut === 'louee' || statut === 'retiree', statut)
  }
})

test('sending back and withdrawing ask for a reason', () => {
  assert.deepEqual(ACTIONS_OFFRE.filter((action) => TRANSITIONS_OFFRE[action].motif === true), ['sendBack', 'withdraw'])
})
