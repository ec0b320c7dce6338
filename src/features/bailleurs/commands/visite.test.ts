import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { withdrawCandidature } from '#features/candidatures/commands/withdraw.ts'
import { NotFound } from '#platform/errors.ts'
import type { Ctx } from '#src/context.ts'
import { testApp, type TestApp } from '#test/app.ts'
import { insertBailleur } from '#test/factories/offres.ts'
import { aReception, type Reception } from '#test/factories/recues.ts'
import { findVisite } from '../queries.ts'
import { chooseCreneau } from './creneau.ts'
import { cancelVisite, proposeVisite } from './visite.ts'

let essai: TestApp
let ctx: Ctx
before(async () => {
  essai = await testApp()
  ctx = essai.ctx()
})

const dans = (hours: number) => ctx.now.add({ hours })
const RENDEZ_VOUS = 'Devant l’immeuble, demander M.\u00a0Faure'
const propose = (reception: Reception, ...hours: readonly number[]) => proposeVisite(reception.chez(), reception.premier.id, { creneaux: hours.map(dans), rendezVous: RENDEZ_VOUS })
const choose = ({ pour, premier }: Reception, creneau: string, later?: number) => chooseCreneau(later === undefined ? pour(premier) : { ...pour(premier), now: dans(later) }, premier.demandeId, premier.id, creneau)
const why = (done: { ok: true } | { ok: false; why: string }) => (done.ok ? '' : done.why)

test('a visit: proposed, chosen, changed, each side told of each, and the history says it', async () => {
  const reception = await aReception(ctx)
  const { premier } = reception
  await essai.work()
  essai.mails.length = 0
  assert.equal((await propose(reception, 72, 48)).ok, true)
  assert.deepEqual((await findVisite(ctx.db, premier.id))?.creneaux.map(String), [dans(48).toString(), dans(72).toString()])
  assert.equal((await choose(reception, dans(72).toString())).ok, true)
  assert.equal((await choose(reception, dans(72).toString())).ok, true)
  await essai.work()
  const to = (email: string) => essai.mails.filter((mail) => mail.to === email).length
  assert.deepEqual([to(premier.email), to(reception.emails.agent)], [1, 1])
  assert.equal((await choose({ ...reception, pour: (one) => ({ ...reception.pour(one), now: dans(1) }) }, 'aucun')).ok, true)
  assert.equal((await findVisite(ctx.db, premier.id))?.declinee, true)
  const lines = await ctx.db.selectFrom('journal').select('action').where('candidature_id', '=', premier.id).where('objet', '=', 'visite').orderBy('id').execute()
  assert.deepEqual(lines.map(({ action }) => action), ['visite.proposee', 'visite.choisie', 'visite.declinee'])
})

test('a time past, made up or called off meanwhile is refused in words', async () => {
  const reception = await aReception(ctx)
  assert.match(why(await choose(reception, 'aucun')), /Aucune visite/)
  await propose(reception, 24, 72)
  assert.match(why(await choose(reception, dans(24).toString(), 30)), /déjà passé/)
  assert.match(why(await choose(reception, dans(25).toString())), /Choisissez un des moments/)
  assert.match(why(await choose(reception, 'n’importe quoi')), /Choisissez un des moments/)
  await cancelVisite(reception.chez(), reception.premier.id)
  assert.match(why(await choose(reception, dans(72).toString())), /vient d’annuler/)
  assert.deepEqual(await cancelVisite(reception.chez(), reception.premier.id), { ok: true })
})

test('what took place neither changes nor is called off; another may then be proposed', async () => {
  const reception = await aReception(ctx)
  const { premier, chez } = reception
  await propose(reception, 24)
  await choose(reception, dans(24).toString())
  assert.match(why(await propose(reception, 48)), /déjà fixée/)
  const after = { ...chez(), now: dans(30) }
  assert.match(why(await cancelVisite(after, premier.id)), /est passée/)
  assert.match(why(await choose(reception, 'aucun', 30)), /est passée/)
  assert.equal((await proposeVisite(after, premier.id, { creneaux: [dans(60)], rendezVous: RENDEZ_VOUS })).ok, true)
})

test('one to four times, to come, all different, with a place to meet', async () => {
  const reception = await aReception(ctx)
  assert.match(why(await propose(reception)), /de un à 4/)
  assert.match(why(await propose(reception, 1, 2, 3, 4, 5)), /de un à 4/)
  assert.match(why(await propose(reception, 24, -1)), /déjà passé/)
  assert.match(why(await propose(reception, 24, 24)), /sont les mêmes/)
  const nowhere = await proposeVisite(reception.chez(), reception.premier.id, { creneaux: [dans(24)], rendezVous: '  ' })
  assert.equal(nowhere.ok ? undefined : nowhere.champ, 'rendezVous')
})

test('an answer is awaited: no second proposal until it comes, is called off, or its times are past', async () => {
  const reception = await aReception(ctx)
  await propose(reception, 24)
  assert.match(why(await propose(reception, 48)), /n’a pas encore répondu/)
  const after = { ...reception.chez(), now: dans(25) }
  assert.equal((await proposeVisite(after, reception.premier.id, { creneaux: [dans(48)], rendezVous: RENDEZ_VOUS })).ok, true)
  await choose(reception, 'aucun', 26)
  assert.equal((await proposeVisite({ ...after, now: dans(27) }, reception.premier.id, { creneaux: [dans(49)], rendezVous: RENDEZ_VOUS })).ok, true)
})

test('proposed by two people at once: one proposal; chosen and called off at once: never both', async () => {
  const reception = await aReception(ctx)
  const both = await Promise.all([propose(reception, 24), propose(reception, 48)])
  assert.equal(both.filter(({ ok }) => ok).length, 1)
  const visite = await findVisite(ctx.db, reception.premier.id)
  const [chosen, cancelled] = await Promise.all([choose(reception, String(visite?.creneaux[0])), cancelVisite(reception.chez(), reception.premier.id)])
  assert.equal(cancelled.ok, true)
  const end = await findVisite(ctx.db, reception.premier.id)
  assert.ok(end?.annuleeLe !== undefined)
  assert.equal(chosen.ok, end.choisie !== undefined)
})

test('the secretary and the reader do not propose; other people find nothing', async () => {
  const reception = await aReception(ctx, { statuts: ['transmise', 'transmise'] })
  const { premier, chez, pour, candidats } = reception
  const [, second] = candidats
  assert.ok(second)
  const proposition = { creneaux: [dans(24)], rendezVous: RENDEZ_VOUS }
  for (const role of ['secretaire', 'lecteur'] as const) await assert.rejects(proposeVisite(chez(role), premier.id, proposition), NotFound)
  const ailleurs: Ctx = { ...ctx, actor: { type: 'bailleur', compteId: 1, nom: 'Autre', role: 'agent', bailleurId: await insertBailleur(ctx.db) } }
  await assert.rejects(proposeVisite(ailleurs, premier.id, proposition), NotFound)
  await assert.rejects(cancelVisite(ailleurs, premier.id), NotFound)
  await assert.rejects(chooseCreneau(pour(second), second.demandeId, premier.id, 'aucun'), NotFound)
})

test('a visit called off after the person left is told to nobody: their candidature does not go on', async () => {
  const reception = await aReception(ctx)
  const { premier } = reception
  await propose(reception, 48)
  await withdrawCandidature(reception.pour(premier), premier.demandeId, premier.id)
  await essai.work()
  essai.mails.length = 0
  assert.equal((await cancelVisite(reception.chez(), premier.id)).ok, true)
  await essai.work()
  assert.deepEqual(essai.mails.map(({ subject }) => subject), [])
})

test('a year typed wrong is no visit', async () => {
  const done = await propose(await aReception(ctx), 48, 24 * 365 * 10)
  assert.match(why(done), /trop loin/)
})
