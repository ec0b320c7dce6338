import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { MOTIFS_FREQUENTS } from '#domain/commission-motifs.ts'
import type { Ctx } from '#src/context.ts'
import { testApp, type TestApp } from '#test/app.ts'
import type { Client } from '#test/client.ts'
import { aBailleur, aLogement, aSeance, CONDITION, NON, PREMIER, RANG_2, type Bailleur } from '#test/factories/commissions.ts'
import { statutOf, type Partie } from '#test/factories/parcours.ts'

let essai: TestApp
let ctx: Ctx
let bailleur: Bailleur
let agent: Client
let secretaire: Client
let lecteur: Client
let ailleurs: Client

before(async () => {
  essai = await testApp()
  ctx = essai.ctx()
  bailleur = await aBailleur(ctx)
  agent = await essai.signIn(bailleur.emails.agent)
  secretaire = await essai.signIn(bailleur.emails.secretaire)
  lecteur = await essai.signIn(bailleur.emails.lecteur)
  ailleurs = await essai.signIn((await aBailleur(ctx)).emails.secretaire)
})

const JOUR = (jour: string, mois: string, annee: string) => ({ 'jour-jour': jour, 'jour-mois': mois, 'jour-annee': annee })
const AUJOURD_HUI = JOUR('22', '11', '2026')
const page = (partie: Partie, name: string) => `/bailleur/offres/${partie.offreId}/${name}`
const idAt = ({ candidats }: Partie, index: number): number => candidats[index]?.id ?? assert.fail('no such candidate')
const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? assert.fail(`no ${name}`)

test('from the convocation to the letters: an agent convenes, the secretary decides, checks and sends', async () => {
  const partie = await aLogement(ctx, bailleur)
  const [a, b, c] = [idAt(partie, 0), idAt(partie, 1), idAt(partie, 2)]
  const convened = await agent.post(page(partie, 'commission'), AUJOURD_HUI)
  assert.match(convened.text, /inscrit à la commission\. Les candidats en sont avertis/)
  const saved = await secretaire.post(page(partie, 'decisions'), { [`decision-${a}`]: 'attribution', [`decision-${b}`]: 'attribution_rang', [`rang-${b}`]: '2', [`decision-${c}`]: 'non_attribution', [`motifs-${c}`]: [MOTIFS_FREQUENTS[0], MOTIFS_FREQUENTS[1]], [`autre_motif-${c}`]: 'Le quai est loin.', suite: 'verifier' })
  assert.equal(saved.path, `${page(partie, 'notification')}?fait=saisie`)
  assert.match(saved.text, /Après l’envoi, plus rien ne change/)
  for (const words of ['vous a attribué ce logement.', 'Répondez jusqu’au 2 décembre 2026, 24 h, heure de Paris', 'en rang 2', 'Le logement est trop petit pour votre foyer. Le quai est loin.', 'deux mois']) assert.ok(saved.text.includes(words), words)
  assert.equal(await statutOf(ctx, a), 'en_commission')
  const sent = await secretaire.post(page(partie, 'notification'), { passage: hidden(saved.html, 'passage'), vu: hidden(saved.html, 'vu') })
  assert.match(sent.text, /envoyées aux candidats. Elles ne changent plus/)
  assert.match(sent.text, /Réponse attendue jusqu’au 2 décembre 2026 à 23 h 59, heure de Paris/)
  assert.deepEqual([await statutOf(ctx, a), await statutOf(ctx, b), await statutOf(ctx, c)], ['attribuee', 'attribuee_rang', 'non_attribuee'])
  const again = await secretaire.post(page(partie, 'notification'), { passage: hidden(saved.html, 'passage'), vu: hidden(saved.html, 'vu') })
  assert.equal(again.path, `${page(partie, 'decisions')}?fait=envoi`, 'sent twice: the same answer')
})

test('wrong input comes back filled in, with one sentence beside each field, and nothing is recorded', async () => {
  const partie = await aSeance(ctx, bailleur, [NON, NON, NON])
  const [a, b, c] = [idAt(partie, 0), idAt(partie, 1), idAt(partie, 2)]
  const { status, html, text } = await secretaire.post(page(partie, 'decisions'), {
    [`decision-${a}`]: 'attribution_sous_condition', [`piece-${a}`]: 'divorce', [`limite-${a}-jour`]: '31', [`limite-${a}-mois`]: '2', [`limite-${a}-annee`]: '2027',
    [`decision-${b}`]: 'non_attribution', [`autre_motif-${b}`]: 'Pas de lien avec la commune <b>', [`decision-${c}`]: 'irrecevabilite', [`explication-${c}`]: 'Revenus trop élevés', [`rang-${c}`]: '3',
  })
  assert.equal(status, 422)
  for (const sentence of ['Ce jour n’existe pas', 'ne peut pas être le motif d’un refus', 'Choisissez la condition légale']) assert.ok(text.includes(sentence), sentence)
  for (const kept of ['value="31"', 'Pas de lien avec la commune &lt;b', 'Revenus trop élevés', 'value="divorce" selected']) assert.ok(html.includes(kept), kept)
  const { codes } = await ctx.db.selectFrom('decision').select((eb) => eb.fn.agg<string[]>('array_agg', ['code']).as('codes')).where('candidature_id', 'in', [a, b, c]).executeTakeFirstOrThrow()
  assert.deepEqual(codes, ['non_attribution', 'non_attribution', 'non_attribution'])
})

test('a convocation without a day, on no day, in the past, or without the exception is said beside its field', async () => {
  const partie = await aLogement(ctx, bailleur, ['transmise', 'transmise'])
  const asks = async (fields: Record<string, string>, pattern: RegExp) => {
    const { status, text } = await agent.post(page(partie, 'commission'), fields)
    assert.deepEqual([status, pattern.test(text)], [422, true], text)
  }
  await asks({}, /Indiquez le jour de la commission/)
  await asks(JOUR('31', '02', '2027'), /Ce jour n’existe pas/)
  await asks(JOUR('21', '11', '2026'), /avant aujourd’hui/)
  await asks(JOUR('1', '12', '2026'), /moins de trois candidats/)
  await asks({ ...JOUR('1', '12', '2026'), exception: 'envie' }, /Choisissez une raison/)
  assert.match((await agent.post(page(partie, 'commission'), { ...JOUR('1', '12', '2026'), exception: 'candidats_insuffisants' })).path, /fait=convocation/)
})

test('each role has its part: the agent does not decide, the reader only reads and is told so, others find nothing', async () => {
  const partie = await aSeance(ctx, bailleur, [PREMIER, RANG_2, NON])
  for (const client of [agent, lecteur]) {
    const { status, html, text } = await client.get(page(partie, 'decisions'))
    assert.deepEqual([status, html.includes('type="radio"')], [200, false])
    assert.match(text, /Votre rôle permet de lire, pas de décider/)
    assert.doesNotMatch((await client.get(page(partie, 'notification'))).html, /Envoyer les décisions/)
    assert.equal((await client.post(page(partie, 'decisions'), { [`decision-${idAt(partie, 0)}`]: 'attribution' })).status, 404)
    assert.equal((await client.post(page(partie, 'notification'), { passage: '1', vu: '' })).status, 404)
  }
  assert.match((await lecteur.get(page(partie, 'commission'))).text, /Votre rôle permet de lire/)
  assert.equal((await lecteur.post(page(partie, 'commission'), AUJOURD_HUI)).status, 404)
  for (const name of ['commission', 'decisions', 'notification']) assert.equal((await ailleurs.get(page(partie, name))).status, 404)
  assert.equal((await ailleurs.post(page(partie, 'commission'), AUJOURD_HUI)).status, 404)
  assert.equal((await ailleurs.post(page(partie, 'decisions'), {})).status, 404)
})

test('decisions that do not go together are recorded, said at once, and cannot be sent', async () => {
  const partie = await aSeance(ctx, bailleur, [PREMIER, PREMIER, NON])
  assert.match((await secretaire.get(page(partie, 'decisions'))).text, /ne peuvent pas encore partir.*un seul candidat/)
  const { html, text } = await secretaire.get(page(partie, 'notification'))
  assert.match(text, /L’envoi n’est pas possible/)
  assert.doesNotMatch(html, /Envoyer les décisions aux candidats/)
})

test('a candidate who left meanwhile: the others are recorded, and the page says who will not be written to', async () => {
  const partie = await aSeance(ctx, bailleur, [PREMIER, RANG_2, NON])
  await ctx.db.updateTable('candidature').set({ statut: 'retiree' }).where('id', '=', idAt(partie, 2)).execute()
  const saved = await secretaire.post(page(partie, 'decisions'), { [`decision-${idAt(partie, 0)}`]: 'attribution', [`decision-${idAt(partie, 2)}`]: 'attribution_rang', [`rang-${idAt(partie, 2)}`]: '3' })
  assert.match(saved.text, /a quitté ce logement : sa décision ne sera pas envoyée/)
  const { html } = await secretaire.get(page(partie, 'notification'))
  const sent = await secretaire.post(page(partie, 'notification'), { passage: hidden(html, 'passage'), vu: hidden(html, 'vu') })
  assert.match(sent.text, /Un candidat parti entre-temps n’en a pas reçu/)
})

test('a candidate who left with no decision recorded, while the form was open: the rest of it is recorded, and that is said', async () => {
  const partie = await aLogement(ctx, bailleur)
  await agent.post(page(partie, 'commission'), AUJOURD_HUI)
  await ctx.db.updateTable('candidature').set({ statut: 'retiree' }).where('id', '=', idAt(partie, 2)).execute()
  const fields = Object.fromEntries([0, 1, 2].map((index) => [`decision-${idAt(partie, index)}`, 'non_attribution']).concat([0, 1, 2].map((index) => [`autre_motif-${idAt(partie, index)}`, 'Trop loin.'])))
  assert.match((await secretaire.post(page(partie, 'decisions'), fields)).text, /sauf celle d’un candidat qui vient de quitter ce logement/)
})

test('a stale page: what was typed stays on the page, and replaces the rest only when sent again', async () => {
  const partie = await aSeance(ctx, bailleur, [PREMIER, RANG_2, NON])
  const { html } = await secretaire.get(page(partie, 'decisions'))
  const fields = { [`decision-${idAt(partie, 2)}`]: 'attribution_rang', [`rang-${idAt(partie, 2)}`]: '3' }
  await secretaire.post(page(partie, 'decisions'), { ...fields, vu: hidden(html, 'vu') })
  const stale = await secretaire.post(page(partie, 'decisions'), { [`decision-${idAt(partie, 2)}`]: 'non_attribution', [`autre_motif-${idAt(partie, 2)}`]: 'Trop loin.', vu: hidden(html, 'vu') })
  assert.equal(stale.status, 409)
  assert.match(stale.text, /Une autre personne a enregistré des décisions.*Trop loin\./)
  assert.equal((await secretaire.post(page(partie, 'decisions'), { [`decision-${idAt(partie, 2)}`]: 'non_attribution', [`autre_motif-${idAt(partie, 2)}`]: 'Trop loin.', vu: hidden(stale.html, 'vu') })).status, 200)
})

test('a condition: the paper comes, from its own page; a reader reads', async () => {
  const partie = await aSeance(ctx, bailleur, [CONDITION, RANG_2, NON])
  const { html } = await secretaire.get(page(partie, 'notification'))
  await secretaire.post(page(partie, 'notification'), { passage: hidden(html, 'passage'), vu: hidden(html, 'vu') })
  const address = `/bailleur/candidatures/${idAt(partie, 0)}/condition`
  assert.match((await lecteur.get(address)).text, /Votre rôle permet de lire/)
  assert.equal((await lecteur.post(address, { issue: 'recue' })).status, 404)
  assert.equal((await ailleurs.get(address)).status, 404)
  assert.match((await agent.get(address)).text, /Jugement de divorce.*jusqu’au 10 décembre 2026 à 23 h 59/)
  const early = await agent.post(address, { issue: 'non_recue' })
  assert.deepEqual([early.status, /peut encore apporter la pièce/.test(early.text)], [409, true])
  assert.match((await agent.post(address, { issue: 'recue' })).text, /La pièce est reçue/)
  assert.equal(await statutOf(ctx, idAt(partie, 0)), 'attribuee')
})

test('the list shows each home with what is left to do, sorts and filters', async () => {
  const autre = await aBailleur(ctx)
  const client = await essai.signIn(autre.emails.secretaire)
  assert.match((await client.get('/bailleur/commissions')).text, /Aucun logement n’est à présenter/)
  await aLogement(ctx, autre)
  await aSeance(ctx, autre, [PREMIER, RANG_2, NON])
  const { text } = await client.get('/bailleur/commissions')
  for (const words of ['À inscrire', 'Choisir le jour', 'Décisions à envoyer', '3 sur 3', 'Vérifier et envoyer', '22/11/2026']) assert.ok(text.includes(words), words)
  assert.doesNotMatch((await client.get('/bailleur/commissions?etat=a_notifier')).text, /Choisir le jour/)
  assert.match((await client.get('/bailleur/commissions?etat=notifiee')).text, /Aucun logement ici/)
  assert.match((await client.get('/bailleur/commissions?jour=2026-11-22&tri=ville&sens=desc')).text, /Commission du dimanche 22 novembre 2026 \(1\)/)
  for (const odd of ['etat=rien&tri=rien&sens=rien&page=-1', 'jour=2026-02-31', 'page=99999', 'tri=etat', 'tri=reference&sens=desc']) assert.equal((await client.get(`/bailleur/commissions?${odd}`)).status, 200, odd)
})
