// What `npm start` does: installs and builds if needed, then runs on the pinned Node. Uses no package.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { ensureInstalled, major, ROOT, run, stop } from './install.mjs'

const ENOUGH = 24

ensureInstalled()
const node = findNode()
run(node, [join(ROOT, 'scripts', 'build.mjs')], 'La construction a échoué.')
launch(node)

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
