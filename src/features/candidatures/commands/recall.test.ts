import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { jourAParis } from '#domain/jour.ts'
import { NotFound } from '#platform/errors.ts'
import type { ActorOf, Ctx } from '#src/context.ts'
import { testApp, type TestApp } from '#test/app.ts'
import { aConseiller, aListe, closeListe, demandeurOf, statutsOf, type Candidat } from '#test/factories/candidatures.ts'
import { insertOffre } from '#test/factories/offres.ts'
import { applyToOffre } from './apply.ts'
import { designateCandidats } from './designate.ts'
import { answerRappel, expireRappels, proposeRappel } from './recall.ts'
import { validateCandidature } from './validate.ts'
import { retireOffre } from './retire.ts'
import { withdrawCandidature } from './withdraw.ts'

let essai: TestApp
let ctx: Ctx
let camille: ActorOf<'conseiller'>

before(async () => {
  essai = await testApp()
  ctx = essai.ctx()
  camille = await aConseiller(ctx)
})

const by = ({ id, demandeId, compteId }: Candidat, at: Ctx, reponse: 'oui' | 'non') => answerRappel({ ...at, actor: demandeurOf({ demandeId, compteId }) }, demandeId, id, reponse)
const objets = async () => (await essai.jobs.listWaiting()).flatMap(({ donnees }) => ('objet' in donnees ? [donnees.objet] : []))

/** Three sent, the first of them gone since; the fourth and fifth were passed over, in that order. */
async function ground() {
  const { offreId, candidats } = await aListe(ctx, 5)
  const [first, second, third, fourth, fifth] = candidats
  assert.ok(first && second && third && fourth && fifth)
  for (const { id } of [first, second, third]) await validateCandidature({ ...ctx, actor: camille }, id)
  const at: Ctx = { ...(await closeListe(ctx, offreId)), actor: camille }
  assert.ok((await designateCandidats(at, offreId, { choisis: [first.id, second.id, third.id] })).ok)
  await withdrawCandidature({ ...at, actor: demandeurOf(first) }, first.demandeId, first.id)
  return { offreId, first, second, third, fourth, fifth, at }
}

test('one passed over is asked, comes back at the frozen rank, is examined and sent in the second round', async () => {
  const { offreId, fourth, at } = await ground()
  assert.deepEqual(await proposeRappel(at, fourth.id), { ok: true })
  assert.deepEqual(await proposeRappel(at, fourth.id), { ok: true }, 'sent twice is once')
  assert.deepEqual((await objets()).slice(-1), ['rappel'])
  assert.deepEqual(await by(fourth, at, 'oui'), { ok: true, reponse: 'oui' })
  assert.deepEqual(await by(fourth, at, 'oui'), { ok: true, reponse: 'oui' })
  const row = await ctx.db.selectFrom('candidature').select(['statut', 'ordre_gele']).where('id', '=', fourth.id).executeTakeFirstOrThrow()
  assert.deepEqual(row, { statut: 'deposee', ordre_gele: 4 })
  assert.deepEqual((await objets()).slice(-1), ['rappel_repondu'])
  await validateCandidature(at, fourth.id)
  assert.deepEqual(await designateCandidats(at, offreId, { choisis: [fourth.id], tour: 2 }), { ok: true, tour: 2, transmis: 1 })
  const { place } = await ctx.db.selectFrom('candidature').select('place').where('id', '=', fourth.id).executeTakeFirstOrThrow()
  assert.equal(place, 1, 'the place that the first left')
})

test('passing over somebody who could come asks for a reason (K10)', async () => {
  const { fourth, fifth, at } = await ground()
  const refused = await proposeRappel(at, fifth.id)
  assert.ok(!refused.ok && refused.motifManquant)
  assert.deepEqual(await proposeRappel(at, fifth.id, 'Le quatrième a déménagé.'), { ok: true })
  const { motif } = await ctx.db.selectFrom('rappel').select('motif').where('candidature_id', '=', fifth.id).executeTakeFirstOrThrow()
  assert.equal(motif, 'Le quatrième a déménagé.')
  const full = await proposeRappel(at, fourth.id)
  assert.ok(!full.ok)
  assert.match(full.why, /déjà en cours/)
})

test('who engaged elsewhere meanwhile is told clearly, keeps that, and may still come back while the delay runs', async () => {
  const { fourth, at } = await ground()
  await proposeRappel(at, fourth.id)
  const elsewhere = await insertOffre(ctx.db, { cloture_le: at.now.add({ hours: 48 }) })
  const applied = await applyToOffre({ ...at, actor: demandeurOf(fourth) }, fourth.demandeId, elsewhere)
  assert.ok(applied.ok)
  const answer = await by(fourth, at, 'oui')
  assert.ok(answer && !answer.ok)
  assert.match(answer.why, /candidat à un autre logement/)
  await withdrawCandidature({ ...at, actor: demandeurOf(fourth) }, fourth.demandeId, applied.id)
  assert.ok((await by(fourth, at, 'oui'))?.ok)
})

test('an application and a «yes» at once: one home, never two', async () => {
  const { fourth, at } = await ground()
  await proposeRappel(at, fourth.id)
  const elsewhere = await insertOffre(ctx.db, { cloture_le: at.now.add({ hours: 48 }) })
  const [applied, answered] = await Promise.all([applyToOffre({ ...at, actor: demandeurOf(fourth) }, fourth.demandeId, elsewhere), by(fourth, at, 'oui')])
  assert.equal(applied.ok !== answered?.ok, true)
  const held = await ctx.db.selectFrom('candidature').select('id').where('demande_id', '=', fourth.demandeId).where('statut', '=', 'deposee').execute()
  assert.equal(held.length, 1)
})

test('« no » is kept, and the next of the list may be asked without a reason', async () => {
  const { fourth, fifth, at } = await ground()
  await proposeRappel(at, fourth.id)
  assert.deepEqual(await by(fourth, at, 'non'), { ok: true, reponse: 'non' })
  const late = await by(fourth, at, 'oui')
  assert.ok(late && !late.ok)
  assert.deepEqual(await proposeRappel(at, fifth.id), { ok: true })
  const again = await proposeRappel(at, fourth.id)
  assert.ok(!again.ok)
  assert.match(again.why, /répondu non/)
})

test('three working days pass without an answer: it is too late, and said to both', async () => {
  const { fourth, fifth, at } = await ground()
  await proposeRappel(at, fourth.id)
  const now = at.now.add({ hours: 24 * 5 })
  const later: Ctx = { ...at, now, today: jourAParis(now) }
  const answer = await by(fourth, later, 'oui')
  assert.ok(answer && !answer.ok)
  assert.match(answer.why, /délai pour répondre est passé/)
  assert.equal(await expireRappels(at), 0)
  assert.ok((await expireRappels(later)) > 0)
  assert.equal(await expireRappels(later), 0)
  const { reponse } = await ctx.db.selectFrom('rappel').select('reponse').where('candidature_id', '=', fourth.id).executeTakeFirstOrThrow()
  assert.equal(reponse, 'sans_suite')
  assert.deepEqual((await objets()).slice(-1), ['rappel_repondu'])
  assert.deepEqual(await statutsOf(ctx, [fourth]), ['non_designee'])
  assert.deepEqual(await proposeRappel(later, fifth.id), { ok: true })
})

test('the home is taken back while a question runs: it falls, and nobody is said to have left it unanswered', async () => {
  const { fourth, at, offreId } = await ground()
  await proposeRappel(at, fourth.id)
  assert.equal((await retireOffre(at, offreId, 'Vendu.')).ok, true)
  const later: Ctx = { ...at, now: at.now.add({ hours: 24 * 5 }), today: jourAParis(at.now.add({ hours: 24 * 5 })) }
  await expireRappels(later)
  const lines = await ctx.db.selectFrom('journal').select('action').where('candidature_id', '=', fourth.id).orderBy('id').execute()
  assert.equal(lines.at(-1)?.action, 'candidature.offre_retiree')
  const answer = await by(fourth, later, 'oui')
  assert.ok(answer && !answer.ok)
  assert.match(answer.why, /Offre retirée/)
})

test('nobody is asked while the landlord has enough files, and nobody else’s question is answered', async () => {
  const { offreId, candidats } = await aListe(ctx, 4)
  const [first, second, third, fourth] = candidats
  assert.ok(first && second && third && fourth)
  for (const { id } of [first, second, third]) await validateCandidature({ ...ctx, actor: camille }, id)
  const at: Ctx = { ...(await closeListe(ctx, offreId)), actor: camille }
  await designateCandidats(at, offreId, { choisis: [first.id, second.id, third.id] })
  const refused = await proposeRappel(at, fourth.id)
  assert.ok(!refused.ok)
  assert.match(refused.why, /déjà autant de dossiers/)
  await assert.rejects(proposeRappel(at, first.id), /n’est plus à rappeler.*Dossier transmis/)
  assert.equal(await by(fourth, at, 'oui'), undefined)
  assert.equal(await answerRappel({ ...at, actor: demandeurOf(first) }, first.demandeId, fourth.id, 'oui'), undefined)
  await assert.rejects(proposeRappel({ ...at, actor: await aConseiller(ctx, { departements: ['59'] }) }, fourth.id), NotFound)
})
