import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import type { Demande } from '#domain/demande.ts'
import { checkEligibilite } from '#domain/eligibilite.ts'
import type { Jour } from '#domain/jour.ts'
import { LIENS } from '#domain/menage.ts'
import { FINANCEMENTS, TYPOLOGIES, ZONES_ABC, type Typologie } from '#domain/offre.ts'
import { classeTypologie } from '#domain/typologie.ts'
import { countQueries } from '#platform/db.ts'
import type { Ctx } from '#src/context.ts'
import { testApp } from '#test/app.ts'
import { testCommunes } from '#test/communes.ts'
import { aDemande, aMenage, anEmployeur } from '#test/demandes.ts'
import { anOffreRow, insertBailleur, insertDemandeur, insertEntreprise, insertOffre, saveDroits, type OffreRow } from '#test/factories/offres.ts'
import { runs } from '#test/runs.ts'
import { countOffres, findOffre, isOuverte, listVilles, offreFacts } from './queries.ts'
import { findPage, loadMesOffres } from './queries/mes-offres.ts'
import { countOffresPourMoi, countVariantes, listOffresAutour, PAR_PAGE, type Filtres } from './queries/pour-moi.ts'
import { listOffresPubliques } from './queries/publiques.ts'

const NOW = Temporal.Instant.from('2026-11-22T10:00:00Z')
const TODAY: Jour = '2026-11-22'
const ctx: Ctx = { ...(await testApp()).ctx(), now: NOW, today: TODAY }
const { db } = ctx
const STATUTS: readonly OffreRow['statut'][] = ['en_ligne', 'en_ligne', 'en_ligne', 'en_ligne', 'close', 'louee']
const NAISSANCES: readonly Jour[] = ['1970-01-01', '1996-11-22', '2000-02-29', '2015-06-01']
const COMMUNES = ['69123', '69386', '69383', '69266', '69029', '75056', '75111', '92012', '42218', '77288']

/** Every page of « Les offres », one after the other. */
async function listAll(demandeId: number, filtres: Filtres = {}): Promise<readonly number[]> {
  const ids: number[] = []
  for (let page = 1; ; page++) {
    const found = await loadMesOffres(ctx, demandeId, { ...filtres, page })
    assert.ok(found)
    ids.push(...found.offres.map(({ id }) => id))
    if (page > 1 || found.offres.length > 0) assert.ok(found.offres.length === 0 || found.total >= ids.length)
    if (found.offres.length < PAR_PAGE) return ids
  }
}

function isWished({ typologiesSouhaitees }: Demande, typologie: Typologie): boolean {
  if (typologiesSouhaitees === undefined || typologiesSouhaitees.length === 0) return true
  return typologiesSouhaitees.includes(typologie) || typologiesSouhaitees.includes(classeTypologie(typologie))
}

test('what SQL lists is what the law answers yes to, among the types wished', async () => {
  await db.deleteFrom('offre').execute()
  const bailleur = await insertBailleur(db)
  const entreprises = [await insertEntreprise(db), await insertEntreprise(db)]
  const offre = fc.record({
    commune: fc.constantFrom(...COMMUNES),
    typologie: fc.constantFrom(...TYPOLOGIES),
    financement: fc.constantFrom(...FINANCEMENTS),
    zone_abc: fc.constantFrom(...ZONES_ABC),
    loyer: fc.integer({ min: 20_000, max: 150_000 }),
    reservee_a: fc.option(fc.constantFrom(...entreprises), { freq: 4, nil: null }),
    statut: fc.constantFrom(...STATUTS),
    cloture_le: fc.constantFrom(NOW.add({ hours: 24 }), NOW.add({ hours: 240 }), NOW.add({ seconds: 1 }), NOW),
  })
  const rows = fc.sample(offre, { numRuns: runs(250, 1_500), seed: 20261122 }).map((one) => anOffreRow(bailleur, { ...one, loyer_hors_charges: one.loyer - 5_000 }))
  await db.insertInto('offre').values(rows).execute()
  const offres = await db.selectFrom('offre').selectAll().execute()
  const { demandeId } = await insertDemandeur(db, aDemande({ employeur: undefined }))

  const personne = fc.record({ lien: fc.constantFrom(...LIENS), naissance: fc.option(fc.constantFrom(...NAISSANCES), { nil: undefined }), handicap: fc.boolean() })
  const demande = fc.record({
    menage: fc.record({ personnes: fc.array(personne, { maxLength: 5 }).map((others) => [{ lien: 'demandeur' as const, naissance: '1990-05-05' as const }, ...others]), enfantsANaitre: fc.constantFrom(0, 0, 1, 2) }),
    rfr: fc.record({ 2024: fc.integer({ min: 0, max: 12_000_000 }), 2025: fc.integer({ min: 0, max: 12_000_000 }) }, { requiredKeys: [] }),
    communesSouhaitees: fc.uniqueArray(fc.constantFrom(...COMMUNES), { maxLength: 4 }),
    demandeElargie: fc.boolean(),
    typologiesSouhaitees: fc.uniqueArray(fc.constantFrom(...TYPOLOGIES.filter((one) => one !== 'T1BIS')), { maxLength: 3 }),
    sejour: fc.constantFrom('francaise' as const, 'titre_valide' as const, 'titre_valide' as const, 'sans_titre' as const),
    residencePrincipale: fc.constantFrom(true, true, true, false),
    employeur: fc.option(fc.record({ id: fc.constantFrom(...entreprises.map(String)), validation: fc.constantFrom('deleguee' as const, 'validee' as const, 'en_attente' as const, 'refusee' as const) }).map((one) => anEmployeur(one)), { nil: undefined }),
  })
  let listed = 0
  await fc.assert(
    fc.asyncProperty(demande, async (facts) => {
      const request: Demande = facts
      await saveDroits(db, demandeId, request, TODAY)
      const lawful = offres.filter((one) => checkEligibilite(request, offreFacts(one, NOW), TODAY).reponse === 'oui' && isWished(request, one.typologie)).map(({ id }) => id)
      const found = await listAll(demandeId)
      assert.deepEqual([...found].sort((a, b) => a - b), lawful.sort((a, b) => a - b))
      assert.equal(await countOffresPourMoi(db, demandeId, NOW), lawful.length)
      listed += lawful.length
    }),
    { numRuns: runs(80, 3_000) },
  )
  assert.ok(listed > 0, 'some offers fit some requests')
})

test('a wished type filters what is shown; asking for another type that the law allows shows it', async () => {
  await db.deleteFrom('offre').execute()
  const t1 = await insertOffre(db, { typologie: 'T1BIS' })
  const t2 = await insertOffre(db, { typologie: 'T2' })
  await insertOffre(db, { typologie: 'T3' })
  const { demandeId } = await insertDemandeur(db, aDemande({ employeur: undefined, typologiesSouhaitees: ['T1'] }))
  assert.deepEqual(await listAll(demandeId), [t1])
  assert.deepEqual(await listAll(demandeId, { typologies: ['T2', 'T3'] }), [t2])
})

test('filters narrow and never widen; each of them holds on every home shown', async () => {
  await db.deleteFrom('offre').execute()
  const small = await insertOffre(db, { surface: 31.5, loyer: 41_000, loyer_hors_charges: 40_000 })
  const house = await insertOffre(db, { nature: 'maison', surface: 60, loyer: 70_000 })
  const accessible = await insertOffre(db, { pmr: true, surface: 45, loyer: 55_000 })
  const { demandeId } = await insertDemandeur(db, aDemande({ employeur: undefined }))
  assert.deepEqual(await listAll(demandeId, { surfaceMin: 31.51 }), [house, accessible])
  assert.deepEqual(await listAll(demandeId, { loyerMax: 41_000 }), [small])
  assert.deepEqual(await listAll(demandeId, { nature: 'maison' }), [house])
  assert.deepEqual(await listAll(demandeId, { accessible: true }), [accessible])
  assert.deepEqual(await listAll(demandeId, { tri: 'loyer' }), [small, accessible, house])
  assert.deepEqual(await listAll(demandeId, { tri: 'surface' }), [house, accessible, small])
})

test('two hundred offers come page by page, none twice, with their number on each page, in one query', async () => {
  await db.deleteFrom('offre').execute()
  const bailleur = await insertBailleur(db)
  await db.insertInto('offre').values(Array.from({ length: 205 }, () => anOffreRow(bailleur))).execute()
  const { demandeId } = await insertDemandeur(db, aDemande({ employeur: undefined }))
  const { result, queries } = await countQueries(() => findPage(db, demandeId, { page: 11 }, NOW))
  assert.equal(queries.length, 1)
  assert.equal(result?.valeur.total, 205)
  assert.equal(result.valeur.offres.length, 5)
  const all = await listAll(demandeId)
  assert.equal(new Set(all).size, 205)
})

test('what wider choices would bring is what the changed request then gets', async () => {
  await db.deleteFrom('offre').execute()
  for (const commune of ['69266', '69266', '69029']) await insertOffre(db, { commune })
  await insertOffre(db, { commune: '69266', typologie: 'T3' })
  const types = ['T1', 'T2'] as const
  const base = { masque: 2 ** 17 - 1, typologies: types, voeux: types, communes: ['69123'], departements: [], reserve: undefined }
  const widened = { ...base, communes: [], departements: ['69'] }
  const counts = await countVariantes(db, [base, { ...base, communes: ['69123', '69266'] }, widened, { ...widened, voeux: ['T1'] }, { ...widened, typologies: ['T3'], voeux: ['T3'] }], NOW)
  assert.deepEqual(counts, [0, 2, 3, 0, 1])
})

test('what would bring more is counted by the statement that ranks, and by one of its own only where there is nothing to rank', async () => {
  const { demandeId } = await insertDemandeur(db, aDemande({ employeur: undefined, menage: aMenage('demandeur'), communesSouhaitees: ['69266'], typologiesSouhaitees: ['T1'] }))
  for (const actuels of [0, 1]) {
    await db.deleteFrom('offre').execute()
    for (const [commune, typologie] of [['69266', 'T2'], ['69029', 'T1'], ['69029', 'T1'], ['69256', 'T1'], ['42218', 'T1']] as const) await insertOffre(db, { commune, typologie })
    if (actuels === 1) await insertOffre(db, { commune: '69266', typologie: 'T1' })
    const { result, queries } = await countQueries(() => loadMesOffres(ctx, demandeId, {}, 4))
    assert.ok(result)
    assert.equal(queries.length, 2)
    assert.equal(result.rangs.size, actuels)
    assert.deepEqual(result.pistes.map((piste) => [piste.genre === 'commune' ? piste.code : piste.genre, piste.total - actuels]), [['departements', 3], ['69029', 2], ['69256', 1], ['typologie', 1]])
  }
  assert.deepEqual((await loadMesOffres(ctx, demandeId, {}))?.pistes, [])
})

test('around the wished places, what does not come up in the list: all of it, and nothing that does', async () => {
  await db.deleteFrom('offre').execute()
  const fits = await insertOffre(db, {})
  const tooLarge = await insertOffre(db, { typologie: 'T4' })
  const next = await insertOffre(db, { commune: '69266' })
  const elsewhere = await insertOffre(db, { commune: '75111' })
  const closed = await insertOffre(db, { statut: 'close' })
  const { demandeId } = await insertDemandeur(db, aDemande({ employeur: undefined, menage: aMenage('demandeur') }))
  const { offres, total } = await listOffresAutour(db, demandeId, { departements: ['69'], communes: [], most: 10 }, NOW)
  assert.deepEqual(offres.map(({ id }) => id).sort(), [tooLarge, next].sort())
  assert.equal(total, 2)
  assert.ok(![fits, elsewhere, closed].some((id) => offres.some((one) => one.id === id)))
})

test('everyone may look at the open offers, by place, type, rent and financing', async () => {
  await db.deleteFrom('offre').execute()
  const lyon = await insertOffre(db, {})
  const paris = await insertOffre(db, { commune: '75111', ville: 'Paris 11e', financement: 'PLAI', typologie: 'T3', loyer: 90_000 })
  await insertOffre(db, { statut: 'retiree', motif_retrait: 'vendu' })
  await insertOffre(db, { cloture_le: NOW })
  const ids = async (filtres: Parameters<typeof listOffresPubliques>[1]) => (await listOffresPubliques(db, filtres, NOW)).offres.map(({ id }) => id)
  assert.deepEqual(await ids({}), [lyon, paris])
  assert.deepEqual(await ids({ communes: ['69123', '69386'] }), [lyon])
  assert.deepEqual(await ids({ departement: '75' }), [paris])
  assert.deepEqual(await ids({ typologies: ['T3'] }), [paris])
  assert.deepEqual(await ids({ loyerMax: 50_000 }), [lyon])
  assert.deepEqual(await ids({ financement: 'PLAI' }), [paris])
  assert.deepEqual(await ids({ communes: [] }), [])
  assert.equal(await countOffres(db, NOW), 2)
  await insertOffre(db, { commune: '69383', ville: 'Lyon 3e' })
  await insertOffre(db, { commune: '69266', ville: 'Villeurbanne' })
  assert.deepEqual(await listVilles(db, NOW, testCommunes(), 2), [{ code: '69123', nom: 'Lyon', offres: 2 }, { code: '69266', nom: 'Villeurbanne', offres: 1 }], 'as many: in the order of their codes')
})

test('the seed of the draw is not read before the offer closes, and is read after', async () => {
  const open = await findOffre(db, await insertOffre(db, {}))
  const closed = await findOffre(db, await insertOffre(db, { statut: 'close' }))
  assert.equal(open?.graine, null)
  assert.match(open?.graine_engagement ?? '', /^[0-9a-f]{64}$/)
  assert.match(closed?.graine ?? '', /^[0-9a-f]{64}$/)
  assert.equal(await findOffre(db, 999_999), undefined)
})

test('an offer is open until its closing instant, that instant excluded', async () => {
  const offre = await findOffre(db, await insertOffre(db, { cloture_le: NOW }))
  assert.ok(offre)
  assert.equal(isOuverte(offre, NOW), false)
  assert.equal(isOuverte(offre, NOW.subtract({ nanoseconds: 1_000_000 })), true)
  assert.equal(offreFacts(offre, NOW).ouverte, false)
})
