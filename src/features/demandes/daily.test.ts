import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { NUMEROS_DEMO } from '#connectors/sne/numeros-demo.ts'
import { addJours } from '#domain/jour.ts'
import { groundFor, insertCandidature } from '#test/demandeurs.ts'
import { AUJOURD_HUI, insertDemande, insertEntreprise, registreOf } from '#test/factories/demandes.ts'
import { applyRadiations, passToNewDay } from './commands/daily.ts'
import { refreshDemande } from './commands/refresh.ts'

describe('what a day alone changes', () => {
  const ground = groundFor()
  const statutOf = async (id: number) => ground.app.db.selectFrom('demande').select(['statut', 'radiee_le', 'radiation_motif']).where('id', '=', id).executeTakeFirstOrThrow()
  const candidatureOf = async (id: number) => ground.app.db.selectFrom('candidature').select(['statut', 'motif']).where('id', '=', id).executeTakeFirstOrThrow()

  test('the anniversary is still a day of validity; the next one suspends and frees the candidature', async () => {
    const { id } = await insertDemande(ground.app.ctx(), { numero: NUMEROS_DEMO.tabanou, valideJusquAu: AUJOURD_HUI })
    const candidature = await insertCandidature(ground, id)
    await passToNewDay(ground.app.ctx())
    assert.equal((await statutOf(id)).statut, 'active')
    ground.app.clock.set('2026-11-22T23:05:00Z')
    const { suspendues } = await passToNewDay(ground.app.ctx())
    assert.equal(suspendues, 1)
    assert.equal((await statutOf(id)).statut, 'suspendue')
    assert.deepEqual(await candidatureOf(candidature), { statut: 'retiree', motif: 'demande_expiree' })
    assert.equal((await passToNewDay(ground.app.ctx())).suspendues, 0)
    ground.app.clock.set('2026-11-22T09:00:00Z')
  })

  test('a suspended request comes back as soon as the register says that it was renewed', async () => {
    const { id, numeroUnique } = await insertDemande(ground.app.ctx(), { numero: NUMEROS_DEMO.aRenouveler, statut: 'suspendue', valideJusquAu: addJours(AUJOURD_HUI, -3) })
    ground.register.put({ ...registreOf(numeroUnique), dateRenouvellement: '2026-11-21', dateFinValidite: '2027-11-21' })
    ground.app.clock.advance({ minutes: 1 })
    assert.equal((await refreshDemande(ground.app.ctx(), id))?.issue, 'changee')
    assert.equal((await statutOf(id)).statut, 'active')
    ground.register.put(registreOf(numeroUnique))
  })

  test('rights are computed again on the day that may change them, and only then', async () => {
    const { id } = await insertDemande(ground.app.ctx(), { numero: NUMEROS_DEMO.nouveau })
    const read = () => ground.app.db.selectFrom('profil').select(['valable_jusqu_au', 'calcule_le']).where('demande_id', '=', id).executeTakeFirstOrThrow()
    const first = await read()
    assert.equal(first.valable_jusqu_au, '2027-01-01')
    ground.app.clock.set('2026-12-30T23:05:00Z')
    await passToNewDay(ground.app.ctx())
    assert.equal((await read()).calcule_le.toString(), first.calcule_le.toString())
    ground.app.clock.set('2026-12-31T23:05:00Z')
    await passToNewDay(ground.app.ctx())
    assert.equal((await read()).valable_jusqu_au, '2028-01-01')
    ground.app.clock.set('2026-11-22T09:00:00Z')
  })

  test('a criterion counted in months runs out by itself', async () => {
    const { id: entreprise } = await insertEntreprise(ground.app, { politique: { A: [{ code: 'recrutement_recent', seuil: 2 }] } })
    const { id } = await insertDemande(ground.app.ctx(), { numero: NUMEROS_DEMO.handicap })
    const row = { demande_id: id, titulaire: 'demandeur' as const, situation: 'cdi' as const, siret: '00010101400017', entreprise_id: entreprise, plusieurs_employeurs: false, date_embauche: '2026-10-01' as const, validation: 'deleguee' as const, tranches: ['A' as const], maj_le: ground.app.clock.now() }
    await ground.app.db.insertInto('rattachement').values(row).execute()
    const tranches = async () => (await ground.app.db.selectFrom('rattachement').select('tranches').where('demande_id', '=', id).executeTakeFirstOrThrow()).tranches
    await passToNewDay(ground.app.ctx())
    assert.deepEqual(await tranches(), ['A'])
    ground.app.clock.set('2026-12-02T08:00:00Z')
    await passToNewDay(ground.app.ctx())
    assert.deepEqual(await tranches(), [])
    ground.app.clock.set('2026-11-22T09:00:00Z')
  })

  test('struck off at the register: the request is closed here with its reason, and so is its candidature', async () => {
    const { id } = await insertDemande(ground.app.ctx(), { numero: NUMEROS_DEMO.radieeAttribution })
    const candidature = await insertCandidature(ground, id)
    assert.deepEqual(await applyRadiations(ground.app.ctx()), { radiees: 1 })
    assert.deepEqual(await statutOf(id), { statut: 'radiee', radiee_le: '2026-11-10', radiation_motif: 'RADATT' })
    assert.deepEqual(await candidatureOf(candidature), { statut: 'retiree', motif: 'demande_radiee' })
    assert.deepEqual(await applyRadiations(ground.app.ctx()), { radiees: 0 })
    const events = await ground.app.db.selectFrom('journal').select('id').where('demande_id', '=', id).where('action', '=', 'demande.radiee').execute()
    assert.equal(events.length, 1)
    const compte = await ground.app.db.selectFrom('compte').innerJoin('demande', 'demande.compte_id', 'compte.id').select('email').where('demande.id', '=', id).executeTakeFirstOrThrow()
    const page = await (await ground.app.signIn(compte.email)).get('/demandeur')
    assert.match(page.text, /Félicitations, vous avez un logement Un logement social vous a été attribué et le bail est signé.* le 10 novembre 2026/)
    assert.doesNotMatch(page.text, /Radiée|vous ne pouvez pas postuler/)
  })

  test('the register silent: nobody is struck off, and the job will be tried again', async () => {
    const { id } = await insertDemande(ground.app.ctx(), { numero: NUMEROS_DEMO.leclerc })
    ground.register.setPanne('coupe')
    assert.deepEqual(await applyRadiations(ground.app.ctx()), { indisponible: true })
    ground.register.setPanne(undefined)
    assert.equal((await statutOf(id)).statut, 'active')
  })

  test('what the register said of a request that nobody confirmed is erased the day after', async () => {
    const { compteId } = await insertDemande(ground.app.ctx(), { numero: NUMEROS_DEMO.dalo })
    const values = { compte_id: compteId, session: Buffer.from('essai'), numero_unique: NUMEROS_DEMO.enceinte, code: 'x', registre: '{}', cree_le: ground.app.clock.now(), expire_le: ground.app.clock.now().add({ hours: 24 }) }
    const { id } = await ground.app.db.insertInto('import_code').values(values).returning('id').executeTakeFirstOrThrow()
    ground.app.clock.set('2026-11-23T23:05:00Z')
    await passToNewDay(ground.app.ctx())
    const row = await ground.app.db.selectFrom('import_code').select(['registre', 'clos_le']).where('id', '=', id).executeTakeFirstOrThrow()
    assert.equal(row.registre, null)
    assert.ok(row.clos_le)
    ground.app.clock.set('2026-11-22T09:00:00Z')
  })
})
