// Installs the libraries when they are missing or older than the lock file. Uses no package.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..')
const LOCK = join(ROOT, 'package-lock.json')
const INSTALLED = join(ROOT, 'node_modules', '.package-lock.json')
const STAMP = join(ROOT, 'node_modules', '.alin-installed')
const OLDEST = 20

export function ensureInstalled() {
  if (major(process.versions.node) < OLDEST) stop(`AL’in demande Node ${OLDEST} ou plus récent ; cette machine a Node ${process.versions.node}. Voir https://nodejs.org`)
  if (!isInstalled()) install()
}

export function major(version) {
  return Number(version.split('.')[0])
}

export function stop(sentence, code = 1) {
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

export function run(command, args, failure, shell = false) {
  const { status, error } = spawnSync(command, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], shell })
  if (error) stop(`${failure} (${error.message})`)
  if (status !== 0) stop(failure, status || 1)
}
