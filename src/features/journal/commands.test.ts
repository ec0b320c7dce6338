import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { transaction } from '#platform/db.ts'
import { decipher, keyedDigest } from '#platform/secrets.ts'
import type { Ctx } from '#src/context.ts'
import { testApp } from '#test/app.ts'
import { insertCompte } from '#test/factories/comptes.ts'
import { recordEvent } from './commands.ts'

let ctx: Ctx
let compteId: number

before(async () => {
  const essai = await testApp()
  ctx = essai.ctx()
  compteId = (await insertCompte(ctx)).id
})

async function recordAdresse(): Promise<{ id: number }> {
  await transaction(ctx.db, (tx) => recordEvent(tx, ctx, { action: 'compte.modifie', objet: 'compte', objetId: compteId, compteId, valeurs: { email: 'inès@exemple.test' } }))
  return ctx.db.selectFrom('journal').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()
}

test('a line tells who, when, what and which fields, and holds no personal value', async () => {
  const { id } = await recordAdresse()
  const line = await ctx.db.selectFrom('journal').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  assert.deepEqual({ action: line.action, acteur: line.acteur_type, champs: line.champs, quand: line.quand.toString() }, { action: 'compte.modifie', acteur: 'systeme', champs: ['email'], quand: ctx.now.toString() })
  assert.ok(!JSON.stringify(line).includes('exemple.test'))
  assert.equal(line.empreinte, keyedDigest(ctx.settings.secret, 'journal', JSON.stringify({ email: 'inès@exemple.test' })))
})

test('personal values are read with the key of the person, and never again once it is destroyed', async () => {
  const { id } = await recordAdresse()
  const { contenu } = await ctx.db.selectFrom('journal_valeur').select('contenu').where('journal_id', '=', id).executeTakeFirstOrThrow()
  const { cle } = await ctx.db.selectFrom('cle_personnelle').select('cle').where('compte_id', '=', compteId).executeTakeFirstOrThrow()
  assert.ok(cle)
  assert.deepEqual(JSON.parse(decipher(cle, 'journal', contenu)), { email: 'inès@exemple.test' })
  await ctx.db.updateTable('cle_personnelle').set({ cle: null, detruite_le: ctx.now }).where('compte_id', '=', compteId).execute()
  assert.throws(() => decipher(Buffer.alloc(32), 'journal', contenu))
  const after = await recordAdresse()
  assert.equal(await ctx.db.selectFrom('journal_valeur').select('journal_id').where('journal_id', '=', after.id).executeTakeFirst(), undefined)
})

test('the journal is append-only: the database refuses a change, a deletion, an emptying', async () => {
  const { id } = await recordAdresse()
  await assert.rejects(ctx.db.updateTable('journal').set({ action: 'autre' }).where('id', '=', id).execute(), /append-only/)
  await assert.rejects(ctx.db.deleteFrom('journal').where('id', '=', id).execute(), /append-only/)
})

test('a line goes with its transaction: rolled back, nothing was said', async () => {
  const count = async () => (await ctx.db.selectFrom('journal').select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n
  const before = await count()
  await assert.rejects(
    ctx.db.transaction().execute(async (tx) => {
      await recordEvent(tx, ctx, { action: 'compte.modifie', objet: 'compte', objetId: compteId, compteId })
      throw new Error('undone')
    }),
    /undone/,
  )
  assert.equal(await count(), before)
})
