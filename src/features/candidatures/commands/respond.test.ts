import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { addJours } from '#domain/jour.ts'
import { loadDemande } from '#features/demandes/queries.ts'
import type { Ctx } from '#src/context.ts'
import { testApp, type TestApp } from '#test/app.ts'
import { insertStaff } from '#test/factories/comptes.ts'
import { aPartie, statutOf, type Candidat, type Partie } from '#test/factories/parcours.ts'
import { passEcheances, remindReponses } from './echeances.ts'
import { acceptLogement, refuseLogement } from './respond.ts'
import { withdrawCandidature } from './withdraw.ts'

let essai: TestApp
let ctx: Ctx
before(async () => {
  essai = await testApp()
  ctx = essai.ctx()
})

const RANGS = ['attribuee', 'attribuee_rang', 'attribuee_rang'] as const
const trois = () => aPartie(ctx, { statuts: RANGS, rangs: [1, 2, 3], offre: 'attribuee' })
const as = ({ compteId, demandeId }: Candidat): Ctx => ({ ...ctx, actor: { type: 'demandeur', compteId, nom: 'Martel', demandeId } })
const statuts = async ({ candidats }: Partie) => Promise.all(candidats.map(({ id }) => statutOf(ctx, id)))
const nth = ({ candidats }: Partie, index: number): Candidat => candidats[index] ?? assert.fail('no such candidate')
const mailsTo = async (candidat: Candidat) => {
  essai.mails.length = 0
  await essai.work()
  return essai.mails.filter(({ to }) => to === candidat.email).map(({ subject }) => subject)
}

test('yes to the home frees everyone else, and each is told once', async () => {
  const partie = await trois()
  const first = nth(partie, 0)
  await mailsTo(first)
  essai.mails.length = 0
  assert.deepEqual(await acceptLogement(as(first), first.demandeId, first.id), { ok: true, statut: 'acceptee' })
  assert.deepEqual(await statuts(partie), ['acceptee', 'rang_caduc', 'rang_caduc'])
  await essai.work()
  for (const { email } of partie.candidats) assert.equal(essai.mails.filter(({ to }) => to === email).length, 1, email)
})

test('yes also frees whoever Action Logement had called back meanwhile: nobody is held for a home that is taken', async () => {
  const partie = await aPartie(ctx, { statuts: ['attribuee', 'deposee', 'validee', 'non_designee'], rangs: [1], offre: 'attribuee' })
  const first = nth(partie, 0)
  await mailsTo(first)
  assert.equal((await acceptLogement(as(first), first.demandeId, first.id))?.ok, true)
  assert.deepEqual(await statuts(partie), ['acceptee', 'non_designee', 'non_designee', 'non_designee'])
  assert.deepEqual(await mailsTo(nth(partie, 1)), ['Votre candidature n’est pas retenue à ce stade'])
  assert.deepEqual(await mailsTo(nth(partie, 3)), [])
})

test('said twice, yes is said once', async () => {
  const partie = await trois()
  const first = nth(partie, 0)
  await acceptLogement(as(first), first.demandeId, first.id)
  assert.deepEqual(await acceptLogement(as(first), first.demandeId, first.id), { ok: true, statut: 'acceptee' })
  const lines = await ctx.db.selectFrom('journal').select('id').where('candidature_id', '=', first.id).where('action', '=', 'candidature.acceptee').execute()
  assert.equal(lines.length, 1)
})

test('no to the home offers it to the next rank, who has ten days of their own; 40 points less later', async () => {
  const partie = await trois()
  const [first, second] = [nth(partie, 0), nth(partie, 1)]
  const refused = await refuseLogement(as(first), first.demandeId, first.id)
  assert.deepEqual(refused, { ok: true, statut: 'refusee', effet: 'refus_attribution' })
  assert.deepEqual(await statuts(partie), ['refusee', 'attribuee', 'attribuee_rang'])
  const { echeance_le } = await ctx.db.selectFrom('candidature').select('echeance_le').where('id', '=', second.id).executeTakeFirstOrThrow()
  // Told on Sunday 22 November: the tenth day is Wednesday 2 December, until 24 h in Paris.
  assert.equal(echeance_le?.toString(), '2026-12-02T23:00:00Z')
  assert.equal((await loadDemande(ctx.db, first.demandeId))?.demande.refusAttribution, true)
})

test('silence past the tenth day is a refusal, and the second rank moves in', async () => {
  const partie = await trois()
  const { echeance_le } = await ctx.db.selectFrom('candidature').select('echeance_le').where('id', '=', nth(partie, 0).id).executeTakeFirstOrThrow()
  assert.ok(echeance_le)
  await passEcheances({ ...ctx, now: echeance_le.subtract({ milliseconds: 1 }) })
  assert.deepEqual(await statuts(partie), RANGS)
  const late = { ...ctx, now: echeance_le }
  await passEcheances(late)
  await passEcheances(late)
  assert.deepEqual(await statuts(partie), ['refusee', 'attribuee', 'attribuee_rang'])
})

test('an answer at the very end of the delay is too late, and says so', async () => {
  const partie = await aPartie(ctx, { statuts: ['attribuee'], rangs: [1], offre: 'attribuee', echeanceLe: ctx.now })
  const first = nth(partie, 0)
  const late = await acceptLogement(as(first), first.demandeId, first.id)
  assert.ok(late && !late.ok)
  assert.match(late.why, /délai pour répondre est passé/)
})

test("somebody else's home is not found", async () => {
  const [mine, other] = [nth(await trois(), 0), nth(await trois(), 1)]
  assert.equal(await acceptLogement(as(other), other.demandeId, mine.id), undefined)
})

test('a rank may leave at no cost; the order of the others stands', async () => {
  const partie = await trois()
  const second = nth(partie, 1)
  assert.deepEqual(await withdrawCandidature(as(second), second.demandeId, second.id, 'aucun'), { ok: true, statut: 'retiree' })
  assert.deepEqual(await statuts(partie), ['attribuee', 'retiree', 'attribuee_rang'])
  const first = nth(partie, 0)
  await refuseLogement(as(first), first.demandeId, first.id)
  assert.deepEqual(await statuts(partie), ['refusee', 'retiree', 'attribuee'])
})

test('leaving an attributed home hands it on like a refusal', async () => {
  const partie = await trois()
  const first = nth(partie, 0)
  assert.deepEqual(await withdrawCandidature(as(first), first.demandeId, first.id), { ok: true, statut: 'refusee', effet: 'refus_attribution' })
  assert.deepEqual(await statuts(partie), ['refusee', 'attribuee', 'attribuee_rang'])
  assert.deepEqual(await withdrawCandidature(as(first), first.demandeId, first.id), { ok: true, statut: 'refusee' }, 'sent twice')
  assert.deepEqual(await statuts(partie), ['refusee', 'attribuee', 'attribuee_rang'])
})

test('a landlord who is late costs the applicant nothing', async () => {
  const partie = await trois()
  const first = nth(partie, 0)
  const { id: par } = await ctx.db.insertInto('compte').values({ portail: 'demandeur', role: 'demandeur', statut: 'a_activer', email: 'conseil-retard@exemple.test', nom: 'Essai', prenom: 'Essai', departements: [], cree_le: ctx.now }).returning('id').executeTakeFirstOrThrow()
  await ctx.db.insertInto('designation').values({ offre_id: partie.offreId, tour: 1, causes: [], faite_le: ctx.now.subtract({ hours: 24 * 20 }), par }).execute()
  assert.deepEqual(await withdrawCandidature(as(first), first.demandeId, first.id, 'aucun'), { ok: true, statut: 'retiree' })
  assert.equal((await loadDemande(ctx.db, first.demandeId))?.demande.refusAttribution, false)
})

test('the landlord’s days run from the sending of one’s own file: a round that was late before frees nobody of the next', async () => {
  const partie = await trois()
  const first = nth(partie, 0)
  const { id: par } = await insertStaff(ctx, 'conseiller')
  const send = (tour: number, days: number) => ctx.db.insertInto('designation').values({ offre_id: partie.offreId, tour, causes: [], faite_le: ctx.now.subtract({ hours: 24 * days }), par }).returning('id').executeTakeFirstOrThrow()
  await send(1, 60)
  const recent = await send(2, 5)
  await ctx.db.updateTable('candidature').set({ designation_id: recent.id }).where('id', '=', first.id).execute()
  await assert.rejects(withdrawCandidature(as(first), first.demandeId, first.id, 'aucun'), /compterait maintenant comme un refus/)
  const plusTard = { ...as(first), now: ctx.now.add({ hours: 24 * 11 }), today: addJours(ctx.today, 11) }
  assert.deepEqual(await withdrawCandidature(plusTard, first.demandeId, first.id, 'aucun'), { ok: true, statut: 'retiree' })
})

test('nobody is asked to answer for a home that is gone: the mail that waited says what stands', async () => {
  const partie = await trois()
  const [first, second] = [nth(partie, 0), nth(partie, 1)]
  await mailsTo(first)
  await refuseLogement(as(first), first.demandeId, first.id)
  await withdrawCandidature(as(second), second.demandeId, second.id)
  assert.deepEqual(await mailsTo(second), ['Vous avez laissé le logement attribué'])
})

test('a paper that never came ends the condition without any points, and the next rank moves in', async () => {
  const partie = await aPartie(ctx, { statuts: ['attribuee_sous_condition', 'attribuee_rang'], rangs: [1, 2], offre: 'attribuee', echeanceLe: ctx.now })
  await ctx.db.updateTable('candidature').set({ attente_piece: 'Avis d’imposition' }).where('id', '=', nth(partie, 0).id).execute()
  // Due until the evening of the 21st, a Saturday: three working days later it is Wednesday the 25th.
  await passEcheances({ ...ctx, now: ctx.now.add({ hours: 24 * 5 }) })
  assert.deepEqual(await statuts(partie), ['non_attribuee', 'attribuee'])
  assert.equal((await loadDemande(ctx.db, nth(partie, 0).demandeId))?.demande.refusCommission, false)
})

test('an answer still awaited is reminded three days and one day before, once a day', async () => {
  // Two other tests leave delays that end on other days: only this one is looked at.
  const partie = await aPartie(ctx, { statuts: ['attribuee'], rangs: [1], offre: 'attribuee', echeanceLe: ctx.now.add({ hours: 24 * 3 + 14 }) })
  await mailsTo(nth(partie, 0))
  await remindReponses(ctx)
  await remindReponses(ctx)
  assert.equal((await mailsTo(nth(partie, 0))).length, 1)
})
