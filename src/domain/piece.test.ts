import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aMenage, aPersonne } from '#test/demandes.ts'
import { checkDelaiPiece, checkPiece, isCodePiece, isPieceDemandee, labelPiece, listPiecesRequises, PIECES_DEMANDABLES, TYPES_PIECE, type PieceRequise } from './piece.ts'
import { toJour } from './jour.ts'

const LE = toJour('2026-11-22')
const names = (pieces: readonly PieceRequise[]) => pieces.map(({ type, personne, annee }) => [type, personne, annee].filter((part) => part !== undefined).join(' '))
const first = () => 0

test('one adult: identity and the notice on the income of the year before last', () => {
  assert.deepEqual(names(listPiecesRequises({ menage: aMenage(), rfr: { 2024: 2_000_000 } }, LE)), ['identite 0', 'avis_imposition 0 2024'])
})

test('the notice of last year is asked only when its income is lower (K16)', () => {
  const years = (rfr: Record<string, number>) => listPiecesRequises({ menage: aMenage(), rfr }, LE).flatMap(({ annee }) => annee ?? [])
  assert.deepEqual(years({ 2024: 2_000_000, 2025: 1_999_900 }), [2024, 2025])
  assert.deepEqual(years({ 2024: 2_000_000, 2025: 2_000_000 }), [2024])
  assert.deepEqual(years({ 2025: 1_000_000 }), [2024])
})

test('each adult who will live there brings identity and notice; one family record serves the minors', () => {
  const menage = { personnes: [aPersonne('demandeur'), aPersonne('conjoint'), aPersonne('enfant', '2015-05-02'), aPersonne('enfant', '2004-05-02')], enfantsANaitre: 0 }
  assert.deepEqual(names(listPiecesRequises({ menage, rfr: {} }, LE)), [
    'identite 0', 'identite 1', 'identite 3', 'filiation', 'avis_imposition 0 2024', 'avis_imposition 1 2024', 'avis_imposition 3 2024',
  ])
})

test('one is an adult on the eighteenth birthday, not the day before', () => {
  const of = (naissance: `${number}-${number}-${number}`) => names(listPiecesRequises({ menage: { personnes: [aPersonne('demandeur'), aPersonne('enfant', naissance)], enfantsANaitre: 0 }, rfr: {} }, LE))
  assert.ok(of('2008-11-22').includes('identite 1'))
  assert.ok(!of('2008-11-23').includes('identite 1'))
})

test('the state of a paper: the best that is held, and one that has run out counts for nothing', () => {
  const requise: PieceRequise = { type: 'avis_imposition', personne: 0, annee: 2024, exigee: 'instruction' }
  const held = (over: object) => ({ type: 'FISC', validee: false, titulaire: 0, annee: 2024, ...over })
  assert.equal(checkPiece(requise, [], first, LE), 'absente')
  assert.equal(checkPiece(requise, [held({})], first, LE), 'deposee')
  assert.equal(checkPiece(requise, [held({}), held({ validee: true })], first, LE), 'validee')
  assert.equal(checkPiece(requise, [held({ validee: true, expireLe: '2026-11-21' })], first, LE), 'expiree')
  assert.equal(checkPiece(requise, [held({ validee: true, expireLe: '2026-11-22' })], first, LE), 'validee')
  assert.equal(checkPiece(requise, [held({ annee: 2023 }), held({ titulaire: 1 }), held({ type: 'ID' })], first, LE), 'absente')
})

test('a paper filed for the household serves each of its members; a residence permit is an identity', () => {
  assert.equal(checkPiece({ type: 'avis_imposition', personne: 1, annee: 2024, exigee: 'instruction' }, [{ type: 'FISC', validee: true }], () => 1, LE), 'validee')
  assert.equal(checkPiece({ type: 'identite', personne: 0, exigee: 'enregistrement' }, [{ type: 'SEJOUR', validee: true, titulaire: 0 }], first, LE), 'validee')
})

test('what may be asked is a closed list, each paper by its French name, the compulsory ones among them (R441-2-4-1)', () => {
  assert.ok(PIECES_DEMANDABLES.length > 20)
  assert.equal(new Set(PIECES_DEMANDABLES.map(({ libelle }) => libelle)).size, PIECES_DEMANDABLES.length)
  for (const type of TYPES_PIECE) assert.ok(isCodePiece(type), type)
  assert.equal(labelPiece('bulletins_salaire'), 'Trois derniers bulletins de salaire')
  assert.equal(isCodePiece('casier_judiciaire'), false)
  assert.equal(isCodePiece('toString'), false)
  assert.equal(labelPiece('ancien_code'), 'ancien_code')
})

test('a paper of the register answers what was asked by its code there', () => {
  assert.ok(isPieceDemandee('contrat_travail', { type: 'TRAVAIL' }))
  assert.equal(isPieceDemandee('contrat_travail', { type: 'SALAIRE' }), false)
  assert.equal(isPieceDemandee('tutelle', { type: 'ID' }), false)
})

test('a paper is given three days at least, sixty at most, both ends included', () => {
  assert.match(checkDelaiPiece(toJour('2026-11-24'), LE) ?? '', /à partir du 25\u00a0novembre 2026/)
  assert.equal(checkDelaiPiece(toJour('2026-11-25'), LE), undefined)
  assert.equal(checkDelaiPiece(toJour('2027-01-21'), LE), undefined)
  assert.match(checkDelaiPiece(toJour('2027-01-22'), LE) ?? '', /jusqu’au 21\u00a0janvier 2027/)
})
