import assert from 'node:assert/strict'
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { lockDataDir } from './data-dir-lock.ts'

const PROCESS = new URL('../../test/lock-process.ts', import.meta.url)

function aFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'alin-verrou-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A real process that takes the lock and says how it went: 'pris', or the sentence of the refusal. */
async function aProcess(t: TestContext, folder: string): Promise<{ child: ChildProcess; said: string }> {
  const child = fork(PROCESS, [folder])
  t.after(() => child.kill('SIGKILL'))
  const [said] = await once(child, 'message')
  return { child, said }
}

test('a second process is refused in a sentence that names the folder, the first and the way out', async (t) => {
  const folder = aFolder(t)
  const first = await aProcess(t, folder)
  const second = await aProcess(t, folder)
  assert.equal(first.said, 'pris')
  assert.equal(second.said, `Le dossier ${folder} est déjà utilisé par un autre AL’in (processus ${first.child.pid}). Arrêtez-le, ou donnez un autre dossier : DATA_DIR=… npm start`)
})

test('the lock of a process killed at once is taken at once', async (t) => {
  const folder = aFolder(t)
  const first = await aProcess(t, folder)
  first.child.kill('SIGKILL')
  await once(first.child, 'exit')
  assert.ok(existsSync(join(folder, 'verrou.json')))
  assert.equal((await aProcess(t, folder)).said, 'pris')
})

test('a process that has the number of the dead holder is not taken for it', async (t) => {
  const folder = aFolder(t)
  const first = await aProcess(t, folder)
  const file = join(folder, 'verrou.json')
  const holder = JSON.parse(readFileSync(file, 'utf8'))
  writeFileSync(file, JSON.stringify({ ...holder, started: '1' }))
  assert.equal((await aProcess(t, folder)).said, 'pris')
  assert.equal(first.said, 'pris')
})

test('of ten processes that start at once on a dead lock, one gets in', async (t) => {
  const folder = aFolder(t)
  const dead = await aProcess(t, folder)
  dead.child.kill('SIGKILL')
  await once(dead.child, 'exit')
  const all = await Promise.all(Array.from({ length: 10 }, () => aProcess(t, folder)))
  assert.equal(all.filter(({ said }) => said === 'pris').length, 1)
})

test('a holder in another container counts as alive while its lock is touched', async (t) => {
  const folder = aFolder(t)
  const file = join(folder, 'verrou.json')
  await aProcess(t, folder)
  const holder = JSON.parse(readFileSync(file, 'utf8'))
  writeFileSync(file, JSON.stringify({ ...holder, namespace: 'pid:[1]', started: '1' }))
  await assert.rejects(lockDataDir(folder), /déjà utilisé/)
  utimesSync(file, new Date(0), new Date(0))
  ;(await lockDataDir(folder)).release()
})

test('a lock written by another start of the machine, or cut short, holds nothing', async (t) => {
  const folder = aFolder(t)
  const file = join(folder, 'verrou.json')
  for (const text of ['', '{', JSON.stringify({ token: 't', pid: process.pid, started: '1', boot: 'yesterday', namespace: '' })]) {
    writeFileSync(file, text)
    ;(await lockDataDir(folder)).release()
    assert.equal(existsSync(file), false)
  }
})

test('once released, it is free; releasing twice does not free the next holder', async (t) => {
  const folder = aFolder(t)
  const first = await lockDataDir(folder)
  first.release()
  const second = await aProcess(t, folder)
  first.release()
  assert.equal(second.said, 'pris')
  await assert.rejects(lockDataDir(folder), /déjà utilisé/)
})
