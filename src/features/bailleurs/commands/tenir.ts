import { lockTenue, type Tenue } from '#features/candidatures/commands/move.ts'
import { lockOffre } from '#features/offres/commands.ts'
import { transaction, type Tx } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import { actorOf, type Ctx } from '#src/context.ts'

/** Wrong input names its field; anything else concerns the whole act. */
export type Refused = { ok: false; why: string; champ?: string }
export type Done<T = object> = ({ ok: true } & T) | Refused
export type OffreTenue = NonNullable<Awaited<ReturnType<typeof lockOffre>>>
export type Recue = { offre: OffreTenue; row: Tenue }

/** A file that this landlord received, offer first (PARCOURS: lock order). Another landlord's, or one not sent yet, is not found. */
export async function holdRecue<T>(ctx: Ctx, candidatureId: number, work: (tx: Tx, recue: Recue) => Promise<T>): Promise<T> {
  const { bailleurId } = actorOf(ctx, 'bailleur')
  return transaction(ctx.db, async (tx) => {
    const found = await tx
      .selectFrom('candidature as c')
      .innerJoin('offre as o', 'o.id', 'c.offre_id')
      .select('c.offre_id')
      .where('c.id', '=', candidatureId)
      .where('c.designation_id', 'is not', null)
      .where('o.bailleur_id', '=', bailleurId)
      .executeTakeFirst()
    return work(tx, await hold(tx, candidatureId, found?.offre_id))
  })
}

/** One's own candidature, for the applicant's side of the same acts. */
export async function holdMienne<T>(ctx: Ctx, { demandeId, candidatureId }: { demandeId: number; candidatureId: number }, work: (tx: Tx, recue: Recue) => Promise<T>): Promise<T> {
  return transaction(ctx.db, async (tx) => {
    const found = await tx.selectFrom('candidature').select('offre_id').where('id', '=', candidatureId).where('demande_id', '=', demandeId).executeTakeFirst()
    return work(tx, await hold(tx, candidatureId, found?.offre_id))
  })
}

async function hold(tx: Tx, candidatureId: number, offreId: number | undefined): Promise<Recue> {
  const offre = offreId === undefined ? undefined : await lockOffre(tx, offreId)
  const row = offre && (await lockTenue(tx, candidatureId))
  if (!offre || !row) throw new NotFound()
  return { offre, row }
}

export const TERMINEE = 'Cette candidature n’en est plus à cette étape\u00a0: rouvrez le dossier, il a changé.'

/** What the lines of the journal about one candidature have in common. */
export function eventOf({ offre, row }: Recue) {
  return { compteId: row.compte_id, demandeId: row.demande_id, offreId: offre.id, candidatureId: row.id }
}
