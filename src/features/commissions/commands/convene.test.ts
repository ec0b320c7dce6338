import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { findPassage } from '#features/commissions/queries.ts'
import { testApp, type TestApp } from '#test/app.ts'
import { aBailleur, aLogement, type Bailleur } from '#test/factories/commissions.ts'
import { statutOf } from '#test/factories/parcours.ts'
import type { Ctx } from '#src/context.ts'
import { convenePassage } from './convene.ts'

let essai: TestApp
let ctx: Ctx
let bailleur: Bailleur

before(async () => {
  essai = await testApp()
  ctx = essai.ctx()
  bailleur = await aBailleur(ctx)
})

const actions = async (offreId: number, objet: 'passage' | 'offre' = 'passage') => (await ctx.db.selectFrom('journal').select('action').where('offre_id', '=', offreId).where('objet', '=', objet).where('action', 'not in', ['offre.close']).orderBy('id').execute()).map(({ action }) => action)
const told = async (candidatureId: number) => (await essai.jobs.listWaiting()).filter(({ donnees }) => 'candidatureId' in donnees && donnees.candidatureId === candidatureId && 'objet' in donnees && donnees.objet === 'en_commission').length
const statutOffre = async (id: number) => (await ctx.db.selectFrom('offre').select('statut').where('id', '=', id).executeTakeFirstOrThrow()).statut

test('a home put before a sitting: all its candidates are told once, and the home follows', async () => {
  const { offreId, candidats } = await aLogement(ctx, bailleur)
  assert.deepEqual(await convenePassage(bailleur.as(ctx, 'agent'), offreId, { jour: '2026-12-01' }), { ok: true, change: 'convoquee' })
  for (const { id } of candidats) assert.deepEqual([await statutOf(ctx, id), await told(id)], ['en_commission', 1])
  assert.equal(await statutOffre(offreId), 'en_commission')
  assert.equal((await findPassage(ctx.db, offreId))?.jour, '2026-12-01')
  assert.deepEqual(await actions(offreId), ['passage.convoque'])
  assert.deepEqual(await actions(offreId, 'offre'), ['offre.en_commission'])
})

test('sent twice: the same answer, nothing written or told again', async () => {
  const { offreId, candidats } = await aLogement(ctx, bailleur)
  await convenePassage(bailleur.as(ctx), offreId, { jour: '2026-12-01' })
  assert.deepEqual(await convenePassage(bailleur.as(ctx), offreId, { jour: '2026-12-01' }), { ok: true, change: 'inchangee' })
  assert.deepEqual(await actions(offreId), ['passage.convoque'])
  assert.equal(await told(candidats[0]?.id ?? 0), 1)
})

test('a postponed sitting: each candidate is told again, who left is not', async () => {
  const { offreId, candidats } = await aLogement(ctx, bailleur)
  const [parti, reste] = [candidats[0]?.id ?? 0, candidats[1]?.id ?? 0]
  await convenePassage(bailleur.as(ctx), offreId, { jour: '2026-12-01' })
  await ctx.db.updateTable('candidature').set({ statut: 'retiree' }).where('id', '=', parti).execute()
  const later = { ...bailleur.as(ctx), now: ctx.now.add({ minutes: 5 }) }
  assert.deepEqual(await convenePassage(later, offreId, { jour: '2026-12-08', exception: 'candidats_insuffisants' }), { ok: true, change: 'reportee' })
  assert.deepEqual([await told(parti), await told(reste)], [1, 2])
  const passage = await findPassage(ctx.db, offreId)
  assert.deepEqual([passage?.jour, passage?.exception], ['2026-12-08', 'candidats_insuffisants'])
  assert.deepEqual(await actions(offreId), ['passage.convoque', 'passage.reporte'])
})

test('a file that comes after the convocation joins it; a paper still awaited stays awaited', async () => {
  const { offreId, candidats } = await aLogement(ctx, bailleur)
  const [first, tard] = [candidats[0]?.id ?? 0, candidats[2]?.id ?? 0]
  await ctx.db.updateTable('candidature').set({ statut: 'validee', place: null }).where('id', '=', tard).execute()
  await convenePassage(bailleur.as(ctx), offreId, { jour: '2026-12-01', exception: 'candidats_insuffisants' })
  await ctx.db.updateTable('candidature').set({ statut: 'transmise', place: 3, attente_piece: 'divorce' }).where('id', '=', tard).execute()
  await ctx.db.updateTable('offre').set({ statut: 'transmise' }).where('id', '=', offreId).execute()
  assert.deepEqual(await convenePassage(bailleur.as(ctx), offreId, { jour: '2026-12-01' }), { ok: true, change: 'convoquee' })
  const { statut, attente_piece } = await ctx.db.selectFrom('candidature').selectAll().where('id', '=', tard).executeTakeFirstOrThrow()
  assert.deepEqual([statut, attente_piece, await told(first), await told(tard)], ['en_commission', 'divorce', 1, 1])
  assert.equal((await findPassage(ctx.db, offreId))?.exception, null, 'three are examined now')
})

test('refused with a sentence: a day that is past or too far, two candidates without the exception, a home at another stage, nobody left', async () => {
  const { offreId } = await aLogement(ctx, bailleur)
  const deux = await aLogement(ctx, bailleur, ['transmise', 'transmise', 'retiree'])
  const personne = await aLogement(ctx, bailleur, ['retiree'])
  const attribue = await aLogement(ctx, bailleur, ['attribuee_rang', 'transmise', 'transmise'])
  const champ = async (id: number, jour: '2026-11-21' | '2027-11-23' | '2026-12-01') => {
    const result = await convenePassage(bailleur.as(ctx), id, { jour })
    assert.ok(!result.ok && result.why.endsWith('.'))
    return result.champ
  }
  assert.equal(await champ(offreId, '2026-11-21'), 'jour')
  assert.equal(await champ(offreId, '2027-11-23'), 'jour')
  assert.equal(await champ(deux.offreId, '2026-12-01'), 'exception')
  assert.equal(await champ(personne.offreId, '2026-12-01'), undefined)
  assert.equal(await champ(attribue.offreId, '2026-12-01'), undefined)
  await ctx.db.updateTable('offre').set({ statut: 'close' }).where('id', '=', offreId).execute()
  assert.equal(await champ(offreId, '2026-12-01'), undefined)
})

test('another landlord, a reader, somebody of Action Logement: not found', async () => {
  const { offreId } = await aLogement(ctx, bailleur)
  const autre = await aBailleur(ctx)
  await assert.rejects(convenePassage(autre.as(ctx), offreId, { jour: '2026-12-01' }), { name: 'NotFound' })
  await assert.rejects(convenePassage(bailleur.as(ctx, 'lecteur'), offreId, { jour: '2026-12-01' }), { name: 'NotFound' })
  await assert.rejects(convenePassage({ ...ctx, actor: { type: 'conseiller', compteId: 1, nom: 'Saunier', role: 'responsable', departements: [] } }, offreId, { jour: '2026-12-01' }), { name: 'NotFound' })
})

test('two people convene at once: one sitting, each candidate told once', async () => {
  const { offreId, candidats } = await aLogement(ctx, bailleur)
  const results = await Promise.all([1, 2, 3, 4].map(() => convenePassage(bailleur.as(ctx), offreId, { jour: '2026-12-01' })))
  assert.deepEqual(results.map((result) => result.ok && result.change).toSorted(), ['convoquee', 'inchangee', 'inchangee', 'inchangee'])
  for (const { id } of candidats) assert.equal(await told(id), 1)
})
