/** How many statements each page takes, session included: a page that grows says so here. */
import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { countQueries } from '#platform/db.ts'
import { ACTORS, type ActorName } from '#test/matrix/actors.ts'
import { addressOf, type Route } from '#test/matrix/route.ts'
import { ROUTES } from '#test/matrix/routes.ts'
import { createWorld, type World } from '#test/matrix/world.ts'
import { STATEMENTS } from '#test/requetes.ts'

/** Where the page is shown, and to whom. */
type Shown = { route: string; row: Route; actor: ActorName }

const shown = listShown()

describe('statements of each page', () => {
  let world: World
  before(async () => {
    world = await createWorld()
  })

  test('every page has its line, and no line is for nothing', () => {
    const pages = new Set(shown.map(({ route }) => route))
    assert.deepEqual([...pages].filter((route) => !(route in STATEMENTS)).toSorted(), [], 'pages without a line in test/requetes.ts')
    assert.deepEqual(Object.keys(STATEMENTS).filter((route) => !pages.has(route)).toSorted(), [], 'lines of test/requetes.ts without a page')
  })

  for (const { route, row, actor } of shown) {
    test(`${route} takes ${STATEMENTS[route] ?? '?'}`, async () => {
      const { result, queries } = await countQueries(() => world.ask({ method: 'GET', path: addressOf(row), actor }))
      assert.equal(result.status, 200)
      assert.equal(queries.length, STATEMENTS[route], `a page of ${actor}:\n\n${queries.join('\n\n')}`)
    })
  }

  test('to apply takes six, the journal line and the message included', async () => {
    const queries = await world.undone(async (ask) => {
      const counted = await countQueries(() => ask({ method: 'POST', path: '/demandeur/offres/{autreOffre}/candidature', actor: 'demandeurB', body: {} }))
      assert.equal(counted.result.status, 303)
      return counted.queries
    })
    assert.equal(queries.length, 6, queries.join('\n\n'))
  })
})

/** Each address that shows a page to somebody, once. */
function listShown(): readonly Shown[] {
  const all = ROUTES.filter(({ route }) => route.startsWith('GET ')).flatMap((row) => {
    const actor = ACTORS.find((one) => row.answers[one] === 200)
    return actor === undefined ? [] : [{ route: row.route.slice(4), row, actor }]
  })
  return [...new Map(all.toReversed().map((one) => [one.route, one])).values()].toReversed()
}
