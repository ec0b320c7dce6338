/** Runs a command with one PostgreSQL for all its tests: `node --import tsx test/with-cluster.ts command …`. */
import { spawn } from 'node:child_process'
import { startTestCluster } from '#test/database.ts'

const [command = '', ...args] = process.argv.slice(2)
const cluster = await startTestCluster()
const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, TEST_DATABASE_URL: cluster.url } })
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
child.on('close', (code) => void cluster.stop().then(() => process.exit(code ?? 1)))
