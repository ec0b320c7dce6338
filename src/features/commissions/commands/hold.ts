import { isWithBailleur } from '#domain/candidature.ts'
import type { Jour } from '#domain/jour.ts'
import { lockPartie, type Tenue } from '#features/candidatures/commands/move.ts'
import { lockOffre } from '#features/offres/commands.ts'
import type { Tx } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import { actorOf, type Ctx } from '#src/context.ts'

type OffreHeld = NonNullable<Awaited<ReturnType<typeof lockOffre>>>
/** `compteId`: who acts for the landlord. `partie`: all the candidatures of the home. */
export type Held = { offre: OffreHeld; partie: readonly Tenue[]; compteId: number }

/** The home, then all its candidatures: a decision and a withdrawal come one after the other. Somebody else's home is not found. */
export async function holdOffre(tx: Tx, ctx: Ctx, offreId: number): Promise<Held> {
  const { bailleurId, compteId } = actorOf(ctx, 'bailleur')
  const offre = await lockOffre(tx, offreId)
  if (offre?.bailleur_id !== bailleurId) throw new NotFound()
  return { offre, partie: await lockPartie(tx, offre.id), compteId }
}

/** The sitting of that day, made the first time that a home is put before it. */
export async function obtainSeance(tx: Tx, bailleurId: number, jour: Jour): Promise<number> {
  const made = await tx.insertInto('seance').values({ bailleur_id: bailleurId, jour }).onConflict((oc) => oc.doNothing()).returning('id').executeTakeFirst()
  return made?.id ?? (await tx.selectFrom('seance').select('id').where('bailleur_id', '=', bailleurId).where('jour', '=', jour).executeTakeFirstOrThrow()).id
}

/** An earlier sitting gave the home, a rank or a condition that still runs: nothing new is decided meanwhile. */
export function isEnCours(partie: readonly Tenue[]): boolean {
  return partie.some((row) => isWithBailleur(row) && row.statut !== 'transmise' && row.statut !== 'en_commission')
}
