import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { isHeld } from '#domain/candidature.ts'
import type { Decision } from '#domain/commission.ts'
import { retireOffre } from '#features/candidatures/commands/retire.ts'
import { withdrawCandidature } from '#features/candidatures/commands/withdraw.ts'
import { findPassage } from '#features/commissions/queries.ts'
import { Conflict } from '#platform/errors.ts'
import type { Ctx } from '#src/context.ts'
import { testApp, type TestApp } from '#test/app.ts'
import { aBailleur, aSeance, CONDITION, NON, PREMIER, RANG_2, RANG_3, type Bailleur } from '#test/factories/commissions.ts'
import type { Candidat, Partie } from '#test/factories/parcours.ts'
import { runs } from '#test/runs.ts'
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

const DECISIONS: readonly Decision[] = [PREMIER, { ...CONDITION, rang: 2 }, RANG_3]
/** What several people do within the same milliseconds. */
const ACTES = ['envoyer', 'envoyer_aussi', 'partir_1', 'partir_2', 'partir_3', 'corriger', 'reporter', 'retirer'] as const
type Acte = (typeof ACTES)[number]

const asDemandeur = ({ compteId, demandeId }: Candidat): Ctx => ({ ...ctx, actor: { type: 'demandeur', compteId, nom: 'Martel', demandeId } })
const candidatOf = ({ candidats }: Partie, index: number): Candidat => candidats[index] ?? assert.fail('no such candidate')

function act(partie: Partie, acte: Acte): Promise<unknown> {
  const { offreId } = partie
  const leave = (candidat: Candidat) => withdrawCandidature(asDemandeur(candidat), candidat.demandeId, candidat.id, 'aucun')
  switch (acte) {
    case 'envoyer':
    case 'envoyer_aussi': return notifyDecisions(bailleur.as(ctx), offreId)
    case 'partir_1': return leave(candidatOf(partie, 0))
    case 'partir_2': return leave(candidatOf(partie, 1))
    case 'partir_3': return leave(candidatOf(partie, 2))
    case 'corriger': return saveDecisions(bailleur.as(ctx), offreId, { decisions: new Map([[candidatOf(partie, 1).id, NON], [candidatOf(partie, 2).id, RANG_2]]) })
    case 'reporter': return convenePassage(bailleur.as(ctx, 'agent'), offreId, { jour: '2026-11-29', exception: 'candidats_insuffisants' })
    case 'retirer': return retireOffre(bailleur.as(ctx, 'agent'), offreId, 'Des travaux imprévus sont nécessaires.')
  }
}

/** Whatever came first, what is written down agrees with itself. */
async function check(partie: Partie): Promise<void> {
  const passage = await findPassage(ctx.db, partie.offreId)
  const { statut } = await ctx.db.selectFrom('offre').select('statut').where('id', '=', partie.offreId).executeTakeFirstOrThrow()
  const rows = await listRows(partie)
  for (const row of rows) await checkRow(row, (passage?.notifieLe ?? null) !== null)
  assert.ok(rows.filter((row) => row.statut === 'attribuee').length <= 1)
  if (statut === 'retiree') assert.ok(rows.every((row) => !isHeld(row.statut)), JSON.stringify(rows))
  if (statut === 'attribuee') assert.ok(passage?.notifieLe, 'a home is attributed by letters alone')
}

type Row = Awaited<ReturnType<typeof listRows>>[number]
const listRows = ({ offreId }: Partie) => ctx.db.selectFrom('candidature as c').leftJoin('decision as d', 'd.candidature_id', 'c.id').select(['c.id', 'c.statut', 'c.rang_commission', 'd.code', 'd.rang']).where('c.offre_id', '=', offreId).orderBy('c.ordre_gele').execute()

async function checkRow({ id, statut, code, rang, rang_commission }: Row, notified: boolean): Promise<void> {
  const lines = await ctx.db.selectFrom('journal').select(['avant', 'apres']).where('candidature_id', '=', id).where('objet', '=', 'candidature').where('action', '<>', 'candidature.points').orderBy('id').execute()
  assert.equal(lines.at(-1)?.apres, statut, 'the history ends where the row is')
  const left = lines.filter(({ avant }) => avant === 'en_commission')
  assert.ok(left.length <= 1, 'the commission was left once')
  if (notified && code !== null) assert.deepEqual(left.map(({ apres }) => apres), [RESULTATS[code]], 'what was decided is what happened')
  else assert.ok(['en_commission', 'retiree', 'offre_retiree'].includes(statut), statut)
  if (statut === 'attribuee_rang' || statut === 'attribuee_sous_condition') assert.equal(rang_commission, rang)
}

const RESULTATS = { attribution: 'attribuee', attribution_rang: 'attribuee_rang', attribution_sous_condition: 'attribuee_sous_condition', non_attribution: 'non_attribuee', irrecevabilite: 'irrecevable' }

async function checkMails(partie: Partie): Promise<void> {
  const ids = new Set(partie.candidats.map(({ id }) => id))
  const waiting = (await essai.jobs.listWaiting()).flatMap(({ donnees }) => ('candidatureId' in donnees && typeof donnees.candidatureId === 'number' && ids.has(donnees.candidatureId) && 'objet' in donnees ? [`${donnees.candidatureId} ${String(donnees.objet)}`] : []))
  assert.equal(new Set(waiting).size, waiting.length, `told twice: ${waiting.join(', ')}`)
}

test('letters, withdrawals, a correction, another day, the home taken back, all at once: never a wrong state, each told once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([...ACTES], { minLength: 2 }), fc.array(fc.integer({ min: 0, max: 12 }), { minLength: ACTES.length, maxLength: ACTES.length }), async (actes, pauses) => {
      const partie = await aSeance(ctx, bailleur, DECISIONS)
      const results = await Promise.allSettled(actes.map(async (acte, index) => {
        await sleep(pauses[index] ?? 0)
        return act(partie, acte)
      }))
      for (const result of results) if (result.status === 'rejected') assert.ok(result.reason instanceof Conflict, String(result.reason))
      await check(partie)
      await checkMails(partie)
    }),
    { numRuns: runs(25, 500) },
  )
})

test('two people send the letters at once: once', async () => {
  const partie = await aSeance(ctx, bailleur, DECISIONS)
  const results = await Promise.all([1, 2, 3, 4].map(() => notifyDecisions(bailleur.as(ctx), partie.offreId)))
  assert.deepEqual(results.map((result) => result.ok && result.deja).toSorted(), [false, true, true, true])
  await check(partie)
  await checkMails(partie)
})
