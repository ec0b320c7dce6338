/** The communes of France for tests: built once beside the rest of what is built, then kept. */
import { buildCommunes } from '#connectors/communes/build.ts'
import { loadCommunes } from '#connectors/communes/client.ts'
import type { Communes } from '#connectors/communes/index.ts'

const FILE = new URL('../dist/communes.json', import.meta.url).pathname

let loaded: Communes | undefined

export function testCommunes(): Communes {
  if (loaded === undefined) {
    buildCommunes(FILE)
    loaded = loadCommunes(FILE)
  }
  return loaded
}
