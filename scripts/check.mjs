// What `npm run check` does: types, style, import floors, unused code. All are run; all faults are shown.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')
const BIN = join(ROOT, 'node_modules', '.bin')
const CHECKS = { types: 'check:types', style: 'check:lint', imports: 'check:imports', unused: 'check:unused' }
const { scripts } = await import('../package.json', { with: { type: 'json' } }).then(({ default: json }) => json)
// The pinned Node first on the path, as npm does.
const env = { ...process.env, PATH: existsSync(BIN) ? `${BIN}${delimiter}${process.env.PATH}` : process.env.PATH, FORCE_COLOR: '0', NO_COLOR: '1' }

let failed = false
for (const [name, script] of Object.entries(CHECKS)) {
  const started = performance.now()
  const { status, stdout, stderr } = spawnSync(scripts[script], { cwd: ROOT, env, shell: true, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  const isOk = status === 0
  process.stdout.write(`${isOk ? '✔' : '✖'} ${name} (${((performance.now() - started) / 1_000).toFixed(1)} s)\n`)
  if (!isOk) process.stdout.write(`${stdout}${stderr}\n`)
  failed ||= !isOk
}
process.exit(failed ? 1 : 0)
