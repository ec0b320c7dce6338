/** The closing of a home: the list frozen with its inputs, each place written, each person told. */
import { sql } from 'kysely'
import { freezeOffre } from '#features/candidatures/commands/close.ts'
import type { Db } from '#platform/db.ts'
import type { Ctx } from '#src/context.ts'
import type { House } from '../house.ts'
import type { Scenario } from '../scenario.ts'
import type { Slate } from './ardoise.ts'
import { findListe, type Wanted } from './samples.ts'

export async function listClotureScenarios(house: House, slate: Slate): Promise<readonly Scenario[]> {
  const [large, mean] = [await findListe(house.db), await findListe(house.db, 26)]
  return [closing(house, slate, large, 'cloture.foule'), closing(house, slate, mean, 'cloture.moyenne')]
}

function closing({ db, ctx }: House, slate: Slate, { offreId, total }: Wanted, id: string): Scenario {
  return {
    id, name: `Clôture d’une offre de ${total.toLocaleString('fr')} candidatures`, reference: 'réécrire ces mêmes lignes', measure: 'wall', once: true,
    run: async () => {
      const closed = await freezeOffre(await afterClosing(ctx, offreId), offreId)
      if (!closed) throw new Error(`The offer ${offreId} did not close`)
    },
    against: () => sql`update candidature set statut_le = statut_le where offre_id = ${offreId} and statut in ('deposee', 'validee')`.execute(db),
    tidy: async () => {
      await reopen(db, offreId)
      await slate.wipe()
    },
  }
}

async function afterClosing(ctx: Ctx, offreId: number): Promise<Ctx> {
  const { cloture_le } = await ctx.db.selectFrom('offre').select('cloture_le').where('id', '=', offreId).executeTakeFirstOrThrow()
  return { ...ctx, now: (cloture_le ?? ctx.now).add({ seconds: 1 }) }
}

/** As it was: only the owner of the database can, its guards down. */
async function reopen(db: Db, offreId: number): Promise<void> {
  await sql`delete from gel where offre_id = ${offreId}`.execute(db)
  await sql`update candidature set ordre_gele = null, rang_gele = null, total_gele = null where offre_id = ${offreId} and ordre_gele is not null`.execute(db)
  await sql`update offre set statut = 'en_ligne' where id = ${offreId}`.execute(db)
}
