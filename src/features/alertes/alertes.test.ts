import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { withdrawOffre, publishOffre } from '#features/offres/commands.ts'
import { transaction } from '#platform/db.ts'
import { actionsOf, applicant, groundFor, type Applicant } from '#test/demandeurs.ts'
import { insertOffre, type OffreRow } from '#test/factories/offres.ts'
import { recordAlertes } from './commands/annonce.ts'
import { sendAlertes } from './commands/envoi.ts'
import { purgeAlertes } from './commands/purge.ts'

const CONSEILLER = { type: 'conseiller', compteId: 1, nom: 'Test', role: 'responsable', departements: [] } as const

describe('being told of new homes', () => {
  const ground = groundFor()

  /** Alone, wishes Lyon 6e, and has asked. */
  const watcher = async (): Promise<Applicant> => {
    const person = await applicant(ground)
    await person.post('/demandeur/alertes', { veille: 'oui' })
    return person
  }
  const publish = async (over: Partial<OffreRow> = {}): Promise<number> => {
    const { app } = ground
    const id = await insertOffre(app.db, { statut: 'soumise', publiee_le: null, cloture_le: null, graine: null, graine_engagement: null, ...over })
    const ctx = app.ctx(CONSEILLER)
    const moved = await transaction(app.db, (tx) => publishOffre(tx, ctx, id, ctx.now.add({ hours: 240 })))
    assert.ok(moved.ok)
    return id
  }
  const emailOf = async ({ compteId }: Applicant) => (await ground.app.db.selectFrom('compte').select('email').where('id', '=', compteId).executeTakeFirstOrThrow()).email
  const mailsTo = async (person: Applicant) => {
    const to = await emailOf(person)
    return ground.app.mails.filter((mail) => mail.to === to && /nouveau(x)? logement/.test(mail.subject))
  }
  const tell = async () => {
    ground.app.clock.advance({ minutes: 60 })
    await sendAlertes(ground.app.ctx())
    await ground.app.work()
  }

  test('one message for all the homes of the hour, to those who asked and whom the home fits, once', async () => {
    const [told, silent] = [await watcher(), await applicant(ground)]
    const [a, b] = [await publish(), await publish({ loyer: 52_000 })]
    await publish({ typologie: 'T4' })
    await ground.app.work()
    await tell()
    const [mail, ...others] = await mailsTo(told)
    assert.ok(mail)
    assert.deepEqual(others, [])
    assert.match(mail.subject, /^2\u00a0nouveaux logements pour vous$/)
    assert.equal(mail.text.match(/Lyon 6e/g)?.length, 2)
    assert.deepEqual(await mailsTo(silent), [])
    await tell()
    await recordAlertes(ground.app.ctx(), a)
    await recordAlertes(ground.app.ctx(), b)
    await tell()
    assert.equal((await mailsTo(told)).length, 1, 'the jobs done again tell nothing again')
  })

  test('two senders at once write one message', async () => {
    const told = await watcher()
    await publish()
    await ground.app.work()
    const ctx = ground.app.ctx()
    await Promise.all([sendAlertes(ctx), sendAlertes({ ...ctx, now: ctx.now.add({ seconds: 1 }) })])
    await ground.app.work()
    assert.equal((await mailsTo(told)).length, 1)
  })

  test('off means off: what was found before is not sent', async () => {
    const told = await watcher()
    await publish()
    await ground.app.work()
    await told.post('/demandeur/alertes', { veille: 'non' })
    await tell()
    assert.deepEqual(await mailsTo(told), [])
    await publish()
    await ground.app.work()
    assert.equal(await ground.app.db.selectFrom('alerte').select('offre_id').where('demande_id', '=', told.id).where('envoyee_le', 'is', null).executeTakeFirst(), undefined)
    assert.deepEqual((await actionsOf(ground, told)).filter((action) => action.includes('veille')), ['demande.veille_demandee', 'demande.veille_arretee'])
  })

  test('the link of the message leads to a button, which stops them without a sign-in; a forged link is not found', async () => {
    const told = await watcher()
    await publish()
    await ground.app.work()
    await tell()
    const [mail] = await mailsTo(told)
    const path = new URL(/http\S+\/alertes\/arret\/\S+/.exec(mail?.text ?? '')?.[0] ?? '').pathname
    const visitor = ground.app.client()
    const page = await visitor.get(path)
    assert.equal(page.status, 200)
    assert.match(page.html, /Ne plus recevoir ces messages/)
    const still = () => ground.app.db.selectFrom('demande').select('veille_depuis').where('id', '=', told.id).executeTakeFirstOrThrow()
    assert.notEqual((await still()).veille_depuis, null, 'reading the page changes nothing')
    assert.equal((await visitor.post(path)).path, `${path}/fait`)
    assert.equal((await still()).veille_depuis, null)
    assert.equal((await visitor.get(`${path}/fait`)).status, 200)
    assert.equal((await visitor.get(path.replace(/.$/, (last) => (last === '0' ? '1' : '0')))).status, 404)
  })

  test('a home closed or withdrawn since is not named; an account that is closed, or a request that sleeps, is not written to', async () => {
    const [told, gone, asleep] = [await watcher(), await watcher(), await watcher()]
    const [kept, withdrawn] = [await publish(), await publish({ loyer: 61_000 })]
    await ground.app.work()
    await transaction(ground.app.db, (tx) => withdrawOffre(tx, ground.app.ctx(CONSEILLER), withdrawn, 'travaux'))
    await ground.app.db.updateTable('compte').set({ statut: 'ferme' }).where('id', '=', gone.compteId).execute()
    await ground.app.db.updateTable('demande').set({ statut: 'suspendue' }).where('id', '=', asleep.id).execute()
    await tell()
    const [mail] = await mailsTo(told)
    assert.match(mail?.text ?? '', new RegExp(`/demandeur/offres/${kept}\\b`))
    assert.doesNotMatch(mail?.text ?? '', /610\u202f?\s?€/)
    assert.deepEqual([...(await mailsTo(gone)), ...(await mailsTo(asleep))], [])
  })

  test('what was told of homes that are closed is erased, the rest stays', async () => {
    const told = await watcher()
    const [closed, open] = [await publish(), await publish()]
    await ground.app.work()
    await ground.app.db.updateTable('offre').set({ statut: 'close' }).where('id', '=', closed).execute()
    await purgeAlertes(ground.app.ctx())
    const rows = await ground.app.db.selectFrom('alerte').select('offre_id').where('demande_id', '=', told.id).execute()
    assert.ok(rows.some((row) => row.offre_id === open) && rows.every((row) => row.offre_id !== closed))
  })

  test('the page says whether one is told, and the button changes it without a script', async () => {
    const person = await applicant(ground)
    assert.match((await person.get('/demandeur/offres')).html, /Prévenez-moi des nouveaux logements/)
    assert.equal((await person.post('/demandeur/alertes', { veille: 'oui' }, { follow: false })).headers.get('location'), '/demandeur/offres#alertes')
    assert.match((await person.get('/demandeur/offres')).html, /Ne plus me prévenir/)
    await person.post('/demandeur/alertes', { veille: 'oui' })
    assert.equal((await actionsOf(ground, person)).filter((action) => action === 'demande.veille_demandee').length, 1, 'twice is once')
  })
})
