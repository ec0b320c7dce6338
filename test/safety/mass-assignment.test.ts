import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { addressOf, isApi, methodOf, rightfulActor, type Route } from '#test/matrix/route.ts'
import { ROUTES } from '#test/matrix/routes.ts'
import { listColumns, listNewRows, takeSnapshot, type Column } from '#test/matrix/snapshot.ts'
import { createWorld, type World } from '#test/matrix/world.ts'
import { runs } from '#test/runs.ts'

/** What an intruder would wish for. */
const WISHES: Readonly<Record<string, string>> = {
  ['__proto__']: 'zarintrus', role: 'responsable', statut: 'attribuee', points_fixes: '1000', validation: 'validee', compte_id: '1', demande_id: '1', tranches: 'A',
  portail: 'conseiller', points: '1000', choix: '3', entreprise_id: '1', email_verifie: 'true', mot_de_passe: 'tarte aux pommes 7777', totp_secret: 'zarintrus', numero_unique: '0690419000001GTEST', date_depot: '1999-01-01', etape: 'ouverte', id: '1', siret: '00010101400017',
  constructor: 'zarintrus', prototype: 'zarintrus', '__proto__[role]': 'responsable', 'constructor[prototype][role]': 'responsable', toString: 'zarintrus', hasOwnProperty: 'zarintrus',
}
const OF_TYPE: Readonly<Record<string, string>> = { integer: '7777', smallint: '7777', bigint: '7777', boolean: 'true', date: '2001-01-01', 'timestamp with time zone': '2001-01-01T00:00:00Z' }
const MARKS = /zarintrus|\b7777\b|tarte aux pommes/
/** What a refusal may leave behind. */
const COUNTED = ['tentative']

type Run = { status: number; values: ReadonlyMap<string, string>; text: string }

describe('only the fields of a form are read', () => {
  let world: World
  let columns: readonly Column[]
  before(async () => {
    world = await createWorld()
    columns = await listColumns(world.essai.db)
  })

  for (const row of ROUTES.filter((one) => methodOf(one) === 'POST' && !isApi(one))) {
    test(`${row.route} at ${addressOf(row)}`, async () => {
      const [first, second] = [await run(world, row, {}), await run(world, row, {})]
      const wrong: string[] = []
      for (const extra of listExtras(columns, row)) {
        const third = await run(world, row, extra)
        const why = judge([first, second, third])
        if (why !== undefined) wrong.push(`${Object.keys(extra).length > 1 ? 'all at once' : Object.keys(extra).join()}: ${why}`)
      }
      assert.deepEqual(wrong, [])
      assert.equal(Reflect.get({}, 'role'), undefined)
      assert.equal(typeof Reflect.get({}, 'toString'), 'function')
    })
  }

  test('the simulation refuses each key that it does not know', async () => {
    const row = ROUTES.find((one) => one.route === 'POST /api/v1/simulations')
    assert.ok(row)
    for (const name of Object.keys(WISHES)) {
      const json = JSON.stringify(row.json).replace(/^\{/, `{${JSON.stringify(name)}:"zarintrus",`)
      const { status } = await world.ask({ method: 'POST', path: '/api/v1/simulations', actor: 'visiteur', json: undefined, raw: json, headers: { 'content-type': 'application/json' } })
      assert.equal(status, 422, name)
    }
  })
})

/** Every name at once, then those that matter alone: what refuses one of many could still read another. */
function listExtras(columns: readonly Column[], { body = {} }: Route): readonly Readonly<Record<string, string>>[] {
  const named = Object.fromEntries(columns.map(({ column, type }) => [column, OF_TYPE[type] ?? 'zarintrus']))
  const all = Object.entries({ ...named, ...WISHES }).filter(([name]) => !Object.hasOwn(body, name))
  const most = runs(8, all.length)
  const alone = all.toSorted(([a], [b]) => Number(Object.hasOwn(WISHES, b)) - Number(Object.hasOwn(WISHES, a))).slice(0, most)
  return [Object.fromEntries(all), ...alone.map(([name, value]) => ({ [name]: value }))]
}

function run(world: World, row: Route, extra: Readonly<Record<string, string>>): Promise<Run> {
  return world.undone(async (ask, db) => {
    const before = await takeSnapshot(db)
    const actor = rightfulActor(row)
    const form = new URLSearchParams(Object.entries(row.body ?? {}).map(([name, value]) => [name, world.fill(value)]))
    for (const [name, value] of Object.entries(extra)) form.append(name, value)
    form.set('_csrf', world.tokenOf(actor))
    const { status } = await ask({ method: 'POST', path: addressOf(row), actor, raw: form.toString() })
    const rows = listNewRows(before, await takeSnapshot(db)).filter(({ table }) => !COUNTED.includes(table))
    return { status, values: groupValues(rows), text: JSON.stringify(rows) }
  })
}

/** `table.column` → all that was written there. */
function groupValues(rows: ReturnType<typeof listNewRows>): ReadonlyMap<string, string> {
  const values = new Map<string, string[]>()
  for (const { table, row } of rows) for (const [column, value] of Object.entries(row)) values.set(`${table}.${column}`, [...(values.get(`${table}.${column}`) ?? []), JSON.stringify(value)])
  return new Map([...values].map(([name, list]) => [name, list.toSorted().join()]))
}

/** Refused: nothing is written. Ignored: the same is written as without, but for what two runs write differently. */
function judge([first, second, third]: readonly [Run, Run, Run]): string | undefined {
  if (third.status >= 500) return `a fault, ${third.status}`
  if (third.values.size === 0) return undefined
  if (third.status !== first.status) return `${third.status} instead of ${first.status}, and ${[...third.values.keys()].join(', ')} changed`
  if (MARKS.test(third.text) && !MARKS.test(first.text)) return 'what was added is in a row'
  const fixed = [...first.values].filter(([name, value]) => second.values.get(name) === value)
  const changed = fixed.filter(([name, value]) => third.values.get(name) !== value).map(([name]) => name)
  const added = [...third.values.keys()].filter((name) => !first.values.has(name))
  return changed.length + added.length === 0 ? undefined : `${[...changed, ...added].join(', ')} changed`
}
