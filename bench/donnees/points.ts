/** Q5: the points of every live candidature are asked of the law again, all of them having changed. */
import { sql } from 'kysely'
import { transaction, type Db } from '#platform/db.ts'
import { rescoreCandidatures } from '#features/candidatures/commands/rescore.ts'
import type { House } from '../house.ts'
import type { Scenario } from '../scenario.ts'
import type { Slate } from './ardoise.ts'

export async function listPointsScenarios({ db, ctx, size }: House, slate: Slate): Promise<readonly Scenario[]> {
  const { total } = await db.selectFrom('candidature').select((eb) => eb.fn.countAll<number>().as('total')).where('statut', 'in', ['deposee', 'validee']).executeTakeFirstOrThrow()
  // The reference puts all the points wrong, the product puts them right again.
  const spoil = (on: Db) => sql`update candidature set points_fixes = points_fixes + 1 where statut in ('deposee', 'validee')`.execute(on)
  const common: Omit<Scenario, 'id' | 'reference' | 'against'> = {
    name: `Q5 recalculer les ${total.toLocaleString('fr')} candidatures`, measure: 'wall', once: true, rounds: size.name === 'national' ? 1 : 2,
    run: async () => {
      const { changees } = await rescoreCandidatures(ctx)
      if (changees !== total) throw new Error(`${changees} candidatures were rescored, of ${total}`)
    },
    tidy: async () => {
      await slate.wipe()
      await sql`vacuum candidature, journal`.execute(db)
    },
  }
  return [
    { ...common, id: 'q5.points', reference: 'réécrire ces mêmes lignes (points + 1)', bar: { most: 1.7 }, against: () => spoil(db) },
    { ...common, id: 'q5.ecritures', reference: 'ses deux écritures nues (points + 1, et une ligne de journal chacune)', against: () => transaction(db, async (tx) => {
      await spoil(tx)
      await sql`
        insert into journal (quand, acteur_type, action, objet, objet_id, compte_id, demande_id, offre_id, candidature_id, avant, apres, champs)
        select ${ctx.now}, 'systeme', 'candidature.points', 'candidature', id, demande_id, demande_id, offre_id, id, '100', '101', '{}' from candidature where statut in ('deposee', 'validee')`.execute(tx)
    }) },
  ]
}
