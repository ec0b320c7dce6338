/** Takes the lock of a folder, says how it went, and stays: data-dir-lock.test.ts kills it. */
import { lockDataDir } from '#platform/data-dir-lock.ts'

try {
  await lockDataDir(process.argv[2] ?? '')
  process.send?.('pris')
} catch (error) {
  process.send?.(error instanceof Error ? error.message : 'fault')
}
setInterval(() => {}, 1_000)
