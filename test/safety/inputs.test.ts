import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { addressOf, isApi, methodOf, patternOf, rightfulActor, type Route } from '#test/matrix/route.ts'
import { ROUTES } from '#test/matrix/routes.ts'
import { listChanges, takeSnapshot } from '#test/matrix/snapshot.ts'
import { runs } from '#test/runs.ts'
import { createWorld, type Answered, type World } from '#test/matrix/world.ts'

const LONG = 'a'.repeat(100_000)
/** Already written as an address or a form writes them. */
const STRANGE = ['', 'a%00b', '%FF%FE', '%F0%9F%8F%A0', '-1', '1e999', LONG, '%00', '%ED%A0%80', '%E2%80%AE%D8%A7%D9%84', 'e%CC%81'.repeat(50), '0', 'NaN', '99999999999999999999', '%27%20or%201%3D1--', '%24%7B7*7%7D', '..%2F..%2Fetc%2Fpasswd', '%0D%0Aset-cookie%3A%20a%3Db', '%5B%5D', '%7B%22%24ne%22%3A1%7D', 'true', 'null']
const TRIED = STRANGE.slice(0, runs(7, STRANGE.length))
const BAD_IDS = ['0', '-1', '+1', '01', '1e9', '1.5', 'abc', '99999999999', '999999999', '2147483648', '%00', '1%00', '%20', '1%20', '%D9%A3', '1%27--', '..%2F1', 'NaN', 'null', '__proto__', 'constructor', 'a'.repeat(2_000)]
const BAD_LINKS = ['abc', '%00', 'jeton%00', '%FF', 'a'.repeat(10_000), '..%2F..%2Fcompte', '__proto__', '%27%20or%201%3D1--']

describe('what is sent is never what breaks', () => {
  let world: World
  before(async () => {
    world = await createWorld()
  })

  for (const row of ROUTES.filter((one) => one.query !== undefined)) {
    test(`${row.route} at ${addressOf(row)}: each parameter empty, twice, as a list, strange, endless`, async () => {
      const asked = (row.query ?? []).flatMap((name) => listQueries(name))
      const answers = await askAll(world, row, [...asked, '__proto__=1&constructor=1', 'inconnu=1', '%', '&&==&', '%E0%A4%A'])
      assert.deepEqual(answers.filter(({ answered }) => !isFine(answered)).map(({ query, answered }) => `${query.slice(0, 60)}: ${answered.status}`), [])
    })
  }

  for (const row of ROUTES.filter((one) => methodOf(one) === 'POST' && !isApi(one) && Object.keys(one.body ?? {}).length > 0)) {
    test(`${row.route} at ${addressOf(row)}: each field missing, empty, twice, strange, endless`, async () => {
      const wrong: string[] = []
      for (const { name, form } of listForms(world, row)) {
        const answered = await world.undone((ask) => ask({ method: 'POST', path: addressOf(row), actor: rightfulActor(row), raw: form }))
        if (!isFine(answered)) wrong.push(`${name}: ${answered.status}`)
      }
      assert.deepEqual(wrong, [])
    })
  }

  for (const row of ROUTES.filter((one) => patternOf(one).includes('/:id') && one.answers[rightfulActor(one)] !== '303 /connexion' && one.answers[rightfulActor(one)] !== 404)) {
    test(`${row.route} at ${addressOf(row)}: an address that names nothing is not found`, async () => {
      const wrong: string[] = []
      for (const id of BAD_IDS) {
        const path = patternOf(row).replace(':id', id)
        const { status } = await world.undone((ask) => ask({ method: methodOf(row), path, actor: rightfulActor(row), body: row.body }))
        if (status !== 404) wrong.push(`${id.slice(0, 20)}: ${status}`)
      }
      assert.deepEqual(wrong, [])
    })
  }

  for (const row of ROUTES.filter((one) => patternOf(one).includes('/:jeton'))) {
    test(`${row.route}: a link that was never given opens nothing`, async () => {
      const before = await takeSnapshot(world.essai.db)
      for (const jeton of BAD_LINKS) {
        const answered = await world.ask({ method: methodOf(row), path: patternOf(row).replace(':jeton', jeton), actor: 'visiteur', body: row.body })
        // A new link is said to be sent whatever was asked: nobody learns what exists.
        assert.equal(answered.status, row.route.endsWith('/nouveau-lien') ? 303 : 404, jeton)
      }
      assert.deepEqual(listChanges(before, await takeSnapshot(world.essai.db)).filter((table) => table !== 'tentative'), [])
    })
  }

  test('a body that is no form is refused or read as an empty one', async () => {
    const bodies = [
      { raw: '{"email":"a@exemple.test"}', type: 'application/json' }, { raw: 'x', type: 'multipart/form-data' }, { raw: 'x', type: 'multipart/form-data; boundary=a' }, { raw: '--a\r\n\r\n', type: 'multipart/form-data; boundary=a' },
      { raw: '\u0000\u0001', type: 'application/octet-stream' }, { raw: '%%%', type: 'application/x-www-form-urlencoded' }, { raw: '<a/>', type: 'text/xml' }, { raw: 'x', type: 'n’importe'.normalize('NFD').replaceAll(/[^a-z]/g, '') },
    ]
    const wrong: string[] = []
    for (const { raw, type } of bodies) {
      const answered = await world.undone((ask) => ask({ method: 'POST', path: '/mot-de-passe-oublie', actor: 'visiteur', raw, headers: { 'content-type': type } }))
      if (answered.status < 400 || answered.status >= 500) wrong.push(`${type} ${raw}: ${answered.status}`)
    }
    assert.deepEqual(wrong, [])
  })

  test('a file in place of a text is refused', async () => {
    const part = (name: string, value: string, file = '') => `--limite\r\ncontent-disposition: form-data; name="${name}"${file}\r\n\r\n${value}\r\n`
    const raw = `${part('_csrf', world.tokenOf('visiteur'))}${part('email', 'a@exemple.test', '; filename="a.txt"')}--limite--\r\n`
    const answered = await world.ask({ method: 'POST', path: '/mot-de-passe-oublie', actor: 'visiteur', raw, headers: { 'content-type': 'multipart/form-data; boundary=limite' } })
    assert.equal(answered.status, 422)
  })

  test('the simulation refuses what is not its question, in its own words', async () => {
    const bodies = ['', '{', 'null', '[]', '"a"', '1e999', `${'['.repeat(20_000)}${']'.repeat(20_000)}`, '{"menage":null}', '{"menage":{"personnes":[{"lien":"demandeur","naissance":"\\u0000"}]}}', '{"menage":{"personnes":{"length":1e9}}}', `{"menage":"${LONG}"}`, '{"date":"2026-02-30"}']
    for (const raw of bodies) {
      const answered = await world.ask({ method: 'POST', path: '/api/v1/simulations', actor: 'visiteur', raw, headers: { 'content-type': 'application/json' } })
      assert.equal(answered.status, 422, raw.slice(0, 60))
      assert.match(answered.headers.get('content-type') ?? '', /problem\+json/)
    }
  })

  test('nothing of this was a fault in the log', () => {
    assert.deepEqual(world.essai.logs.filter((line) => line.includes('"fault"')).map((line) => line.slice(0, 300)), [])
  })
})

function listQueries(name: string): readonly string[] {
  return [...TRIED.map((value) => `${name}=${value}`), `${name}=1&${name}=2`, `${name}[]=1`, `${name}[0]=1&${name}[1]=2`, `${name}[a][b]=1`, name]
}

async function askAll(world: World, row: Route, queries: readonly string[]): Promise<readonly { query: string; answered: Answered }[]> {
  const join = addressOf(row).includes('?') ? '&' : '?'
  return Promise.all(queries.map(async (query) => ({ query, answered: await world.ask({ method: 'GET', path: `${addressOf(row)}${join}${query}`, actor: rightfulActor(row) }) })))
}

/** One field at a time is wrong, the others are right. */
function listForms(world: World, row: Route): readonly { name: string; form: string }[] {
  const fields = Object.entries({ ...row.body, _csrf: world.tokenOf(rightfulActor(row)) }).map(([name, value]) => [name, encodeURIComponent(world.fill(value))] as const)
  const formWith = (wrong: string, written: (name: string, value: string) => string) => fields.map(([name, value]) => (name === wrong ? written(name, value) : `${name}=${value}`)).join('&')
  return Object.keys(row.body ?? {}).flatMap((wrong) => [
    ...TRIED.map((strange) => ({ name: `${wrong}=${strange.slice(0, 20)}`, form: formWith(wrong, (name) => `${name}=${strange}`) })),
    { name: `${wrong} missing`, form: formWith(wrong, () => '') },
    { name: `${wrong} twice`, form: formWith(wrong, (name, value) => `${name}=${value}&${name}=${value}`) },
    { name: `${wrong} as a list`, form: formWith(wrong, (name, value) => `${name}[]=${value}`) },
    { name: `${wrong} as an object`, form: formWith(wrong, (name, value) => `${name}[a]=${value}`) },
  ])
}

function isFine({ status }: Answered): boolean {
  return status < 500
}
