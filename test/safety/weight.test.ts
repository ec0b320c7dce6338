import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { request, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { after, before, describe, test, type TestContext } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { serve, type ServerType } from '@hono/node-server'
import { FINANCEMENTS, TYPOLOGIES } from '#domain/offre.ts'
import { createApp, type Deps } from '#src/app.ts'
import { insertOffre } from '#test/factories/offres.ts'
import { createWorld } from '#test/matrix/world.ts'

const DIST = 'dist'
const VISITED = ['/', '/offres', '/connexion']
const KIB = 1_024
/** */
const MOST = { bytes: 100 * KIB, next: 15 * KIB, requests: 8, script: 10 * KIB, style: 15 * KIB }

type Fetched = { url: string; status: number; type: string; wire: number; compressed: boolean; text: string }

describe('a first visit is light', () => {
  let server: ServerType
  let port: number
  before(async () => {
    execFileSync('node', ['scripts/build.mjs'], { stdio: 'pipe' })
    const { essai } = await createWorld()
    // A full page of the list, of every kind of home.
    for (let index = 0; index < 40; index++) {
      const typologie = TYPOLOGIES[index % TYPOLOGIES.length] ?? 'T2'
      await insertOffre(essai.db, { typologie, nature: index % 4 === 0 ? 'maison' : 'appartement', etage: index % 6, financement: FINANCEMENTS[index % 3] ?? 'PLUS', loyer: 45_000 + 1_000 * index })
    }
    const assets: Deps['assets'] = JSON.parse(readFileSync(join(DIST, 'assets.json'), 'utf8'))
    const { db, connectors, settings, jobs, log } = essai.ctx()
    const app = createApp({ db, connectors, settings, jobs, log, clock: essai.clock.now, assets, publicDir: join(DIST, 'public') })
    port = await new Promise((listening) => {
      server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, (info) => listening(info.port))
    })
  })
  after(() => void server.close())

  for (const path of VISITED) {
    test(`${path}: at most 100 KB and eight requests; then 15 KB`, async (t) => {
      const visit = await visitPage(port, path)
      const bytes = visit.reduce((total, { wire }) => total + wire, 0)
      report(t, path, visit, bytes)
      assert.deepEqual(visit.filter(({ status }) => status !== 200).map(({ url, status }) => `${url} ${status}`), [])
      assert.ok(visit.length <= MOST.requests, `${visit.length} requests`)
      assert.ok(bytes <= MOST.bytes, `${bytes} bytes`)
      // The next time, the page alone travels.
      assert.ok((visit[0]?.wire ?? 0) <= MOST.next, `${visit[0]?.wire} bytes of page`)
    })
  }

  test('scripts and styles keep to their part, and travel compressed', async () => {
    const visit = await visitPage(port, '/')
    for (const [kind, most] of [['javascript', MOST.script], ['css', MOST.style]] as const) {
      const files = visit.filter(({ type }) => type.includes(kind))
      assert.ok(files.length > 0 && files.every(({ compressed }) => compressed), kind)
      const zipped = files.map(({ url }) => readFileSync(join(DIST, url.replace(/^\/public/, 'public') + '.gz')).length).reduce((total, size) => total + size, 0)
      assert.ok(zipped <= most, `${kind}: ${zipped} bytes`)
    }
  })

  test('nothing comes from another site', async () => {
    for (const path of VISITED) {
      const [page] = await visitPage(port, path)
      const outside = listParts(page?.text ?? '').filter((url) => /^(https?:)?\/\//.test(url))
      assert.deepEqual(outside, [])
    }
  })

  test('files are kept for a year under a name that changes with them', async () => {
    const assets: Deps['assets'] = JSON.parse(readFileSync(join(DIST, 'assets.json'), 'utf8'))
    for (const url of [assets.css, assets.js]) {
      assert.match(url, /-[A-Z0-9]{8}\.(css|js)$/)
      const response = await fetch(`http://127.0.0.1:${port}${url}`)
      assert.match(response.headers.get('cache-control') ?? '', /max-age=31536000, immutable/)
      assert.ok(existsSync(join(DIST, url)))
    }
  })
})

/** The page, and all that it names; what the style sheet names too. */
async function visitPage(port: number, path: string): Promise<readonly Fetched[]> {
  const page = await fetchRaw(port, path)
  const parts = await Promise.all(listParts(page.text).map((url) => fetchRaw(port, url)))
  const styles = parts.filter(({ type }) => type.includes('css')).flatMap(({ text }) => [...text.matchAll(/url\("?([^")]+)"?\)/g)].map(([, part = '']) => part))
  const named = styles.filter((url) => !url.startsWith('data:'))
  return [page, ...parts, ...(await Promise.all([...new Set(named)].map((url) => fetchRaw(port, url))))]
}

function listParts(html: string): readonly string[] {
  const links = [...html.matchAll(/<link\b[^>]*\brel="(?:stylesheet|icon|apple-touch-icon|manifest|preload|modulepreload)"[^>]*>/g)].map(([tag]) => /\bhref="([^"]+)"/.exec(tag)?.[1] ?? '')
  const sources = [...html.matchAll(/<(?:script|img|source|iframe|video)\b[^>]*\bsrc="([^"]+)"[^>]*>/g)].filter(([tag]) => !tag.includes('loading="lazy"')).map(([, url = '']) => url)
  const drawings = [...html.matchAll(/<use href="([^"#]+)#/g)].map(([, url = '']) => url)
  return [...new Set([...links, ...sources, ...drawings])]
}

/** As a browser asks; what is counted is what crossed the wire, headers included. */
function fetchRaw(port: number, path: string): Promise<Fetched> {
  return new Promise((done, failed) => {
    const sent = request({ port, host: '127.0.0.1', path, headers: { host: 'alin.exemple.test', 'accept-encoding': 'gzip, deflate, br' } }, (message) => {
      const chunks: Buffer[] = []
      message.on('data', (chunk: Buffer) => chunks.push(chunk))
      message.on('end', () => done(toFetched(path, message, Buffer.concat(chunks))))
      message.on('error', failed)
    })
    sent.on('error', failed).end()
  })
}

function toFetched(url: string, { headers, rawHeaders, statusCode }: IncomingMessage, body: Buffer): Fetched {
  const encoding = headers['content-encoding']
  return { url, status: statusCode ?? 0, type: headers['content-type'] ?? '', wire: body.length + rawHeaders.join(': ').length, compressed: encoding !== undefined, text: expand(body, encoding) }
}

function expand(body: Buffer, encoding: string | undefined): string {
  if (encoding === 'br') return brotliDecompressSync(body).toString('utf8')
  return (encoding === 'gzip' ? gunzipSync(body) : body).toString('utf8')
}

function report(t: TestContext, path: string, visit: readonly Fetched[], bytes: number): void {
  const lines = visit.map(({ url, wire, compressed }) => `  ${String(wire).padStart(7)}${compressed ? ' z' : '  '} ${url}`)
  t.diagnostic([`${path}: ${bytes} bytes in ${visit.length} requests`, ...lines].join('\n'))
}
