import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { Temporal } from 'temporal-polyfill'
import { NUMEROS_DEMO } from '#connectors/sne/numeros-demo.ts'
import { askPiece } from '#features/bailleurs/commands/pieces.ts'
import { proposeVisite } from '#features/bailleurs/commands/visite.ts'
import type { Ctx } from '#src/context.ts'
import { testApp, type TestApp } from '#test/app.ts'
import type { Client } from '#test/client.ts'
import { insertStaff } from '#test/factories/comptes.ts'
import { registreOf } from '#test/factories/demandes.ts'
import { aReception, type Reception } from '#test/factories/recues.ts'
import { statutOf, type Candidat } from '#test/factories/parcours.ts'

let essai: TestApp
let ctx: Ctx
before(async () => {
  essai = await testApp()
  ctx = essai.ctx()
})

const hrefOf = ({ id }: Candidat, suite = '') => `/demandeur/candidatures/${id}${suite}`
/** The candidate, signed in, the password typed a moment ago; the request as the register tells it in full. */
async function enter({ email, demandeId }: Candidat): Promise<Client> {
  await ctx.db.updateTable('demande').set({ registre: JSON.stringify(registreOf(NUMEROS_DEMO.leclerc)) }).where('id', '=', demandeId).execute()
  return essai.signIn(email)
}
const nth = ({ candidats }: Reception, index: number): Candidat => candidats[index] ?? assert.fail('no such candidate')
const attribuee = () => aReception(ctx, { statuts: ['attribuee', 'attribuee_rang'], rangs: [1, 2], offre: 'attribuee' })

test('an attribution is the first thing that every page of the portal says, with its last day', async () => {
  const { premier } = await attribuee()
  const client = await enter(premier)
  for (const path of ['/demandeur', '/demandeur/candidatures', hrefOf(premier)]) {
    const { text } = await client.get(path)
    assert.match(text, /[Cc]e logement est pour vous : répondez/, path)
    assert.match(text, /Répondez jusqu’au mercredi 2 décembre 2026, 24 h, heure de Paris/, path)
  }
})

test('what each answer does is said before it is given; a page changes nothing', async () => {
  const { premier } = await attribuee()
  const client = await enter(premier)
  const refuse = await client.get(hrefOf(premier, '/reponse?choix=refuser'))
  assert.match(refuse.text, /40 points de moins/)
  assert.match(refuse.text, /DALO/)
  assert.doesNotMatch(refuse.text, /J’accepte ce logement/)
  const accept = await client.get(hrefOf(premier, '/reponse?choix=accepter'))
  assert.match(accept.text, /Ne donnez pas congé de votre logement actuel avant d’avoir signé le bail/)
  const both = await client.get(hrefOf(premier, '/reponse?choix=autre'))
  assert.match(both.text, /J’accepte ce logement.*Je refuse ce logement/)
  assert.equal(await statutOf(ctx, premier.id), 'attribuee')
})

test('yes, then no from another tab: the second is told what stands, and changes nothing', async () => {
  const { premier } = await attribuee()
  const client = await enter(premier)
  const yes = await client.post(hrefOf(premier, '/reponse'), { reponse: 'accepter' })
  assert.match(yes.path, /\?fait=acceptee$/)
  assert.match(yes.text, /Vous avez accepté ce logement/)
  assert.match(yes.text, /Loca-Pass/)
  const twice = await client.post(hrefOf(premier, '/reponse'), { reponse: 'accepter' })
  assert.equal(twice.status, 200)
  const no = await client.post(hrefOf(premier, '/reponse'), { reponse: 'refuser' })
  assert.equal(no.status, 409)
  assert.match(no.text, /Vous avez accepté/)
  assert.equal(await statutOf(ctx, premier.id), 'acceptee')
})

test('no to the home: the page says what it does to later points and where to go', async () => {
  const { premier } = await attribuee()
  const client = await enter(premier)
  const no = await client.post(hrefOf(premier, '/reponse'), { reponse: 'refuser' })
  assert.match(no.path, /\?fait=refusee$/)
  assert.match(no.text, /vos prochaines candidatures ont 40 points de moins/)
  assert.match(no.text, /Voir les logements qui me correspondent/)
})

test('a form without an answer comes back; somebody else finds nothing', async () => {
  const reception = await attribuee()
  const client = await enter(reception.premier)
  const empty = await client.post(hrefOf(reception.premier, '/reponse'), {})
  assert.equal(empty.status, 422)
  assert.match(empty.text, /Choisissez une réponse/)
  const other = await enter(nth(reception, 1))
  for (const suite of ['', '/reponse', '/rappel', '/retrait']) assert.equal((await other.get(hrefOf(reception.premier, suite))).status, 404, suite)
  for (const suite of ['/reponse', '/visite', '/pieces/1']) assert.equal((await other.post(hrefOf(reception.premier, suite), { reponse: 'accepter', creneau: 'aucun' })).status, 404, suite)
  assert.equal(await statutOf(ctx, reception.premier.id), 'attribuee')
})

test('an answer after the last day is refused with the law, and loses nothing', async () => {
  const { premier } = await attribuee()
  const client = await enter(premier)
  await essai.db.updateTable('candidature').set({ echeance_le: ctx.now }).where('id', '=', premier.id).execute()
  const late = await client.post(hrefOf(premier, '/reponse'), { reponse: 'accepter' })
  assert.equal(late.status, 409)
  assert.match(late.text, /R441-10/)
})

test('a paper asked: which, until when, how; « Je l’ai déposée » is kept and told once', async () => {
  const reception = await aReception(ctx)
  const { premier } = reception
  const asked = await askPiece(reception.chez(), premier.id, { piece: 'avis_imposition', precision: 'celui de 2025', pourLe: '2026-12-03' })
  assert.ok(asked.ok)
  await essai.work()
  const mail = essai.mails.find(({ to, subject }) => to === premier.email && /demande une pièce/.test(subject))
  assert.match(mail?.text ?? '', /Avis d’imposition.*celui de 2025.*jeudi 3\s+décembre\s+2026, 24\s+h, heure de Paris/)
  const client = await enter(premier)
  const page = await client.get(hrefOf(premier))
  assert.match(page.text, /À faire : déposez 1 pièce/)
  assert.match(page.text, /celui de 2025.*jeudi 3 décembre 2026, 24 h, heure de Paris/)
  assert.match(page.text, /En attente de pièces complémentaires/)
  const filed = await client.post(hrefOf(premier, `/pieces/${asked.id}`))
  assert.equal(filed.status, 200)
  assert.match(filed.text, /Vous avez dit l’avoir déposée/)
  assert.match(filed.text, /Vous avez dit avoir déposé la pièce/)
})

test('a visit: one of the times, shown with its place; none of them is an answer too; no choice is said beside the field', async () => {
  const reception = await aReception(ctx)
  const { premier } = reception
  const times = [Temporal.Instant.from('2026-12-01T13:30:00Z'), Temporal.Instant.from('2026-12-02T09:00:00Z')]
  assert.ok((await proposeVisite(reception.chez(), premier.id, { creneaux: times, rendezVous: 'Devant l’immeuble, demandez Léo Faure' })).ok)
  const client = await enter(premier)
  assert.match((await client.get(hrefOf(premier))).text, /Étape 4\/6/)
  const empty = await client.post(hrefOf(premier, '/visite'), {})
  assert.equal(empty.status, 422)
  assert.match(empty.text, /Choisissez un moment, ou dites qu’aucun ne vous convient/)
  assert.equal((await client.post(hrefOf(premier, '/visite'), { creneau: '2026-12-24T10:00:00Z' })).status, 422)
  const chosen = await client.post(hrefOf(premier, '/visite'), { creneau: times[0]?.toString() ?? '' })
  assert.match(chosen.text, /Le mardi 1er décembre 2026 à 14 h 30, heure de Paris/)
  assert.match(chosen.text, /Devant l’immeuble, demandez Léo Faure/)
  assert.match(chosen.text, /Vous avez choisi un moment de visite/)
  const none = await client.post(hrefOf(premier, '/visite'), { creneau: 'aucun' })
  assert.match(none.text, /aucun moment ne vous convient/)
})

test('one who was passed over reads it, is asked to come back, and says no at no cost', async () => {
  const reception = await aReception(ctx, { statuts: ['transmise', 'non_designee'] })
  const passed = nth(reception, 1)
  const { id: par } = await insertStaff(ctx, 'conseiller')
  const client = await enter(passed)
  assert.equal((await client.get(hrefOf(passed, '/rappel'))).path, hrefOf(passed))
  await ctx.db.insertInto('rappel').values({ candidature_id: passed.id, propose_le: ctx.now, par, expire_le: ctx.now.add({ hours: 72 }) }).execute()
  for (const path of ['/demandeur', '/demandeur/candidatures', hrefOf(passed)]) assert.match((await client.get(path)).text, /[Vv]oulez-vous revenir dans la liste/, path)
  const empty = await client.post(hrefOf(passed, '/rappel'), {})
  assert.equal(empty.status, 422)
  assert.match(empty.text, /Répondez par oui ou par non/)
  const no = await client.post(hrefOf(passed, '/rappel'), { reponse: 'non' })
  assert.match(no.text, /Cela ne vous coûte aucun point/)
  const after = (await client.get(hrefOf(passed, ''))).text
  assert.match(after, /nous ne vous rappellerons plus pour ce logement/)
  assert.doesNotMatch(after, /nous pourrons vous rappeler/)
  assert.equal((await client.post(hrefOf(passed, '/rappel'), { reponse: 'oui' })).status, 409)
  assert.equal(await statutOf(ctx, passed.id), 'non_designee')
})

test('a late landlord: the dates are shown, and leaving costs nothing even after the attribution', async () => {
  const { premier, offreId } = await attribuee()
  await ctx.db.updateTable('offre').set({ cloture_le: ctx.now.subtract({ hours: 24 * 80 }) }).where('id', '=', offreId).execute()
  const { id } = await ctx.db.insertInto('designation').values({ offre_id: offreId, tour: 2, causes: [], faite_le: ctx.now.subtract({ hours: 24 * 70 }), par: (await insertStaff(ctx, 'conseiller')).id }).returning('id').executeTakeFirstOrThrow()
  await ctx.db.updateTable('candidature').set({ designation_id: id }).where('id', '=', premier.id).execute()
  const client = await enter(premier)
  assert.match((await client.get(hrefOf(premier))).text, /Le bailleur est en retard/)
  assert.match((await client.get(hrefOf(premier, '/reponse'))).html, /en retard[^]*?href="[^"]*\/retrait"/, 'refusing costs 40 points, leaving costs none: it is said where one chooses')
  const page = await client.get(hrefOf(premier, '/retrait'))
  assert.match(page.text, /vous pouvez partir sans pénalité/)
  assert.match(page.html, /name="cout" value="aucun"/)
  await client.post(hrefOf(premier, '/retrait'), { cout: 'aucun' })
  assert.equal(await statutOf(ctx, premier.id), 'retiree')
})
