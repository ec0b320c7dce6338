import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { Demande } from '#domain/demande.ts'
import { classeOf } from '#domain/droits.ts'
import { checkEligibilite } from '#domain/eligibilite.ts'
import { TYPOLOGIES, type Typologie } from '#domain/offre.ts'
import { classeTypologie } from '#domain/typologie.ts'
import { saveProfils } from '#features/demandes/commands/profils.ts'
import { computeProfil } from '#features/demandes/profil.ts'
import { countQueries, transaction } from '#platform/db.ts'
import { testDatabase } from '#test/database.ts'
import { maybe, present, uneDemande, uneOffre } from '#test/demandes-arbitraires.ts'
import { aDemande, anEmployeur } from '#test/demandes.ts'
import { anOffreRow, insertBailleur, insertDemandeur, insertEntreprise, insertOffre, saveDroits } from '#test/factories/offres.ts'
import { runs } from '#test/runs.ts'
import { offreFacts } from '../queries.ts'
import { countInteresses, interesses, listInteresses } from './interesses.ts'
import { findPage } from './mes-offres.ts'
import { listEncoreBonnes, PAR_PAGE } from './pour-moi.ts'

const { db } = await testDatabase()
const NOW = Temporal.Instant.from('2026-11-22T10:00:00Z')
const TODAY = '2026-11-22'
const SEED = 20261122
/** As many requests as homes: pairs are their product. */
const SIDE = Math.ceil(Math.sqrt(runs(2_500, 102_400)))

const [bailleur, ...entreprises] = [await insertBailleur(db), await insertEntreprise(db), await insertEntreprise(db)]
const employeur = fc.record({ id: fc.constantFrom(...entreprises.map(String)), validation: fc.constantFrom('deleguee' as const, 'validee' as const, 'en_attente' as const) }).map((one) => anEmployeur(one))
const unePersonne = fc.tuple(uneDemande, fc.record({ typologiesSouhaitees: maybe(fc.uniqueArray(fc.constantFrom(...TYPOLOGIES), { maxLength: 3 })), employeur: maybe(employeur) }).map(present), fc.boolean())
const unLogement = fc.tuple(uneOffre.filter((offre) => classeOf(offre) !== undefined), fc.option(fc.constantFrom(...entreprises), { freq: 3, nil: null }))

const isWished = ({ typologiesSouhaitees = [] }: Demande, typologie: Typologie) => typologiesSouhaitees.length === 0 || typologiesSouhaitees.map(classeTypologie).includes(classeTypologie(typologie))

type Personne = { demandeId: number; demande: Demande; veille: boolean }

async function insertPersonnes(): Promise<readonly Personne[]> {
  const people: Personne[] = []
  for (const [facts, more, veille] of fc.sample(unePersonne, { numRuns: SIDE, seed: SEED })) {
    const demande = { ...facts, ...more }
    const { demandeId } = await insertDemandeur(db, demande)
    const profil = computeProfil({ statut: 'active', demande, registre: { demandeur: {}, piecesDeposees: [] }, veilleDepuis: veille ? NOW : undefined }, TODAY)
    await transaction(db, (tx) => saveProfils(tx, [{ id: demandeId, profil }], NOW))
    people.push({ demandeId, demande, veille })
  }
  return people
}

async function insertLogements() {
  const rows = fc.sample(unLogement, { numRuns: SIDE, seed: SEED }).map(([{ commune, typologie, financement, zoneAbc }, reservee_a]) => anOffreRow(bailleur ?? 0, { commune, typologie, financement, zone_abc: zoneAbc ?? null, reservee_a }))
  for (const row of rows) await db.insertInto('offre').values(row).execute()
  return db.selectFrom('offre').selectAll().orderBy('id').execute()
}

const sorted = (ids: readonly number[]) => [...ids].sort((a, b) => a - b)

test('both ways, SQL finds the pairs to which the law says yes, each once: homes for a request, requests for a home', async () => {
  const [people, homes] = [await insertPersonnes(), await insertLogements()]
  const yes = new Map(homes.map((home) => [home.id, people.filter(({ demande }) => checkEligibilite(demande, offreFacts(home, NOW), TODAY).reponse === 'oui')]))
  for (const home of homes) {
    const offre = offreFacts(home, NOW)
    const lawful = yes.get(home.id) ?? []
    assert.deepEqual(sorted(await listInteresses(db, offre)), lawful.map(({ demandeId }) => demandeId))
    assert.equal(await countInteresses(db, offre), lawful.length)
    const { rows } = await sql<{ demande_id: number }>`select i.demande_id from ${interesses(offre, 'veille')}`.execute(db)
    assert.deepEqual(sorted(rows.map((row) => row.demande_id)), lawful.filter(({ demande, veille }) => veille && isWished(demande, home.typologie)).map(({ demandeId }) => demandeId))
  }
  for (const { demandeId, demande } of people) {
    const lawful = homes.filter((home) => isWished(demande, home.typologie) && (yes.get(home.id) ?? []).some((one) => one.demandeId === demandeId)).map(({ id }) => id)
    const found: number[] = []
    for (let page = 1; found.length === (page - 1) * PAR_PAGE; page++) {
      const read = await findPage(db, demandeId, { page }, NOW)
      assert.ok(read)
      const { offres, total } = read.valeur
      found.push(...offres.map(({ id }) => id))
      if (page === 1) assert.equal(total, lawful.length)
    }
    assert.deepEqual(sorted(found), lawful)
    assert.deepEqual(sorted((await listEncoreBonnes(db, demandeId, homes.map(({ id }) => id), NOW)).map(({ id }) => id)), lawful)
  }
  const total = [...yes.values()].reduce((sum, list) => sum + list.length, 0)
  assert.ok(total > SIDE / 2, `${total} pairs`)
})

test('a home without a class is nobody’s: the law answers that a fact is missing', async () => {
  assert.equal(await countInteresses(db, { commune: '97411', typologie: 'T2', financement: 'PLUS' }), 0)
  assert.deepEqual(await listInteresses(db, { commune: '69386', typologie: 'T2', financement: 'LLI' }), [])
})

test('at scale, both ways read indexes: no table is read from end to end', async () => {
  const home = await insertOffre(db, { reservee_a: entreprises[0] ?? null })
  const offre = await db.selectFrom('offre').selectAll().where('id', '=', home).executeTakeFirstOrThrow()
  const { demandeId } = await insertDemandeur(db, aDemande({ employeur: undefined }))
  await saveDroits(db, demandeId, aDemande({ employeur: undefined }), TODAY)
  await enlarge()
  const facts = offreFacts(offre, NOW)
  for (const one of [facts, { ...facts, reserveeA: undefined }]) {
    const { reserveeA, ...others } = one
    assert.doesNotMatch(await explain(sql`select count(*) from ${interesses(reserveeA === undefined ? others : { ...others, reserveeA }, 'tous')}`), /Seq Scan on (correspondance|profil|offre|demande)/)
  }
  const plan = await explain(sql`select count(*) from ${interesses(present({ ...facts, reserveeA: undefined }), 'veille')}`)
  assert.match(plan, /Index Only Scan using correspondance_cle/)
  assert.match(plan, /Index Cond: .*lieu.*typologie.*masque.*alerte/)
  const { queries } = await countQueries(() => findPage(db, demandeId, {}, NOW))
  const mine = await explain(sql.raw(queries[0] ?? ''), 'generic_plan, ')
  assert.match(mine, /Index Scan using profil_pkey/)
  for (const index of ['offre_recherche', 'offre_departement']) assert.match(mine, new RegExp(`(Index Only Scan using|Bitmap Index Scan on) ${index}`))
  assert.doesNotMatch(mine, /Seq Scan on (offre|profil)|offre_cloture/)
})

/** Rows enough for the planner to see a country; they belong to nobody. */
async function enlarge(): Promise<void> {
  await sql`insert into correspondance select 'X' || n % 5000, 'T' || 1 + n % 5, n % 97, false, n from generate_series(1, 60000) n`.execute(db)
  await sql`insert into masque_ecrit select n from generate_series(0, 96) n on conflict do nothing`.execute(db)
  for (let lot = 0; lot < 8; lot++) {
    const rows = Array.from({ length: 400 }, (_, n) => anOffreRow(bailleur ?? 0, { commune: `${10 + ((n + lot) % 80)}${String(lot * 50 + (n % 50)).padStart(3, '0')}` }))
    await db.insertInto('offre').values(rows).execute()
  }
  await sql`vacuum analyze correspondance, masque_ecrit, profil, offre`.execute(db)
}

async function explain(query: ReturnType<typeof sql>, options = ''): Promise<string> {
  // Small tables are read whole, rightly; here it is the way in that is asked for.
  return transaction(db, async (tx) => {
    await sql`set local enable_seqscan = off`.execute(tx)
    const { rows } = await sql<{ 'QUERY PLAN': string }>`explain (${sql.raw(options)}costs off) ${query}`.execute(tx)
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  })
}
