import assert from 'node:assert/strict'
import { test } from 'node:test'
import { transaction } from '#platform/db.ts'
import { applyFacts } from '#features/demandes/commands/profil.ts'
import { NUMEROS_DEMO } from '#connectors/sne/numeros-demo.ts'
import { testApp } from '#test/app.ts'
import { insertDemande, insertEntreprise, registreOf } from '#test/factories/demandes.ts'
import { insertOffre } from '#test/factories/offres.ts'
import { applyToOffre } from './apply.ts'
import { freezeOffre } from './close.ts'
import { rescoreCandidatures } from './rescore.ts'

const app = await testApp()
const ctx = app.ctx()
const entreprise = await insertEntreprise(ctx)
let counter = 0

/** Someone of this company, live on an offer of its own. */
async function candidate(): Promise<{ demandeId: number; offreId: number; id: number }> {
  counter += 1
  const numero = `0691126${String(counter).padStart(6, '0')}GTEST`
  const { id: demandeId } = await insertDemande(ctx, { numero, registre: { ...registreOf(NUMEROS_DEMO.leclerc), numeroUnique: numero }, choix: 2 })
  await app.db
    .insertInto('rattachement')
    .values({ demande_id: demandeId, titulaire: 'demandeur', situation: 'cdi', siret: entreprise.siret, entreprise_id: entreprise.id, plusieurs_employeurs: false, date_embauche: '2020-01-01', validation: 'deleguee', tranches: [], maj_le: ctx.now })
    .execute()
  await transaction(app.db, (tx) => applyFacts(tx, ctx, demandeId))
  const offreId = await insertOffre(app.db)
  const applied = await applyToOffre(ctx, demandeId, offreId)
  assert.ok(applied.ok, JSON.stringify(applied))
  return { demandeId, offreId, id: applied.id }
}

const rowOf = (id: number) => app.db.selectFrom('candidature').select(['points_fixes', 'categorie', 'faits_points', 'points_le']).where('id', '=', id).executeTakeFirstOrThrow()
const linesOf = async (id: number) => (await app.db.selectFrom('journal').select(['avant', 'apres']).where('candidature_id', '=', id).where('action', '=', 'candidature.points').execute())
const spoil = (id: number, points = 7) => app.db.updateTable('candidature').set({ points_fixes: points, faits_points: null }).where('id', '=', id).execute()

test('what the law says today is written over what was stored, with its line; a second pass finds nothing to write', async () => {
  const [a, b] = [await candidate(), await candidate()]
  const [right, same] = [await rowOf(a.id), await rowOf(b.id)]
  await spoil(a.id)
  app.clock.advance({ minutes: 5 })
  const { changees } = await rescoreCandidatures(app.ctx())
  assert.equal(changees, 1)
  const after = await rowOf(a.id)
  assert.deepEqual([after.points_fixes, after.categorie, after.faits_points], [right.points_fixes, right.categorie, right.faits_points])
  assert.deepEqual(await linesOf(a.id), [{ avant: '7', apres: String(right.points_fixes) }])
  assert.deepEqual(await rowOf(b.id), same)
  assert.deepEqual(await linesOf(b.id), [])
  assert.equal((await rescoreCandidatures(app.ctx())).changees, 0)
})

test('facts that read otherwise are written without a line in the journal when the number stands', async () => {
  const { id } = await candidate()
  const before = await rowOf(id)
  await app.db.updateTable('candidature').set({ faits_points: null, lignes: '[]' }).where('id', '=', id).execute()
  assert.equal((await rescoreCandidatures(app.ctx())).changees, 1)
  assert.deepEqual((await rowOf(id)).faits_points, before.faits_points)
  assert.deepEqual(await linesOf(id), [])
})

test('a company’s new policy reaches its own employees', async () => {
  const { id } = await candidate()
  const other = await insertEntreprise(ctx, { siret: '00020202800015', nom: 'Autre' })
  const before = await rowOf(id)
  await app.db.updateTable('entreprise').set({ politique: JSON.stringify({ A: [{ code: 'cdi_plus_de_ans', seuil: 2 }], B: [], C: [] }) }).where('id', '=', entreprise.id).execute()
  assert.equal((await rescoreCandidatures(app.ctx(), { entrepriseId: other.id })).lues, 0)
  const { lues, changees } = await rescoreCandidatures(app.ctx(), { entrepriseId: entreprise.id })
  assert.ok(lues > 0 && changees > 0)
  assert.notEqual((await rowOf(id)).points_fixes, before.points_fixes)
  await app.db.updateTable('entreprise').set({ politique: JSON.stringify({ A: [], B: [], C: [] }) }).where('id', '=', entreprise.id).execute()
  await rescoreCandidatures(app.ctx())
  assert.equal((await rowOf(id)).points_fixes, before.points_fixes)
})

test('points of a frozen list, or past the closing instant, never move', async () => {
  const [frozen, past] = [await candidate(), await candidate()]
  for (const { id } of [frozen, past]) await spoil(id)
  await app.db.updateTable('offre').set({ cloture_le: app.ctx().now }).where('id', 'in', [frozen.offreId, past.offreId]).execute()
  await freezeOffre(app.ctx(), frozen.offreId)
  await rescoreCandidatures(app.ctx())
  assert.deepEqual([(await rowOf(frozen.id)).points_fixes, (await rowOf(past.id)).points_fixes], [7, 7])
})

test('closings, changes of facts and rescoring at once: nobody waits for ever, and the facts have the last word', async () => {
  const people = await Promise.all(Array.from({ length: 6 }, () => candidate()))
  const right = await Promise.all(people.map(({ id }) => rowOf(id)))
  for (let round = 0; round < 5; round++) {
    for (const { id } of people) await spoil(id, round)
    await Promise.all([
      rescoreCandidatures(app.ctx()), rescoreCandidatures(app.ctx()),
      ...people.map(({ demandeId }) => transaction(app.db, (tx) => applyFacts(tx, app.ctx(), demandeId))),
    ])
    assert.deepEqual((await Promise.all(people.map(({ id }) => rowOf(id)))).map((row) => row.points_fixes), right.map((row) => row.points_fixes))
  }
})
