import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { explainPoints, replayListe, writeGel, type Entree } from '#domain/classement.ts'
import { addMois } from '#domain/jour.ts'
import { sha256Hex } from '#platform/secrets.ts'
import { testApp, type TestApp } from '#test/app.ts'
import { aDemande } from '#test/demandes.ts'
import { insertDemandeur, insertEntreprise, insertOffre } from '#test/factories/offres.ts'
import type { Ctx } from '#src/context.ts'
import { readFaitsPoints } from '../queries/faits-points.ts'
import { loadFiche } from '../queries/fiche.ts'
import { applyToOffre } from './apply.ts'
import { closeDueOffres, freezeOffre } from './close.ts'
import { closeForDemande, withdrawCandidature } from './withdraw.ts'

let essai: TestApp
let ctx: Ctx
let entrepriseId: number

const as = (demandeId: number): Ctx => ({ ...ctx, actor: { type: 'demandeur', compteId: 1, nom: 'Martel', demandeId } })

before(async () => {
  essai = await testApp()
  ctx = essai.ctx()
  entrepriseId = await insertEntreprise(ctx.db)
})

/** Someone who has done all that comes before: employer, privacy choice, papers. */
async function aCandidat(over: Parameters<typeof aDemande>[0] = {}) {
  const demande = aDemande({ ...over, employeur: { id: String(entrepriseId), effectif: 120, agricole: false, categorie: 'PME', validation: 'deleguee', tranches: [], anonyme: false } })
  return insertDemandeur(ctx.db, demande, { choix: 2 })
}

/** The home is this household's, and the offer is no longer open. */
async function attribute(id: number): Promise<void> {
  const { offre_id } = await ctx.db.updateTable('candidature').set({ statut: 'attribuee' }).where('id', '=', id).returning('offre_id').executeTakeFirstOrThrow()
  await ctx.db.updateTable('offre').set({ statut: 'attribuee' }).where('id', '=', offre_id).execute()
}

test('one applies to a home that fits, and the trace of the points is kept', async () => {
  const { demandeId, compteId } = await aCandidat()
  const offreId = await insertOffre(ctx.db)
  const result = await applyToOffre(ctx, demandeId, offreId)
  assert.ok(result.ok)
  const row = await ctx.db.selectFrom('candidature').selectAll().where('id', '=', result.id).executeTakeFirstOrThrow()
  assert.equal(row.statut, 'deposee')
  const faits = readFaitsPoints(row.faits_points)
  assert.ok(faits)
  const { lignes } = explainPoints(faits)
  assert.equal(lignes.length, 9)
  assert.equal(lignes.reduce((sum, ligne) => sum + ligne.points, 0), row.points_fixes, 'the sheet adds up to what ranks')
  const events = await ctx.db.selectFrom('journal').select(['action', 'compte_id', 'apres']).where('candidature_id', '=', result.id).execute()
  assert.deepEqual(events, [{ action: 'candidature.deposee', compte_id: compteId, apres: 'deposee' }])
})

test('a sheet stored as sentences, before the facts were kept, is read as it was written', async () => {
  const { demandeId } = await aCandidat()
  const result = await applyToOffre(ctx, demandeId, await insertOffre(ctx.db))
  assert.ok(result.ok)
  const readAge = async () => (await loadFiche(ctx, demandeId, result.id))?.classement?.lignes.find(({ critere }) => critere === 'age')?.valeur
  assert.match(await readAge() ?? '', /^\d+\u00a0ans$/)
  const avant = [{ critere: 'age', points: 70, maximum: 70, valeur: 'comme on le disait alors', explication: 'x' }]
  await ctx.db.updateTable('candidature').set({ faits_points: null, lignes: JSON.stringify(avant) }).where('id', '=', result.id).execute()
  assert.equal(await readAge(), 'comme on le disait alors')
})

test('one home at a time: the second is refused and names the first', async () => {
  const { demandeId } = await aCandidat()
  const first = await applyToOffre(ctx, demandeId, await insertOffre(ctx.db))
  const second = await applyToOffre(ctx, demandeId, await insertOffre(ctx.db))
  assert.ok(first.ok)
  assert.deepEqual(second, { ok: false, refus: { cause: 'engagee', candidatureId: first.id } })
})

test('the law refuses with all its grounds', async () => {
  const { demandeId } = await aCandidat({ rfr: { 2024: 9_000_000 }, communesSouhaitees: ['75101'] })
  const result = await applyToOffre(ctx, demandeId, await insertOffre(ctx.db, { typologie: 'T5' }))
  assert.ok(!result.ok && result.refus.cause === 'loi')
  assert.deepEqual(result.refus.verdict.refus.map(({ motif }) => motif).toSorted(), ['commune_non_souhaitee', 'plafond_depasse', 'typologie_inadaptee'])
})

test('what comes before is asked for, all at once', async () => {
  const { demandeId } = await insertDemandeur(ctx.db, { ...aDemande(), employeur: undefined })
  await ctx.db.updateTable('demande').set({ pieces_confirmees_le: null, statut: 'suspendue' }).where('id', '=', demandeId).execute()
  const result = await applyToOffre(ctx, demandeId, await insertOffre(ctx.db))
  assert.ok(!result.ok && result.refus.cause === 'prealables')
  assert.deepEqual(result.refus.prealables.map(({ etape }) => etape), ['demande', 'employeur', 'confidentialite', 'pieces'])
})

test('nobody applies at the closing instant, nor after', async () => {
  const { demandeId } = await aCandidat()
  const offreId = await insertOffre(ctx.db, { cloture_le: ctx.now })
  assert.deepEqual(await applyToOffre(ctx, demandeId, offreId), { ok: false, refus: { cause: 'close' } })
})

test('an offer that does not exist is not found', async () => {
  const { demandeId } = await aCandidat()
  assert.deepEqual(await applyToOffre(ctx, demandeId, 999_999), { ok: false, refus: { cause: 'introuvable' } })
})

test('leaving frees the request at once, costs nothing before an attribution, and one may come back', async () => {
  const { demandeId } = await aCandidat()
  const offreId = await insertOffre(ctx.db)
  const first = await applyToOffre(ctx, demandeId, offreId)
  assert.ok(first.ok)
  assert.deepEqual(await withdrawCandidature(as(demandeId), demandeId, first.id), { ok: true, statut: 'retiree' })
  assert.deepEqual(await withdrawCandidature(as(demandeId), demandeId, first.id), { ok: true, statut: 'retiree' }, 'sent twice: what was asked is done')
  const lines = await ctx.db.selectFrom('journal').select('id').where('candidature_id', '=', first.id).where('action', '=', 'candidature.retiree').execute()
  assert.equal(lines.length, 1, 'the second one writes nothing')
  assert.ok((await applyToOffre(ctx, demandeId, offreId)).ok)
})

test('attributed between the page and the click: the refusal that no page announced is not made', async () => {
  const { demandeId } = await aCandidat()
  const result = await applyToOffre(ctx, demandeId, await insertOffre(ctx.db))
  assert.ok(result.ok)
  await attribute(result.id)
  await assert.rejects(withdrawCandidature(as(demandeId), demandeId, result.id, 'aucun'), /vient de vous être attribué/)
  const { statut } = await ctx.db.selectFrom('candidature').select('statut').where('id', '=', result.id).executeTakeFirstOrThrow()
  assert.equal(statut, 'attribuee')
})

test('leaving an attributed home is a refusal, which costs later', async () => {
  const { demandeId } = await aCandidat()
  const result = await applyToOffre(ctx, demandeId, await insertOffre(ctx.db))
  assert.ok(result.ok)
  await attribute(result.id)
  assert.deepEqual(await withdrawCandidature(as(demandeId), demandeId, result.id), { ok: true, statut: 'refusee', effet: 'refus_attribution' })
})

test("another household's candidature is not found", async () => {
  const mine = await aCandidat()
  const other = await aCandidat()
  const result = await applyToOffre(ctx, mine.demandeId, await insertOffre(ctx.db))
  assert.ok(result.ok)
  assert.equal(await withdrawCandidature(as(other.demandeId), other.demandeId, result.id), undefined)
})

test('a request that ends frees what it held, with its reason in the history', async () => {
  const { demandeId } = await aCandidat()
  const result = await applyToOffre(ctx, demandeId, await insertOffre(ctx.db))
  assert.ok(result.ok)
  await ctx.db.transaction().execute((tx) => closeForDemande(tx, ctx, demandeId, 'demande_radiee'))
  const row = await ctx.db.selectFrom('candidature').select(['statut', 'motif']).where('id', '=', result.id).executeTakeFirstOrThrow()
  assert.deepEqual(row, { statut: 'retiree', motif: 'demande_radiee' })
})

test('fifty clients apply at once with one household: exactly one candidature', async () => {
  const { demandeId } = await aCandidat()
  const offres = await Promise.all(Array.from({ length: 50 }, () => insertOffre(ctx.db)))
  const results = await Promise.all(offres.map((offreId) => applyToOffre(ctx, demandeId, offreId)))
  assert.equal(results.filter(({ ok }) => ok).length, 1)
  const { total } = await ctx.db.selectFrom('candidature').select((eb) => eb.fn.countAll<number>().as('total')).where('demande_id', '=', demandeId).executeTakeFirstOrThrow()
  assert.equal(total, 1)
})

test('fifty clients race a closing: none enters after the frozen list, and the list replays from its inputs', async () => {
  const candidats = []
  for (let index = 0; index < 50; index++) candidats.push(await aCandidat({ dateDepot: addMois('2020-05-11', index % 5 === 0 ? 0 : index) }))
  const offreId = await insertOffre(ctx.db)
  const soon = { ...ctx, now: Temporal.Instant.from('2026-12-06T22:59:59.990Z') }
  const late = { ...ctx, now: Temporal.Instant.from('2026-12-06T23:00:00Z') }
  const applying = candidats.map(({ demandeId }, index) => new Promise((resolve) => setTimeout(resolve, index % 10)).then(() => applyToOffre(soon, demandeId, offreId)))
  const closing = new Promise((resolve) => setTimeout(resolve, 15)).then(() => freezeOffre(late, offreId))
  const results = await Promise.all(applying)
  assert.equal(await closing, true)
  const rows = await ctx.db.selectFrom('candidature').select(['id', 'ordre_gele', 'rang_gele']).where('offre_id', '=', offreId).execute()
  assert.equal(rows.length, results.filter(({ ok }) => ok).length)
  assert.ok(rows.every(({ ordre_gele }) => ordre_gele !== null), 'a candidature stands outside the frozen list')
  const gel = await ctx.db.selectFrom('gel').selectAll().where('offre_id', '=', offreId).executeTakeFirstOrThrow()
  assert.equal(gel.sur, rows.length)
  const entrees = JSON.parse(JSON.stringify(gel.entrees)) as Entree[] // eslint-disable-line @typescript-eslint/consistent-type-assertions -- what this very test stored
  const frozen = { bareme: '2021-01-05' as const, entrees, ...(gel.bonus ? { bonus: gel.bonus } : {}) }
  assert.equal(sha256Hex(writeGel(frozen)), gel.empreinte)
  const replayed = new Map(replayListe(frozen).map(({ id, ordre, rang }) => [Number(id), { ordre, rang }]))
  for (const { id, ordre_gele, rang_gele } of rows) assert.deepEqual(replayed.get(id), { ordre: ordre_gele, rang: rang_gele })
})

test('closing twice is once; an offer whose hour has not come stays open', async () => {
  const offreId = await insertOffre(ctx.db, { cloture_le: Temporal.Instant.from('2026-11-30T23:00:00Z') })
  assert.equal(await freezeOffre(ctx, offreId), false)
  const later = { ...ctx, now: Temporal.Instant.from('2026-12-01T00:00:00Z') }
  assert.ok((await closeDueOffres(later)) >= 1)
  assert.equal(await freezeOffre(later, offreId), false)
})
