// Makes dist/communes.json; does nothing when it is up to date. Alone: `node scripts/build-communes.mjs`
import { join } from 'node:path'
import { buildCommunes } from '../src/connectors/communes/build.ts'

export { buildCommunes }

const OUT_FILE = join(import.meta.dirname, '..', 'dist', 'communes.json')

if (process.argv[1] === import.meta.filename) {
  const { written } = buildCommunes(OUT_FILE)
  process.stdout.write(written ? `${OUT_FILE}\n` : `${OUT_FILE} est à jour\n`)
}
