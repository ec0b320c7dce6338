// What `npm start` does: installs and builds if needed, then runs on the pinned Node. Uses no package.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..')
const LOCK = join(ROOT, 'package-lock.json')
const INSTALLED = join(ROOT, 'node_modules', '.package-lock.json')
const STAMP = join(ROOT, 'node_modules', '.alin-installed')
const OLDEST = 20
const ENOUGH = 24

if (major(process.versions.node) < OLDEST) stop(`AL’in demande Node ${OLDEST} ou plus récent ; cette machine a Node ${process.versions.node}. Voir https://nodejs.org`)
if (!isInstalled()) install()
const node = findNode()
run(node, [join(ROOT, 'scripts', 'build.mjs')], 'La construction a échoué.')
launch(node)

function major(version) {
  return Number(version.split('.')[0])
}

function stop(sentence, code = 1) {
  process.stderr.write(`${sentence}\n`)
  process.exit(code)
}

/** By our own stamp, or by that of an `npm install` made by hand since the lock file changed. */
function isInstalled() {
  if (!existsSync(INSTALLED)) return false
  if (existsSync(STAMP)) return readFileSync(STAMP, 'utf8') === digest() || isNewer()
  return isNewer()
}

function isNewer() {
  return statSync(INSTALLED).mtimeMs >= statSync(LOCK).mtimeMs
}

function digest() {
  return createHash('sha256').update(readFileSync(LOCK)).digest('hex')
}

function install() {
  process.stderr.write('Installation des bibliothèques (npm ci)…\n')
  const npm = process.env.npm_execpath
  const failed = 'L’installation des bibliothèques a échoué : vérifiez l’accès au registre npm, puis relancez.'
  if (npm && npm.endsWith('.js')) run(process.execPath, [npm, 'ci'], failed)
  else run('npm', ['ci'], failed, process.platform === 'win32')
  writeFileSync(STAMP, digest())
}

function run(command, args, failure, shell = false) {
  const { status, error } = spawnSync(command, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], shell })
  if (error) stop(`${failure} (${error.message})`)
  if (status !== 0) stop(failure, status || 1)
}

/** The pinned runtime comes as an optional package; a machine that has none for it may bring its own. */
function findNode() {
  const pinned = join(ROOT, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')
  const direct = join(ROOT, 'node_modules', `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(direct)) return direct
  if (existsSync(pinned)) return pinned
  if (major(process.versions.node) >= ENOUGH) return process.execPath
  return stop(`AL’in tourne sur Node ${ENOUGH}, que npm n’a pas pu installer pour cette machine (${process.platform}-${process.arch}). Installez Node ${ENOUGH}, puis relancez.`)
}

function launch(program) {
  const child = spawn(program, ['--enable-source-maps', join(ROOT, 'dist', 'server', 'main.js')], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal))
  // Stopped by a signal, npm leaves its shell's child behind: an orphan stops as well.
  const parent = process.ppid
  if (process.env.npm_lifecycle_event) setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 300).unref()
  child.on('error', (error) => stop(`AL’in n’a pas pu être lancé : ${error.message}`))
  child.on('exit', (code, signal) => process.exit(code === null ? 128 + (constants.signals[signal] || 0) : code))
}
