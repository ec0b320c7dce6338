import type { Tx } from '#platform/db.ts'
import type { Ctx } from '#src/context.ts'
import { courrierEntreprise, courrierOffre } from '../courrier.ts'
import type { ObjetBailleur, ObjetConseil, ObjetEntreprise } from '../messages.ts'

/** Written to those of the landlord who may act on this home. The message names no candidate: its link leads to the page. */
export async function tellBailleur(tx: Tx, ctx: Ctx, offreId: number, objet: ObjetBailleur): Promise<void> {
  await ctx.jobs.enqueue(tx, courrierOffre, { a: 'bailleur', offreId, objet }, { once: onceFor(ctx, `bailleur ${offreId} ${objet}`) })
}

/** Written to the conseillers of the territory of this home. */
export async function tellConseil(tx: Tx, ctx: Ctx, offreId: number, objet: ObjetConseil): Promise<void> {
  await ctx.jobs.enqueue(tx, courrierOffre, { a: 'conseil', offreId, objet }, { once: onceFor(ctx, `conseil ${offreId} ${objet}`) })
}

/** Written to those of the company who may answer; to nobody when all who wait chose to stay unknown to it (K26). */
export async function tellEntreprise(tx: Tx, ctx: Ctx, entrepriseId: number, objet: ObjetEntreprise): Promise<void> {
  await ctx.jobs.enqueue(tx, courrierEntreprise, { entrepriseId, objet }, { once: onceFor(ctx, `${entrepriseId} ${objet}`) })
}

/** The same may happen again to a home, at another instant. */
function onceFor({ now }: Ctx, what: string): string {
  return `${what} ${now.epochMilliseconds}`
}
