import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { readSuite } from '#features/accounts/suite.ts'
import { runs } from '#test/runs.ts'

const HOSTILE = [
  'https://evil.test', 'http:evil.test', '//evil.test', '///evil.test', '/\\evil.test', '\\\\evil.test', '/\t/evil.test', '/\n/evil.test',
  '/./\\evil.test', '/.//evil.test', '/..//evil.test', '/a/..//evil.test', '/%2e//evil.test', 'javascript:alert(1)', ' javascript:alert(1)',
  'data:text/html,x', '/ /evil.test', '', ' ', 'connexion', '?x', '#x', '/\u0000', '/\r\nLocation: https://evil.test', '//evil.test/%2f..',
  '/\u2028/evil.test', '////', '/\\/evil.test', 'https:/evil.test', 'HTTPS://EVIL.TEST', '//@evil.test', '/@evil.test\\', 'ftp://evil.test',
]
const OURS = 'https://alin.exemple.test'

test('a path of ours is kept with its query', () => {
  for (const path of ['/demandeur', '/demandeur/offres?piece=2&tri=loyer', '/compte', '/offres/12', '/@evil.test']) assert.equal(readSuite(path), path)
})

test('nothing that leaves our pages is followed', () => {
  for (const payload of HOSTILE) assert.ok(staysHere(readSuite(payload)), JSON.stringify(payload))
  for (const payload of HOSTILE.filter((one) => !one.startsWith('/@') && /evil|javascript|data/.test(one))) assert.equal(readSuite(payload), undefined, JSON.stringify(payload))
})

test('whatever is sent, the browser stays on our origin', () => {
  const piece = fc.oneof(fc.constantFrom('/', '\\', '//', '.', '..', '%2f', '%5c', '%09', '\t', '\n', '@', ':', 'https:', 'evil.test', '?', '#', ' '), fc.string({ maxLength: 4 }))
  const payload = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''))
  fc.assert(fc.property(payload, (text) => staysHere(readSuite(text)) && staysHere(readSuite(`/${text}`))), { numRuns: runs(2_000, 100_000) })
})

test('a page of the sign-in itself leads nowhere', () => {
  for (const path of ['/connexion', '/connexion?suite=/compte', '/deconnexion', '/mot-de-passe-oublie', '/activation/x']) assert.equal(readSuite(path), undefined)
})

function staysHere(path: string | undefined): boolean {
  return path === undefined || (path.startsWith('/') && !path.startsWith('//') && new URL(path, OURS).origin === OURS)
}
