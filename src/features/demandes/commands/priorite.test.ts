import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { NotFound } from '#platform/errors.ts'
import type { Ctx } from '#src/context.ts'
import { testApp } from '#test/app.ts'
import { aConseiller, aListe, type Candidat } from '#test/factories/candidatures.ts'
import { findPriorite, listPriorites } from '../queries/priorite.ts'
import { setPriorite } from './priorite.ts'

let ctx: Ctx
let one: Candidat

before(async () => {
  const base = (await testApp()).ctx()
  ctx = { ...base, actor: await aConseiller(base) }
  const { candidats: [first] } = await aListe(base, 1)
  assert.ok(first)
  one = first
})

const rows = () => ctx.db.selectFrom('priorite').select('id').where('demande_id', '=', one.demandeId).execute()

test('a priority is set with its proof; the last one set is in force, and each stays written', async () => {
  assert.equal(await findPriorite(ctx.db, one.demandeId), undefined)
  assert.deepEqual(await setPriorite(ctx, one.demandeId, { dalo: false, lettres: ['g'], motif: 'Ordonnance de protection du 3 mars' }), { ok: true, changee: true })
  assert.deepEqual(await setPriorite(ctx, one.demandeId, { dalo: true, lettres: ['g', 'k'], motif: 'Décision de la commission de médiation' }), { ok: true, changee: true })
  const { par, dalo, lettres, motif } = (await findPriorite(ctx.db, one.demandeId)) ?? {}
  assert.deepEqual({ par, dalo, lettres, motif }, { par: 'Camille Serre', dalo: true, lettres: ['g', 'k'], motif: 'Décision de la commission de médiation' })
  assert.deepEqual((await listPriorites(ctx.db, [one.demandeId, 999_999])).get(one.demandeId), { dalo: true, lettres: ['g', 'k'] })
  assert.equal((await rows()).length, 2)
})

test('the same sent twice is one row; without proof nothing is written', async () => {
  const before = (await rows()).length
  assert.deepEqual(await setPriorite(ctx, one.demandeId, { dalo: true, lettres: ['k', 'g'], motif: 'encore' }), { ok: true, changee: false })
  assert.ok(!(await setPriorite(ctx, one.demandeId, { dalo: false, lettres: [], motif: '  ' })).ok)
  assert.equal((await rows()).length, before)
})

test('the history keeps which letters under the person’s key alone', async () => {
  const lines = await ctx.db.selectFrom('journal').selectAll().where('objet', '=', 'priorite').where('demande_id', '=', one.demandeId).execute()
  assert.deepEqual(lines.map(({ action, champs }) => [action, champs]), [['priorite.posee', ['dalo', 'lettres', 'motif']], ['priorite.posee', ['dalo', 'lettres', 'motif']]])
  assert.doesNotMatch(JSON.stringify(lines), /Ordonnance|médiation/)
})

test('a row never changes, and nobody else sets one', async () => {
  await assert.rejects(ctx.db.updateTable('priorite').set({ dalo: false }).where('demande_id', '=', one.demandeId).execute())
  const saisie = { dalo: true, lettres: [], motif: 'x' } as const
  await assert.rejects(setPriorite({ ...ctx, actor: await aConseiller(ctx, { departements: ['59'] }) }, one.demandeId, saisie), NotFound)
  await assert.rejects(setPriorite({ ...ctx, actor: { type: 'bailleur', compteId: 1, nom: 'x', role: 'agent', bailleurId: 1 } }, one.demandeId, saisie), NotFound)
})
