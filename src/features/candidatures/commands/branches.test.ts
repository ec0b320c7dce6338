/** The branches of the second half, on real PostgreSQL: leaving and losing the home at each state, and several people at once. */
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import fc from 'fast-check'
import { FICHES, HELD, move, type Statut } from '#domain/candidature.ts'
import type { StatutOffre } from '#domain/offre.ts'
import { Conflict } from '#platform/errors.ts'
import type { ActorOf, Ctx } from '#src/context.ts'
import { testApp, type TestApp } from '#test/app.ts'
import { insertBailleur, insertOffre } from '#test/factories/offres.ts'
import { aPartie, statutOf, type Candidat, type Partie } from '#test/factories/parcours.ts'
import { runs } from '#test/runs.ts'
import { applyToOffre } from './apply.ts'
import { passEcheances } from './echeances.ts'
import { acceptLogement, refuseLogement } from './respond.ts'
import { retireOffre } from './retire.ts'
import { withdrawCandidature } from './withdraw.ts'

let essai: TestApp
let ctx: Ctx
let bailleurId: number
before(async () => {
  essai = await testApp()
  ctx = essai.ctx()
  bailleurId = await insertBailleur(ctx.db)
})

/** Where the offer stands when its candidates stand there. */
const OFFRES: Readonly<Partial<Record<Statut, StatutOffre>>> = {
  deposee: 'close', validee: 'close', transmise: 'transmise', non_designee: 'transmise', en_commission: 'en_commission', attribuee: 'attribuee', attribuee_rang: 'attribuee', attribuee_sous_condition: 'attribuee', acceptee: 'attribuee',
}
const VIVANTS: readonly Statut[] = [...HELD, 'non_designee']

const agent = (): Ctx => ({ ...ctx, actor: { type: 'bailleur', compteId: 1, nom: 'Essai', role: 'agent', bailleurId } satisfies ActorOf<'bailleur'> })
const as = ({ compteId, demandeId }: Candidat): Ctx => ({ ...ctx, actor: { type: 'demandeur', compteId, nom: 'Martel', demandeId } })
const nth = ({ candidats }: Partie, index: number): Candidat => candidats[index] ?? assert.fail('no such candidate')
const partieAt = (statut: Statut) => aPartie(ctx, { statuts: [statut], rangs: [1], offre: OFFRES[statut] ?? 'transmise', over: { bailleur_id: bailleurId } })

async function isFree(candidat: Candidat): Promise<boolean> {
  return (await applyToOffre(as(candidat), candidat.demandeId, await insertOffre(ctx.db))).ok
}

const linesOf = async (id: number) => (await ctx.db.selectFrom('journal').select('apres').where('candidature_id', '=', id).where('avant', 'is not', null).orderBy('id').execute()).map(({ apres }) => apres)

for (const statut of VIVANTS) {
  test(`one may leave at « ${FICHES[statut].libelle} »: once, as the table says, and free at once`, async () => {
    const candidat = nth(await partieAt(statut), 0)
    const expected = move(statut, 'withdraw', 'demandeur')
    const left = await withdrawCandidature(as(candidat), candidat.demandeId, candidat.id)
    assert.equal(left?.ok === true && expected.ok && left.statut === expected.statut, true)
    await withdrawCandidature(as(candidat), candidat.demandeId, candidat.id)
    assert.equal((await linesOf(candidat.id)).length, 1)
    assert.equal(await isFree(candidat), true)
  })

  test(`an offer taken back at « ${FICHES[statut].libelle} » frees everyone, and says why once`, async () => {
    const partie = await partieAt(statut)
    const candidat = nth(partie, 0)
    await essai.work()
    essai.mails.length = 0
    assert.deepEqual(await retireOffre(agent(), partie.offreId, 'Des travaux imprévus.'), { ok: true, statut: 'retiree' })
    assert.equal((await retireOffre(agent(), partie.offreId, 'Des travaux imprévus.')).ok, false)
    assert.equal(await statutOf(ctx, candidat.id), 'offre_retiree')
    await essai.work()
    assert.equal(essai.mails.filter(({ to }) => to === candidat.email).length, 1)
    assert.equal(await isFree(candidat), true)
  })
}

test('another landlord takes nothing back', async () => {
  const partie = await partieAt('transmise')
  const other = { ...ctx, actor: { type: 'bailleur', compteId: 1, nom: 'Essai', role: 'agent', bailleurId: await insertBailleur(ctx.db) } } satisfies Ctx
  assert.deepEqual(await retireOffre(other, partie.offreId, 'Par erreur.'), { ok: false, why: 'introuvable' })
})

type Geste = { nom: string; fait: (partie: Partie) => Promise<unknown> }
const GESTES: readonly Geste[] = [
  { nom: 'the first accepts', fait: (partie) => acceptLogement(as(nth(partie, 0)), nth(partie, 0).demandeId, nth(partie, 0).id) },
  { nom: 'the first refuses', fait: (partie) => refuseLogement(as(nth(partie, 0)), nth(partie, 0).demandeId, nth(partie, 0).id) },
  { nom: 'the first leaves', fait: (partie) => withdrawCandidature(as(nth(partie, 0)), nth(partie, 0).demandeId, nth(partie, 0).id) },
  { nom: 'the second leaves', fait: (partie) => withdrawCandidature(as(nth(partie, 1)), nth(partie, 1).demandeId, nth(partie, 1).id, 'aucun') },
  { nom: 'the second accepts', fait: (partie) => acceptLogement(as(nth(partie, 1)), nth(partie, 1).demandeId, nth(partie, 1).id) },
  { nom: 'the third leaves', fait: (partie) => withdrawCandidature(as(nth(partie, 2)), nth(partie, 2).demandeId, nth(partie, 2).id, 'aucun') },
  { nom: 'the delay passes', fait: () => passEcheances({ ...ctx, now: ctx.now.add({ hours: 241 }) }) },
  { nom: 'the landlord takes the home back', fait: (partie) => retireOffre(agent(), partie.offreId, 'Vendu.') },
]

/** Whoever came first, the state is one that the table knows, one household at most has the home, and every change was told once. */
async function checkPartie(partie: Partie): Promise<void> {
  const statuts = await Promise.all(partie.candidats.map(({ id }) => statutOf(ctx, id)))
  assert.ok(statuts.filter((statut) => statut === 'attribuee' || statut === 'acceptee').length <= 1, statuts.join(' '))
  const { statut } = await ctx.db.selectFrom('offre').select('statut').where('id', '=', partie.offreId).executeTakeFirstOrThrow()
  if (statut === 'retiree') assert.ok(statuts.every((one) => !FICHES[one].held), statuts.join(' '))
  else if (statuts.includes('attribuee_rang')) assert.ok(statuts.includes('attribuee'), `someone waits for nobody: ${statuts.join(' ')}`)
  for (const { id } of partie.candidats) {
    const lines = await linesOf(id)
    assert.equal(lines.at(-1) ?? (await statutOf(ctx, id)), await statutOf(ctx, id), 'the journal and the row agree')
    assert.equal(new Set(lines).size, lines.length, `told twice: ${lines.join(' ')}`)
  }
}

test('whatever several people do at once, never a wrong state', async () => {
  const some = fc.uniqueArray(fc.integer({ min: 0, max: GESTES.length - 1 }), { minLength: 2, maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(some, async (indexes) => {
      const partie = await aPartie(ctx, { statuts: ['attribuee', 'attribuee_rang', 'attribuee_rang'], rangs: [1, 2, 3], offre: 'attribuee', over: { bailleur_id: bailleurId } })
      const results = await Promise.allSettled(GESTES.filter((_, index) => indexes.includes(index)).map(({ fait }) => fait(partie)))
      for (const result of results) if (result.status === 'rejected') assert.ok(result.reason instanceof Conflict, String(result.reason))
      await checkPartie(partie)
    }),
    { numRuns: runs(25, 400) },
  )
})
