/** One process for one data folder. The lock names its holder, so that a dead holder holds nothing. */
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { accessSync, constants, existsSync, linkSync, mkdirSync, readFileSync, readlinkSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

type Holder = { token: string; pid: number; started: string; boot: string; namespace: string }
export type DataDirLock = { release: () => void }

const BEAT_MS = 5_000
const SILENT_MS = 15_000
const TRIES = 5
const SETTLE_MS = 50

/** @throws a sentence for the person who starts AL'in twice */
export async function lockDataDir(dataDir: string): Promise<DataDirLock> {
  const folder = resolve(dataDir)
  // 0711: the unprivileged user of PostgreSQL passes through to its own folder, and reads nothing else.
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  if (!isWritable(folder)) throw new Error(`Le dossier ${folder} appartient à un autre compte : reprenez celui qui l’a créé, ou donnez un autre dossier : DATA_DIR=… npm start`)
  const file = join(folder, 'verrou.json')
  const mine = { token: randomUUID(), pid: process.pid, started: startOf(process.pid), boot: bootOf(), namespace: namespaceOf() }
  for (let attempt = 1; !(await tryTake(file, mine)); attempt++) {
    const holder = readHolder(file)
    if (holder && isAlive(holder, file)) throw new Error(`Le dossier ${folder} est déjà utilisé par un autre AL’in (processus ${holder.pid}). Arrêtez-le, ou donnez un autre dossier : DATA_DIR=… npm start`)
    if (attempt === TRIES) throw new Error(`Le verrou ${file} ne peut pas être pris.`)
    removeDead(file, holder)
    await sleep(20)
  }
  const beat = setInterval(() => touch(file), BEAT_MS)
  beat.unref()
  return { release: () => release(file, mine, beat) }
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The link appears whole or not at all, and never over another; read again, in case it was moved as a dead one's. */
async function tryTake(file: string, mine: Holder): Promise<boolean> {
  const draft = `${file}.${mine.token}`
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 })
  try {
    linkSync(draft, file)
    await sleep(SETTLE_MS)
    return readHolder(file)?.token === mine.token
  } catch {
    return false
  } finally {
    rmSync(draft, { force: true })
  }
}

function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** Two who find the same dead holder: the rename moves one file once, and a live lock moved by mistake goes back. */
function removeDead(file: string, dead: Holder | undefined): void {
  const aside = `${file}.${randomUUID()}`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  const moved = readHolder(aside)
  if (moved && moved.token !== dead?.token && !existsSync(file)) linkSync(aside, file)
  rmSync(aside, { force: true })
}

function isAlive(holder: Holder, file: string): boolean {
  if (holder.boot !== bootOf()) return false
  // Another container on the same folder: its processes cannot be seen from here, but the lock's hour can.
  if (holder.namespace !== namespaceOf()) return Date.now() - statSync(file).mtimeMs < SILENT_MS
  return startOf(holder.pid) === holder.started && holder.started !== ''
}

/** When this process began: a number is given again to another process, not with the same start. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name, in parentheses, may hold anything; the state and the 22nd field come after.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' || fields[0] === 'X' ? '' : (fields[19] ?? '')
  } catch {
    return existsSync('/proc/self/stat') ? '' : startByPs(pid)
  }
}

function startByPs(pid: number): string {
  if (process.platform !== 'win32') return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim()
  return spawnSync('powershell', ['-NoProfile', '-Command', `(Get-Process -Id ${pid}).StartTime.Ticks`], { encoding: 'utf8' }).stdout.trim()
}

function bootOf(): string {
  return readOr('/proc/sys/kernel/random/boot_id')
}

function namespaceOf(): string {
  try {
    return readlinkSync('/proc/self/ns/pid')
  } catch {
    return ''
  }
}

function readOr(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return ''
  }
}

function touch(file: string): void {
  try {
    utimesSync(file, new Date(), new Date())
  } catch {
    // The folder was removed under us: the database will say it.
  }
}

function release(file: string, mine: Holder, beat: NodeJS.Timeout): void {
  clearInterval(beat)
  if (readHolder(file)?.token === mine.token) rmSync(file, { force: true })
}
