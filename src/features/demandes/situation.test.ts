import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { NUMEROS_DEMO } from '#connectors/sne/numeros-demo.ts'
import { countQueries } from '#platform/db.ts'
import { actionsOf, applicant, changeAtRegister, groundFor, insertCandidature, load } from '#test/demandeurs.ts'
import { insertCompte } from '#test/factories/comptes.ts'
import { insertDemande, insertEntreprise } from '#test/factories/demandes.ts'
import { loadDemande } from './queries.ts'

const CDI = { titulaire: 'demandeur', situation: 'cdi', nom_employeur: 'La Baguette Dorée', siret: '000 101 014 00017', evenement: 'aucun' }

describe('the applicant’s own situation', () => {
  const ground = groundFor()
  before(() => insertEntreprise(ground.app))

  describe('privacy', () => {
    test('each choice says its consequences, is written with its version, and shows in the history', async () => {
      const person = await applicant(ground)
      const page = await person.get('/demandeur/confidentialite')
      assert.match(page.text, /ni ma demande, ni qu’elle existe/)
      assert.match(page.text, /la commune où vous habitez/)
      assert.equal(page.html.match(/<ol>[\s\S]*?<\/ol>/)?.[0].match(/<li>/g)?.length, 10)
      for (const choix of ['3', '2', '1']) await person.post('/demandeur/confidentialite', { choix })
      const rows = await ground.app.db.selectFrom('consentement').select(['choix', 'version']).where('demande_id', '=', person.id).orderBy('id').execute()
      assert.deepEqual(rows.map(({ choix }) => choix), [3, 2, 1])
      assert.ok(rows.every(({ version }) => version.length > 0))
      const history = await person.get('/demandeur/confidentialite')
      assert.match(history.text, /Choix 1 : je reste anonyme En vigueur. Version .*Choix 2/)
    })

    test('choice 1, or no choice yet, is anonymous to the law; 2 and 3 are not', async () => {
      const person = await applicant(ground)
      await person.post('/demandeur/employeur', CDI)
      assert.equal((await load(ground, person)).demande.employeur?.anonyme, true)
      for (const [choix, anonyme] of [['2', false], ['3', false], ['1', true]] as const) {
        await person.post('/demandeur/confidentialite', { choix })
        assert.equal((await load(ground, person)).demande.employeur?.anonyme, anonyme, choix)
      }
    })

    test('the same choice twice is one consent; no answer, or a forged one, is refused', async () => {
      const person = await applicant(ground)
      await person.post('/demandeur/confidentialite', { choix: '2' })
      await person.post('/demandeur/confidentialite', { choix: '2' })
      const { n } = await ground.app.db.selectFrom('consentement').select((eb) => eb.fn.countAll<number>().as('n')).where('demande_id', '=', person.id).executeTakeFirstOrThrow()
      assert.equal(n, 1)
      const forged: Record<string, string>[] = [{}, { choix: '4' }, { choix: '2', version: 'x' }]
      for (const fields of forged) assert.equal((await person.post('/demandeur/confidentialite', fields)).status, 422)
    })
  })

  describe('papers', () => {
    test('what is missing at the register is shown, and the declaration says so', async () => {
      const person = await applicant(ground, { numero: NUMEROS_DEMO.piecesIncompletes, piecesConfirmees: false })
      const page = await person.get('/demandeur/pieces')
      assert.match(page.text, /Absente du registre/)
      assert.match(page.text, /y compris celles que le registre ne montre pas encore/)
      assert.equal((await person.post('/demandeur/pieces', {})).status, 422)
      assert.equal((await load(ground, person)).piecesConfirmeesLe, undefined)
      await person.post('/demandeur/pieces', { declaration: 'oui' })
      assert.ok((await load(ground, person)).piecesConfirmeesLe)
      assert.deepEqual(await actionsOf(ground, person), ['demande.pieces_confirmees'])
    })

    test('a couple with a child: identity and notice of each adult, one family record', async () => {
      const couple = await applicant(ground, { numero: NUMEROS_DEMO.nouveau })
      const { text } = await couple.get('/demandeur/pieces')
      assert.equal(text.match(/Pièce d’identité ou titre de séjour/g)?.length, 2)
      assert.match(text, /2025 sur les revenus 2024.*Nora.*2025 sur les revenus 2024.*Samuel/)
      assert.equal(text.match(/Livret de famille ou actes/g)?.length, 1)
    })
  })

  describe('the register read again', () => {
    test('what changed is named, and rights follow in the same transaction', async () => {
      const person = await applicant(ground, { numero: NUMEROS_DEMO.nouveau })
      const { registre } = await load(ground, person)
      await changeAtRegister(ground, person, { enfantsANaitre: { nombre: 1 }, logementRecherche: { ...registre.logementRecherche, communes: ['69383'] } })
      const page = await person.post('/demandeur/mise-a-jour')
      assert.match(page.text, /Ont changé : la composition de votre foyer, les communes souhaitées/)
      const profil = await ground.app.db.selectFrom('profil').select(['typologies', 'communes', 'departements']).where('demande_id', '=', person.id).executeTakeFirstOrThrow()
      assert.deepEqual(profil.typologies, ['T3', 'T4', 'T5'])
      assert.deepEqual([profil.communes, profil.departements], [[], ['69']], 'a widened request looks in its départements')
      assert.deepEqual(await actionsOf(ground, person), ['demande.mise_a_jour'])
      assert.match((await person.get('/demandeur')).text, /Historique .*Votre demande a été mise à jour/)
    })

    test('nothing changed is said too', async () => {
      const person = await applicant(ground)
      ground.app.clock.advance({ minutes: 2 })
      assert.match((await person.post('/demandeur/mise-a-jour')).text, /rien n’a changé au registre/)
    })

    test('slow, cut, broken or mistaken: the page says that nothing is lost, and nothing is', async () => {
      const person = await applicant(ground)
      const before = await load(ground, person)
      for (const panne of ['lent', 'coupe', 'erreur500', 'mal_forme', 'autre_numero', 'anomalie'] as const) {
        // Beyond the pause that the client takes after several failures.
        ground.app.clock.advance({ minutes: 2 })
        ground.register.setPanne(panne)
        const page = await person.post('/demandeur/mise-a-jour')
        ground.register.setPanne(undefined)
        assert.equal(page.status, 200, panne)
        assert.match(page.text, /Le registre national ne répond pas. Rien n’est perdu/, panne)
      }
      const after = await load(ground, person)
      assert.deepEqual({ ...after, relueLe: 0 }, { ...before, relueLe: 0 })
      assert.deepEqual(await actionsOf(ground, person), [])
    })
  })

  describe('the life of the request', () => {
    test('another name at the register changes nothing here and says how to go on', async () => {
      const person = await applicant(ground)
      const { registre } = await load(ground, person)
      await changeAtRegister(ground, person, { demandeur: { ...registre.demandeur, prenom: 'Ludivine' } })
      const page = await person.post('/demandeur/mise-a-jour')
      assert.match(page.text, /Supprimez votre demande d’AL’in, corrigez dans « Mon compte » le nom ou le prénom qui a changé, puis importez-la de nouveau/)
      assert.equal((await load(ground, person)).prenom, 'Aurélie')
    })

    test('a married name keeps the request: the birth name is still that of the account', async () => {
      const person = await applicant(ground)
      const { registre } = await load(ground, person)
      await changeAtRegister(ground, person, { demandeur: { ...registre.demandeur, nom: 'DURAND', nomPatronymique: 'LECLERC' } })
      assert.match((await person.post('/demandeur/mise-a-jour')).text, /Ont changé : votre identité/)
    })

    test('deletion says what is lost, ends the candidature, and frees the number', async () => {
      const person = await applicant(ground)
      await insertCandidature(ground, person.id, 'deposee')
      const page = await person.get('/demandeur/suppression')
      assert.match(page.text, /Votre demande au registre national ne change pas/)
      assert.match(page.text, /Vous perdez votre rang sur ce logement/)
      assert.equal((await person.post('/demandeur/suppression', {})).status, 422)
      const done = await person.post('/demandeur/suppression', { accord: 'oui' })
      assert.match(done.text, /Votre demande n’est plus dans AL’in/)
      const { statut } = await ground.app.db.selectFrom('candidature').select('statut').where('demande_id', '=', person.id).executeTakeFirstOrThrow()
      assert.equal(statut, 'retiree')
      assert.equal(await ground.app.db.selectFrom('profil').select('masque').where('demande_id', '=', person.id).executeTakeFirst(), undefined)
      assert.equal((await person.get('/demandeur/pieces')).path, '/demandeur/import')
      const kept = await ground.app.db.selectFrom('demande').select(['registre', 'faits', 'nom', 'prenom']).where('id', '=', person.id).executeTakeFirstOrThrow()
      assert.doesNotMatch(JSON.stringify(kept), /LECLERC|Aurélie|exemple\.test|Source Claire/)
    })

    test('leaving while a home is attributed counts as a refusal, which follows the number to the next import', async () => {
      const person = await applicant(ground)
      const { registre } = await load(ground, person)
      await insertCandidature(ground, person.id, 'attribuee')
      assert.match((await person.get('/demandeur/suppression')).text, /coûte 40 points/)
      await person.post('/demandeur/suppression', { accord: 'oui', cout: 'refus_attribution' })
      const again = await insertDemande(ground.app.ctx(), { registre, compteId: person.compteId })
      assert.equal((await loadDemande(ground.app.db, again.id))?.demande.refusAttribution, true)
    })

    test('before import the pages of the request lead to where one brings it, and its forms are not found', async () => {
      const { email } = await insertCompte(ground.app.ctx())
      const client = await ground.app.signIn(email)
      for (const path of ['employeur', 'confidentialite', 'pieces', 'suppression']) assert.equal((await client.get(`/demandeur/${path}`)).path, '/demandeur/import', path)
      for (const path of ['mise-a-jour', 'employeur', 'confidentialite', 'pieces', 'suppression']) assert.equal((await client.post(`/demandeur/${path}`, {})).status, 404, path)
    })

    test('papers, privacy and deletion ask for the password again after a quarter of an hour', async () => {
      const person = await applicant(ground)
      ground.app.clock.advance({ minutes: 16 })
      for (const path of ['confidentialite', 'pieces', 'suppression']) assert.equal((await person.get(`/demandeur/${path}`)).status, 403, path)
      assert.equal((await person.get('/demandeur/employeur')).status, 200)
    })

    test('the dashboard makes a fixed number of queries', async () => {
      const person = await applicant(ground, { choix: 2 })
      await person.post('/demandeur/employeur', CDI)
      const { queries } = await countQueries(() => person.get('/demandeur'))
      assert.ok(queries.length <= 9, `${queries.length} queries`)
    })
  })
})
