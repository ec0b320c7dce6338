import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { createDb } from '#platform/db.ts'
import { MOT_DE_PASSE } from '#test/factories/comptes.ts'
import { CANARIES, type ActorName } from '#test/matrix/actors.ts'
import { addressOf, isApi, methodOf, rightfulActor, type Route } from '#test/matrix/route.ts'
import { ROUTES } from '#test/matrix/routes.ts'
import { appOn, createWorld, type Answered, type World } from '#test/matrix/world.ts'

const ACTORS: readonly ActorName[] = ['visiteur', 'demandeurA', 'employeurLecteur', 'bailleur', 'conseiller']
const POLICY = ["default-src 'none'", "script-src 'self'", "style-src 'self'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"]
const LOOSE = /unsafe-inline|unsafe-eval|\*|http:|https:|data:\s*;?\s*script/
const OURS = ['alin', 'alin_visite', 'alin_appareil']
/** Pages that hold what is typed or a link’s owner: kept by no cache, whoever asks. */
const NEVER_KEPT = /^\/(connexion|inscription|activation|mot-de-passe|deconnecte|compte)/

type Said = { what: string; headers: Headers; status: number }

describe('the headers of every answer', () => {
  let world: World
  let answers: readonly Said[]
  before(async () => {
    world = await createWorld()
    answers = [...(await readAll(world)), ...(await readFaults(world))]
  })

  test('all kinds of answers are there: found, moved, refused, absent, too big, broken, files', () => {
    const seen = new Set(answers.map(({ status }) => status))
    for (const status of [200, 303, 403, 404, 409, 413, 500, 503]) assert.ok(seen.has(status), `no answer is a ${status}`)
    assert.ok(answers.some(({ what, status }) => what.includes('/public/favicon.svg') && status === 200), 'no file was read')
  })

  test('a strict policy of content on all of them', () => {
    const wrong = answers.filter(({ headers }) => {
      const policy = headers.get('content-security-policy') ?? ''
      return !POLICY.every((part) => policy.includes(part)) || LOOSE.test(policy.replace("img-src 'self' data:", ''))
    })
    assert.deepEqual(wrong.map(({ what }) => what), [])
  })

  test('no guessed type, no address told to others, a window of its own, on all of them', () => {
    const expected = { 'x-content-type-options': ['nosniff'], 'referrer-policy': ['same-origin', 'no-referrer'], 'cross-origin-opener-policy': ['same-origin'], 'cross-origin-resource-policy': ['same-origin'], 'x-frame-options': ['DENY'] }
    const wrong = answers.flatMap(({ what, headers }) => Object.entries(expected).filter(([name, values]) => !values.includes(headers.get(name) ?? '')).map(([name]) => `${what}: ${name} ${headers.get(name)}`))
    assert.deepEqual(wrong, [])
    assert.deepEqual(answers.filter(({ headers }) => !headers.has('permissions-policy')).map(({ what }) => what), [])
  })

  test('what one person reads, no cache keeps', () => {
    const mine = answers.filter(({ what }) => !what.startsWith('visiteur ') && !what.includes('/public/') && !what.includes('/api/') && !/\/(healthz|readyz)$/.test(what))
    const secret = answers.filter(({ what, status }) => status === 200 && NEVER_KEPT.test(what.split(' ')[2] ?? ''))
    assert.ok(mine.length > 100 && secret.length > 5)
    assert.deepEqual([...mine, ...secret].filter(({ headers }) => !(headers.get('cache-control') ?? '').includes('no-store')).map(({ what, status }) => `${what} (${status})`), [])
  })

  test('nothing tells what the server is made of, and nothing inline runs', async () => {
    assert.deepEqual(answers.filter(({ headers }) => headers.has('server') || headers.has('x-powered-by')).map(({ what }) => what), [])
    for (const actor of ACTORS) {
      for (const row of ROUTES.filter((one) => methodOf(one) === 'GET' && one.answers[actor] === 200)) {
        const { text } = await world.ask({ method: 'GET', path: addressOf(row), actor })
        assert.doesNotMatch(text, /<script(?![^>]*\bsrc=)|<style|\son[a-z]+=|\sstyle="|href="javascript:/i, `${actor} ${row.route}`)
      }
    }
  })

  test('cookies are ours, out of reach of scripts and of other sites', () => {
    const cookies = answers.flatMap(({ headers }) => headers.getSetCookie())
    assert.ok(cookies.length > 0)
    assert.deepEqual(cookies.filter((line) => !isSafeCookie(line, false)), [])
  })
})

describe('over https', () => {
  let world: World
  before(async () => {
    world = await createWorld(undefined, { settings: { baseUrl: 'https://alin.exemple.test' } })
  })

  test('only https, for two years', async () => {
    for (const { what, headers } of await readAll(world)) assert.match(headers.get('strict-transport-security') ?? '', /max-age=63072000; includeSubDomains/, what)
  })

  test('every cookie is bound to this very host', async () => {
    const visit = await world.ask({ method: 'GET', path: '/connexion', actor: 'visiteur', headers: { cookie: '' } })
    const entry = await world.ask({ method: 'POST', path: '/connexion', actor: 'visiteur', body: { identifiant: CANARIES.courriel, mot_de_passe: MOT_DE_PASSE, appareil: 'oui' } })
    const exit = await world.ask({ method: 'POST', path: '/deconnexion', actor: 'demandeurA' })
    const cookies = [visit, entry, exit].flatMap(({ headers }) => headers.getSetCookie())
    assert.deepEqual([...new Set(cookies.map((line) => line.split('=')[0]))].toSorted(), OURS.map((name) => `__Host-${name}`).toSorted())
    assert.deepEqual(cookies.filter((line) => !isSafeCookie(line, true)), [])
  })

  test('a session sent under the plain name is no session: a neighbouring site could have planted it', async () => {
    const { value } = world.cookieOf('demandeurA')
    const { status, location } = await world.ask({ method: 'GET', path: '/demandeur', actor: 'visiteur', headers: { cookie: `alin=${value}` } })
    assert.deepEqual([status, location?.split('?')[0]], [303, '/connexion'])
  })

  test('signing out clears what the browser kept', async () => {
    const { headers } = await world.undone((ask) => ask({ method: 'POST', path: '/deconnexion', actor: 'demandeurB' }))
    assert.match(headers.get('clear-site-data') ?? '', /"storage"/)
  })
})

test('a message shown in the demonstration is shut in: no script, nothing loaded', async (t) => {
  const world = await createWorld(t, { settings: { demonstration: true } })
  const message = { id: '1', from: 'no-reply@al-in.fr', to: ['a@exemple.test'], subject: 'Essai', text: 'Essai', html: '<script>alert(1)</script>', headers: new Map<string, string>() }
  const mailbox = { list: () => Promise.resolve([message]), read: () => Promise.resolve(message) }
  const { essai } = world
  const app = appOn({ ...essai, ctx: () => ({ ...essai.ctx(), connectors: { ...essai.ctx().connectors, mailbox } }) }, essai.db)
  const response = await app.request('/demonstration/courrier/1/html')
  assert.equal(response.status, 200)
  const policy = response.headers.get('content-security-policy') ?? ''
  assert.match(policy, /default-src 'none'.*sandbox/)
  assert.doesNotMatch(policy, /script-src|allow-scripts|allow-same-origin/)
})

/** Each route as each; an empty form answers as a wrong one does. */
async function readAll(world: World): Promise<readonly Said[]> {
  const pages = ROUTES.filter((row) => methodOf(row) === 'GET' || isApi(row))
  const asked = ACTORS.flatMap((actor) => pages.map((row) => ({ actor, row })))
  const answers = await Promise.all(asked.map(async ({ actor, row }) => said(nameOf(row, actor), await world.ask({ method: methodOf(row), path: addressOf(row), actor, json: row.json }))))
  const forms = ROUTES.filter((row) => methodOf(row) === 'POST' && !isApi(row))
  for (const row of forms) {
    for (const actor of new Set([rightfulActor(row), 'visiteur' as const])) {
      answers.push(said(nameOf(row, actor), await world.undone((ask) => ask({ method: 'POST', path: addressOf(row), actor, body: {} }))))
    }
  }
  return answers
}

function nameOf({ route }: Route, actor: ActorName): string {
  return `${actor} ${route}`
}

/** Answers that no page gives in its normal life. */
async function readFaults(world: World): Promise<readonly Said[]> {
  const broken = appOn(world.essai, createDb({ url: 'postgres://personne@127.0.0.1:1/rien' }))
  const ask = async (what: string, path: string) => {
    const response = await broken.request(path)
    return { what: `visiteur GET ${what}`, status: response.status, headers: response.headers }
  }
  return [
    said('visiteur GET /public/favicon.svg', await world.ask({ method: 'GET', path: '/public/favicon.svg', actor: 'visiteur' })),
    said('visiteur GET /public/absent.css', await world.ask({ method: 'GET', path: '/public/absent.css', actor: 'visiteur' })),
    said('visiteur GET /absente', await world.ask({ method: 'GET', path: '/absente', actor: 'visiteur' })),
    said('demandeurA GET /absente', await world.ask({ method: 'GET', path: '/absente', actor: 'demandeurA' })),
    said('visiteur POST /connexion forged', await world.ask({ method: 'POST', path: '/connexion', actor: 'visiteur', csrf: null })),
    said('demandeurA POST /demandeur/pieces forged', await world.ask({ method: 'POST', path: '/demandeur/pieces', actor: 'demandeurA', csrf: null })),
    said('visiteur POST /connexion too-big', await world.ask({ method: 'POST', path: '/connexion', actor: 'visiteur', raw: 'a'.repeat(300_000), headers: { 'content-length': '300000' } })),
    await ask('/ with-a-fault', '/'),
    await ask('/api/v1/absent', '/api/v1/absent'),
    await ask('/readyz without-database', '/readyz'),
  ]
}

function said(what: string, { status, headers }: Answered): Said {
  return { what, status, headers }
}

function isSafeCookie(line: string, https: boolean): boolean {
  const [pair = '', ...flags] = line.toLowerCase().split(';').map((part) => part.trim())
  const prefix = https ? '__host-' : ''
  const wanted = ['httponly', 'path=/', ...(https ? ['secure'] : [])]
  const isNamed = OURS.some((name) => pair.startsWith(`${prefix}${name}=`))
  return isNamed && wanted.every((flag) => flags.includes(flag)) && flags.some((flag) => /^samesite=(lax|strict)$/.test(flag)) && line.length < 4_096 && !flags.some((flag) => flag.startsWith('domain'))
}
