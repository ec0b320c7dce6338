/** What the database itself refuses, whatever the program does. */
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { applyToOffre } from '#features/candidatures/commands/apply.ts'
import { freezeOffre } from '#features/candidatures/commands/close.ts'
import { giveConsentement } from '#features/demandes/commands/choices.ts'
import { violatedConstraint } from '#platform/db.ts'
import { sql } from 'kysely'
import type { Ctx } from '#src/context.ts'
import { testApp } from '#test/app.ts'
import { aDemande, anEmployeur } from '#test/demandes.ts'
import { insertDemandeur, insertEntreprise, insertOffre } from '#test/factories/offres.ts'

let ctx: Ctx
let candidatureId: number
let demandeId: number
let offreId: number

before(async () => {
  ctx = (await testApp()).ctx()
  const entreprise = await insertEntreprise(ctx.db)
  demandeId = (await insertDemandeur(ctx.db, aDemande({ employeur: anEmployeur({ id: String(entreprise), validation: 'deleguee' }) }), { choix: 2 })).demandeId
  await giveConsentement(ctx, demandeId, 3)
  offreId = await insertOffre(ctx.db)
  const applied = await applyToOffre(ctx, demandeId, offreId)
  assert.ok(applied.ok)
  candidatureId = applied.id
  assert.equal(await freezeOffre({ ...ctx, now: Temporal.Instant.from('2026-12-06T23:00:00Z') }, offreId), true)
})

test('a consent is neither changed nor taken away', async () => {
  await assert.rejects(ctx.db.updateTable('consentement').set({ choix: 1 }).where('demande_id', '=', demandeId).execute(), /append-only/)
  await assert.rejects(ctx.db.deleteFrom('consentement').where('demande_id', '=', demandeId).execute(), /append-only/)
})

test('a frozen list and the places in it never change', async () => {
  await assert.rejects(ctx.db.updateTable('gel').set({ empreinte: 'autre' }).where('offre_id', '=', offreId).execute(), /append-only/)
  for (const change of [{ rang_gele: 2 }, { ordre_gele: 2 }, { total_gele: 1000 }, { points_fixes: 700 }, { date_depot: '2001-01-01' as const }, { categorie: 'GE' as const }, { tirage: 'autre' }, { rang_gele: null, ordre_gele: null, total_gele: null }]) {
    await assert.rejects(ctx.db.updateTable('candidature').set(change).where('id', '=', candidatureId).execute(), /never changes/, JSON.stringify(change))
  }
  await ctx.db.updateTable('candidature').set({ statut: 'retiree' }).where('id', '=', candidatureId).execute()
})

test('two live candidatures of one request, two accounts on one number, two bonuses on one day: the second is refused', async () => {
  const live = (id: number) => ({ offre_id: id, demande_id: demandeId, statut: 'deposee' as const, deposee_le: ctx.now, date_depot: '2024-03-10' as const, points_fixes: 0, tirage: 'x', points_le: ctx.now, statut_le: ctx.now })
  await ctx.db.insertInto('candidature').values(live(await insertOffre(ctx.db))).execute()
  await assert.rejects(ctx.db.insertInto('candidature').values(live(await insertOffre(ctx.db))).execute(), (error) => violatedConstraint(error) === 'candidature_une_seule')

  const { numero_unique } = await ctx.db.selectFrom('demande').select('numero_unique').where('id', '=', demandeId).executeTakeFirstOrThrow()
  await assert.rejects(insertDemandeur(ctx.db, aDemande(), { numero: numero_unique }), (error) => violatedConstraint(error) === 'demande_numero')

  const mois = { debut: '2026-11-01' as const, fin: '2026-12-01' as const, motif: 'essai' }
  await ctx.db.insertInto('equilibrage').values({ categorie: 'PME', ...mois }).execute()
  await assert.rejects(ctx.db.insertInto('equilibrage').values({ categorie: 'GE', ...mois, debut: '2026-11-30' }).execute(), (error) => violatedConstraint(error)?.startsWith('equilibrage') ?? false)
})

test('an offer without a closing day or a seed is not on line, and an open account has a password', async () => {
  await assert.rejects(insertOffre(ctx.db, { cloture_le: null }), (error) => violatedConstraint(error) !== undefined)
  await assert.rejects(insertOffre(ctx.db, { graine: null }), (error) => violatedConstraint(error) !== undefined)
  await assert.rejects(sql`update compte set mot_de_passe = null where statut = 'actif'`.execute(ctx.db), (error) => violatedConstraint(error) !== undefined)
})
