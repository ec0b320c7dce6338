import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { NUMEROS_DEMO } from '#connectors/sne/numeros-demo.ts'
import { annee } from '#domain/jour.ts'
import { applyToOffre } from '#features/candidatures/commands/apply.ts'
import { closeDueOffres } from '#features/candidatures/commands/close.ts'
import { withdrawCandidature } from '#features/candidatures/commands/withdraw.ts'
import { findBonus, findRang } from '#features/candidatures/queries/rang.ts'
import { countOffres } from '#features/offres/queries.ts'
import { countOffresPourMoi } from '#features/offres/queries/pour-moi.ts'
import { testApp, type TestApp } from '#test/app.ts'
import { compteIdOf } from './dossiers.ts'
import { loadTown } from './index.ts'
import { refreshTown } from './refresh.ts'

const DAYS = ['2027-01-01T00:10:00Z', '2027-03-15T09:00:00Z', '2027-12-31T23:10:00Z', '2028-02-29T09:00:00Z']

async function examples(app: TestApp): Promise<readonly (number | undefined)[]> {
  const { db, today } = app.ctx()
  const rows = await db.selectFrom('candidature as c').innerJoin('demande as d', 'd.id', 'c.demande_id').select(['c.id', 'c.offre_id'])
    .where('d.numero_unique', 'in', [NUMEROS_DEMO.tabanou, NUMEROS_DEMO.leclerc]).where('c.statut', '=', 'deposee').orderBy('d.numero_unique').execute()
  return Promise.all(rows.map(async ({ id, offre_id }) => (await findRang(db, offre_id, id, today))?.points))
}

async function count(app: TestApp, what: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.raw(what)}`.execute(app.db)
  return rows[0]?.n ?? -1
}

describe('a town loaded on New Year’s Eve', () => {
  let app: TestApp

  test('is loaded', async () => {
    app = await testApp(undefined, { now: '2026-12-31T15:00:00Z', settings: { demonstration: true } })
    await loadTown(app.ctx())
    await refreshTown(app.ctx())
    assert.deepEqual(await examples(app), [536, 539])
  })

  for (const day of DAYS) {
    test(`is as fresh on ${day.slice(0, 10)}`, async () => {
      app.clock.set(day)
      await refreshTown(app.ctx())
      const { db, now, today } = app.ctx()
      assert.equal(await countOffres(db, now), 60)
      assert.deepEqual(await examples(app), [536, 539])
      assert.equal((await findBonus(db, today))?.categorie, 'PME')
      assert.equal(await count(app, "demande where statut = 'active'"), 120)
      assert.equal(await count(app, `demande where statut = 'active' and (valide_jusqu_au < '${today}' or not (faits -> 'rfr') ? '${annee(today) - 2}')`), 0)
      assert.equal(await count(app, `profil where valable_jusqu_au <= '${today}'`), 0)
      assert.equal(await count(app, `candidature where statut in ('attribuee', 'attribuee_sous_condition') and echeance_le <= '${now.toString()}'`), 0)
      assert.equal(await count(app, `offre where statut = 'en_ligne' and (disponible_le <= '${today}' or cloture_le > '${now.add({ hours: 24 * 22 }).toString()}')`), 0)
      const demandes = await db.selectFrom('demande').select('id').where('statut', '=', 'active').execute()
      const counts = await Promise.all(demandes.map(({ id }) => countOffresPourMoi(db, id, now)))
      const served = counts.filter((one) => one > 0).length
      assert.ok(served >= 80, `${served} of 120 find a home`)
    })
  }

  test('a second refresh on the same day changes nothing', async () => {
    const before = [await count(app, 'journal'), await count(app, 'offre')]
    await refreshTown(app.ctx())
    assert.deepEqual([await count(app, 'journal'), await count(app, 'offre')], before)
  })
})

describe('visitors in the town', () => {
  test('a home that one applied to closes as announced, and a sister opens', async (t) => {
    const app = await testApp(t, { now: '2026-11-22T09:00:00Z', settings: { demonstration: true } })
    await loadTown(app.ctx())
    app.clock.advance({ minutes: 5 })
    // Someone of the town who holds nothing, played by a visitor.
    const { db, now } = app.ctx()
    const free = await sql<{ id: number }>`
      select d.id from demande d join consentement s on s.demande_id = d.id where d.statut = 'active'
      and not exists (select from candidature c where c.demande_id = d.id and c.statut in ('deposee', 'validee', 'transmise', 'en_commission', 'attribuee', 'attribuee_rang', 'attribuee_sous_condition', 'acceptee'))`.execute(db)
    const offres = await db.selectFrom('offre').select(['id', 'reference', 'cloture_le']).where('statut', '=', 'en_ligne').where('reference', '<>', 'DEMO-2001').execute()
    let wanted: (typeof offres)[number] | undefined
    for (const { id } of free.rows) {
      for (const offre of offres) if (!wanted && (await applyToOffre(app.ctx(), id, offre.id)).ok) wanted = offre
    }
    assert.ok(wanted?.cloture_le, 'a visitor found a home')
    // Days pass; each night the town is kept, each closing is done.
    for (let day = 0; day < 21; day += 1) {
      app.clock.advance({ hours: 24 })
      await closeDueOffres(app.ctx())
      await refreshTown(app.ctx())
      assert.equal(await countOffres(db, app.ctx().now), 60, app.ctx().today)
    }
    const after = await db.selectFrom('offre').select(['id', 'statut', 'cloture_le']).where('id', '=', wanted.id).executeTakeFirstOrThrow()
    assert.deepEqual([after.statut, after.cloture_le?.toString()], ['close', wanted.cloture_le.toString()])
    const sister = await db.selectFrom('offre').select(['statut', 'id']).where('reference', '=', `${wanted.reference}-2`).executeTakeFirst()
    assert.equal(sister?.statut, 'en_ligne')
    assert.equal(await count(app, "offre where statut = 'close' and reference like 'DEMO-2%'"), 1)
    assert.ok(now.epochMilliseconds < app.ctx().now.epochMilliseconds)
  })

  test('an example withdrawn by a visitor is back the next night', async (t) => {
    const app = await testApp(t, { now: '2026-11-22T09:00:00Z', settings: { demonstration: true } })
    await loadTown(app.ctx())
    const { db } = app.ctx()
    const candidature = await db.selectFrom('candidature').select(['id', 'demande_id']).where('demande_id', '=', 2).executeTakeFirstOrThrow()
    const visiteur = app.ctx({ type: 'demandeur', compteId: compteIdOf(candidature.demande_id), nom: '', demandeId: candidature.demande_id })
    assert.equal((await withdrawCandidature(visiteur, candidature.demande_id, candidature.id))?.ok, true)
    assert.deepEqual(await examples(app), [536])
    app.clock.advance({ hours: 15 })
    await refreshTown(app.ctx())
    assert.deepEqual(await examples(app), [536, 539])
  })

  test('outside the demonstration nothing is loaded nor kept', async (t) => {
    const app = await testApp(t, { settings: { demonstration: false } })
    await assert.rejects(loadTown(app.ctx()), /demonstrations only/)
    await refreshTown(app.ctx())
    assert.equal(await count(app, 'compte'), 0)
  })
})
