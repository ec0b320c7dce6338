import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import type { Categorie } from '#domain/entreprise.ts'
import type { Jour } from '#domain/jour.ts'
import { findBonus } from '#features/candidatures/queries/rang.ts'
import type { Actor, Ctx } from '#src/context.ts'
import { testApp, type TestApp } from '#test/app.ts'
import { insertStaff } from '#test/factories/comptes.ts'
import { insertDemande } from '#test/factories/demandes.ts'
import { insertOffre } from '#test/factories/offres.ts'
import { aRegistre } from '#test/factories/salaries.ts'
import { computeEquilibrage, endEquilibrage, fixEquilibrage } from './equilibrage.ts'

describe('the balance bonus (F187)', () => {
  let app: TestApp
  let par: number
  let counter = 0
  before(async () => {
    app = await testApp()
    par = (await insertStaff(app.ctx(), 'bailleur')).id
  })

  /** A signed lease of a household whose employer is of that size. */
  async function entree(categorie: Categorie, le: Jour): Promise<void> {
    counter += 1
    const { id: demandeId } = await insertDemande(app.ctx(), { registre: aRegistre(String(700 + counter)) })
    const offreId = await insertOffre(app.db, { statut: 'louee' })
    const { id } = await app.db.insertInto('candidature').values({
      offre_id: offreId, demande_id: demandeId, statut: 'bail_signe', deposee_le: app.clock.now(), date_depot: '2024-01-01', points_fixes: 0, categorie, tirage: String(counter), points_le: app.clock.now(), statut_le: app.clock.now(),
    }).returning('id').executeTakeFirstOrThrow()
    await app.db.insertInto('bail').values({ candidature_id: id, offre_id: offreId, signe_le: le, entree_le: le, enregistre_le: app.clock.now(), par }).execute()
  }
  async function as(role: 'conseiller' | 'responsable'): Promise<Ctx & { email: string }> {
    const { id, email } = await insertStaff(app.ctx(), 'conseiller', { role, departements: [] })
    const actor: Actor = { type: 'conseiller', compteId: id, nom: role, role, departements: [] }
    return { ...app.ctx(actor), email }
  }
  const at = (ctx: Ctx, today: Jour): Ctx => ({ ...ctx, today })
  const rows = () => app.db.selectFrom('equilibrage').select(['categorie', 'debut', 'fin', 'motif']).orderBy('debut').execute()

  test('the size of company that entered least over the last twelve full months has the month, with the figures that decide it; twice is once', async () => {
    assert.equal(await computeEquilibrage(at(app.ctx(), '2026-11-01')), 'personne', 'no entry at all')
    for (const [categorie, le] of [['ETI', '2025-11-01'], ['ETI', '2026-10-31'], ['GE', '2026-03-01'], ['GE', '2026-04-01'], ['PME', '2026-05-01'], ['PME', '2025-10-31'], ['PME', '2026-11-01']] as const) await entree(categorie, le)
    assert.equal(await computeEquilibrage(at(app.ctx(), '2026-11-01')), 'pose')
    assert.equal(await computeEquilibrage(at(app.ctx(), '2026-11-01')), 'deja')
    const [row, ...others] = await rows()
    assert.deepEqual(others, [])
    assert.deepEqual([row?.categorie, row?.debut, row?.fin], ['PME', '2026-11-01', '2026-12-01'])
    assert.match(row?.motif.replaceAll('\u00a0', ' ') ?? '', /du 1er novembre 2025 au 31 octobre 2026.*PME 1 \(20,0\s%\), ETI 2 \(40,0\s%\), GE 2 \(40,0\s%\)/)
    const events = await app.db.selectFrom('journal').select(['action', 'acteur_type', 'motif']).where('objet', '=', 'equilibrage').execute()
    assert.deepEqual(events, [{ action: 'equilibrage.decide', acteur_type: 'systeme', motif: row?.motif ?? null }])
  })

  test('nobody late: no row', async () => {
    await entree('ETI', '2026-11-15')
    assert.equal(await computeEquilibrage(at(app.ctx(), '2026-12-01')), 'personne', 'two entries each')
    assert.equal(await findBonus(app.db, '2026-12-15'), undefined)
  })

  test('it is shown to everyone with its reason', async () => {
    assert.match((await app.client().get('/classement')).text, /PME 1 \(20,0 %\)/)
  })

  test('a responsable sets one with a reason, never over another nor in the past; a month that has one by hand is left as it is', async () => {
    const ctx = await as('responsable')
    const saisie = { categorie: 'GE', debut: '2027-01-10', fin: '2027-01-20', motif: 'Objectif de territoire.' } as const
    await assert.rejects(fixEquilibrage(await as('conseiller'), saisie), { name: 'NotFound' })
    assert.deepEqual(await fixEquilibrage(ctx, saisie), { ok: true })
    for (const wrong of [{ ...saisie, debut: '2027-01-19', fin: '2027-03-01' }, { ...saisie, debut: '2026-11-01', fin: '2026-11-10' }, { ...saisie, debut: '2026-11-25', fin: '2026-12-02' }] as const) assert.equal((await fixEquilibrage(ctx, wrong)).ok, false)
    for (let n = 0; n < 6; n++) await entree('ETI', '2026-12-15')
    for (let n = 0; n < 6; n++) await entree('GE', '2026-12-15')
    assert.equal(await computeEquilibrage(at(app.ctx(), '2027-01-01')), 'deja')
    const both = await Promise.all([1, 2].map(() => fixEquilibrage(ctx, { ...saisie, debut: '2028-01-01', fin: '2028-02-01' })))
    assert.deepEqual(both.map(({ ok }) => ok).toSorted(), [false, true], 'two at once: one stands')
  })

  test('one in force ends this evening, one to come is cancelled, one that is over is told so; each has its reason in the journal', async () => {
    const ctx = await as('responsable')
    const idOf = async (debut: Jour) => (await app.db.selectFrom('equilibrage').select('id').where('debut', '=', debut).executeTakeFirstOrThrow()).id
    const [present, future] = [await idOf('2026-11-01'), await idOf('2028-01-01')]
    await assert.rejects(endEquilibrage(await as('conseiller'), present, 'Objectif atteint.'), { name: 'NotFound' })
    assert.equal(await endEquilibrage(ctx, present, 'Objectif atteint.'), 'arrete')
    assert.equal((await findBonus(app.db, '2026-11-22'))?.categorie, 'PME')
    assert.equal(await findBonus(app.db, '2026-11-23'), undefined)
    await assert.rejects(endEquilibrage(ctx, present, 'Objectif atteint.'), { name: 'Conflict' })
    assert.equal(await endEquilibrage(ctx, future, 'Objectif changé.'), 'annule')
    const events = await app.db.selectFrom('journal').select(['action', 'motif']).where('objet', '=', 'equilibrage').orderBy('id', 'desc').limit(2).execute()
    assert.deepEqual(events, [{ action: 'equilibrage.annule', motif: 'Objectif changé.' }, { action: 'equilibrage.arrete', motif: 'Objectif atteint.' }])
  })

  test('the page: a conseiller reads, a responsable decides, and all that is wrong is said at once', async () => {
    const [conseiller, responsable] = [await app.signIn((await as('conseiller')).email), await app.signIn((await as('responsable')).email)]
    assert.match((await conseiller.get('/conseiller/equilibrage')).text, /Votre rôle permet de lire, pas de décider/)
    assert.equal((await conseiller.post('/conseiller/equilibrage', {})).status, 404)
    const wrong = await responsable.post('/conseiller/equilibrage', { motif: 'court', 'debut-jour': '31', 'debut-mois': '2', 'debut-annee': '2027' })
    assert.equal(wrong.status, 422)
    for (const expected of [/Choisissez une taille/, /Cette date n’existe pas/, /Indiquez le (premier|dernier) jour/, /Écrivez la raison/]) assert.match(wrong.text, expected)
    assert.match(wrong.html, />court<\/textarea>/)
  })
})
