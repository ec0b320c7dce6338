import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { NotFound } from '#platform/errors.ts'
import type { Ctx } from '#src/context.ts'
import { testApp, type TestApp } from '#test/app.ts'
import { insertBailleur } from '#test/factories/offres.ts'
import { statutOf } from '#test/factories/parcours.ts'
import { aReception } from '#test/factories/recues.ts'
import { findBail } from '../queries.ts'
import { recordCles, signBail } from './bail.ts'

let essai: TestApp
let ctx: Ctx
before(async () => {
  essai = await testApp()
  ctx = essai.ctx()
})

const BAIL = { signeLe: '2026-11-20', entreeLe: '2026-12-01' } as const
const accepted = (...others: readonly ('rang_caduc' | 'non_designee' | 'deposee' | 'attribuee_rang')[]) => aReception(ctx, { statuts: ['acceptee', ...others], rangs: [1], offre: 'attribuee' })

test('the lease is signed: home let, everyone else free, request on its way out of the register, each told once', async () => {
  const reception = await accepted('attribuee_rang', 'deposee')
  const { premier, chez, candidats, offreId } = reception
  await essai.work()
  essai.mails.length = 0
  assert.deepEqual(await signBail(chez(), premier.id, BAIL), { ok: true })
  assert.deepEqual(await Promise.all(candidats.map(({ id }) => statutOf(ctx, id))), ['bail_signe', 'rang_caduc', 'non_designee'])
  assert.equal((await ctx.db.selectFrom('offre').select('statut').where('id', '=', offreId).executeTakeFirstOrThrow()).statut, 'louee')
  assert.deepEqual(await findBail(ctx.db, premier.id), { ...BAIL, clesRemisesLe: undefined })
  const waiting = await essai.jobs.listWaiting()
  assert.deepEqual(waiting.filter(({ nom }) => nom === 'demandes.radiation').map(({ donnees }) => donnees), [{ demandeId: premier.demandeId }])
})

test('sent twice, the lease is recorded once; other dates are refused', async () => {
  const { premier, chez } = await accepted()
  const both = await Promise.all([signBail(chez(), premier.id, BAIL), signBail(chez(), premier.id, BAIL)])
  assert.deepEqual(both, [{ ok: true }, { ok: true }])
  const lines = await ctx.db.selectFrom('journal').select('id').where('candidature_id', '=', premier.id).where('apres', '=', 'bail_signe').execute()
  assert.equal(lines.length, 1)
  const other = await signBail(chez(), premier.id, { ...BAIL, entreeLe: '2026-12-15' })
  assert.match(other.ok ? '' : other.why, /déjà enregistré/)
})

test('only with whoever accepted, at days that can be', async () => {
  const { premier, chez } = await accepted()
  const champ = async (signeLe: `${number}-${number}-${number}`, entreeLe: `${number}-${number}-${number}`) => {
    const done = await signBail(chez(), premier.id, { signeLe, entreeLe })
    return done.ok ? undefined : done.champ
  }
  assert.equal(await champ('2026-11-23', '2026-12-01'), 'signe')
  assert.equal(await champ('2026-05-21', '2026-12-01'), 'signe')
  assert.equal(await champ('2026-11-20', '2026-11-19'), 'entree')
  assert.equal(await champ('2026-11-20', '2027-05-21'), 'entree')
  assert.equal(await findBail(ctx.db, premier.id), undefined)
  for (const statut of ['transmise', 'en_commission', 'attribuee', 'attribuee_rang'] as const) {
    const other = await aReception(ctx, { statuts: [statut], rangs: [1], offre: 'attribuee' })
    const done = await signBail(other.chez(), other.premier.id, BAIL)
    assert.match(done.ok ? '' : done.why, /avec le candidat qui a accepté/)
  }
})

test('the keys come after the lease, once', async () => {
  const { premier, chez } = await accepted()
  const keys = async (remisesLe: `${number}-${number}-${number}`) => {
    const done = await recordCles(chez(), premier.id, { remisesLe })
    return done.ok ? 'ok' : done.why
  }
  assert.match(await keys('2026-11-22'), /d’abord le bail/)
  await signBail(chez(), premier.id, BAIL)
  assert.match(await keys('2026-11-23'), /à venir/)
  assert.match(await keys('2026-11-19'), /après la signature/)
  assert.equal(await keys('2026-11-21'), 'ok')
  assert.equal(await keys('2026-11-21'), 'ok')
  assert.match(await keys('2026-11-22'), /déjà enregistrée/)
})

test('only the agent of this landlord records a lease', async () => {
  const { premier, chez } = await accepted()
  for (const role of ['secretaire', 'lecteur'] as const) await assert.rejects(signBail(chez(role), premier.id, BAIL), NotFound)
  const ailleurs: Ctx = { ...ctx, actor: { type: 'bailleur', compteId: 1, nom: 'Autre', role: 'agent', bailleurId: await insertBailleur(ctx.db) } }
  await assert.rejects(signBail(ailleurs, premier.id, BAIL), NotFound)
  await assert.rejects(recordCles(ailleurs, premier.id, { remisesLe: '2026-11-22' }), NotFound)
})
