import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import type { DemandeRegistre } from '#connectors/sne/index.ts'
import { NUMEROS_DEMO } from '#connectors/sne/numeros-demo.ts'
import { addJours } from '#domain/jour.ts'
import { VERSION_DROITS } from '#domain/droits.ts'
import { transaction } from '#platform/db.ts'
import { applicant, groundFor, type Applicant, type Ground } from '#test/demandeurs.ts'
import { insertEntreprise, registreOf } from '#test/factories/demandes.ts'
import { runs } from '#test/runs.ts'
import { computeProfil, toCorrespondanceRows, toProfilRow } from '../profil.ts'
import { loadDemandes } from '../queries.ts'
import { giveConsentement } from './choices.ts'
import { passToNewDay } from './daily.ts'
import { deleteDemande } from './delete.ts'
import { saveEmployeur } from './employeur.ts'
import { rebuildProfils } from './rebuild.ts'
import { applyLecture, strikeOff } from './refresh.ts'
import { setVeille } from './veille.ts'

const REGISTRES = [NUMEROS_DEMO.leclerc, NUMEROS_DEMO.nouveau, NUMEROS_DEMO.dalo, NUMEROS_DEMO.familleNombreuse, NUMEROS_DEMO.auDessusPlafonds, NUMEROS_DEMO.sansRevenuN2].map((numero) => registreOf(numero))
const COMMUNES = ['69123', '69386', '69383', '75056', '75111', '59350', '69266', '97411']

type Step = { who: number; what: number; communes: string[]; elargie: boolean; from: number; wanted: boolean; days: number }
const step: fc.Arbitrary<Step> = fc.record({
  who: fc.nat({ max: 5 }), what: fc.nat({ max: 99 }), communes: fc.uniqueArray(fc.constantFrom(...COMMUNES), { minLength: 1, maxLength: 5 }), elargie: fc.boolean(), from: fc.nat({ max: REGISTRES.length - 1 }), wanted: fc.boolean(), days: fc.nat({ max: 3 }),
})

/** What both read models would be, computed afresh from the requests alone. */
async function expected({ app }: Ground) {
  const ids = (await app.db.selectFrom('demande').select('id').execute()).map(({ id }) => id)
  const loaded = [...(await loadDemandes(app.db, ids)).values()]
  const profils = loaded.flatMap((one) => {
    const profil = computeProfil(one, app.ctx().today)
    return profil ? [{ id: one.id, profil }] : []
  })
  return { profils: profils.map(({ id, profil }) => toProfilRow(id, profil, app.ctx().now)), cles: profils.flatMap(({ id, profil }) => toCorrespondanceRows(id, profil)) }
}

async function assertWhole(ground: Ground): Promise<number> {
  const { profils, cles } = await expected(ground)
  const { db } = ground.app
  const name = (cle: (typeof cles)[number]) => `${cle.lieu} ${cle.typologie} ${cle.masque} ${cle.alerte} ${cle.demande_id}`
  const rows = await db.selectFrom('correspondance').selectAll().execute()
  assert.deepEqual(rows.map(name).sort(), cles.map(name).sort())
  const stored = await db.selectFrom('profil').selectAll().orderBy('demande_id').execute()
  const bare = ({ calcule_le: _, valable_jusqu_au: __, ...row }: Omit<(typeof profils)[number], 'version'> & { version: number }) => row
  assert.deepEqual(stored.map(bare), profils.toSorted((a, b) => a.demande_id - b.demande_id).map(bare))
  const { rows: missing } = await sql`select masque from correspondance except select masque from masque_ecrit`.execute(db)
  assert.deepEqual(missing, [])
  return rows.length
}

/** One act of a person, the register or the calendar, by the product’s own commands. */
async function play(ground: Ground, person: Applicant, one: Step): Promise<void> {
  const ctx = ground.app.ctx()
  const [loaded] = (await loadDemandes(ground.app.db, [person.id])).values()
  if (!loaded || loaded.statut === 'supprimee') return
  if (one.what < 25) await setVeille(ctx, person.id, one.wanted)
  else if (one.what < 75) await transaction(ctx.db, (tx) => applyLecture(tx, ctx, person.id, lectureOf(loaded.registre, one, ctx.today)))
  else if (one.what < 91) await tellWork(ground, person, one)
  else if (one.what < 94) await transaction(ctx.db, (tx) => strikeOff(tx, ctx, loaded, { date: ctx.today, motif: 'NON_RENOUVELLEMENT' }))
  else if (one.what < 95) await deleteDemande(ctx, person.id)
  else await pass(ground, one.days)
}

async function pass({ app }: Ground, days: number): Promise<void> {
  app.clock.advance({ hours: 24 * days })
  await passToNewDay(app.ctx())
}

async function tellWork({ app }: Ground, { id }: Applicant, { what, wanted }: Step): Promise<void> {
  if (what < 83) await giveConsentement(app.ctx(), id, wanted ? 2 : 1)
  else await saveEmployeur(app.ctx(), id, { titulaire: 'demandeur', situation: 'cdi', nomEmployeur: 'X', siret: wanted ? '00010101400017' : undefined, codeEntreprise: undefined, plusieursEmployeurs: false, dateEmbauche: undefined, evenement: undefined, trajetMinutes: undefined })
}

/** Same person, another household, income and wishes; valid for some days. */
function lectureOf(before: DemandeRegistre, { communes, elargie, from, days }: Step, today: `${number}-${number}-${number}`): DemandeRegistre {
  const other = REGISTRES[from] ?? before
  return {
    ...other, numeroUnique: before.numeroUnique, statut: 'active', radiation: undefined, dateFinValidite: addJours(today, 2 * days - 1),
    demandeur: { ...other.demandeur, nom: before.demandeur.nom, prenom: before.demandeur.prenom, dateNaissance: before.demandeur.dateNaissance, nationalite: before.demandeur.nationalite },
    logementRecherche: { ...other.logementRecherche, demandeElargie: elargie, communes: [...communes] },
  }
}

describe('the read models of a request', () => {
  const ground = groundFor()

  test('after any changes by any way they are what a rebuild would write, row for row', async () => {
    await insertEntreprise(ground.app.ctx())
    const people = await Promise.all(Array.from({ length: 6 }, () => applicant(ground)))
    const steps = fc.sample(step, { numRuns: runs(200, 10_000), seed: 20261122 })
    let seen = 0
    for (const [index, one] of steps.entries()) {
      const person = people[one.who]
      assert.ok(person)
      await play(ground, person, one)
      if (await isGone(person)) people[one.who] = await applicant(ground)
      if (index % 20 === 19) seen += await assertWhole(ground)
    }
    assert.ok(seen > 0)
  })

  const isGone = async ({ id }: Applicant) => (await ground.app.db.selectFrom('demande').select('statut').where('id', '=', id).executeTakeFirstOrThrow()).statut === 'supprimee'

  test('changes that cross on one request leave exactly its rows', async () => {
    const person = await applicant(ground)
    const ctx = ground.app.ctx()
    const [loaded] = (await loadDemandes(ground.app.db, [person.id])).values()
    assert.ok(loaded)
    for (const round of fc.sample(fc.array(step, { minLength: 8, maxLength: 8 }), { numRuns: runs(10, 200), seed: 7 })) {
      await Promise.all(round.map((one) => (one.what % 2 === 0 ? setVeille(ctx, person.id, one.wanted) : transaction(ctx.db, (tx) => applyLecture(tx, ctx, person.id, lectureOf(loaded.registre, { ...one, days: 3 }, ctx.today))))))
      await assertWhole(ground)
    }
  })

  test('a request that sleeps is found nowhere, and is found again when it wakes', async () => {
    const person = await applicant(ground)
    const count = async () => (await ground.app.db.selectFrom('correspondance').select('lieu').where('demande_id', '=', person.id).execute()).length
    const [loaded] = (await loadDemandes(ground.app.db, [person.id])).values()
    assert.ok(loaded)
    const awake = await count()
    assert.ok(awake > 0)
    const read = (dateFinValidite: `${number}-${number}-${number}`) => transaction(ground.app.db, (tx) => applyLecture(tx, ground.app.ctx(), person.id, { ...loaded.registre, dateFinValidite }))
    assert.deepEqual(await read('2026-11-01'), { issue: 'expiree' })
    assert.equal(await count(), 0)
    await read('2030-01-01')
    assert.equal(await count(), awake)
  })

  test('rows that an upgrade finds missing, or of another law, are written by the rebuild, once', async () => {
    const { db } = ground.app
    await sql`truncate correspondance, masque_ecrit`.execute(db)
    await db.updateTable('profil').set({ version: 0, voeux: [], communes: [] }).execute()
    const waiting = await db.selectFrom('profil').select('demande_id').execute()
    assert.equal(await rebuildProfils(ground.app.ctx()), waiting.length)
    await assertWhole(ground)
    assert.equal(await rebuildProfils(ground.app.ctx()), 0)
    assert.ok((await db.selectFrom('profil').select('version').execute()).every(({ version }) => version === VERSION_DROITS))
  })
})
