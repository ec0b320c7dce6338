// What `npm test` does, in order, up to the first failure: build, check, tests on a real PostgreSQL, journeys in a browser.
// `npm test -- file…` runs these files alone; `npm run proofs` runs the properties at their full counts.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { ensureInstalled, ROOT } from './install.mjs'

ensureInstalled()

const BIN = join(ROOT, 'node_modules', '.bin')
const JOURNEYS = join('test', 'journeys')
const CONCURRENCY = 2
const asked = process.argv.slice(2)
const proofs = asked.includes('--proofs')
const given = asked.filter((word) => !word.startsWith('--'))
const env = { ...process.env, PATH: `${BIN}${delimiter}${process.env.PATH}`, NODE_ENV: 'test', ...(proofs && { PROOFS: '1' }) }

const all = ['src', 'db', 'test', 'bench'].flatMap(listTests)
const files = given.length > 0 ? all.filter((file) => given.some((word) => file.startsWith(word))) : all
const journeys = files.filter((file) => file.startsWith(JOURNEYS))
const others = files.filter((file) => !file.startsWith(JOURNEYS))
if (files.length === 0) fail(`Aucun fichier de test : ${given.join(' ')}`)

const times = []
step('construction', ['scripts/build.mjs'])
if (given.length === 0 && !proofs) step('contrôles', ['scripts/check.mjs'])
if (others.length > 0) step('tests', testCommand(others))
if (journeys.length > 0) step('parcours', testCommand(journeys))
process.stdout.write(`\n✔ Tout est réussi.\n${times.join('\n')}\n`)

function listTests(folder) {
  if (!existsSync(join(ROOT, folder))) return []
  return readdirSync(join(ROOT, folder), { recursive: true }).map((name) => join(folder, name)).filter((name) => /\.test\.tsx?$/.test(name)).sort()
}

function testCommand(list) {
  const limit = proofs ? 7_200_000 : 1_500_000
  return ['--import', 'tsx', 'test/with-cluster.ts', process.platform === 'win32' ? 'node.exe' : 'node', '--import', 'tsx', '--test', `--test-concurrency=${CONCURRENCY}`, `--test-timeout=${limit}`, '--test-reporter=./scripts/test-reporter.mjs', ...list]
}

function step(name, args) {
  process.stdout.write(`\n── ${name}\n`)
  const started = performance.now()
  const { status } = spawnSync('node', args, { cwd: ROOT, env, stdio: 'inherit' })
  times.push(`  ${name} : ${((performance.now() - started) / 1_000).toFixed(1)} s`)
  if (status !== 0) fail(`\n✖ Échec : ${name}\n${times.join('\n')}`)
}

function fail(text) {
  process.stdout.write(`${text}\n`)
  process.exit(1)
}
