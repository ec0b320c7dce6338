import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { addJours } from '#domain/jour.ts'
import { proposeCloture } from '#domain/publication.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import type { ActorOf, Ctx } from '#src/context.ts'
import { testApp, type TestApp } from '#test/app.ts'
import { aConseiller } from '#test/factories/candidatures.ts'
import { insertOffre } from '#test/factories/offres.ts'
import { approveOffre, sendBackOffre } from './publication.ts'

let essai: TestApp
let ctx: Ctx
let noe: ActorOf<'conseiller'>

before(async () => {
  essai = await testApp()
  const base = essai.ctx()
  ctx = { ...base, actor: await aConseiller(base) }
  noe = await aConseiller(base, { prenom: 'Noé', nom: 'Brun' })
})

const submitted = () => insertOffre(ctx.db, { statut: 'soumise', publiee_le: null, cloture_le: null, graine: null, graine_engagement: null })
const rowOf = (id: number) => ctx.db.selectFrom('offre').select(['statut', 'cloture_le', 'graine']).where('id', '=', id).executeTakeFirstOrThrow()
const toldOf = async (id: number) => (await essai.jobs.listWaiting()).flatMap(({ donnees }) => ('offreId' in donnees && donnees.offreId === id && 'objet' in donnees ? [donnees.objet] : []))

test('an offer is put on line until the proposed closing, and its landlord is told once', async () => {
  const id = await submitted()
  const cloture = proposeCloture(ctx.today)
  assert.deepEqual(await approveOffre(ctx, id, cloture), { ok: true })
  assert.deepEqual(await approveOffre(ctx, id, cloture), { ok: true }, 'sent twice')
  const { statut, cloture_le, graine } = await rowOf(id)
  assert.deepEqual([statut, cloture_le?.toString(), graine?.length], ['en_ligne', '2026-12-06T23:00:00Z', 64])
  assert.deepEqual(await toldOf(id), ['offre_en_ligne'])
})

test('a closing too near is refused, and nothing moves', async () => {
  const id = await submitted()
  const result = await approveOffre(ctx, id, { jour: addJours(ctx.today, 6), heure: 24 })
  assert.ok(!result.ok && result.champ === 'cloture')
  assert.equal((await rowOf(id)).statut, 'soumise')
})

test('an offer goes back to its landlord with the reason', async () => {
  const id = await submitted()
  assert.ok(!(await sendBackOffre(ctx, id, ' ')).ok)
  assert.deepEqual(await sendBackOffre(ctx, id, 'Le loyer hors charges manque.'), { ok: true })
  assert.equal((await rowOf(id)).statut, 'brouillon')
  assert.deepEqual(await toldOf(id), ['offre_renvoyee'])
})

test('one publishes while another sends back: the second reads what the first did', async () => {
  const id = await submitted()
  const both = await Promise.allSettled([approveOffre(ctx, id, proposeCloture(ctx.today)), sendBackOffre({ ...ctx, actor: noe }, id, 'Photo illisible')])
  assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
  const refused = both.find((settled) => settled.status === 'rejected')
  assert.ok(refused?.status === 'rejected' && refused.reason instanceof Conflict)
  assert.match(refused.reason.message, refused === both[0] ? /renvoyée au bailleur par Noé Brun/ : /mise en ligne par Camille Serre/)
})

test('outside the territory nothing is found', async () => {
  const id = await submitted()
  const nord: Ctx = { ...ctx, actor: await aConseiller(ctx, { departements: ['59'] }) }
  await assert.rejects(approveOffre(nord, id, proposeCloture(ctx.today)), NotFound)
  await assert.rejects(sendBackOffre(nord, id, 'x'), NotFound)
})
