import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, beforeEach, test } from 'node:test'
import fc from 'fast-check'
import { runs } from '#test/runs.ts'
import { createMail } from './client.ts'
import { startMailSink } from './simulator.ts'

const folder = mkdtempSync(join(tmpdir(), 'alin-courrier-'))
const sink = await startMailSink({ folder })
const mail = createMail({ url: sink.url, from: 'AL’in <ne-pas-repondre@exemple.test>', timeoutMs: 400 })
after(async () => {
  mail.close()
  await sink.stop()
  rmSync(folder, { recursive: true })
})
beforeEach(() => sink.fail(undefined))

const message = { to: 'tabanou@exemple.test', subject: 'Votre rang a changé', text: 'Vous êtes 3e sur 12.', html: '<p>Vous êtes 3<sup>e</sup> sur 12.</p>' }

test('a message arrives whole: accents, both bodies, further headers', async () => {
  assert.deepEqual(await mail.send({ ...message, headers: { 'Auto-Submitted': 'auto-generated' } }), { issue: 'acceptee' })
  const [received] = await sink.list()
  assert.ok(received)
  assert.equal(received.from, 'ne-pas-repondre@exemple.test')
  assert.deepEqual(received.to, ['tabanou@exemple.test'])
  assert.equal(received.subject, message.subject)
  assert.equal(received.text.trim(), message.text)
  assert.equal(received.html.trim(), message.html)
  assert.equal(received.headers.get('auto-submitted'), 'auto-generated')
  assert.deepEqual(await sink.read(received.id), received)
})

test('the most recent message is listed first', async () => {
  await mail.send({ ...message, subject: 'un' })
  await mail.send({ ...message, subject: 'deux' })
  assert.deepEqual((await sink.list(2)).map(({ subject }) => subject), ['deux', 'un'])
})

test('an address that the server refuses is refused for good', async () => {
  sink.fail('adresse_inconnue')
  assert.deepEqual(await mail.send(message), { issue: 'refusee', code: '550' })
})

for (const failure of ['plus_tard', 'silence', 'coupure'] as const) {
  test(`${failure}: the sending throws, so that it is tried again, and nothing arrives`, async () => {
    const before = (await sink.list(1_000)).length
    sink.fail(failure)
    await assert.rejects(mail.send(message))
    assert.equal((await sink.list(1_000)).length, before)
    sink.fail(undefined)
    assert.deepEqual(await mail.send(message), { issue: 'acceptee' })
  })
}

test('what is not one bare address never leaves', async () => {
  for (const to of ['a@exemple.test, b@exemple.test', 'a@exemple.test\r\nBcc: b@exemple.test', 'Nom <a@exemple.test>', '', '@exemple.test', 'a b@exemple.test']) {
    assert.deepEqual(await mail.send({ ...message, to }), { issue: 'refusee', code: 'adresse' }, to)
  }
})

test('nothing that a person typed becomes a header', async () => {
  const hostile = fc.array(fc.constantFrom('\r\n', '\n', '\r', '\u2028', '\0', 'Bcc: intrus@exemple.test', 'X-Intrus: 1', 'é', ' ', 'texte'), { maxLength: 12 }).map((parts) => parts.join(''))
  await fc.assert(
    fc.asyncProperty(hostile, hostile, async (subject, value) => {
      await mail.send({ ...message, subject, headers: { 'X-Motif': value } })
      const [received] = await sink.list(1)
      assert.ok(received)
      assert.deepEqual(received.to, ['tabanou@exemple.test'])
      assert.equal(received.headers.has('bcc'), false)
      assert.equal(received.headers.has('x-intrus'), false)
    }),
    { numRuns: runs(20, 500) },
  )
})

test('a name of header that is none is refused', async () => {
  await assert.rejects(mail.send({ ...message, headers: { 'X:Y\r\nBcc': 'x' } }), RangeError)
})

test('the inbox reads nothing outside its folder', async () => {
  assert.equal(await sink.read('../../etc/passwd'), undefined)
  assert.equal(await sink.read('00000000-0000-0000-0000-000000000000'), undefined)
})
