/** `npm run db:types`: writes the types of the tables as the migrations make them. */
import { writeFileSync } from 'node:fs'
import { startTestCluster } from '#test/database.ts'
import { generateTypes } from './generate-types.ts'

const cluster = await startTestCluster()
try {
  writeFileSync(new URL('../src/platform/database-types.ts', import.meta.url), await generateTypes(new URL('/modele', cluster.url).href))
} finally {
  await cluster.stop()
}
