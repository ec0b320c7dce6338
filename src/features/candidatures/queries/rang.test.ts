import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { rankCandidatures, type Entree } from '#domain/classement.ts'
import { addJours, type Jour } from '#domain/jour.ts'
import { countQueries, type Db } from '#platform/db.ts'
import { testDatabase } from '#test/database.ts'
import { aDemande } from '#test/demandes.ts'
import { insertDemandeur, insertOffre } from '#test/factories/offres.ts'
import { runs } from '#test/runs.ts'
import { countCandidatures, estimateRangs, findBonus, findRang } from './rang.ts'

const TODAY = '2026-11-22'
const MOST = 45

let db: Db
let offreId: number
const demandes: number[] = []

before(async () => {
  db = (await testDatabase()).db
  offreId = await insertOffre(db)
  for (let i = 0; i < MOST; i++) demandes.push((await insertDemandeur(db, { ...aDemande(), employeur: undefined })).demandeId)
  await db.insertInto('equilibrage').values({ categorie: 'PME', debut: '2026-11-01', fin: '2026-12-01', motif: 'retard sur douze mois' }).execute()
})

type Liste = readonly { jours: number; points: number; categorie: 'PME' | 'ETI' | 'GE' | undefined }[]

/** Few days and few totals: ties must happen. */
const aListe: fc.Arbitrary<Liste> = fc.array(
  fc.record({ jours: fc.integer({ min: 0, max: 30 }), points: fc.integer({ min: -40, max: 40 }), categorie: fc.constantFrom('PME' as const, 'ETI' as const, 'GE' as const, undefined) }),
  { minLength: 1, maxLength: MOST },
)

async function insertListe(liste: Liste): Promise<readonly Entree[]> {
  await db.deleteFrom('candidature').execute()
  const now = Temporal.Instant.from('2026-11-20T08:00:00Z')
  const rows = liste.map(({ jours, points, categorie }, index) => ({
    offre_id: offreId, demande_id: demandes[index] ?? 0, statut: index % 3 === 0 ? ('validee' as const) : ('deposee' as const), deposee_le: now, statut_le: now, points_le: now,
    date_depot: addJours('2020-01-01', jours), points_fixes: points, categorie: categorie ?? null, tirage: String(index),
  }))
  const inserted = await db.insertInto('candidature').values(rows).returning(['id', 'date_depot', 'points_fixes', 'categorie', 'tirage']).execute()
  return inserted.map((row) => ({ id: String(row.id), dateDepot: row.date_depot, pointsFixes: row.points_fixes, tirage: row.tirage, ...(row.categorie ? { categorie: row.categorie } : {}) }))
}

type Place = { rang: number; sur: number; points: number; plusAnciennes: number }

function placeOf(read: Place | undefined): Place {
  assert.ok(read, 'no place was read')
  const { rang, sur, points, plusAnciennes } = read
  return { rang, sur, points, plusAnciennes }
}

test('the rank read in SQL is the rank of the law, for everyone on the list', async () => {
  await fc.assert(
    fc.asyncProperty(aListe, async (liste) => {
      const entrees = await insertListe(liste)
      for (const { id, rang, total, plusAnciennes } of rankCandidatures(entrees, 'PME')) {
        assert.deepEqual(placeOf(await findRang(db, offreId, Number(id), TODAY)), { rang, sur: entrees.length, points: total, plusAnciennes: Math.min(20, plusAnciennes) })
      }
    }),
    { numRuns: runs(15, 1_000) },
  )
})

test('the rank promised to a newcomer is the rank that they have once they applied', async () => {
  await fc.assert(
    fc.asyncProperty(aListe.filter((liste) => liste.length > 1), async (liste) => {
      const [mine, ...others] = liste
      if (!mine) return
      await insertListe(others)
      const dateDepot: Jour = addJours('2020-01-01', mine.jours)
      const promised = (await estimateRangs(db, { dateDepot, categorie: mine.categorie, points: [{ offreId, points: mine.points }] }, TODAY)).get(offreId)
      const entrees = await insertListe([...others, mine])
      const given = await findRang(db, offreId, Number(entrees.at(-1)?.id), TODAY)
      assert.deepEqual(placeOf(promised), placeOf(given))
    }),
    { numRuns: runs(15, 1_000) },
  )
})

test('what is missing to gain a place is enough, and one point less is not', async () => {
  const entrees = await insertListe([{ jours: 0, points: 30, categorie: undefined }, { jours: 10, points: 12, categorie: undefined }])
  const last = Number(entrees[1]?.id)
  const { manque = 0 } = (await findRang(db, offreId, last, TODAY)) ?? {}
  await db.updateTable('candidature').set({ points_fixes: 12 + manque - 1 }).where('id', '=', last).execute()
  assert.equal((await findRang(db, offreId, last, TODAY))?.rang, 2)
  await db.updateTable('candidature').set({ points_fixes: 12 + manque }).where('id', '=', last).execute()
  assert.equal((await findRang(db, offreId, last, TODAY))?.rang, 1)
})

test('an offer without candidates promises the first place to the first who comes', async () => {
  await db.deleteFrom('candidature').execute()
  const alone = (await estimateRangs(db, { dateDepot: '2024-01-01', categorie: 'PME', points: [{ offreId, points: 0 }] }, TODAY)).get(offreId)
  assert.deepEqual(alone, { offreId, points: 260, plusAnciennes: 0, sur: 1, rang: 1, bonus: 'PME' })
})

test('many offers are estimated in one query', async () => {
  const { queries } = await countQueries(() => estimateRangs(db, { dateDepot: '2024-01-01', categorie: undefined, points: [1, 2, 3].map((id) => ({ offreId: id, points: 0 })) }, TODAY))
  assert.equal(queries.length, 1)
})

test('the bonus of a day is that of its dated table, its end excluded', async () => {
  assert.equal((await findBonus(db, '2026-11-30'))?.categorie, 'PME')
  assert.equal(await findBonus(db, '2026-12-01'), undefined)
})

test('nobody is ranked who is not on the list, and only live ones are counted', async () => {
  const entrees = await insertListe([{ jours: 0, points: 10, categorie: undefined }, { jours: 1, points: 5, categorie: undefined }])
  await db.updateTable('candidature').set({ statut: 'retiree' }).where('id', '=', Number(entrees[0]?.id)).execute()
  assert.equal(await findRang(db, offreId, Number(entrees[0]?.id), TODAY), undefined)
  assert.equal((await findRang(db, offreId, Number(entrees[1]?.id), TODAY))?.rang, 1)
  assert.equal((await countCandidatures(db, [offreId])).get(offreId), 1)
})
