import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import type { Decision } from '#domain/commission.ts'
import { passEcheances } from '#features/candidatures/commands/echeances.ts'
import { refuseLogement } from '#features/candidatures/commands/respond.ts'
import { loadDemande } from '#features/demandes/queries.ts'
import { jourAParis } from '#domain/jour.ts'
import type { Ctx } from '#src/context.ts'
import { testApp, type TestApp } from '#test/app.ts'
import { aBailleur, aSeance, CONDITION, NON, PREMIER, RANG_2, RANG_3, type Bailleur } from '#test/factories/commissions.ts'
import { statutOf, type Partie } from '#test/factories/parcours.ts'
import { lapseCondition, liftCondition } from './condition.ts'
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

async function notified(...decisions: readonly Decision[]): Promise<Partie & { ids: readonly number[] }> {
  const partie = await aSeance(ctx, bailleur, decisions)
  const result = await notifyDecisions(bailleur.as(ctx), partie.offreId)
  assert.ok(result.ok)
  return { ...partie, ids: partie.candidats.map(({ id }) => id) }
}

function at(when: string, from: Ctx = ctx): Ctx {
  const now = Temporal.Instant.from(when)
  return { ...from, now, today: jourAParis(now) }
}
const AFTER = '2026-12-10T23:00:00Z'

test('the paper came and nobody is better placed: the home is offered, with ten days from then', async () => {
  const partie = await notified(CONDITION, RANG_2, NON)
  const [id = 0] = partie.ids
  const when = at('2026-12-01T10:00:00Z', bailleur.as(ctx, 'agent'))
  assert.deepEqual(await liftCondition(when, id), { ok: true, statut: 'attribuee', deja: false })
  const { attente_piece, echeance_le, rang_commission } = await rowOf(id)
  assert.deepEqual([attente_piece, echeance_le?.toString(), rang_commission], [null, '2026-12-11T23:00:00Z', 1])
  assert.deepEqual(await liftCondition(when, id), { ok: true, statut: 'attribuee', deja: true }, 'sent twice')
})

test('the paper came while somebody better placed has not answered: the rank is kept, and the home follows when the first refuses', async () => {
  const partie = await notified(PREMIER, { ...CONDITION, rang: 2 }, RANG_3)
  const [, id = 0] = partie.ids
  assert.deepEqual(await liftCondition(bailleur.as(ctx), id), { ok: true, statut: 'attribuee_rang', deja: false })
  assert.deepEqual(await statuts(partie), ['attribuee', 'attribuee_rang', 'attribuee_rang'])
  const [premier] = partie.candidats
  await refuseLogement({ ...ctx, actor: { type: 'demandeur', compteId: premier?.compteId ?? 0, nom: 'Martel' } }, premier?.demandeId ?? 0, premier?.id ?? 0)
  assert.deepEqual(await statuts(partie), ['refusee', 'attribuee', 'attribuee_rang'])
})

test('the date passed without the paper: not a refusal by the commission, and the next rank is offered the home', async () => {
  const partie = await notified(CONDITION, RANG_2, NON)
  const [id = 0] = partie.ids
  const early = await lapseCondition(at('2026-12-10T22:59:59Z', bailleur.as(ctx)), id)
  assert.ok(!early.ok && /pas passée/.test(early.why))
  const late = at(AFTER, bailleur.as(ctx))
  assert.deepEqual(await lapseCondition(late, id), { ok: true, statut: 'non_attribuee', deja: false })
  assert.deepEqual(await lapseCondition(late, id), { ok: true, statut: 'non_attribuee', deja: true })
  assert.deepEqual(await statuts(partie), ['non_attribuee', 'attribuee', 'non_attribuee'])
  assert.equal((await loadDemande(ctx.db, partie.candidats[0]?.demandeId ?? 0))?.demande.refusCommission, false)
})

test('it came in time and the landlord says so after the date: the home is offered; silent for three working days, the condition falls by itself', async () => {
  const [said, silent] = [await notified(CONDITION, RANG_2, NON), await notified(CONDITION, RANG_2, NON)]
  await passEcheances(at('2026-12-15T22:59:59Z'))
  assert.deepEqual(await statuts(said), ['attribuee_sous_condition', 'attribuee_rang', 'non_attribuee'])
  assert.deepEqual(await liftCondition(at('2026-12-15T22:00:00Z', bailleur.as(ctx)), said.ids[0] ?? 0), { ok: true, statut: 'attribuee', deja: false })
  await passEcheances(at('2026-12-15T23:00:00Z'))
  assert.deepEqual(await statuts(silent), ['non_attribuee', 'attribuee', 'non_attribuee'])
  assert.deepEqual(await statuts(said), ['attribuee', 'attribuee_rang', 'non_attribuee'])
})

test('nobody is left after it: Action Logement is told', async () => {
  const partie = await notified(CONDITION, NON, NON)
  await lapseCondition(at(AFTER, bailleur.as(ctx)), partie.ids[0] ?? 0)
  const waiting = await essai.jobs.listWaiting()
  assert.equal(waiting.filter(({ donnees }) => 'offreId' in donnees && donnees.offreId === partie.offreId && 'objet' in donnees && donnees.objet === 'plus_de_candidat').length, 1)
})

test('not found: another landlord, a reader, a candidate without condition', async () => {
  const partie = await notified(CONDITION, RANG_2, NON)
  const [id = 0, autre = 0] = partie.ids
  const others = await aBailleur(ctx)
  for (const act of [liftCondition, lapseCondition]) {
    await assert.rejects(act(others.as(ctx), id), { name: 'NotFound' })
    await assert.rejects(act(bailleur.as(ctx, 'lecteur'), id), { name: 'NotFound' })
    await assert.rejects(act(bailleur.as(ctx), autre), { name: 'NotFound' })
  }
})

test('the job and the landlord end the same condition at once: once, and the next rank is offered once', async () => {
  const partie = await notified(CONDITION, RANG_2, RANG_3)
  const [id = 0] = partie.ids
  const late = at(AFTER, bailleur.as(ctx))
  await Promise.all([lapseCondition(late, id), passEcheances(at(AFTER)), lapseCondition(late, id)])
  assert.deepEqual(await statuts(partie), ['non_attribuee', 'attribuee', 'attribuee_rang'])
  const lines = await ctx.db.selectFrom('journal').select('id').where('candidature_id', '=', id).where('action', '=', 'candidature.non_attribuee').execute()
  assert.equal(lines.length, 1)
})
