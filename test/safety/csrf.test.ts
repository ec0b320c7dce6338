import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { ACTORS, type ActorName } from '#test/matrix/actors.ts'
import { addressOf, isApi, methodOf, rightfulActor } from '#test/matrix/route.ts'
import { ROUTES } from '#test/matrix/routes.ts'
import { listChanges, takeSnapshot } from '#test/matrix/snapshot.ts'
import { createWorld, type Answered, type Ask, type Asked, type World } from '#test/matrix/world.ts'

/** What moves by itself when a page is read; the session of a known device also lives on, which this world has none of. */
const TOLERATED = ['session.vue_le']

describe('a form sent from elsewhere changes nothing', () => {
  let world: World
  let forgeries: readonly { name: string; part: Partial<Asked> }[]
  before(async () => {
    world = await createWorld()
    forgeries = [
      { name: 'no token', part: { csrf: null } },
      { name: 'a wrong token', part: { csrf: 'f'.repeat(64) } },
      { name: 'a token of the right length', part: { csrf: 'A'.repeat(86) } },
      { name: 'an empty token', part: { csrf: '' } },
      { name: 'the token of another site', part: { headers: { origin: 'https://ailleurs.exemple.test' } } },
      { name: 'an opaque origin', part: { headers: { origin: 'null' } } },
      { name: 'no sign of where it comes from', part: { headers: { origin: '' } } },
      { name: 'another site, as the browser says', part: { headers: { origin: '', 'sec-fetch-site': 'cross-site' } } },
      { name: 'a neighbouring site, as the browser says', part: { headers: { origin: '', 'sec-fetch-site': 'same-site' } } },
      { name: 'the page of another site', part: { headers: { origin: '', referer: 'https://ailleurs.exemple.test/alin.exemple.test' } } },
    ]
  })

  for (const row of ROUTES.filter((one) => methodOf(one) === 'POST' && !isApi(one))) {
    test(`${row.route} at ${addressOf(row)}`, async () => {
      const wrong: string[] = []
      const actors = new Set<ActorName>([rightfulActor(row), 'visiteur'])
      const before = await takeSnapshot(world.essai.db)
      for (const actor of actors) {
        const other: ActorName = actor === 'demandeurB' ? 'demandeurA' : 'demandeurB'
        const body = Object.fromEntries(Object.entries(row.body ?? {}).map(([name, value]) => [name, world.fill(value)]))
        for (const { name, part } of [...forgeries, { name: 'the token of another session', part: { csrf: world.tokenOf(other) } }]) {
          const { status } = await world.ask({ method: 'POST', path: addressOf(row), actor, body, ...part })
          if (status !== 403) wrong.push(`${actor}, ${name}: ${status}`)
        }
      }
      assert.deepEqual(wrong, [])
      assert.deepEqual(listChanges(before, await takeSnapshot(world.essai.db)), [])
    })
  }

  test('our own pages are recognised: by origin, by what the browser says, by the page one comes from', async () => {
    const wrong: string[] = []
    const signs: Record<string, string>[] = [{}, { origin: '', 'sec-fetch-site': 'same-origin' }, { origin: '', referer: `${world.essai.settings.baseUrl}/connexion` }]
    for (const headers of signs) {
      const { status } = await world.undone((ask) => ask({ method: 'POST', path: '/deconnexion', actor: 'demandeurA', headers }))
      if (status !== 303) wrong.push(`${JSON.stringify(headers)}: ${status}`)
    }
    assert.deepEqual(wrong, [])
  })

  test('methods that no page uses are refused to pages of anywhere', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      const { status } = await world.ask({ method, path: '/demandeur', actor: 'demandeurA' })
      assert.ok(status === 403 || status === 404, `${method}: ${status}`)
    }
  })
})

describe('reading changes nothing', () => {
  let world: World
  before(async () => {
    world = await createWorld()
    world.essai.clock.advance({ minutes: 2 }) // sessions note a visit once a minute
  })

  for (const actor of ACTORS) {
    test(`every page and every link from it, as ${actor}`, () =>
      world.undone(async (ask, db) => {
        const [before, withVisits] = [await takeSnapshot(db, TOLERATED), await takeSnapshot(db)]
        const { broken, seen } = await crawl(world, ask, actor)
        assert.deepEqual(broken, [])
        assert.ok(seen > 20, `only ${seen} pages were read`)
        assert.deepEqual(listChanges(before, await takeSnapshot(db, TOLERATED)), [])
        // The tolerance is needed, and for this alone.
        assert.deepEqual(listChanges(withVisits, await takeSnapshot(db)), actor === 'visiteur' ? [] : ['session'])
      }))
  }
})

/** From all addresses of the matrix, then through what pages link to; a link that leads nowhere is a fault. */
async function crawl(world: World, ask: Ask, actor: ActorName): Promise<{ broken: readonly string[]; seen: number }> {
  const broken: string[] = []
  const queue = ROUTES.filter((row) => methodOf(row) === 'GET').map((row) => ({ path: world.fill(addressOf(row)), from: '' }))
  const seen = new Set(queue.map(({ path }) => path))
  for (const { path, from } of queue) {
    const answered = await ask({ method: 'GET', path, actor })
    if (answered.status >= 500 || (from !== '' && answered.status >= 400)) broken.push(`${path} (${answered.status}), linked from ${from}`)
    for (const next of listLinks(answered, path).filter((one) => !seen.has(one))) {
      seen.add(next)
      queue.push({ path: next, from: path })
    }
  }
  return { broken, seen: seen.size }
}

const MOST_LINKS = 60

function listLinks({ text, location, status }: Answered, path: string): readonly string[] {
  const hrefs = status >= 400 ? [] : [...text.matchAll(/<a\b[^>]*\bhref="([^"]+)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'))
  const all = [...hrefs, ...(location === undefined ? [] : [location])].filter((href) => !/^(#|mailto:|tel:|https?:)/.test(href))
  return [...new Set(all.map((href) => resolve(href, path)))].filter((one) => one.length < 300).slice(0, MOST_LINKS)
}

function resolve(href: string, path: string): string {
  const { pathname, search } = new URL(href, `http://alin.exemple.test${path}`)
  return pathname + search
}
