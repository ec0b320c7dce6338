import assert from 'node:assert/strict'
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'

execFileSync(process.execPath, ['scripts/build.mjs'])

type House = { child: ChildProcess; port: number; said: () => string; exit: Promise<unknown[]> }

function aFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'alin-maison-'))
  chmodSync(folder, 0o711)
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** The built program, as `npm start` launches it. */
async function aHouse(t: TestContext, environment: Record<string, string>): Promise<House> {
  const port = await freePort()
  const { TEST_DATABASE_URL: _cluster, ...inherited } = process.env
  const child = spawn(process.execPath, ['dist/server/main.js'], { env: { ...inherited, NODE_ENV: 'development', PORT: String(port), ...environment }, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
  const exit = once(child, 'exit')
  t.after(async () => {
    child.kill('SIGTERM')
    await exit
  })
  return { child, port, said: () => said, exit }
}

async function whenReady({ port, child, said }: House): Promise<number> {
  const started = performance.now()
  while (child.exitCode === null) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined)
    if (answer?.ok) return performance.now() - started
    await sleep(50)
  }
  throw new Error(said())
}

async function openLine(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  return socket
}

test('a first start fills the demonstration and says where it is; a second process on its folder is told so; a stop loses no request', async (t) => {
  const folder = aFolder(t)
  const first = await aHouse(t, { DATA_DIR: folder })
  await whenReady(first)
  assert.ok(first.said().includes(`AL’in est ouvert : http://localhost:${first.port}`))
  assert.ok(first.said().includes('tabanou@exemple.test'))

  const second = await aHouse(t, { DATA_DIR: folder })
  assert.deepEqual(await second.exit, [1, null])
  assert.match(second.said(), /est déjà utilisé par un autre AL’in \(processus \d+\)/)

  const line = await openLine(first.port)
  let answer = ''
  line.on('data', (chunk) => (answer += chunk))
  line.write('POST /api/v1/simulations HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{')
  await sleep(200)
  first.child.kill('SIGTERM')
  await sleep(300)
  await assert.rejects(openLine(first.port), { code: 'ECONNREFUSED' })
  assert.equal(first.child.exitCode, null)
  line.write('}')
  assert.deepEqual(await first.exit, [0, null])
  assert.match(answer, /^HTTP\/1\.1 4\d\d /)
  assert.equal(existsSync(join(folder, 'verrou.json')), false)
  assert.equal(existsSync(join(folder, 'postgres', 'postmaster.pid')), false)
})

test('killed at once, it starts again on the same folder in less than five seconds, and serves what it had', async (t) => {
  const folder = aFolder(t)
  const first = await aHouse(t, { DATA_DIR: folder })
  await whenReady(first)
  const before = await (await fetch(`http://127.0.0.1:${first.port}/offres`)).text()
  first.child.kill('SIGKILL')
  await first.exit
  const again = await aHouse(t, { DATA_DIR: folder })
  const waited = await whenReady(again)
  assert.ok(waited < 5_000, `${waited} ms`)
  const titles = (page: string) => [...page.matchAll(/href="(\/offres\/\d+)"/g)].map(([, href]) => href)
  assert.ok(titles(before).length > 0)
  assert.deepEqual(titles(await (await fetch(`http://127.0.0.1:${again.port}/offres`)).text()), titles(before))
})

test('what it writes to the log is JSON, line by line', async (t) => {
  const house = await aHouse(t, { DATA_DIR: aFolder(t) })
  let log = ''
  house.child.stdout?.on('data', (chunk) => (log += chunk))
  await whenReady(house)
  await fetch(`http://127.0.0.1:${house.port}/connexion?email=tabanou@exemple.test`)
  await sleep(200)
  const lines = log.trim().split('\n').map((line) => JSON.parse(line))
  assert.ok(lines.some(({ event, route }) => event === 'request' && route === '/connexion'))
  assert.doesNotMatch(log, /tabanou/)
})

test('a port already taken is said in a sentence, and nothing is left running', async (t) => {
  const folder = aFolder(t)
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  t.after(() => taken.close())
  const address = taken.address()
  const port = typeof address === 'object' && address !== null ? String(address.port) : ''
  const house = await aHouse(t, { DATA_DIR: folder, PORT: port })
  assert.deepEqual(await house.exit, [1, null])
  assert.ok(house.said().includes(`Le port ${port} est déjà pris`))
  assert.equal(existsSync(join(folder, 'postgres', 'postmaster.pid')), false)
})

test('in production, without its settings, it does not start and names them all', async (t) => {
  const house = await aHouse(t, { DATA_DIR: aFolder(t), NODE_ENV: 'production', DEMONSTRATION: '1' })
  assert.deepEqual(await house.exit, [1, null])
  for (const name of ['SECRET manque', 'BASE_URL manque', 'SMTP_URL manque', 'SNE_URL manque', 'DEMONSTRATION=1 est refusé']) assert.ok(house.said().includes(name), name)
})
