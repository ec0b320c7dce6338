import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { addJours } from '#domain/jour.ts'
import { NotFound } from '#platform/errors.ts'
import type { Ctx } from '#src/context.ts'
import { testApp, type TestApp } from '#test/app.ts'
import { insertBailleur } from '#test/factories/offres.ts'
import { aReception, type Reception } from '#test/factories/recues.ts'
import { listPiecesDemandees } from '../queries.ts'
import { confirmPieceDeposee } from './depot.ts'
import { askPiece, cancelPiece, receivePiece } from './pieces.ts'

let essai: TestApp
let ctx: Ctx
before(async () => {
  essai = await testApp()
  ctx = essai.ctx()
})

const pourLe = addJours('2026-11-22', 10)
const ask = async (reception: Reception, piece = 'bulletins_salaire') => {
  const asked = await askPiece(reception.chez(), reception.premier.id, { piece, pourLe })
  return asked.ok ? asked.id : assert.fail(asked.why)
}
const couverture = async (id: number) => (await ctx.db.selectFrom('candidature').select('attente_piece').where('id', '=', id).executeTakeFirstOrThrow()).attente_piece
const mailsTo = async (email: string) => {
  essai.mails.length = 0
  await essai.work()
  return essai.mails.filter(({ to }) => to === email).length
}

test('a paper asked covers the state by its name until it comes, and each side is told once', async () => {
  const reception = await aReception(ctx)
  const { premier, chez, pour } = reception
  await essai.work()
  const salaires = await ask(reception)
  assert.equal(await mailsTo(premier.email), 1)
  const bail = await ask(reception, 'bail')
  assert.equal(await couverture(premier.id), 'Trois derniers bulletins de salaire')
  assert.deepEqual(await receivePiece(chez('secretaire'), premier.id, salaires), { ok: true })
  assert.equal(await couverture(premier.id), 'Bail et dernière quittance de loyer')
  await essai.work()
  assert.equal((await confirmPieceDeposee(pour(premier), premier.demandeId, premier.id, bail)).ok, true)
  assert.equal(await mailsTo(reception.emails.agent), 1)
  assert.deepEqual((await listPiecesDemandees(ctx.db, premier.id)).map(({ libelle, etat }) => [libelle, etat]), [['Bail et dernière quittance de loyer', 'deposee'], ['Trois derniers bulletins de salaire', 'recue']])
  assert.deepEqual(await cancelPiece(chez(), premier.id, bail), { ok: true })
  assert.equal(await couverture(premier.id), null)
  const actions = await ctx.db.selectFrom('journal').select('action').where('candidature_id', '=', premier.id).where('objet', '=', 'piece').orderBy('id').execute()
  assert.deepEqual(actions.map(({ action }) => action), ['piece.demandee', 'piece.demandee', 'piece.recue', 'piece.deposee', 'piece.annulee'])
})

test('only papers of the closed list, three to sixty days ahead, once each', async () => {
  const reception = await aReception(ctx)
  const { premier, chez } = reception
  const refused = async (piece: string, days: number) => {
    const asked = await askPiece(chez(), premier.id, { piece, pourLe: addJours('2026-11-22', days) })
    return asked.ok ? undefined : asked.champ
  }
  assert.equal(await refused('casier_judiciaire', 10), 'piece')
  assert.equal(await refused('bail', 2), 'pourLe')
  assert.equal(await refused('bail', 61), 'pourLe')
  assert.equal(await refused('bail', 3), undefined)
  assert.equal(await refused('bail', 20), 'piece')
})

test('asked twice at the same instant, a paper is asked once', async () => {
  const { premier, chez } = await aReception(ctx)
  const asked = await Promise.all([1, 2, 3].map(() => askPiece(chez(), premier.id, { piece: 'identite', pourLe })))
  assert.deepEqual(asked.map(({ ok }) => ok).toSorted(), [false, false, true])
})

test('received and called off at once: one of the two wins, the other says what happened', async () => {
  const reception = await aReception(ctx)
  const id = await ask(reception)
  const [received, cancelled] = await Promise.all([receivePiece(reception.chez(), reception.premier.id, id), cancelPiece(reception.chez('secretaire'), reception.premier.id, id)])
  assert.equal(Number(received.ok) + Number(cancelled.ok), 1)
  const late = received.ok ? cancelled : received
  assert.match(late.ok ? '' : late.why, received.ok ? /vient d’être reçue/ : /vient d’être annulée/)
})

test('said twice, received is once; filed twice, the landlord is told once', async () => {
  const reception = await aReception(ctx)
  const { premier, chez, pour } = reception
  const id = await ask(reception)
  await essai.work()
  await confirmPieceDeposee(pour(premier), premier.demandeId, premier.id, id)
  await confirmPieceDeposee(pour(premier), premier.demandeId, premier.id, id)
  assert.equal(await mailsTo(reception.emails.secretaire), 1)
  await receivePiece(chez(), premier.id, id)
  assert.deepEqual(await receivePiece(chez(), premier.id, id), { ok: true })
  const late = await confirmPieceDeposee(pour(premier), premier.demandeId, premier.id, id)
  assert.match(late.ok ? '' : late.why, /déjà reçu/)
})

test('the register silent: the word of the applicant stands, and that is said', async () => {
  const reception = await aReception(ctx)
  const { premier, pour } = reception
  const said = await confirmPieceDeposee(pour(premier), premier.demandeId, premier.id, await ask(reception))
  assert.match(said.ok ? said.registre.texte : '', /ne répond pas en ce moment/)
})

test('a reader, another landlord, a file not sent, another applicant: not found', async () => {
  const reception = await aReception(ctx, { statuts: ['transmise', 'validee'] })
  const { premier, chez, pour, candidats } = reception
  const [, second] = candidats
  assert.ok(second)
  const id = await ask(reception)
  const ailleurs: Ctx = { ...ctx, actor: { type: 'bailleur', compteId: 1, nom: 'Autre', role: 'agent', bailleurId: await insertBailleur(ctx.db) } }
  await assert.rejects(askPiece(chez('lecteur'), premier.id, { piece: 'bail', pourLe }), NotFound)
  await assert.rejects(receivePiece(chez('lecteur'), premier.id, id), NotFound)
  await assert.rejects(askPiece(ailleurs, premier.id, { piece: 'bail', pourLe }), NotFound)
  await assert.rejects(receivePiece(ailleurs, premier.id, id), NotFound)
  await assert.rejects(askPiece(chez(), second.id, { piece: 'bail', pourLe }), NotFound)
  await assert.rejects(confirmPieceDeposee(pour(second), second.demandeId, premier.id, id), NotFound)
  await assert.rejects(confirmPieceDeposee(pour(second), second.demandeId, second.id, id), NotFound)
})

test('once the candidature has ended, or waits for an answer, no paper is asked', async () => {
  for (const statut of ['attribuee', 'attribuee_sous_condition', 'rang_caduc'] as const) {
    const { premier, chez } = await aReception(ctx, { statuts: [statut], rangs: [1], offre: 'attribuee' })
    const asked = await askPiece(chez(), premier.id, { piece: 'bail', pourLe })
    assert.match(asked.ok ? '' : asked.why, /n’en est plus à cette étape/)
  }
})
