import { nextInLine } from '#domain/attribution.ts'
import { isWithBailleur } from '#domain/candidature.ts'
import { finDeJour } from '#domain/jour.ts'
import { computeEcheanceReponse } from '#domain/reponse.ts'
import { tellConseil } from '#features/notifications/commands/pro.ts'
import type { Tx } from '#platform/db.ts'
import { asSystem, type Ctx } from '#src/context.ts'
import { lockPartie, moveCandidature, type Tenue } from './move.ts'

export type OffreTenue = { id: number; departement: string }

/**
 * Somebody left, or a condition lapsed: the home is offered to the best rank left, who has ten days from today (R441-3 b,
 * R441-10). When the landlord has nobody any more, Action Logement goes on down the list. The caller holds the offer.
 */
export async function handOn(tx: Tx, ctx: Ctx, offre: OffreTenue): Promise<void> {
  const partie = await lockPartie(tx, offre.id)
  const next = nextInLine(partie.map(({ id, statut, rang_commission }) => ({ id, statut, rang: rang_commission })))
  const row = partie.find(({ id }) => id === next?.id)
  if (row) await moveCandidature(tx, asSystem(ctx), row, { action: 'promote', echeanceLe: echeanceOf(ctx, offre), tell: 'attribuee' })
  else if (!partie.some(isWithBailleur)) await tellConseil(tx, ctx, offre.id, 'plus_de_candidat')
}

/**
 * The home is taken: whoever the landlord still had is free at once and told, and so is whoever Action Logement had begun to
 * look at again. The table says whom it frees; the others ended, or hold nothing.
 */
export async function freeOthers(tx: Tx, ctx: Ctx, others: readonly Tenue[]): Promise<void> {
  for (const other of others) {
    const waiting = other.statut === 'deposee' || other.statut === 'validee'
    await moveCandidature(tx, asSystem(ctx), other, waiting ? { action: 'pass_over', tell: 'non_designee' } : { action: 'lapse_rang', tell: 'rang_caduc' })
  }
}

/** The instant from which an answer to what is notified today comes too late. */
export function echeanceOf({ today }: Pick<Ctx, 'today'>, { departement }: Pick<OffreTenue, 'departement'>) {
  return finDeJour(computeEcheanceReponse(today, departement).jour)
}
