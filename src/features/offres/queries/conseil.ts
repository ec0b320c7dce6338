import { actorOf, type Ctx } from '#src/context.ts'
import { findOffre, type Offre } from '../queries.ts'

/** An offer of one's territory (none named: the whole country); undefined elsewhere: it is not found. */
export async function findOffreInstruite(ctx: Ctx, id: number | undefined): Promise<Offre | undefined> {
  const { departements } = actorOf(ctx, 'conseiller')
  const offre = id === undefined ? undefined : await findOffre(ctx.db, id)
  return offre && (departements.length === 0 || departements.includes(offre.departement)) ? offre : undefined
}
