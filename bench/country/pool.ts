/** Threads that make rows: tasks are handed out in order, results come back as they are done. */
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { build } from 'esbuild'
import type { Made, Task, WorkerInput } from './worker.ts'

export type Threads = { run: (tasks: readonly Task[], onDone: (made: Made, index: number) => void) => Promise<void>; stop: () => Promise<void> }

/** The rows of a block live until it is handed over: with less room they would be copied again and again. */
const YOUNG_MB = 96

/** One more than the cores: while one waits for PostgreSQL another computes. `file`: where the threads' program is written. */
export async function startThreads(file: string, input: WorkerInput, count = availableParallelism() + 1): Promise<Threads> {
  // Built once: translating it in each thread would take longer than a small country, and slower code would come out.
  await build({ entryPoints: [new URL('./worker.ts', import.meta.url).pathname], outfile: file, bundle: true, platform: 'node', format: 'esm', packages: 'external', logLevel: 'error' })
  const workers = Array.from({ length: count }, () => new Worker(file, { workerData: input, execArgv: [], resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } }))
  await Promise.all(workers.map((worker) => once(worker, 'message')))
  return {
    run: async (tasks, onDone) => {
      let next = 0
      await Promise.all(workers.map(async (worker) => {
        for (let index = next++; index < tasks.length; index = next++) onDone(await runOne(worker, tasks[index]), index)
      }))
    },
    stop: async () => {
      await Promise.all(workers.map((worker) => {
        worker.postMessage('stop')
        return once(worker, 'exit')
      }))
    },
  }
}

function runOne(worker: Worker, task: Task | undefined): Promise<Made> {
  return new Promise((done, failed) => {
    const settle = (answer: () => void) => {
      worker.off('message', onMessage)
      worker.off('error', onError)
      answer()
    }
    const onMessage = (made: Made) => settle(() => done(made))
    const onError = (error: unknown) => settle(() => failed(error))
    worker.on('message', onMessage)
    worker.on('error', onError)
    worker.postMessage(task)
  })
}
