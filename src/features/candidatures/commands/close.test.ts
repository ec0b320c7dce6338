import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { lockDemande } from '#features/demandes/queries.ts'
import { transaction } from '#platform/db.ts'
import type { Ctx } from '#src/context.ts'
import { testApp, type TestApp } from '#test/app.ts'
import { aDemande } from '#test/demandes.ts'
import { insertDemandeur, insertEntreprise, insertOffre } from '#test/factories/offres.ts'
import { applyToOffre } from './apply.ts'
import { closeDueOffres, freezeOffre } from './close.ts'
import { refreshPoints } from './points.ts'
import { withdrawCandidature } from './withdraw.ts'

let essai: TestApp
let ctx: Ctx
let employeur: NonNullable<Parameters<typeof aDemande>[0]>['employeur']

const as = (demandeId: number): Ctx => ({ ...ctx, actor: { type: 'demandeur', compteId: 1, nom: 'Martel', demandeId } })

before(async () => {
  essai = await testApp()
  ctx = essai.ctx()
  employeur = { id: String(await insertEntreprise(ctx.db)), effectif: 120, agricole: false, categorie: 'PME', validation: 'deleguee', tranches: [], anonyme: false }
})

async function apply(offreId: number) {
  const { demandeId } = await insertDemandeur(ctx.db, aDemande({ employeur }), { choix: 2 })
  const applied = await applyToOffre(ctx, demandeId, offreId)
  assert.ok(applied.ok)
  return { demandeId, id: applied.id }
}

const rowOf = (id: number) => ctx.db.selectFrom('candidature').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const cloture = () => ctx.now.add({ hours: 1 })
const after = (minutes: number): Ctx => ({ ...ctx, now: cloture().add({ minutes }) })

test('from the closing instant on, points stand still, even while the list waits to be frozen', async () => {
  const offreId = await insertOffre(ctx.db, { cloture_le: cloture() })
  const { demandeId, id } = await apply(offreId)
  const { points_fixes: points } = await rowOf(id)
  await ctx.db.updateTable('rattachement').set({ validation: 'refusee' }).where('demande_id', '=', demandeId).execute()
  const refresh = (at: Ctx) => transaction(ctx.db, (tx) => lockDemande(tx, demandeId).then(() => refreshPoints(tx, at, demandeId, () => Promise.resolve(undefined))))
  await refresh(after(0))
  assert.equal((await rowOf(id)).points_fixes, points)
  await refresh(ctx)
  assert.equal((await rowOf(id)).points_fixes, points - 240)
})

test('who leaves after the closing instant stays on the list, struck through, however late it is frozen', async () => {
  const offreId = await insertOffre(ctx.db, { cloture_le: cloture() })
  const [stays, leaves, early] = [await apply(offreId), await apply(offreId), await apply(offreId)]
  await withdrawCandidature(as(early.demandeId), early.demandeId, early.id)
  await withdrawCandidature({ ...after(2), actor: as(leaves.demandeId).actor }, leaves.demandeId, leaves.id)
  assert.ok(await freezeOffre(after(5), offreId))
  const gel = await ctx.db.selectFrom('gel').select('sur').where('offre_id', '=', offreId).executeTakeFirstOrThrow()
  assert.equal(gel.sur, 2)
  const left = await rowOf(leaves.id)
  assert.equal(left.statut, 'retiree')
  assert.ok(left.rang_gele !== null && (await rowOf(stays.id)).rang_gele !== null)
  assert.equal((await rowOf(early.id)).rang_gele, null)
  const told = (await essai.jobs.listWaiting()).filter(({ donnees }) => 'objet' in donnees && donnees.objet === 'liste_arretee').map(({ donnees }) => ('candidatureId' in donnees ? donnees.candidatureId : 0))
  assert.ok(told.includes(stays.id) && !told.includes(leaves.id))
})

test('one offer that cannot be closed holds no other up, and the job fails so as to be tried again', async () => {
  const broken = await insertOffre(ctx.db, { cloture_le: cloture() })
  const sound = await insertOffre(ctx.db, { cloture_le: cloture().add({ seconds: 1 }) })
  await ctx.db.insertInto('gel').values({ offre_id: broken, gele_le: ctx.now, bonus: null, bareme: '2021-01-01', sur: 0, entrees: '[]', empreinte: 'x' }).execute()
  await assert.rejects(closeDueOffres(after(1)), /1 offers could not be closed/)
  const statuts = await ctx.db.selectFrom('offre').select('statut').where('id', 'in', [broken, sound]).orderBy('id').execute()
  assert.deepEqual(statuts.map(({ statut }) => statut), ['en_ligne', 'close'])
  // What stood in the way is taken away by hand: the database lets nobody else do it.
  await sql`alter table gel disable trigger gel_immuable`.execute(ctx.db)
  await ctx.db.deleteFrom('gel').where('offre_id', '=', broken).execute()
  await sql`alter table gel enable trigger gel_immuable`.execute(ctx.db)
  assert.equal(await closeDueOffres(after(1)), 1)
})

test('the database refuses half a frozen place, and a place held twice', async () => {
  const offreId = await insertOffre(ctx.db, { cloture_le: cloture() })
  const [first, second] = [await apply(offreId), await apply(offreId)]
  const place = (id: number, set: { rang_gele: number; ordre_gele?: number; total_gele?: number }) => ctx.db.updateTable('candidature').set(set).where('id', '=', id).execute()
  await assert.rejects(place(first.id, { rang_gele: 1 }), /candidature_check/)
  await place(first.id, { rang_gele: 1, ordre_gele: 1, total_gele: 500 })
  await assert.rejects(place(second.id, { rang_gele: 1, ordre_gele: 1, total_gele: 500 }), /candidature_ordre/)
})
