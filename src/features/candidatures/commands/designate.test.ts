import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { setPriorite } from '#features/demandes/commands/priorite.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { countQueries } from '#platform/db.ts'
import type { ActorOf, Ctx } from '#src/context.ts'
import { testApp, type TestApp } from '#test/app.ts'
import { aConseiller, aListe, closeListe, demandeurOf, statutsOf, type Candidat } from '#test/factories/candidatures.ts'
import { insertOffre } from '#test/factories/offres.ts'
import { applyToOffre } from './apply.ts'
import { designateCandidats } from './designate.ts'
import { validateCandidature } from './validate.ts'
import { withdrawCandidature } from './withdraw.ts'

let essai: TestApp
let ctx: Ctx
let camille: ActorOf<'conseiller'>

before(async () => {
  essai = await testApp()
  ctx = essai.ctx()
  camille = await aConseiller(ctx)
})

const ids = (candidats: readonly Candidat[]) => candidats.map(({ id }) => id)
const toldOf = async (id: number) => (await essai.jobs.listWaiting()).flatMap(({ donnees }) => ('candidatureId' in donnees && donnees.candidatureId === id && 'objet' in donnees ? [donnees.objet] : []))
const offreOf = (id: number) => ctx.db.selectFrom('offre').select(['statut']).where('id', '=', id).executeTakeFirstOrThrow()

/** A closed list of `count`, the first `valides` of them validated. */
async function ground(count: number, valides: number, over: Parameters<typeof aListe>[2] = {}) {
  const { offreId, candidats } = await aListe(ctx, count, over)
  for (const { id } of candidats.slice(0, valides)) await validateCandidature({ ...ctx, actor: camille }, id)
  const after = await closeListe(ctx, offreId)
  return { offreId, candidats, at: { ...after, actor: camille } satisfies Ctx }
}

test('three files go to the landlord, in their places; all others are told once and free to apply elsewhere', async () => {
  const { offreId, candidats, at } = await ground(5, 4)
  const result = await designateCandidats(at, offreId, { choisis: ids(candidats).slice(0, 3), tour: 1 })
  assert.deepEqual(result, { ok: true, tour: 1, transmis: 3 })
  assert.deepEqual(await statutsOf(ctx, candidats), ['transmise', 'transmise', 'transmise', 'non_designee', 'non_designee'])
  assert.equal((await offreOf(offreId)).statut, 'transmise')
  const places = await ctx.db.selectFrom('candidature').select(['place', 'designation_id']).where('offre_id', '=', offreId).where('place', 'is not', null).orderBy('ordre_gele').execute()
  assert.deepEqual(places.map(({ place }) => place), [1, 2, 3])
  const [, , , fourth, last] = candidats
  assert.ok(fourth && last)
  assert.deepEqual(await toldOf(last.id), ['deposee', 'liste_arretee', 'non_designee'])
  const told = (await essai.jobs.listWaiting()).filter(({ donnees }) => 'offreId' in donnees && donnees.offreId === offreId && 'objet' in donnees && donnees.objet === 'dossiers_transmis')
  assert.equal(told.length, 1)
  const elsewhere = await insertOffre(ctx.db, { cloture_le: at.now.add({ hours: 24 }) })
  assert.ok((await applyToOffre({ ...at, actor: demandeurOf(fourth) }, fourth.demandeId, elsewhere)).ok)
})

test('fewer than three, or not in the order of the list, asks for a reason, which is kept with its cause (K10)', async () => {
  const { offreId, candidats: [first, second, third], at } = await ground(3, 3)
  assert.ok(first && second && third)
  const missing = await designateCandidats(at, offreId, { choisis: [third.id] })
  assert.ok(!missing.ok && missing.motifManquant)
  assert.deepEqual(missing.causes, ['moins_de_trois', 'ordre_non_suivi'])
  assert.deepEqual(await statutsOf(ctx, [first, second, third]), ['validee', 'validee', 'validee'])
  assert.ok((await designateCandidats(at, offreId, { choisis: [third.id], motif: ' Les deux premiers ont renoncé au téléphone. ' })).ok)
  const row = await ctx.db.selectFrom('designation').select(['causes', 'motif', 'par']).where('offre_id', '=', offreId).executeTakeFirstOrThrow()
  assert.deepEqual(row, { causes: ['moins_de_trois', 'ordre_non_suivi'], motif: 'Les deux premiers ont renoncé au téléphone.', par: camille.compteId })
})

test('a file that is not validated, or of another list, is not sent, and neither are four', async () => {
  const { offreId, candidats, at } = await ground(5, 4)
  const stranger = (await aListe(ctx, 1)).candidats
  for (const [choisis, why] of [[ids(candidats).slice(3), /n’est pas validé/], [ids(stranger), /pas dans la liste/], [ids(candidats).slice(0, 4), /3 candidats au plus/], [[], /au moins un/]] as const) {
    const result = await designateCandidats(at, offreId, { choisis: [...choisis], motif: 'essai' })
    assert.ok(!result.ok)
    assert.match(result.erreurs.join(' ').replaceAll('\u00a0', ' '), why)
  }
  assert.equal((await offreOf(offreId)).statut, 'close')
})

test('a list still open designates nobody', async () => {
  const { offreId, candidats } = await aListe(ctx, 1)
  await validateCandidature({ ...ctx, actor: camille }, candidats[0]?.id ?? 0)
  const result = await designateCandidats({ ...ctx, actor: camille }, offreId, { choisis: ids(candidats), motif: 'pressé' })
  assert.ok(!result.ok)
  assert.match(result.erreurs[0] ?? '', /après la clôture/)
})

test('priority publics may be taken from anywhere in the list; passing one over asks for a reason (K9)', async () => {
  const { offreId, candidats, at } = await ground(5, 5)
  const last = candidats.at(-1)
  assert.ok(last)
  await setPriorite(at, last.demandeId, { dalo: true, lettres: [], motif: 'Décision de médiation' })
  const over = await designateCandidats(at, offreId, { choisis: ids(candidats).slice(0, 3) })
  assert.ok(!over.ok)
  assert.deepEqual(over.causes, ['prioritaire_ecarte'])
  assert.ok((await designateCandidats(at, offreId, { choisis: [last.id, ...ids(candidats).slice(0, 2)] })).ok)
})

test('two conseillers at once: one sending; the other reads who sent. The same sent twice is once', async () => {
  const { offreId, candidats, at } = await ground(4, 4)
  const noe = await aConseiller(ctx, { prenom: 'Noé', nom: 'Brun' })
  const choisis = ids(candidats).slice(0, 3)
  const both = await Promise.allSettled([designateCandidats(at, offreId, { choisis, tour: 1 }), designateCandidats({ ...at, actor: noe }, offreId, { choisis, tour: 1 })])
  assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
  const refused = both.find((settled) => settled.status === 'rejected')
  assert.ok(refused?.status === 'rejected' && refused.reason instanceof Conflict)
  const winner = refused === both[0] ? noe : camille
  assert.match(refused.reason.message, new RegExp(`${winner.nom} a envoyé`))
  assert.deepEqual(await designateCandidats({ ...at, actor: winner }, offreId, { choisis, tour: 1 }), { ok: true, tour: 1, transmis: 3 })
  assert.equal((await ctx.db.selectFrom('designation').select('id').where('offre_id', '=', offreId).execute()).length, 1)
})

test('a withdrawal at the same time: the file leaves, or goes, never both', async () => {
  const { offreId, candidats, at } = await ground(3, 3)
  const [first] = candidats
  assert.ok(first)
  await Promise.allSettled([designateCandidats(at, offreId, { choisis: ids(candidats) }), withdrawCandidature({ ...at, actor: demandeurOf(first) }, first.demandeId, first.id)])
  const [statut] = await statutsOf(ctx, [first])
  assert.equal(statut, 'retiree')
  const { statut: offre } = await offreOf(offreId)
  const others = await statutsOf(ctx, candidats.slice(1))
  assert.deepEqual(others, offre === 'close' ? ['validee', 'validee'] : ['transmise', 'transmise'])
})

test('fifty candidates are one act: the writes do not grow with those who are passed over, but for their messages', async () => {
  const { offreId, candidats, at } = await ground(50, 3)
  const { queries } = await countQueries(() => designateCandidats(at, offreId, { choisis: ids(candidats).slice(0, 3) }))
  const others = queries.filter((text) => !text.includes('essai_tache'))
  assert.ok(others.length < 25, `${others.length} queries`)
  assert.equal((await statutsOf(ctx, candidats)).filter((statut) => statut === 'non_designee').length, 47)
})

test('outside the territory, or without the right, nothing is found', async () => {
  const { offreId, candidats, at } = await ground(1, 1)
  const saisie = { choisis: ids(candidats), motif: 'x' }
  await assert.rejects(designateCandidats({ ...at, actor: await aConseiller(ctx, { departements: ['59'] }) }, offreId, saisie), NotFound)
  await assert.rejects(designateCandidats({ ...at, actor: { type: 'bailleur', compteId: 1, nom: 'x', role: 'agent', bailleurId: 1 } }, offreId, saisie), NotFound)
})
