import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { NUMEROS_DEMO } from '#connectors/sne/numeros-demo.ts'
import type { DemandeRegistre, Sne } from '#connectors/sne/index.ts'
import type { Ctx } from '#src/context.ts'
import { actionsOf, applicant, groundFor, insertCandidature, load } from '#test/demandeurs.ts'
import { AUJOURD_HUI, insertEntreprise, registreOf } from '#test/factories/demandes.ts'
import { insertOffre } from '#test/factories/offres.ts'
import { addJours } from '#domain/jour.ts'
import { transaction } from '#platform/db.ts'
import { lockDemande } from '../queries.ts'
import { applyRadiations, passToNewDay } from './daily.ts'
import { faitsDe } from './faits.ts'
import { applyFacts } from './profil.ts'

describe('a night that goes wrong', () => {
  const ground = groundFor()
  const over = (sne: Partial<Sne>): Ctx => {
    const ctx = ground.app.ctx()
    return { ...ctx, connectors: { ...ctx.connectors, sne: { ...ctx.connectors.sne, ...sne } } }
  }

  test('the list says struck off, but the request cannot be read: it keeps its place, and the job is tried again', async () => {
    const person = await applicant(ground)
    const candidature = await insertCandidature(ground, person.id)
    const { numeroUnique } = await load(ground, person)
    const listDemandesRadieesDepuis = () => Promise.resolve({ issue: 'recue' as const, valeur: [{ numeroUnique, date: AUJOURD_HUI, motif: 'RADREN' }] })
    const silent = over({ listDemandesRadieesDepuis, getDemandeLogement: () => Promise.resolve({ issue: 'indisponible', cause: 'delai', detail: '' }) })
    assert.deepEqual(await applyRadiations(silent), { indisponible: true })
    assert.equal((await load(ground, person)).statut, 'active')
    const { statut } = await ground.app.db.selectFrom('candidature').select('statut').where('id', '=', candidature).executeTakeFirstOrThrow()
    assert.equal(statut, 'deposee')
    // It came back since: the register reads it as active.
    assert.deepEqual(await applyRadiations(over({ listDemandesRadieesDepuis })), { radiees: 0 })
    assert.equal((await load(ground, person)).statut, 'active')
    ground.register.put({ ...registreOf(NUMEROS_DEMO.leclerc), numeroUnique, statut: 'radiee', radiation: { date: AUJOURD_HUI, motif: 'RADREN' } })
    assert.deepEqual(await applyRadiations(over({ listDemandesRadieesDepuis })), { radiees: 1 })
    assert.equal((await load(ground, person)).statut, 'radiee')
  })

  test('one request that cannot be read holds no other up', async () => {
    const broken = await applicant(ground, { valideJusquAu: addJours(AUJOURD_HUI, -1) })
    const sound = await applicant(ground, { valideJusquAu: addJours(AUJOURD_HUI, -1) })
    const { faits } = await ground.app.db.selectFrom('demande').select('faits').where('id', '=', broken.id).executeTakeFirstOrThrow()
    await ground.app.db.updateTable('demande').set({ faits: '{}' }).where('id', '=', broken.id).execute()
    await assert.rejects(passToNewDay(ground.app.ctx()), /1 requests did not pass/)
    assert.equal((await load(ground, sound)).statut, 'suspendue')
    await ground.app.db.updateTable('demande').set({ faits: JSON.stringify(faits) }).where('id', '=', broken.id).execute()
    await passToNewDay(ground.app.ctx())
    assert.equal((await load(ground, broken)).statut, 'suspendue')
  })
})

describe('what days change, and what they must not', () => {
  const ground = groundFor()

  test('a permit that ends closes the rights the day after, without a new reading of the register', async () => {
    const french = registreOf(NUMEROS_DEMO.leclerc)
    const registre: DemandeRegistre = {
      ...french, demandeur: { ...french.demandeur, nationalite: '3' },
      piecesDeposees: [{ type: 'SEJOUR', date: '2026-01-15', validee: true, titulaire: 0, expireLe: addJours(AUJOURD_HUI, 5) }],
    }
    const person = await applicant(ground, { registre })
    const profil = () => ground.app.db.selectFrom('profil').select(['masque', 'valable_jusqu_au']).where('demande_id', '=', person.id).executeTakeFirstOrThrow()
    assert.equal((await profil()).valable_jusqu_au, addJours(AUJOURD_HUI, 6))
    ground.app.clock.set('2026-11-27T08:00:00Z')
    await passToNewDay(ground.app.ctx())
    assert.equal((await load(ground, person)).demande.sejour, 'titre_valide')
    ground.app.clock.set('2026-11-27T23:05:00Z')
    await passToNewDay(ground.app.ctx())
    assert.equal((await load(ground, person)).demande.sejour, 'sans_titre')
    assert.equal((await profil()).masque, 0)
    assert.deepEqual((await actionsOf(ground, person)).filter((action) => action === 'demande.titre_echu').length, 1)
    ground.app.clock.set('2026-11-22T09:00:00Z')
  })

  test('«\u00a0Mettre à jour\u00a0» later takes nothing from a live candidature: the company’s windows are those of its day', async () => {
    const { id: entrepriseId, siret } = await insertEntreprise(ground.app, { politique: { A: [{ code: 'recrutement_recent', seuil: 2 }] } })
    const person = await applicant(ground, { choix: 2 })
    const now = ground.app.clock.now()
    const job = { demande_id: person.id, titulaire: 'demandeur' as const, situation: 'cdi' as const, siret, entreprise_id: entrepriseId, plusieurs_employeurs: false, date_embauche: '2026-10-01' as const, validation: 'deleguee' as const, tranches: ['A' as const], maj_le: now }
    await ground.app.db.insertInto('rattachement').values(job).execute()
    const offreId = await insertOffre(ground.app.db, { cloture_le: now.add({ hours: 24 * 60 }) })
    const row = { offre_id: offreId, demande_id: person.id, statut: 'deposee' as const, deposee_le: now, date_depot: '2019-09-01' as const, points_fixes: 0, lignes: '[]', tirage: 'x', points_le: now, statut_le: now }
    const { id } = await ground.app.db.insertInto('candidature').values(row).returning('id').executeTakeFirstOrThrow()
    const refresh = async () => {
      const ctx = ground.app.ctx()
      await transaction(ctx.db, (tx) => lockDemande(tx, person.id).then(() => applyFacts(tx, ctx, person.id)))
      return (await ground.app.db.selectFrom('candidature').select('points_fixes').where('id', '=', id).executeTakeFirstOrThrow()).points_fixes
    }
    const first = await refresh()
    assert.ok(first > 240)
    ground.app.clock.set('2026-12-20T08:00:00Z')
    assert.equal(await refresh(), first)
    assert.deepEqual((await load(ground, person)).rattachement?.tranches, [])
    ground.app.clock.set('2026-11-22T09:00:00Z')
  })

  test('a wish for a commune that merged is a wish for the commune of today', () => {
    const registre = registreOf(NUMEROS_DEMO.leclerc)
    const ctx = ground.app.ctx()
    // Annecy-le-Vieux has been part of Annecy since 2017; Lyon and its arrondissements stay as they are.
    const { communesSouhaitees } = faitsDe(ctx, { ...registre, logementRecherche: { ...registre.logementRecherche, communes: ['74011', '74010', '69386', '69123'] } })
    assert.deepEqual(communesSouhaitees, ['74010', '69386', '69123'])
  })
})
