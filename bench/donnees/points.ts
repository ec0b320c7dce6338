/** Q5: the points of every live candidature are asked of the law again, all of them having changed. */
import { sql } from 'kysely'
import { rescoreCandidatures } from '#features/candidatures/commands/rescore.ts'
import type { House } from '../house.ts'
import type { Scenario } from '../scenario.ts'
import type { Slate } from './ardoise.ts'

export async function listPointsScenarios({ db, ctx, size }: House, slate: Slate): Promise<readonly Scenario[]> {
  const { total } = await db.selectFrom('candidature').select((eb) => eb.fn.countAll<number>().as('total')).where('statut', 'in', ['deposee', 'validee']).executeTakeFirstOrThrow()
  return [{
    id: 'q5.points', name: `Q5 recalculer les ${total.toLocaleString('fr')} candidatures`, reference: 'réécrire ces mêmes lignes (points + 1)', measure: 'wall', bar: { most: 1.7 }, once: true, ...(size.name === 'national' ? { rounds: 1 } : { rounds: 2 }),
    // The reference puts all the points wrong, the product puts them right again.
    against: () => sql`update candidature set points_fixes = points_fixes + 1 where statut in ('deposee', 'validee')`.execute(db),
    run: async () => {
      const { changees } = await rescoreCandidatures(ctx)
      if (changees !== total) throw new Error(`${changees} candidatures were rescored, of ${total}`)
    },
    tidy: async () => {
      await slate.wipe()
      await sql`vacuum candidature`.execute(db)
    },
  }]
}
