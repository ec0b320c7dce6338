import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { transaction } from '#platform/db.ts'
import { actionsOf, applicant, groundFor, insertCandidature, load } from '#test/demandeurs.ts'
import { AUJOURD_HUI } from '#test/factories/demandes.ts'
import { deleteDemande } from './delete.ts'
import { enqueueRadiation, radierApresBail } from './radiation.ts'

describe('the lease is signed', () => {
  const ground = groundFor()

  test('the request leaves the register as « Logement attribué », and AL’in follows; twice is once', async () => {
    const person = await applicant(ground)
    const candidature = await insertCandidature(ground, person.id)
    await ground.app.db.updateTable('candidature').set({ statut: 'bail_signe' }).where('id', '=', candidature).execute()
    await transaction(ground.app.db, (tx) => enqueueRadiation(tx, ground.app.ctx(), person.id))
    await ground.app.work()
    const { numeroUnique, statut, radiation } = await load(ground, person)
    assert.deepEqual([statut, radiation], ['radiee', { le: AUJOURD_HUI, motif: 'RADATT' }])
    const lecture = await ground.app.ctx().connectors.sne.getDemandeLogement(numeroUnique)
    assert.ok(lecture.issue === 'trouvee')
    assert.deepEqual([lecture.demande.statut, lecture.demande.radiation?.motif], ['radiee', 'RADATT'])
    assert.equal(await radierApresBail(ground.app.ctx(), person.id), 'deja')
    assert.equal((await actionsOf(ground, person)).filter((action) => action === 'demande.radiee').length, 1)
    const kept = await ground.app.db.selectFrom('candidature').select('statut').where('id', '=', candidature).executeTakeFirstOrThrow()
    assert.equal(kept.statut, 'bail_signe', 'the candidature that led to the home stays what it is')
    assert.match(ground.app.mails.at(-1)?.subject ?? '', /vous êtes logé/)
  })

  test('taken out of AL’in between the lease and the night: the register is told all the same, and the request stays out', async () => {
    const person = await applicant(ground)
    const { numeroUnique } = await load(ground, person)
    await deleteDemande(ground.app.ctx(), person.id)
    assert.equal(await radierApresBail(ground.app.ctx(), person.id), 'radiee')
    const lecture = await ground.app.ctx().connectors.sne.getDemandeLogement(numeroUnique)
    assert.equal(lecture.issue === 'trouvee' && lecture.demande.radiation?.motif, 'RADATT')
    assert.equal((await load(ground, person)).statut, 'supprimee')
  })

  test('struck off elsewhere meanwhile: nothing is sent again, the register’s own reason is kept', async () => {
    const person = await applicant(ground)
    const { registre, numeroUnique } = await load(ground, person)
    ground.register.put({ ...registre, statut: 'radiee', radiation: { date: AUJOURD_HUI, motif: 'RADABA' } })
    assert.equal(await radierApresBail(ground.app.ctx(), person.id), 'radiee')
    assert.equal((await load(ground, person)).radiation?.motif, 'RADABA')
    const lecture = await ground.app.ctx().connectors.sne.getDemandeLogement(numeroUnique)
    assert.equal(lecture.issue === 'trouvee' && lecture.demande.radiation?.motif, 'RADABA')
  })

  test('the register silent: nothing changes here, and it is for the next try', async () => {
    const person = await applicant(ground)
    const ctx = ground.app.ctx()
    const submitDemande = () => Promise.resolve({ issue: 'indisponible', cause: 'delai', detail: '' } as const)
    const silent = { ...ctx, connectors: { ...ctx.connectors, sne: { ...ctx.connectors.sne, submitDemande } } }
    assert.equal(await radierApresBail(silent, person.id), 'indisponible')
    assert.equal((await load(ground, person)).statut, 'active')
    assert.equal(await radierApresBail(ctx, person.id), 'radiee')
  })
})
