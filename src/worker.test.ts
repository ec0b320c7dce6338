import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { test } from 'node:test'
import { z } from 'zod'
import { JOBS } from './worker.ts'

const shape = z.record(z.string(), z.unknown())
const isJob = (value: unknown) => typeof value === 'object' && value !== null && 'work' in value && 'name' in value

test('every job of every feature is done by the worker', async () => {
  for (const file of globSync('src/features/*/jobs.ts')) {
    const exported = Object.values(shape.parse({ ...(await import(`../${file}`)) })).flat().filter(isJob)
    assert.ok(exported.length > 0, file)
    for (const job of exported) assert.ok(JOBS.some((known) => known === job), `a job of ${file} is not in src/worker.ts`)
  }
})

test('no two jobs bear the same name', () => {
  const names = JOBS.map(({ name }) => name)
  assert.equal(new Set(names).size, names.length)
})
