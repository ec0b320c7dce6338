import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { jourAParis } from '#domain/jour.ts'
import { isBailleurEnRetard } from '#domain/silence.ts'
import { designateCandidats } from '#features/candidatures/commands/designate.ts'
import { validateCandidature } from '#features/candidatures/commands/validate.ts'
import type { Ctx } from '#src/context.ts'
import { testApp } from '#test/app.ts'
import { aConseiller, aListe, closeListe } from '#test/factories/candidatures.ts'
import { insertBailleur, insertOffre } from '#test/factories/offres.ts'
import { countFiles, listTableau, type File, type Recherche } from './tableau.ts'

let ctx: Ctx
const offres: Record<string, number> = {}
const RHONE = () => ({ departements: ['69'], today: ctx.today })
const recherche = (over: Partial<Recherche> = {}): Recherche => ({ tri: 'cloture', sens: 'asc', page: 1, ...over })

before(async () => {
  ctx = (await testApp()).ctx()
  const camille = await aConseiller(ctx)
  const bailleur = await insertBailleur(ctx.db, 'Zénith Habitat')
  offres['soumise'] = await insertOffre(ctx.db, { statut: 'soumise', publiee_le: null, cloture_le: null, bailleur_id: bailleur })
  offres['brouillon'] = await insertOffre(ctx.db, { statut: 'brouillon', publiee_le: null, cloture_le: null })
  offres['ouverte'] = (await aListe(ctx, 2)).offreId
  offres['deserte'] = await insertOffre(ctx.db, { cloture_le: ctx.now.add({ hours: 1 }) })
  await closeListe(ctx, offres['deserte'])
  const { offreId, candidats } = await aListe(ctx, 3, { cloture_le: ctx.now.add({ hours: 2 }), ville: 'Bron' })
  for (const { id } of candidats) await validateCandidature({ ...ctx, actor: camille }, id)
  offres['close'] = offreId
  const sent = await aListe(ctx, 3, { cloture_le: ctx.now.add({ hours: 3 }) })
  for (const { id } of sent.candidats) await validateCandidature({ ...ctx, actor: camille }, id)
  offres['transmise'] = sent.offreId
  await closeListe(ctx, offreId)
  const after = await closeListe(ctx, sent.offreId)
  await designateCandidats({ ...after, actor: camille }, sent.offreId, { choisis: sent.candidats.map(({ id }) => id) })
  await insertOffre(ctx.db, { statut: 'soumise', publiee_le: null, cloture_le: null, departement: '59', commune: '59350' })
})

const idsOf = async (file: File, today = ctx.today) => (await listTableau(ctx.db, { departements: ['69'], today }, recherche({ file }))).lignes.map(({ id }) => id)

test('each count leads to its list, within the territory', async () => {
  const expected = { approuver: ['soumise'], instruire: ['ouverte'], designer: ['close'], retard: [], personne: ['deserte'] } as const
  const counts = await countFiles(ctx.db, RHONE())
  for (const file of ['approuver', 'instruire', 'designer', 'retard', 'personne'] as const) {
    assert.deepEqual(await idsOf(file), expected[file].map((name) => offres[name]), file)
    assert.equal(counts[file], expected[file].length, file)
  }
  assert.equal(counts.dossiers, 2)
  assert.equal((await countFiles(ctx.db, { departements: [], today: ctx.today })).approuver, 2)
})

test('a landlord is late in the list on the very day when the law says so (B7)', async () => {
  for (let day = 10; day < 50; day += 1) {
    const today = jourAParis(ctx.now.add({ hours: 24 * day }))
    const { lignes } = await listTableau(ctx.db, { departements: ['69'], today }, recherche({ statut: 'transmise' }))
    const late = lignes.filter(({ jalons }) => jalons && isBailleurEnRetard(jalons, today)).map(({ id }) => id)
    assert.deepEqual(await idsOf('retard', today), late, today)
  }
})

test('the list tells what each offer holds, sorts by each column and filters by town, landlord and state', async () => {
  const all = await listTableau(ctx.db, RHONE(), recherche({ tri: 'candidats', sens: 'desc' }))
  assert.equal(all.total, 5)
  assert.deepEqual(all.lignes.map(({ candidats }) => candidats), [3, 3, 2, 0, 0])
  const sent = all.lignes.find(({ id }) => id === offres['transmise'])
  assert.deepEqual([sent?.examiner, sent?.valides, sent?.tenus], [0, 0, 3])
  for (const tri of ['reference', 'logement', 'bailleur', 'examiner', 'cloture', 'statut'] as const) {
    const [up, down] = [await listTableau(ctx.db, RHONE(), recherche({ tri })), await listTableau(ctx.db, RHONE(), recherche({ tri, sens: 'desc' }))]
    assert.deepEqual(new Set(up.lignes.map(({ id }) => id)), new Set(down.lignes.map(({ id }) => id)), tri)
  }
  assert.deepEqual((await listTableau(ctx.db, RHONE(), recherche({ ville: 'Bron' }))).lignes.map(({ id }) => id), [offres['close']])
  assert.deepEqual((await listTableau(ctx.db, RHONE(), recherche({ statut: 'brouillon' }))).lignes.map(({ id }) => id), [offres['brouillon']])
  const { bailleur_id } = await ctx.db.selectFrom('offre').select('bailleur_id').where('id', '=', offres['soumise'] ?? 0).executeTakeFirstOrThrow()
  assert.deepEqual((await listTableau(ctx.db, RHONE(), recherche({ bailleur: bailleur_id }))).lignes.map(({ id }) => id), [offres['soumise']])
  assert.deepEqual((await listTableau(ctx.db, RHONE(), recherche({ page: 9 }))).lignes, [])
})
