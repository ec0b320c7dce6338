import type { Temporal } from 'temporal-polyfill'
import type { Jour } from '#domain/jour.ts'
import type { Db } from '#platform/db.ts'
import { PRINCIPAUX } from './accounts.ts'
import { jourOf } from './calendar.ts'

/** `jour`: what ages, hirings and filings count from, in the register too (registry-demo.ts). After `instant`, whoever applies is a visitor. */
export type Ancre = { jour: Jour; instant: Temporal.Instant }

/** When the town was loaded: the newcomer's account opened at that instant. Undefined: no town here. */
export async function findAncre(db: Db): Promise<Ancre | undefined> {
  const row = await db.selectFrom('compte').select('cree_le').where('email', '=', PRINCIPAUX.nouveau).orderBy('id').limit(1).executeTakeFirst()
  return row && { jour: jourOf(row.cree_le), instant: row.cree_le }
}
