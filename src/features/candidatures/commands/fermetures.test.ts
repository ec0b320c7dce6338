/** Who leaves AL'in: several at once, and what goes with them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { askPiece } from '#features/bailleurs/commands/pieces.ts'
import { deleteDemande } from '#features/demandes/commands/delete.ts'
import { setPriorite } from '#features/demandes/commands/priorite.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { testApp } from '#test/app.ts'
import { aListe, demandeurOf } from '#test/factories/candidatures.ts'
import { insertStaff } from '#test/factories/comptes.ts'
import { aPartie, statutOf } from '#test/factories/parcours.ts'
import { aReception } from '#test/factories/recues.ts'
import { runs } from '#test/runs.ts'
import { freezeOffre } from './close.ts'
import { proposeRappel } from './recall.ts'

test('many who leave at once, passed over at the same homes in another order, never wait for each other', async (t) => {
  const essai = await testApp(t)
  const ctx = essai.ctx()
  const statuts = Array.from({ length: 8 }, () => 'non_designee' as const)
  const [un, deux] = [await aPartie(ctx, { statuts }), await aPartie(ctx, { statuts })]
  // The second half of each list applied to the other home too: before for some, after for the others.
  for (const [index, { id }] of deux.candidats.entries()) {
    const demandeId = un.candidats[index]?.demandeId ?? assert.fail()
    const copie = sql`insert into candidature (offre_id, demande_id, statut, deposee_le, date_depot, points_fixes, categorie, faits_points, tirage, points_le, statut_le, rang_gele, ordre_gele, total_gele)
      select ${index % 2 === 0 ? deux.offreId : un.offreId}, ${index % 2 === 0 ? demandeId : (deux.candidats[index]?.demandeId ?? 0)}, statut, deposee_le, date_depot, points_fixes, categorie, faits_points, tirage || 'b', points_le, statut_le, rang_gele + 100, ordre_gele + 100, total_gele
      from candidature where id = ${id}`
    await copie.execute(ctx.db)
  }
  const leavers = [...un.candidats, ...deux.candidats]
  await Promise.all(leavers.map(({ demandeId, compteId }) => deleteDemande({ ...ctx, actor: { type: 'demandeur', compteId, nom: 'Martel', demandeId } }, demandeId)))
  for (const { id } of leavers) assert.equal(await statutOf(ctx, id), 'retiree')
  const { rows } = await sql<{ n: number }>`select deadlocks::int as n from pg_stat_database where datname = current_database()`.execute(ctx.db)
  assert.equal(rows[0]?.n, 0)
})

test('who leaves while the list is being closed never waits for it, nor it for them', async (t) => {
  const essai = await testApp(t)
  const ctx = essai.ctx()
  for (let round = 0; round < runs(6, 60); round += 1) {
    const { offreId, candidats } = await aListe(ctx, 6)
    const { cloture_le } = await ctx.db.selectFrom('offre').select('cloture_le').where('id', '=', offreId).executeTakeFirstOrThrow()
    assert.ok(cloture_le)
    const leave = (candidat: (typeof candidats)[number]) => deleteDemande({ ...ctx, actor: demandeurOf(candidat) }, candidat.demandeId)
    const settled = await Promise.allSettled([freezeOffre({ ...ctx, now: cloture_le }, offreId), ...candidats.map(leave)])
    for (const one of settled) if (one.status === 'rejected') assert.ok(one.reason instanceof Conflict, String(one.reason))
  }
  const { rows } = await sql<{ n: number }>`select deadlocks::int as n from pg_stat_database where datname = current_database()`.execute(ctx.db)
  assert.equal(rows[0]?.n, 0)
})

test('what staff typed of a person goes with the request, and no priority is set on one that left (K25)', async (t) => {
  const essai = await testApp(t)
  const reception = await aReception(essai.ctx(), { statuts: ['transmise', 'invalidee', 'non_designee'] })
  const [transmise, invalidee, ecartee] = reception.candidats
  assert.ok(transmise && invalidee && ecartee)
  const ctx = essai.ctx({ type: 'conseiller', compteId: (await insertStaff(essai.ctx(), 'conseiller')).id, nom: 'Essai', role: 'conseiller', departements: [] })
  await askPiece(reception.chez(), transmise.id, { piece: 'divorce', precision: 'Votre jugement de mars', pourLe: '2026-12-15' })
  await setPriorite(ctx, transmise.demandeId, { dalo: true, lettres: ['g'], motif: 'Ordonnance de protection' })
  await ctx.db.updateTable('candidature').set({ motif: 'Revenus de Mme Martel' }).where('id', '=', invalidee.id).execute()
  await proposeRappel(ctx, ecartee.id, 'A appelé en pleurs')
  for (const one of [transmise, invalidee, ecartee]) await deleteDemande(reception.pour(one), one.demandeId)
  assert.deepEqual(await ctx.db.selectFrom('priorite').selectAll().execute(), [])
  const kept = JSON.stringify([await ctx.db.selectFrom('piece_demandee').selectAll().execute(), await ctx.db.selectFrom('rappel').selectAll().execute(), await ctx.db.selectFrom('candidature').selectAll().execute(), await ctx.db.selectFrom('journal').selectAll().execute()])
  for (const words of ['jugement de mars', 'protection', 'Mme Martel', 'en pleurs']) assert.ok(!kept.includes(words), words)
  await assert.rejects(setPriorite(ctx, transmise.demandeId, { dalo: true, lettres: [], motif: 'Trop tard' }), NotFound)
})
