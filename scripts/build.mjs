// Bundles the server, the style sheet and the islands; about one second. Does nothing when no source changed.
import { createHash } from 'node:crypto'
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { buildCommunes } from './build-communes.mjs'

const ROOT = join(import.meta.dirname, '..')
const DIST = join(ROOT, 'dist')
const DRAFT = join(ROOT, `dist.${process.pid}`)
const COMPRESSED = /\.(css|js|svg|html|txt|xml|json|ico)$/

const digest = digestOf(globSync(['src/**', 'db/**', 'public/**', 'scripts/build*.mjs', 'package-lock.json'], { cwd: ROOT, withFileTypes: true }))
if (!process.argv.includes('--force') && readStamp() === digest) process.exit(0)

try {
  mkdirSync(join(DRAFT, 'public'), { recursive: true })
  if (existsSync(join(ROOT, 'public'))) cpSync(join(ROOT, 'public'), join(DRAFT, 'public'), { recursive: true })
  await buildServer()
  const assets = { ...(await buildPublic()), facades: await buildFacades() }
  writeFileSync(join(DRAFT, 'assets.json'), JSON.stringify(assets))
  for (const file of globSync('public/**/*', { cwd: DRAFT }).filter((name) => COMPRESSED.test(name))) compress(join(DRAFT, file))
  keepCommunes()
  writeFileSync(join(DRAFT, 'stamp'), digest)
  // Whole or not at all: a build cut short leaves the previous one.
  rmSync(DIST, { recursive: true, force: true })
  renameSync(DRAFT, DIST)
} catch (error) {
  rmSync(DRAFT, { recursive: true, force: true })
  throw error
}

function digestOf(entries) {
  const hash = createHash('sha256')
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).filter((path) => !/\.test\.tsx?$/.test(path))
  for (const path of files.sort()) hash.update(path).update('\0').update(readFileSync(path)).update('\0')
  return hash.digest('hex')
}

function readStamp() {
  return existsSync(join(DIST, 'stamp')) ? readFileSync(join(DIST, 'stamp'), 'utf8') : ''
}

async function buildServer() {
  await build({
    absWorkingDir: ROOT, entryPoints: ['src/main.ts'], outdir: join(DRAFT, 'server'), bundle: true, splitting: true, packages: 'external',
    platform: 'node', format: 'esm', target: 'node24', jsx: 'automatic', jsxImportSource: 'preact', sourcemap: true, logLevel: 'warning',
  })
  // Files that modules read beside themselves.
  for (const file of globSync('src/**/*.xsd', { cwd: ROOT })) cpSync(join(ROOT, file), join(DRAFT, 'server', basename(file)))
}

/** The addresses of the files hold a digest of their content, so that they are kept for ever by whoever fetched them. */
async function buildPublic() {
  const { metafile } = await build({
    absWorkingDir: ROOT, entryPoints: [{ in: 'src/ui/styles/main.css', out: 'app' }, { in: 'src/ui/islands/main.ts', out: 'app' }], outdir: join(DRAFT, 'public'),
    entryNames: '[name]-[hash]', bundle: true, minify: true, format: 'esm', target: ['es2020', 'safari15', 'chrome87', 'firefox78'], external: ['/public/*'], metafile: true, logLevel: 'warning',
  })
  const names = Object.keys(metafile.outputs).map((path) => basename(path))
  return { css: `/public/${names.find((name) => name.endsWith('.css'))}`, js: `/public/${names.find((name) => name.endsWith('.js'))}` }
}

function compress(file) {
  const body = readFileSync(file)
  writeFileSync(`${file}.br`, brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }))
  writeFileSync(`${file}.gz`, gzipSync(body, { level: 9 }))
}

/** Drawn by the code of the pages, once for all visitors. */
async function buildFacades() {
  const { outputFiles } = await build({ absWorkingDir: ROOT, entryPoints: ['src/ui/facades.ts'], bundle: true, write: false, format: 'esm', platform: 'node', logLevel: 'warning' })
  const { drawFacades } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`)
  const drawings = drawFacades()
  const name = `facades-${createHash('sha256').update(drawings).digest('hex').slice(0, 8).toUpperCase()}.svg`
  writeFileSync(join(DRAFT, 'public', name), drawings)
  return `/public/${name}`
}

/** Made from packages, not from our sources: taken over from the previous build when it is up to date. */
function keepCommunes() {
  const table = join(DIST, 'communes.json')
  if (existsSync(table)) cpSync(table, join(DRAFT, 'communes.json'))
  buildCommunes(join(DRAFT, 'communes.json'))
}
