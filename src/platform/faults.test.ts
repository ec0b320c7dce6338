import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gatherFaults } from './faults.ts'
import { createLog } from './log.ts'

test('a fault holds no other up, is logged, and fails the whole in the end with its first cause', async () => {
  const lines: string[] = []
  const faults = gatherFaults(createLog((line) => lines.push(line)), 'essai_failed')
  const done: (number | undefined)[] = []
  for (const n of [1, 2, 3, 4]) {
    done.push(await faults.attempt(async () => {
      await Promise.resolve()
      if (n % 2 === 0) throw new RangeError(`${n}`)
      return n
    }))
  }
  assert.deepEqual(done, [1, undefined, 3, undefined])
  assert.equal(lines.filter((line) => line.includes('essai_failed')).length, 2)
  assert.throws(() => faults.rethrow('things could not be done'), (error: Error) => error.message === '2 things could not be done' && error.cause instanceof RangeError && error.cause.message === '2')
})

test('without a fault nothing is thrown', async () => {
  const faults = gatherFaults(createLog(() => assert.fail('nothing to say')), 'essai_failed')
  assert.equal(await faults.attempt(() => Promise.resolve('fait')), 'fait')
  faults.rethrow('things could not be done')
})
