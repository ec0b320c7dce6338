import { costOfWithdrawal, type Effet, type Statut } from '#domain/candidature.ts'
import { isBailleurEnRetard } from '#domain/silence.ts'
import type { Db } from '#platform/db.ts'
import type { Ctx } from '#src/context.ts'
import { findHeldCandidature, type Candidature } from './candidatures.ts'
import { findJalonsDe } from './jalons.ts'

/** The candidature that a request holds, and what leaving it would cost now; a landlord who is late makes it free. */
export type Engagement = Candidature & { cout: Effet | undefined }

export async function findEngagement(ctx: Pick<Ctx, 'db' | 'today'>, demandeId: number): Promise<Engagement | undefined> {
  const held = await findHeldCandidature(ctx.db, demandeId)
  return held && { ...held, cout: costOfWithdrawal(held.statut, await isRetardDe(ctx, held))?.effet }
}

/** Before the closing the landlord owes nothing yet. */
export async function isRetardDe({ db, today }: { db: Db } & Pick<Ctx, 'today'>, { statut, ...sent }: { statut: Statut; offre_id: number; designation_id: number | null }): Promise<boolean> {
  if (statut === 'deposee' || statut === 'validee') return false
  const jalons = await findJalonsDe(db, sent)
  return jalons !== undefined && isBailleurEnRetard(jalons, today)
}
