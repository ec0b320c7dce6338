import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { Conflict, NotFound } from '#platform/errors.ts'
import type { ActorOf, Ctx } from '#src/context.ts'
import { testApp, type TestApp } from '#test/app.ts'
import { aConseiller, aListe, closeListe, demandeurOf, statutsOf } from '#test/factories/candidatures.ts'
import { insertOffre } from '#test/factories/offres.ts'
import { applyToOffre } from './apply.ts'
import { invalidateCandidature, validateCandidature } from './validate.ts'
import { withdrawCandidature } from './withdraw.ts'

let essai: TestApp
let ctx: Ctx
let camille: ActorOf<'conseiller'>
let noe: ActorOf<'conseiller'>

before(async () => {
  essai = await testApp()
  ctx = essai.ctx()
  camille = await aConseiller(ctx)
  noe = await aConseiller(ctx, { prenom: 'Noé', nom: 'Brun' })
})

const as = (actor: Ctx['actor'], base: Ctx = ctx): Ctx => ({ ...base, actor })
const rowOf = (id: number) => ctx.db.selectFrom('candidature').select(['statut', 'motif']).where('id', '=', id).executeTakeFirstOrThrow()
const toldOf = async (id: number) => (await essai.jobs.listWaiting()).flatMap(({ donnees }) => ('candidatureId' in donnees && donnees.candidatureId === id && 'objet' in donnees ? [donnees.objet] : []))

test('a file is validated on line or after the closing, and the person is told', async () => {
  const { offreId, candidats } = await aListe(ctx, 2)
  const [first, second] = candidats
  assert.ok(first && second)
  assert.deepEqual(await validateCandidature(as(camille), first.id), { ok: true, statut: 'validee' })
  const after = await closeListe(ctx, offreId)
  assert.deepEqual(await validateCandidature(as(camille, after), second.id), { ok: true, statut: 'validee' })
  assert.deepEqual(await statutsOf(ctx, candidats), ['validee', 'validee'])
  assert.deepEqual(await toldOf(first.id), ['deposee', 'validee', 'liste_arretee'])
})

test('a file is turned down with its grounds; the person reads them and is free to apply elsewhere at once', async () => {
  const { candidats: [one] } = await aListe(ctx, 1)
  assert.ok(one)
  const result = await invalidateCandidature(as(camille), one.id, { motifs: ['piece_perimee'], precision: 'Avis de 2023 au lieu de 2024.' })
  assert.deepEqual(result, { ok: true, statut: 'invalidee' })
  assert.match((await rowOf(one.id)).motif ?? '', /n’est plus valable.*R441-2-4-1.*Avis de 2023/)
  const { motif } = await ctx.db.selectFrom('journal').select('motif').where('candidature_id', '=', one.id).where('action', '=', 'candidature.invalidee').executeTakeFirstOrThrow()
  assert.match(motif ?? '', /n’est plus valable/)
  assert.doesNotMatch(motif ?? '', /2023/, 'free words stay out of the history')
  const elsewhere = await insertOffre(ctx.db)
  assert.ok((await applyToOffre(as(demandeurOf(one)), one.demandeId, elsewhere)).ok)
})

test('without a ground nothing moves', async () => {
  const { candidats: [one] } = await aListe(ctx, 1)
  assert.ok(one)
  const result = await invalidateCandidature(as(camille), one.id, { motifs: ['autre'] })
  assert.ok(!result.ok)
  assert.deepEqual(result.manques.map(({ champ }) => champ), ['precision'])
  assert.equal((await rowOf(one.id)).statut, 'deposee')
})

test('two conseillers at once: one acts, the other is told who came first; sent twice by one is once', async () => {
  const { candidats: [one] } = await aListe(ctx, 1)
  assert.ok(one)
  const both = await Promise.allSettled([validateCandidature(as(camille), one.id), validateCandidature(as(noe), one.id)])
  assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
  const refused = both.find((settled) => settled.status === 'rejected')
  const winner = refused === both[0] ? 'Noé Brun' : 'Camille Serre'
  assert.ok(refused?.status === 'rejected' && refused.reason instanceof Conflict)
  assert.match(refused.reason.message, new RegExp(`Dossier validé.*par ${winner}, le 22`))
  assert.deepEqual(await validateCandidature(as(winner === 'Noé Brun' ? noe : camille), one.id), { ok: true, statut: 'validee' })
  assert.deepEqual(await toldOf(one.id), ['deposee', 'validee'])
})

test('who left in the meantime is not turned down: the conseiller reads it', async () => {
  const { candidats: [one] } = await aListe(ctx, 1)
  assert.ok(one)
  await withdrawCandidature(as(demandeurOf(one)), one.demandeId, one.id)
  await assert.rejects(invalidateCandidature(as(camille), one.id, { motifs: ['doublon'] }), /Candidature annulée.*par le candidat/)
})

test('outside the territory nothing is found; a responsable is everywhere', async () => {
  const { candidats: [one] } = await aListe(ctx, 1)
  assert.ok(one)
  const nord = await aConseiller(ctx, { departements: ['59'] })
  await assert.rejects(validateCandidature(as(nord), one.id), NotFound)
  await assert.rejects(invalidateCandidature(as(nord), one.id, { motifs: ['doublon'] }), NotFound)
  await assert.rejects(validateCandidature(as(demandeurOf(one)), one.id), NotFound)
  const responsable = await aConseiller(ctx, { departements: [], role: 'responsable' })
  assert.ok((await validateCandidature(as(responsable), one.id)).ok)
})
