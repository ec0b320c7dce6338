import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { openSession } from '#features/accounts/commands/sessions.ts'
import { transaction } from '#platform/db.ts'
import { ACTORS, CANARIES, listCanaries, type ActorName, type Canary } from '#test/matrix/actors.ts'
import { addressOf, isApi, methodOf, patternOf, type Answer, type Route } from '#test/matrix/route.ts'
import { ROUTES } from '#test/matrix/routes.ts'
import { createWorld, type Answered, type World } from '#test/matrix/world.ts'

describe('every route × every kind of person', () => {
  let world: World
  before(async () => {
    world = await createWorld()
  })

  test('the matrix names every route of the application, and no other', () => {
    const real = new Set(world.essai.app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`))
    const declared = new Set<string>(ROUTES.map(({ route }) => route))
    assert.deepEqual([...real].filter((route) => !declared.has(route)).toSorted(), [], 'routes that the matrix lacks')
    assert.deepEqual([...declared].filter((route) => !real.has(route)).toSorted(), [], 'routes of the matrix that do not exist')
  })

  test('no route answers any method whatever: each is declared for one', () => {
    const open = world.essai.app.routes.filter(({ method, handler }) => method === 'ALL' && handler.length < 2)
    assert.deepEqual(open.map(({ path }) => path), [])
  })

  test('addresses with an id of someone are tried with A’s', () => {
    const bare = ROUTES.filter((row) => addressOf(row).includes(':'))
    assert.deepEqual(bare.map(({ route }) => route), [])
  })

  for (const row of ROUTES) {
    test(`${row.route}${row.at === undefined ? '' : ` at ${row.at}`} answers each as it must`, async () => {
      const answers = await requestAsEach(world, row)
      const wrong = answers.flatMap(({ actor, answered }) => [
        ...(isExpected(world, answered, row.answers[actor]) ? [] : [`${actor}: ${describeAnswer(answered)} instead of ${row.answers[actor]}`]),
        ...listLeaks(row, actor, answered).map((leak) => `${actor}: ${leak}`),
      ])
      assert.deepEqual(wrong, [])
    })
  }

  test('a page for the wrong person is the very page of an address that does not exist', async () => {
    const absent = await world.ask({ method: 'GET', path: '/demandeur/candidatures/999999', actor: 'demandeurB' })
    const another = await world.ask({ method: 'GET', path: '/demandeur/candidatures/{candidature}', actor: 'demandeurB' })
    assert.equal(another.status, 404)
    assert.equal(withoutPath(another.text), withoutPath(absent.text))
  })

  test('a password alone opens nothing to professionals: until the second factor, they are visitors', async () => {
    const wrong: string[] = []
    const pending = await pendingCookie(world)
    for (const row of ROUTES.filter((one) => methodOf(one) === 'GET' && !isApi(one) && one.answers.visiteur === '303 /connexion' && !patternOf(one).startsWith('/connexion'))) {
      const answered = await world.ask({ method: 'GET', path: addressOf(row), actor: 'conseiller', headers: { cookie: pending } })
      if (!isExpected(world, answered, '303 /connexion')) wrong.push(`${row.route}: ${describeAnswer(answered)}`)
    }
    assert.deepEqual(wrong, [])
  })

  test('papers, consent, withdrawal and deletion ask for the password again after a quarter of an hour, and nothing else does', async () => {
    const wrong: string[] = []
    world.essai.clock.advance({ minutes: 16 })
    try {
      for (const row of ROUTES.filter(({ answers }) => answers.demandeurA !== 404 && answers.visiteur === '303 /connexion')) {
        const answered = await request(world, row, 'demandeurA')
        const asked = answered.status === 403 && answered.text.includes('type="password"')
        if (asked !== (row.fresh === true)) wrong.push(`${row.route}: ${describeAnswer(answered)}`)
      }
    } finally {
      world.essai.clock.advance({ minutes: -16 })
    }
    assert.deepEqual(wrong, [])
  })
})

/** What changes nothing may be asked by all at once; the rest finds the same world each time. */
async function requestAsEach(world: World, row: Route): Promise<readonly { actor: ActorName; answered: Answered }[]> {
  if (methodOf(row) === 'GET') return Promise.all(ACTORS.map(async (actor) => ({ actor, answered: await world.ask({ method: 'GET', path: addressOf(row), actor }) })))
  const answers = []
  for (const actor of ACTORS) answers.push({ actor, answered: await request(world, row, actor) })
  return answers
}

function request(world: World, row: Route, actor: ActorName): Promise<Answered> {
  return world.undone((ask) => ask({ method: methodOf(row), path: addressOf(row), actor, body: filled(world, row), json: row.json }))
}

function filled(world: World, { body }: Route): Record<string, string> {
  return Object.fromEntries(Object.entries(body ?? {}).map(([name, value]) => [name, world.fill(value)]))
}

function describeAnswer({ status, location }: Answered): string {
  return location === undefined ? String(status) : `${status} ${location}`
}

/** The query of a redirect is the page’s own affair; `*` stands for a new id. */
function isExpected(world: World, { status, location }: Answered, expected: Answer): boolean {
  if (typeof expected === 'number') return status === expected
  const path = location?.split('?')[0] ?? ''
  const wished = world.fill(expected.slice('303 '.length))
  return status === 303 && (path === wished || (wished.endsWith('/*') && path.replace(/\/\d+$/, '/*') === wished))
}

/** What is found of A’s is what the matrix says that this person may read: no less, no more. */
function listLeaks(row: Route, actor: ActorName, { text, headers }: Answered): readonly string[] {
  if (actor === 'demandeurA') return []
  const typed = listCanaries(JSON.stringify(row.body ?? {}))
  const own: readonly Canary[] = actor === 'codemandeur' ? ['coNom'] : []
  const found = listCanaries(`${text} ${[...headers].join(' ')}`).filter((name) => !typed.includes(name) && !own.includes(name))
  const allowed = row.sees?.[actor] ?? []
  const [leaked, missing] = [found.filter((name) => !allowed.includes(name)), allowed.filter((name) => !found.includes(name))]
  return [...leaked.map((name) => `reads ${CANARIES[name]}`), ...missing.map((name) => `does not read ${CANARIES[name]}`)]
}

/** The token of the form in the frame is each visitor’s own. */
function withoutPath(html: string): string {
  return html.replaceAll(/name="_csrf" value="[^"]+"/g, '').replaceAll('999999', '').replaceAll(/\/candidatures\/\d*/g, '')
}

async function pendingCookie({ essai }: World): Promise<string> {
  const { id } = await essai.db.selectFrom('compte').select('id').where('role', '=', 'responsable').executeTakeFirstOrThrow()
  const session = await transaction(essai.db, (tx) => openSession(tx, essai.ctx(), { compteId: id, etape: 'second_facteur', longue: false }))
  return `alin=${session.id}`
}
