import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { answerSalarie } from '#features/demandes/commands/validation.ts'
import { giveConsentement } from '#features/demandes/commands/choices.ts'
import { saveEmployeur } from '#features/demandes/commands/employeur.ts'
import { sealId } from '#platform/opaque-id.ts'
import type { ActorOf } from '#src/context.ts'
import { testApp, type TestApp } from '#test/app.ts'
import type { Answer, Client } from '#test/client.ts'
import { insertStaff } from '#test/factories/comptes.ts'
import { insertDemande, insertEntreprise } from '#test/factories/demandes.ts'
import { aRegistrePlein, insertSalarie } from '#test/factories/salaries.ts'

/** One capital letter for one person: it ends each of their words. */
const ESSENTIEL = 'B'
const TOUT = 'C'
const UNSEEN = { anonyme: 'D', pasDemande: 'E', ailleursDeux: 'F', ailleursTrois: 'G', repris: 'H', parti: 'J', radie: 'K' } as const

describe('the whole portal of a company, walked by each of its roles', () => {
  let app: TestApp
  let ids: Record<string, number>
  let entreprise: { id: number; siret: string }
  const emails: Record<string, string> = {}
  before(async () => {
    app = await testApp()
    const ctx = app.ctx()
    const politique = { A: [{ code: 'rapprochement_travail' as const }], B: [{ code: 'famille_nombreuse' as const }], C: [{ code: 'moins_de_ans' as const }], acces: [{ code: 'cdi_plus_de_ans' as const }], quotaAnnuel: 40 }
    entreprise = await insertEntreprise(ctx, { delegation: false, code: 'CODE-ICI', politique })
    const autre = await insertEntreprise(ctx, { siret: '00020202800015', nom: 'Autres Ateliers', delegation: false })
    for (const role of ['lecteur', 'validateur', 'administrateur'] as const) emails[role] = (await insertStaff(ctx, 'entreprise', { role, entreprise_id: entreprise.id })).email
    ids = {
      [ESSENTIEL]: (await insertSalarie(ctx, entreprise, { tag: ESSENTIEL, choix: 2 })).id,
      [TOUT]: (await insertSalarie(ctx, entreprise, { tag: TOUT, choix: 3, validation: 'refusee' })).id,
      [UNSEEN.anonyme]: (await insertSalarie(ctx, entreprise, { tag: UNSEEN.anonyme, choix: 1 })).id,
      [UNSEEN.pasDemande]: (await insertSalarie(ctx, entreprise, { tag: UNSEEN.pasDemande })).id,
      [UNSEEN.ailleursDeux]: (await insertSalarie(ctx, autre, { tag: UNSEEN.ailleursDeux, choix: 2 })).id,
      [UNSEEN.ailleursTrois]: (await insertSalarie(ctx, autre, { tag: UNSEEN.ailleursTrois, choix: 3 })).id,
      [UNSEEN.repris]: (await insertSalarie(ctx, entreprise, { tag: UNSEEN.repris, choix: 3 })).id,
      [UNSEEN.parti]: (await insertSalarie(ctx, entreprise, { tag: UNSEEN.parti, choix: 3, validation: 'validee' })).id,
      [UNSEEN.radie]: (await insertSalarie(ctx, entreprise, { tag: UNSEEN.radie, choix: 3 })).id,
    }
    await giveConsentement(ctx, ids[UNSEEN.repris] ?? 0, 1)
    await saveEmployeur(ctx, ids[UNSEEN.parti] ?? 0, { titulaire: 'demandeur', situation: 'cdi', nomEmployeur: 'Ailleurs', siret: autre.siret, plusieursEmployeurs: false })
    await app.db.updateTable('demande').set({ statut: 'radiee', radiee_le: '2026-11-01' }).where('id', '=', ids[UNSEEN.radie] ?? 0).execute()
  })

  for (const role of ['lecteur', 'validateur', 'administrateur'] as const) {
    test(`a ${role} reads the ten items of one, the request of another, and no word of the seven others`, async () => {
      const { pages, lisible } = await crawl(await app.signIn(emails[role] ?? ''))
      assert.ok(pages.length >= 10, pages.map(({ path }) => path).join(' '))
      for (const [cas, tag] of Object.entries(UNSEEN)) assert.deepEqual(listWords(lisible, tag), [], cas)
      assert.deepEqual(listWords(lisible, ESSENTIEL), ['Zcivun', 'Zemployeur', 'Znomun', 'Zprenomun'])
      const all = listWords(lisible, TOUT)
      for (const word of ['Zvoieun', 'Zprofessionun', 'Zenfantnom', 'Znomdeux', 'Zresun', 'Zresdeux', 'Zmotif', 'Zpiece', 'Zdalo', 'Znatun']) assert.ok(all.includes(word), word)
      for (const word of ['Zetatun', 'Zmarcheun', 'Zaideun', 'Zdalomotif', 'Zancienun', 'Zguichet', 'Zvoiedeux', 'Zpatrodeux', 'Zradiation']) assert.ok(!all.includes(word), word)
      for (const id of Object.values(ids)) assert.ok(!new RegExp(`/salaries/${id}\\b|${String(id).padStart(10, '0')}`).test(lisible.replaceAll(String(ids[TOUT]).padStart(10, '0'), '')), `the number ${id} of a request`)
    })
  }

  test('no mail to the company names anybody', async () => {
    app.mails.length = 0
    const ctx = app.ctx()
    await giveConsentement(ctx, ids[UNSEEN.pasDemande] ?? 0, 2)
    await app.work()
    const received = app.mails.filter(({ to }) => Object.values(emails).includes(to))
    assert.deepEqual(received.map(({ to }) => to).toSorted(), [emails['validateur'], emails['administrateur']].toSorted())
    for (const mail of received) for (const tag of [ESSENTIEL, TOUT, ...Object.values(UNSEEN)]) assert.deepEqual(listWords(JSON.stringify(mail), tag), [])
    app.mails.length = 0
    await giveConsentement(ctx, ids[UNSEEN.pasDemande] ?? 0, 1)
    await app.work()
    assert.deepEqual(app.mails.filter(({ to }) => Object.values(emails).includes(to)), [])
  })

  test('taking everything back is immediate: the next request of an open session finds nothing, as at an address that nobody sealed', async () => {
    const client = await app.signIn(emails['validateur'] ?? '')
    const address = (id: number) => `/entreprise/salaries/${sealId(app.settings.secret, entreprise.id, id)}`
    const mine = address(ids[TOUT] ?? 0)
    assert.equal((await client.get(mine)).status, 200)
    await giveConsentement(app.ctx(), ids[TOUT] ?? 0, 1)
    const [gone, absent] = [await client.get(mine), await client.get(address(999_999))]
    assert.equal(gone.status, 404)
    assert.equal(gone.text, absent.text)
    for (const act of ['validation', 'refus']) assert.equal((await client.post(`${mine}/${act}`, { vu: 'refusee', motif: 'pas_salarie' })).status, 404)
    await assert.rejects(answerSalarie(app.ctx(await actor('validateur')), ids[TOUT] ?? 0, { reponse: 'validee' }), { name: 'NotFound' })
    assert.doesNotMatch((await client.get('/entreprise/salaries')).text, /ZnomUnC/i)
    await giveConsentement(app.ctx(), ids[TOUT] ?? 0, 2)
    assert.match((await client.get(mine)).text, /dix informations/)
  })

  test('the portal is the same, byte for byte, whether an anonymous employee exists or not, and whatever they earn', async () => {
    const client = await app.signIn(emails['administrateur'] ?? '')
    const before = (await crawl(client)).pages.map(stable)
    await insertSalarie(app.ctx(), entreprise, { tag: 'L', choix: 1 })
    const bare = await insertDemande(app.ctx(), { registre: aRegistrePlein('M') })
    await saveEmployeur(app.ctx(), bare.id, { titulaire: 'demandeur', situation: 'cdi', nomEmployeur: 'Ici', siret: entreprise.siret, codeEntreprise: 'CODE-ICI', plusieursEmployeurs: false })
    await app.work()
    assert.deepEqual((await crawl(client)).pages.map(stable), before)
  })

  async function actor(role: 'validateur' | 'administrateur'): Promise<ActorOf<'entreprise'>> {
    const { id } = await app.db.selectFrom('compte').select('id').where('email', '=', emails[role] ?? '').executeTakeFirstOrThrow()
    return { type: 'entreprise', compteId: id, nom: 'Essai', role, entrepriseId: entreprise.id }
  }
})

/** Every page of the portal that a link or a form reaches, then what searching and sorting give. */
async function crawl(client: Client): Promise<{ pages: readonly Answer[]; lisible: string }> {
  const pages: Answer[] = []
  const waiting = ['/entreprise', ...['zprenom', 'znomund', 'zvoie', '%', '_'].map((nom) => `/entreprise/salaries?nom=${encodeURIComponent(nom)}`), '/entreprise/salaries?siret=00020202800015', '/entreprise/salaries?page=2']
  const seen = new Set(waiting)
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const page = await client.get(path)
    pages.push(page)
    const links = [...page.html.matchAll(/(?:href|action)="(\/entreprise[^"#]*)"/g)].map(([, link]) => (link ?? '').replaceAll('&amp;', '&'))
    const fresh = links.filter((link) => !seen.has(link))
    for (const link of new Set(fresh)) waiting.push(link)
    for (const link of fresh) seen.add(link)
  }
  const lisible = pages.map(stable).map(({ html, headers }) => `${html} ${headers.join(' ')}`).join(' ')
  return { pages, lisible }
}

/** Words that are this person's alone. */
function listWords(text: string, tag: string): readonly string[] {
  const words = [...text.matchAll(/\bZ([a-z]{3,}(?:Un|Deux|Trois)?)([A-Z])(?![a-zA-Z])/g)].flatMap(([, word, letter]) => (letter === tag ? [`Z${(word ?? '').toLowerCase()}`] : []))
  const mel = text.includes(`-${tag.toLowerCase()}@exemple.test`) ? ['mel'] : []
  return [...new Set([...words, ...mel])].toSorted().filter((word) => word !== 'mel' || tag !== TOUT)
}

/** But for what is each request's own. */
function stable({ path, status, html, headers }: Answer) {
  return { path, status, html: html.replaceAll(/name="_csrf" value="[^"]+"/g, '').replaceAll(/nonce[-="'][^"' ;]+/g, ''), headers: [...headers].filter(([name]) => !['set-cookie', 'content-security-policy', 'date', 'x-request-id'].includes(name)) }
}
