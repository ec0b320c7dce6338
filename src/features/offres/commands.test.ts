import assert from 'node:assert/strict'
import { test } from 'node:test'
import { verifyTirage } from '#domain/tirage.ts'
import { NotFound } from '#platform/errors.ts'
import { transaction, type Tx } from '#platform/db.ts'
import { sha256Hex } from '#platform/secrets.ts'
import type { Actor, Ctx } from '#src/context.ts'
import { testApp } from '#test/app.ts'
import { insertBailleur } from '#test/factories/offres.ts'
import { closeOffre, createOffre, publishOffre, submitOffre, withdrawOffre } from './commands.ts'
import type { FicheOffre } from './fiche.ts'
import { findOffre } from './queries.ts'

const essai = await testApp()
const bailleurId = await insertBailleur(essai.db)
const CONSEILLER: Actor = { type: 'conseiller', compteId: 1, nom: 'Ana Ruiz', role: 'conseiller', departements: ['69'] }
const BAILLEUR: Actor = { type: 'bailleur', compteId: 2, nom: 'Léo Faure', role: 'agent', bailleurId }

let counter = 0

function aFiche(over: Partial<FicheOffre> = {}): FicheOffre {
  counter += 1
  return {
    reference: `FICHE-${counter}`, bailleurId, commune: '69386', codePostal: '69006', adresse: '12 rue des Essais', typologie: 'T2', nature: 'appartement', financement: 'PLUS', zoneApl: 2,
    loyer: 50_000, loyerHorsCharges: 44_000, depotGarantie: 44_000, surface: 47.5, etage: 3, ascenseur: true, pmr: false, chauffage: 'Collectif', dpe: 'C', ges: 'D',
    description: 'Deux pièces sur cour.', disponibleLe: '2026-12-15', ...over,
  }
}

function run<T>(actor: Actor, work: (tx: Tx, ctx: Ctx) => Promise<T>): Promise<T> {
  return transaction(essai.db, (tx) => work(tx, essai.ctx(actor)))
}

async function create(over: Partial<FicheOffre> = {}): Promise<number> {
  const created = await run(BAILLEUR, (tx, ctx) => createOffre(tx, ctx, aFiche(over)))
  assert.ok(created.ok)
  return created.id
}

async function publish(): Promise<number> {
  const id = await create()
  await run(BAILLEUR, (tx, ctx) => submitOffre(tx, ctx, id))
  const moved = await run(CONSEILLER, (tx, ctx) => publishOffre(tx, ctx, id, ctx.now.add({ hours: 240 })))
  assert.deepEqual(moved, { ok: true, statut: 'en_ligne' })
  return id
}

async function listActions(offreId: number): Promise<readonly string[]> {
  const rows = await essai.db.selectFrom('journal').select(['action', 'avant', 'apres']).where('offre_id', '=', offreId).orderBy('id').execute()
  return rows.map(({ action, avant, apres }) => `${action} ${avant ?? ''}>${apres ?? ''}`)
}

test('a home enters with the class that the law gives it, at the place of its commune, as a draft', async () => {
  const id = await create({ commune: '69232', codePostal: '69001', financement: 'LLI', zoneAbc: 'A' })
  const row = await essai.db.selectFrom('offre').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  assert.equal(row.classe, 14, 'LLI in zone A: after nine HLM classes and four of PLI')
  assert.equal(row.commune, '69123', 'a retired code is written as the commune of today')
  assert.equal(row.departement, '69')
  assert.equal(row.ville, 'Lyon')
  assert.equal(row.statut, 'brouillon')
  assert.equal(row.surface, 47.5)
  assert.deepEqual([row.graine, row.graine_engagement, row.publiee_le], [null, null, null])
  assert.deepEqual(await listActions(id), ['offre.creee >brouillon'])
})

test('a home that the law cannot class, or that is said wrong, is refused with every reason', async () => {
  const refus = async (over: Partial<FicheOffre>) => {
    const created = await run(BAILLEUR, (tx, ctx) => createOffre(tx, ctx, aFiche(over)))
    return created.ok ? [] : created.refus.map(({ champ }) => champ)
  }
  assert.deepEqual(await refus({ commune: '99999' }), ['commune'])
  assert.deepEqual(await refus({ commune: '97411', codePostal: '97400' }), ['commune'])
  assert.deepEqual(await refus({ financement: 'PLI' }), ['zoneAbc'])
  assert.deepEqual(await refus({ financement: 'LLI', codePostal: '75001', loyer: 100, surface: 0, adresse: ' ' }), ['zoneAbc', 'codePostal', 'loyer', 'surface', 'adresse'])
  assert.deepEqual(await refus({}), [])
})

test('publishing commits a seed that nobody can read and that its revelation proves', async () => {
  const id = await publish()
  const row = await essai.db.selectFrom('offre').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  assert.match(row.graine ?? '', /^[0-9a-f]{64}$/)
  assert.ok(verifyTirage(row.graine_engagement ?? '', row.graine ?? '', sha256Hex))
  assert.equal((await findOffre(essai.db, id))?.graine, null)
  assert.notEqual(row.graine, (await essai.db.selectFrom('offre').select('graine').where('id', '=', await publish()).executeTakeFirstOrThrow()).graine)
  assert.deepEqual(await listActions(id), ['offre.creee >brouillon', 'offre.soumise brouillon>soumise', 'offre.publiee soumise>en_ligne'])
})

test('only Action Logement publishes, only from « soumise », only with a closing to come, only in its territory', async () => {
  const id = await create()
  const to = (actor: Actor, hours = 240) => run(actor, (tx, ctx) => publishOffre(tx, ctx, id, ctx.now.add({ hours })))
  assert.deepEqual(await to(CONSEILLER), { ok: false, why: 'statut' })
  await run(BAILLEUR, (tx, ctx) => submitOffre(tx, ctx, id))
  assert.deepEqual(await to(BAILLEUR), { ok: false, why: 'role' })
  assert.deepEqual(await to({ ...CONSEILLER, departements: ['59'] }), { ok: false, why: 'introuvable' })
  assert.deepEqual(await to(CONSEILLER, 0), { ok: false, why: 'cloture_passee' })
  assert.deepEqual(await to({ type: 'demandeur', compteId: 3, nom: 'Zoé' }), { ok: false, why: 'role' })
  assert.equal((await to(CONSEILLER)).ok, true)
  assert.deepEqual(await to(CONSEILLER), { ok: false, why: 'statut' })
})

test('a landlord touches no home but its own', async () => {
  const id = await create()
  const other: Actor = { ...BAILLEUR, bailleurId: await insertBailleur(essai.db) }
  assert.deepEqual(await run(other, (tx, ctx) => submitOffre(tx, ctx, id)), { ok: false, why: 'introuvable' })
  assert.deepEqual(await run({ ...BAILLEUR, role: 'lecteur' }, (tx, ctx) => submitOffre(tx, ctx, id)), { ok: false, why: 'role' })
  await assert.rejects(run(other, (tx, ctx) => createOffre(tx, ctx, aFiche())), NotFound)
})

test('an offer closes at its instant, once, and not before', async () => {
  const id = await publish()
  const close = () => run({ type: 'systeme' }, (tx, ctx) => closeOffre(tx, ctx, id))
  assert.equal(await close(), undefined)
  essai.clock.advance({ hours: 240 })
  assert.equal((await close())?.clotureLe.toString(), essai.clock.now().toString())
  assert.equal(await close(), undefined)
  assert.match((await findOffre(essai.db, id))?.graine ?? '', /^[0-9a-f]{64}$/)
})

test('an offer is withdrawn with its reason, and stays readable', async () => {
  const id = await publish()
  assert.deepEqual(await run(BAILLEUR, (tx, ctx) => withdrawOffre(tx, ctx, id, 'Travaux urgents')), { ok: true, statut: 'retiree' })
  assert.deepEqual(await run(BAILLEUR, (tx, ctx) => withdrawOffre(tx, ctx, id, 'Encore')), { ok: false, why: 'statut' })
  assert.equal((await findOffre(essai.db, id))?.statut, 'retiree')
  const answer = await essai.client().get(`/offres/${id}`)
  assert.equal(answer.status, 200)
  assert.match(answer.text, /Cette offre est retirée/)
  assert.doesNotMatch(answer.text, /Travaux urgents|Je postule|Créer mon compte J’ai déjà/)
})
