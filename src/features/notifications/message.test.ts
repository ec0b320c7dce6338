import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { mailPage, type MailCheck } from '#ui/mail.tsx'
import { testApp, type TestApp } from '#test/app.ts'
import { insertCompte } from '#test/factories/comptes.ts'
import { sendMail } from './commands/mail.ts'

let essai: TestApp
before(async () => {
  essai = await testApp()
})

const letter = (subject: string) => (check: MailCheck) => mailPage({ subject, greeting: 'Bonjour,', paragraphs: ['Un texte.'], check })
const codeIn = (text: string) => /avec le code ([A-Z2-9]{4} [A-Z2-9]{4})/.exec(text)?.[1] ?? assert.fail('no code in the message')

async function send(requestId: string, subject = 'Votre rang est figé') {
  const { id, email } = await insertCompte(essai.ctx())
  const job = { ...essai.ctx(), requestId }
  essai.mails.length = 0
  await sendMail(job, { compteId: id, email }, letter(subject))
  return { job, to: { compteId: id, email }, code: codeIn(essai.mails[0]?.text ?? '') }
}

test('the code of a message is recognised: day, hour and subject, never the address', async () => {
  const { code, to } = await send('a1')
  const answer = await essai.client().post('/message', { code: ` ${code.toLowerCase().replace(' ', ' - ')} ` })
  assert.equal(answer.status, 200)
  assert.match(answer.text, /Oui, ce message vient de nous/)
  assert.match(answer.text, /le 22 novembre 2026 à 10 h, heure de Paris/)
  assert.match(answer.text, /« Votre rang est figé »/)
  assert.ok(!answer.html.includes(to.email))
})

test('a code that is not ours, whatever it looks like, is answered with what to do', async () => {
  await send('b1')
  for (const code of ['ABCD EFGH', 'bonjour', '1'.repeat(60)]) {
    const answer = await essai.client(`10.0.1.${code.length}`).post('/message', { code })
    assert.equal(answer.status, 200)
    assert.match(answer.text, /Nous ne connaissons pas ce code/)
    assert.match(answer.text, /fraude\.als@actionlogement\.fr/)
  }
})

test('no code: the form comes back with its sentence', async () => {
  const wrong: readonly Record<string, string>[] = [{ code: '  ' }, {}, { code: 'x'.repeat(61) }, { code: 'ABCD EFGH', compte: '1' }]
  for (const fields of wrong) assert.equal((await essai.client().post('/message', fields)).status, 422)
  assert.match((await essai.client().post('/message', {})).text, /Tapez le code du message/)
})

test('a job that is tried again writes the same code, and the hour stays that of the first time', async () => {
  const { job, to, code } = await send('c1')
  await sendMail({ ...job, now: job.now.add({ hours: 3 }) }, to, letter('Votre rang est figé'))
  assert.equal(codeIn(essai.mails[1]?.text ?? ''), code)
  const rows = await essai.db.selectFrom('message').select('envoye_le').where('compte_id', '=', to.compteId).execute()
  assert.deepEqual(rows.map(({ envoye_le }) => envoye_le.toString()), [job.now.toString()])
})

test('two messages of one job to one person have each their code', async () => {
  const { job, to, code } = await send('d1')
  await sendMail(job, to, letter('Un autre objet'))
  const other = codeIn(essai.mails[1]?.text ?? '')
  assert.notEqual(other, code)
  assert.match((await essai.client().post('/message', { code: other })).text, /« Un autre objet »/)
})

test('the table of messages holds no code', async () => {
  const { code } = await send('e1')
  const rows = await essai.db.selectFrom('message').selectAll().execute()
  assert.ok(!JSON.stringify(rows).includes(code.replace(' ', '')))
})

test('thirty codes an hour from one address, then one waits; another address does not', async () => {
  const [client, other] = [essai.client('10.9.9.9'), essai.client('10.9.9.8')]
  for (let time = 0; time < 30; time += 1) assert.equal((await client.post('/message', { code: 'ABCD EFGH' })).status, 200)
  const refused = await client.post('/message', { code: 'ABCD EFGH' })
  assert.equal(refused.status, 429)
  assert.ok(Number(refused.headers.get('retry-after')) > 0)
  assert.equal((await other.post('/message', { code: 'ABCD EFGH' })).status, 200)
})

test('an account that was never opened may be deleted: its message stays ours', async () => {
  const { code, to } = await send('f1')
  await essai.db.deleteFrom('cle_personnelle').where('compte_id', '=', to.compteId).execute()
  await essai.db.deleteFrom('compte').where('id', '=', to.compteId).execute()
  assert.match((await essai.client().post('/message', { code })).text, /Oui, ce message vient de nous/)
})
