import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import type { Decision } from '#domain/commission.ts'
import { findDecision } from '#features/commissions/queries.ts'
import { digestDecisions, loadExamen } from '#features/commissions/queries/examen.ts'
import { loadDemande } from '#features/demandes/queries.ts'
import type { Ctx } from '#src/context.ts'
import { testApp, type TestApp } from '#test/app.ts'
import { aBailleur, aLogement, aSeance, CONDITION, IRRECEVABLE, NON, PREMIER, RANG_2, RANG_3, type Bailleur } from '#test/factories/commissions.ts'
import { statutOf, type Partie } from '#test/factories/parcours.ts'
import { convenePassage } from './convene.ts'
import { saveDecisions } from './decide.ts'
import { notifyDecisions } from './notify.ts'

let essai: TestApp
let ctx: Ctx
let bailleur: Bailleur

before(async () => {
  essai = await testApp()
  ctx = essai.ctx()
  bailleur = await aBailleur(ctx)
})

const statuts = ({ candidats }: Partie) => Promise.all(candidats.map(({ id }) => statutOf(ctx, id)))
const rowOf = (id: number | undefined) => ctx.db.selectFrom('candidature').selectAll().where('id', '=', id ?? 0).executeTakeFirstOrThrow()
const statutOffre = async ({ offreId }: Partie) => (await ctx.db.selectFrom('offre').select('statut').where('id', '=', offreId).executeTakeFirstOrThrow()).statut
const idAt = ({ candidats }: Partie, index: number): number => candidats[index]?.id ?? assert.fail('no such candidate')
const leave = (id: number | undefined) => ctx.db.updateTable('candidature').set({ statut: 'retiree' }).where('id', '=', id ?? 0).execute()
async function told(what: { candidatureId?: number | undefined; offreId?: number }): Promise<readonly unknown[]> {
  const waiting = await essai.jobs.listWaiting()
  return waiting.flatMap(({ donnees }) => (Object.entries(what).every(([key, value]) => key in donnees && Object.entries(donnees).some(([name, held]) => name === key && held === value)) && 'objet' in donnees ? [donnees.objet] : []))
}

test('the letters leave: each candidate has the state, the rank and the delay of the decision, and is told once', async () => {
  const partie = await aSeance(ctx, bailleur, [PREMIER, { ...CONDITION, rang: 2 }, RANG_3])
  assert.deepEqual(await notifyDecisions(bailleur.as(ctx), partie.offreId), { ok: true, deja: false, ecartes: [] })
  assert.deepEqual(await statuts(partie), ['attribuee', 'attribuee_sous_condition', 'attribuee_rang'])
  const [premier, deuxieme, troisieme] = [await rowOf(idAt(partie, 0)), await rowOf(idAt(partie, 1)), await rowOf(idAt(partie, 2))]
  assert.deepEqual([premier.rang_commission, deuxieme.rang_commission, troisieme.rang_commission], [1, 2, 3])
  // Notified on Sunday 22 November: ten days end on Wednesday 2 December, 24 h in Paris.
  assert.equal(premier.echeance_le?.toString(), '2026-12-02T23:00:00Z')
  assert.deepEqual([deuxieme.attente_piece, deuxieme.echeance_le?.toString()], ['divorce', '2026-12-10T23:00:00Z'])
  assert.equal(troisieme.echeance_le, null)
  assert.equal(await statutOffre(partie), 'attribuee')
  for (const [index, objet] of ['attribuee', 'attribuee_sous_condition', 'attribuee_rang'].entries()) assert.deepEqual(await told({ candidatureId: idAt(partie, index) }), ['deposee', 'liste_arretee', 'en_commission', objet])
})

test('an attribution under condition that was given no rank has the best that is free', async () => {
  const partie = await aSeance(ctx, bailleur, [CONDITION, RANG_2, NON])
  await notifyDecisions(bailleur.as(ctx), partie.offreId)
  assert.equal((await rowOf(idAt(partie, 0))).rang_commission, 1)
})

test('nobody is kept: the home stays before the commission and Action Logement is told; the reasons are kept', async () => {
  const partie = await aSeance(ctx, bailleur, [NON, IRRECEVABLE, NON])
  await notifyDecisions(bailleur.as(ctx), partie.offreId)
  assert.deepEqual(await statuts(partie), ['non_attribuee', 'irrecevable', 'non_attribuee'])
  assert.equal(await statutOffre(partie), 'en_commission')
  assert.ok((await told({ offreId: partie.offreId })).includes('plus_de_candidat'))
  assert.match((await rowOf(idAt(partie, 1))).motif ?? '', /arrêté du 29 juillet 1987.*Vos revenus de 2024/)
  const [refuse, irrecevable] = partie.candidats
  assert.equal((await loadDemande(ctx.db, refuse?.demandeId ?? 0))?.demande.refusCommission, true, '+40 later')
  assert.equal((await loadDemande(ctx.db, irrecevable?.demandeId ?? 0))?.demande.refusCommission, false)
})

test('what was typed of a person is read by that person, and is not in the journal, which never forgets (K25)', async () => {
  const libre = 'Votre divorce n’est pas encore prononcé.'
  const partie = await aSeance(ctx, bailleur, [{ code: 'non_attribution', motifs: [libre, 'Le logement est trop petit pour votre foyer.'] }, IRRECEVABLE, { code: 'non_attribution', motifs: [libre] }])
  await notifyDecisions(bailleur.as(ctx), partie.offreId)
  const motifs = await ctx.db.selectFrom('journal').select('motif').where('offre_id', '=', partie.offreId).where('action', 'in', ['candidature.non_attribuee', 'candidature.irrecevable']).orderBy('candidature_id').execute()
  assert.deepEqual([motifs[0]?.motif, motifs[2]?.motif], ['Le logement est trop petit pour votre foyer.', null])
  assert.match(motifs[1]?.motif ?? '', /^Les revenus du foyer dépassent le plafond[^.]*\.$|arrêté du 29 juillet 1987[^.]*\.$/)
  assert.match((await rowOf(idAt(partie, 0))).motif ?? '', /divorce.*trop petit/)
})

test('a paper that the landlord awaited does not follow a refusal: the +40 stands', async () => {
  const partie = await aSeance(ctx, bailleur, [NON, NON, NON])
  const [first] = partie.candidats
  await ctx.db.updateTable('candidature').set({ attente_piece: 'avis_imposition' }).where('id', '=', first?.id ?? 0).execute()
  await notifyDecisions(bailleur.as(ctx), partie.offreId)
  assert.equal((await loadDemande(ctx.db, first?.demandeId ?? 0))?.demande.refusCommission, true)
})

test('before the letters nobody outside the landlord knows, and a decision may be corrected', async () => {
  const partie = await aSeance(ctx, bailleur, [NON, PREMIER, RANG_2])
  const first = idAt(partie, 0)
  assert.equal(await findDecision(ctx.db, first), undefined)
  assert.deepEqual(await statuts(partie), ['en_commission', 'en_commission', 'en_commission'])
  const { action } = await ctx.db.selectFrom('journal').select('action').where('candidature_id', '=', first).orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow()
  assert.equal(action, 'candidature.en_commission', 'the history of the candidate shows no draft')
  await saveDecisions(bailleur.as(ctx), partie.offreId, { decisions: new Map([[first, RANG_3]]) })
  await notifyDecisions(bailleur.as(ctx), partie.offreId)
  assert.deepEqual(await statuts(partie), ['attribuee_rang', 'attribuee', 'attribuee_rang'])
  assert.deepEqual((await findDecision(ctx.db, first))?.decision, RANG_3)
})

test('sent twice: the same answer; afterwards nothing changes a decision, not even by hand', async () => {
  const partie = await aSeance(ctx, bailleur, [PREMIER, RANG_2, NON])
  const first = await notifyDecisions(bailleur.as(ctx), partie.offreId)
  assert.ok(first.ok && !first.deja)
  assert.deepEqual(await notifyDecisions(bailleur.as(ctx), partie.offreId), { ok: true, deja: true, ecartes: [] })
  const saved = await saveDecisions(bailleur.as(ctx), partie.offreId, { decisions: new Map([[idAt(partie, 2), RANG_3]]) })
  assert.ok(!saved.ok && 'why' in saved && /ne changent plus/.test(saved.why))
  await assert.rejects(ctx.db.updateTable('decision').set({ rang: 3 }).where('candidature_id', '=', idAt(partie, 1)).execute(), /never changes/)
})

test('refused as a whole, nothing moves: a decision is missing, two have the same rank, a rank has no rank before it, too few without a reason', async () => {
  const refuses = async (decisions: readonly Decision[], pattern: RegExp, missing = 0) => {
    const partie = await aSeance(ctx, bailleur, decisions, decisions.length < 3 ? { exception: 'candidats_insuffisants' } : {})
    if (missing > 0) await ctx.db.deleteFrom('decision').where('candidature_id', '=', idAt(partie, 0)).execute()
    if (decisions.length < 3) await ctx.db.updateTable('passage').set({ exception: null }).where('offre_id', '=', partie.offreId).execute()
    const result = await notifyDecisions(bailleur.as(ctx), partie.offreId)
    assert.ok(!result.ok)
    assert.match(result.erreurs.join(' '), pattern)
    assert.ok((await statuts(partie)).every((statut) => statut === 'en_commission'))
    assert.equal(await findDecision(ctx.db, idAt(partie, 1)), undefined)
  }
  await refuses([PREMIER, RANG_2, NON], /n’est pas encore saisie/, 1)
  await refuses([PREMIER, RANG_2, RANG_2], /Deux candidats ont le rang 2/)
  await refuses([PREMIER, PREMIER, NON], /un seul candidat/)
  await refuses([RANG_2, NON, NON], /rang 2 sans rang 1/)
  await refuses([PREMIER, RANG_2], /moins trois candidats|au moins trois/)
})

test('a date that was far enough on the day of the sitting, and is too near when the letters leave, stops them', async () => {
  const partie = await aSeance(ctx, bailleur, [CONDITION, RANG_2, NON])
  const later = { ...bailleur.as(ctx), now: Temporal.Instant.from('2026-12-09T09:00:00Z'), today: '2026-12-09' as const }
  const result = await notifyDecisions(later, partie.offreId)
  assert.ok(!result.ok && /3\u00a0jours/.test(result.erreurs[0] ?? ''), JSON.stringify(result))
})

test('nothing is decided before the day of the sitting, nor by who may not', async () => {
  const partie = await aLogement(ctx, bailleur)
  const decisions = new Map(partie.candidats.map(({ id }): [number, Decision] => [id, NON]))
  await assert.rejects(saveDecisions(bailleur.as(ctx), partie.offreId, { decisions }), { name: 'NotFound' })
  await convenePassage(bailleur.as(ctx), partie.offreId, { jour: '2026-12-01' })
  const early = await saveDecisions(bailleur.as(ctx), partie.offreId, { decisions })
  assert.ok(!early.ok && 'why' in early && /pas encore réunie/.test(early.why))
  assert.ok(!(await notifyDecisions(bailleur.as(ctx), partie.offreId)).ok)
  const autre = await aBailleur(ctx)
  for (const acting of [bailleur.as(ctx, 'agent'), bailleur.as(ctx, 'lecteur'), autre.as(ctx)]) {
    await assert.rejects(saveDecisions(acting, partie.offreId, { decisions }), { name: 'NotFound' })
    await assert.rejects(notifyDecisions(acting, partie.offreId), { name: 'NotFound' })
  }
})

test('one wrong decision, and none is recorded: what is missing is said for each', async () => {
  const partie = await aLogement(ctx, bailleur)
  await convenePassage(bailleur.as(ctx), partie.offreId, { jour: ctx.today })
  const [a, b, c] = partie.candidats.map(({ id }) => id)
  const saved = await saveDecisions(bailleur.as(ctx), partie.offreId, { decisions: new Map<number, Decision>([[a ?? 0, PREMIER], [b ?? 0, { code: 'non_attribution' }], [c ?? 0, { code: 'irrecevabilite' }]]) })
  assert.ok(!saved.ok && 'manques' in saved)
  assert.deepEqual([...saved.manques].map(([id, manques]) => [id, manques.map(({ champ }) => champ)]), [[b, ['motifs']], [c, ['fondement', 'motifs']]])
  assert.equal((await ctx.db.selectFrom('decision').select('candidature_id').where('candidature_id', 'in', [a ?? 0, b ?? 0, c ?? 0]).execute()).length, 0)
})

test('who left between draft and letters: the decision is dropped and said, the others stand; they were examined', async () => {
  const partie = await aSeance(ctx, bailleur, [PREMIER, RANG_2, NON])
  await leave(idAt(partie, 2))
  const result = await notifyDecisions(bailleur.as(ctx), partie.offreId)
  assert.ok(result.ok)
  assert.deepEqual(result.ecartes.map(({ id }) => id), [idAt(partie, 2)])
  assert.deepEqual(await statuts(partie), ['attribuee', 'attribuee_rang', 'retiree'])
  assert.equal(await findDecision(ctx.db, idAt(partie, 2)), undefined)
})

test('the first one left between draft and letters: the ranks no longer hold, nothing leaves', async () => {
  const partie = await aSeance(ctx, bailleur, [PREMIER, RANG_2, NON])
  await leave(idAt(partie, 0))
  const result = await notifyDecisions(bailleur.as(ctx), partie.offreId)
  assert.ok(!result.ok && /rang 2 sans rang 1/.test(result.erreurs.join(' ')))
  assert.deepEqual(await statuts(partie), ['retiree', 'en_commission', 'en_commission'])
})

test('what leaves is what was read: a decision changed since stops the letters, and a stale page overwrites nothing', async () => {
  const partie = await aSeance(ctx, bailleur, [PREMIER, RANG_2, NON])
  const examen = await loadExamen(ctx.db, bailleur.bailleurId, partie.offreId)
  assert.ok(examen?.passage)
  const vu = { passageId: examen.passage.id, empreinte: digestDecisions(examen) }
  const correct = () => saveDecisions(bailleur.as(ctx), partie.offreId, { decisions: new Map([[idAt(partie, 2), RANG_3]]), vu: vu.empreinte })
  assert.ok((await correct()).ok)
  const stale = await saveDecisions(bailleur.as(ctx), partie.offreId, { decisions: new Map([[idAt(partie, 2), NON]]), vu: vu.empreinte })
  assert.ok(!stale.ok && 'why' in stale && /Une autre personne/.test(stale.why))
  const sent = await notifyDecisions(bailleur.as(ctx), partie.offreId, vu)
  assert.ok(!sent.ok && /Relisez-les/.test(sent.erreurs.join(' ')))
})
