import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { PLAFONDS } from './baremes/plafonds.ts'
import { REVENUS_HLM, REVENUS_LLI } from './baremes/ressources.ts'
import { TYPOLOGIES_PAR_MENAGE } from './baremes/typologie.ts'
import { COMMUNES_LIMITROPHES } from './baremes/zones.ts'
import { VERSION_DROITS } from './droits.ts'

test('another table asks for another version, so that read models written before are written again', () => {
  const tables = createHash('sha256').update(JSON.stringify([PLAFONDS, TYPOLOGIES_PAR_MENAGE, COMMUNES_LIMITROPHES, REVENUS_HLM, REVENUS_LLI])).digest('hex').slice(0, 12)
  assert.deepEqual({ version: VERSION_DROITS, tables }, { version: 1, tables: '01b7225caa0b' }, 'raise VERSION_DROITS, then write both here')
})
