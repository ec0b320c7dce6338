import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { ACTORS, CANARIES, type ActorName } from '#test/matrix/actors.ts'
import { addressOf, isApi, methodOf, rightfulActor } from '#test/matrix/route.ts'
import { ROUTES } from '#test/matrix/routes.ts'
import { createWorld, type World } from '#test/matrix/world.ts'

/** Leaves an attribute, a title, a text area, a script; then acts. */
const PAYLOAD = `"'><img src=x onerror=alert(1)></title></textarea><script>alert(2)</script><svg/onload=alert(3)>`
/** What a browser would run; escaped, the same letters are only read. */
const ALIVE = /<img src=x|<script>alert|<svg\/onload|<\/textarea><(?!\/)|["']>\s*<img|href="\s*javascript:/i
const ESCAPED = /&lt;img src=x onerror=alert\(1\)(?:>|&gt;)/
/** Addresses that would run, or lead away. */
const ADDRESSES = ['javascript:alert(1)', 'data:text/html,<script>alert(2)</script>', '//ailleurs.exemple.test', 'https://ailleurs.exemple.test/']

describe('what people write is read, never run', () => {
  let world: World
  const pages = new Map<string, string>()
  before(async () => {
    world = await createWorld(undefined, { payload: PAYLOAD })
    for (const actor of ACTORS) {
      for (const row of ROUTES.filter((one) => methodOf(one) === 'GET' && !isApi(one))) {
        pages.set(`${actor} ${row.route} ${addressOf(row)}`, (await world.ask({ method: 'GET', path: addressOf(row), actor })).text)
      }
    }
  })

  test('no page of anyone runs what was stored', () => {
    assert.deepEqual([...pages].filter(([, text]) => ALIVE.test(text)).map(([name]) => name), [])
  })

  test('and yet it was there, each text on a page at least', () => {
    const shown = [...pages.values()].join('\n')
    const stored = [CANARIES.prenom, CANARIES.nom, CANARIES.employeur, 'Habitat Matrice', 'Ateliers de la Matrice', 'sur cour.', 'rue des Essais', 'MATRICE-A', 'Collectif, au gaz']
    assert.deepEqual(stored.filter((text) => !shown.toLowerCase().includes(`${text.toLowerCase()}&quot;`)), [])
    assert.match(shown, ESCAPED)
  })

  for (const row of ROUTES.filter((one) => methodOf(one) === 'POST' && !isApi(one) && Object.keys(one.body ?? {}).length > 0)) {
    test(`${row.route}: what was typed wrong comes back as text`, async () => {
      const actor = rightfulActor(row)
      const alive: string[] = []
      for (const name of Object.keys(row.body ?? {})) {
        const body = Object.fromEntries(Object.entries(row.body ?? {}).map(([field, value]) => [field, field === name ? PAYLOAD : world.fill(value)]))
        const { text, location, headers } = await world.undone((ask) => ask({ method: 'POST', path: addressOf(row), actor, body }))
        if (ALIVE.test(text) || ALIVE.test(location ?? '') || [...headers].some(([, value]) => value.includes('onerror=')) || /["<>]/.test(location ?? '')) alive.push(name)
      }
      assert.deepEqual(alive, [])
    })
  }

  test('no parameter of an address comes back alive, nor leads away', async () => {
    const alive: string[] = []
    for (const row of ROUTES.filter((one) => methodOf(one) === 'GET')) {
      const names = new Set([...(row.query ?? []), 'suite', 'retour', 'fait', 'inconnu'])
      for (const value of [PAYLOAD, ...ADDRESSES]) {
        const query = new URLSearchParams([...names].map((name) => [name, value]))
        const { text, location } = await world.ask({ method: 'GET', path: `${addressOf(row)}${addressOf(row).includes('?') ? '&' : '?'}${query}`, actor: rightfulActor(row) })
        if (ALIVE.test(text) || leadsAway(location)) alive.push(`${row.route} ${value}`)
      }
    }
    assert.deepEqual(alive, [])
  })

  test('after signing in or a password, one is never led away', async () => {
    for (const path of ['/connexion', '/connexion/confirmer']) {
      const row = ROUTES.find(({ route }) => route === `POST ${path}`)
      for (const suite of ADDRESSES) {
        const { location } = await world.undone((ask) => ask({ method: 'POST', path, actor: 'demandeurB', body: { ...row?.body, suite } }))
        assert.equal(leadsAway(location), false, `${path} ${suite}: ${location}`)
      }
    }
  })

  test('what a form stored is text on the page that follows, and in the messages', async () => {
    const shown = await world.undone(async (ask) => {
      const actor: ActorName = 'demandeurB'
      const saved = await ask({ method: 'POST', path: '/demandeur/employeur', actor, body: { titulaire: 'demandeur', situation: 'cdi', nom_employeur: `Maison${PAYLOAD}`.slice(0, 120), siret: world.fill('{siret}'), evenement: 'aucun' } })
      assert.equal(saved.status, 303)
      return (await Promise.all(['/demandeur', '/demandeur/employeur'].map((path) => ask({ method: 'GET', path, actor })))).map(({ text }) => text).join()
    })
    assert.doesNotMatch(shown, ALIVE)
    assert.ok(shown.includes('Maison&quot;'))
    await world.ask({ method: 'POST', path: '/mot-de-passe-oublie', actor: 'visiteur', body: { email: CANARIES.courriel } })
    await world.essai.work()
    assert.ok(world.essai.mails.some(({ to }) => to === CANARIES.courriel))
    assert.deepEqual(world.essai.mails.filter(({ html, subject }) => ALIVE.test(html) || /[\r\n]/.test(subject)).map(({ subject }) => subject), [])
  })
})

function leadsAway(location: string | undefined): boolean {
  return location !== undefined && new URL(location, 'http://alin.exemple.test').origin !== 'http://alin.exemple.test'
}
