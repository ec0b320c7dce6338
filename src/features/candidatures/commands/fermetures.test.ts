/** Two who leave AL'in at once, each with candidatures to the same homes. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { deleteDemande } from '#features/demandes/commands/delete.ts'
import { testApp } from '#test/app.ts'
import { aPartie, statutOf } from '#test/factories/parcours.ts'

test('many who leave at once, passed over at the same homes in another order, never wait for each other', async (t) => {
  const essai = await testApp(t)
  const ctx = essai.ctx()
  const statuts = Array.from({ length: 8 }, () => 'non_designee' as const)
  const [un, deux] = [await aPartie(ctx, { statuts }), await aPartie(ctx, { statuts })]
  // The second half of each list applied to the other home too: before for some, after for the others.
  for (const [index, { id }] of deux.candidats.entries()) {
    const demandeId = un.candidats[index]?.demandeId ?? assert.fail()
    const copie = sql`insert into candidature (offre_id, demande_id, statut, deposee_le, date_depot, points_fixes, categorie, lignes, tirage, points_le, statut_le, rang_gele, ordre_gele, total_gele)
      select ${index % 2 === 0 ? deux.offreId : un.offreId}, ${index % 2 === 0 ? demandeId : (deux.candidats[index]?.demandeId ?? 0)}, statut, deposee_le, date_depot, points_fixes, categorie, lignes, tirage || 'b', points_le, statut_le, rang_gele + 100, ordre_gele + 100, total_gele
      from candidature where id = ${id}`
    await copie.execute(ctx.db)
  }
  const leavers = [...un.candidats, ...deux.candidats]
  await Promise.all(leavers.map(({ demandeId, compteId }) => deleteDemande({ ...ctx, actor: { type: 'demandeur', compteId, nom: 'Martel', demandeId } }, demandeId)))
  for (const { id } of leavers) assert.equal(await statutOf(ctx, id), 'retiree')
  const { rows } = await sql<{ n: number }>`select deadlocks::int as n from pg_stat_database where datname = current_database()`.execute(ctx.db)
  assert.equal(rows[0]?.n, 0)
})
