/** A browser for journeys: CHROME_PATH, else a Chromium of the machine, else the one that npm ships. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

type Program = { path: string; env: Record<string, string> }

const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

export async function launchBrowser(): Promise<Browser> {
  const { path, env } = findInstalled() ?? (await unpackShipped())
  return chromium.launch({ executablePath: path, args: FLAGS, env: { ...process.env, ...env } })
}

function findInstalled(): Program | undefined {
  const given = process.env['CHROME_PATH']
  if (given) return { path: given, env: {} }
  const candidates = (process.env['PATH'] ?? '').split(delimiter).flatMap((dir) => NAMES.map((name) => join(dir, name)))
  const path = candidates.find(existsSync)
  return path === undefined ? undefined : { path, env: {} }
}

/** Unpacked once, whole or not at all, with the libraries that a bare machine lacks. */
async function unpackShipped(): Promise<Program> {
  const root = packageRoot('@sparticuz/chromium')
  const { version }: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const cache = join(root, '..', '..', '.cache')
  const folder = join(cache, `chromium-${version}`)
  if (!existsSync(folder)) await unpack(cache, folder)
  return { path: join(folder, 'chromium'), env: environmentOf(folder) }
}

async function unpack(cache: string, folder: string): Promise<void> {
  mkdirSync(cache, { recursive: true })
  const draft = mkdtempSync(join(cache, 'chromium-draft-'))
  // The package unpacks into the temporary folder, and adds its libraries only where it believes to be at its cloud host.
  const { default: shipped } = await import('@sparticuz/chromium')
  await withEnvironment({ TMPDIR: draft, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' }, () => shipped.executablePath())
  writeFileSync(join(draft, 'fonts', 'fonts.conf'), fontSettings(folder))
  try {
    renameSync(draft, folder)
  } catch {
    rmSync(draft, { recursive: true, force: true })
  }
}

/** The settings that come with it know only the folders of its cloud host: pages would show no letter. */
function fontSettings(folder: string): string {
  const families = ['sans-serif', 'serif', 'system-ui', 'monospace'].map((name) => `<alias><family>${name}</family><prefer><family>Open Sans</family></prefer></alias>`)
  return `<?xml version="1.0"?><fontconfig><dir>${join(folder, 'fonts')}</dir><dir>/usr/share/fonts</dir><cachedir>${join(folder, 'fonts-cache')}</cachedir>${families.join('')}</fontconfig>`
}

async function withEnvironment(values: Record<string, string>, work: () => Promise<unknown>): Promise<void> {
  const before = { ...process.env }
  Object.assign(process.env, values)
  try {
    await work()
  } finally {
    for (const name of Object.keys(values)) delete process.env[name]
    Object.assign(process.env, before)
  }
}

/** Its own libraries only if the machine lacks some: mixing both is what breaks browsers. */
function environmentOf(folder: string): Record<string, string> {
  const fonts = { FONTCONFIG_PATH: join(folder, 'fonts') }
  return lacksLibraries(join(folder, 'chromium')) ? { ...fonts, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') } : fonts
}

function lacksLibraries(program: string): boolean {
  try {
    return execFileSync('ldd', [program], { encoding: 'utf8' }).includes('not found')
  } catch {
    return true
  }
}

function packageRoot(name: string): string {
  const entry = createRequire(import.meta.url).resolve(name)
  const folder = join('node_modules', name)
  return entry.slice(0, entry.lastIndexOf(folder) + folder.length)
}
