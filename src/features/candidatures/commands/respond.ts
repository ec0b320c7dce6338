import type { Temporal } from 'temporal-polyfill'
import { lockOffre } from '#features/offres/commands.ts'
import { tellBailleur } from '#features/notifications/commands/pro.ts'
import { transaction, type Tx } from '#platform/db.ts'
import type { Ctx } from '#src/context.ts'
import { lockPartie, moveCandidature, type Moved, type Tenue } from './move.ts'
import { freeOthers, handOn, type OffreTenue } from './settle.ts'

const TROP_TARD = 'Le délai pour répondre est passé\u00a0: sans réponse, la loi considère que vous avez refusé (CCH, art. R441-10).'

/** Yes to the home: everyone else whom the landlord had is free at once, and told. Undefined for somebody else's. */
export async function acceptLogement(ctx: Ctx, demandeId: number, id: number): Promise<Moved | undefined> {
  return answer(ctx, { demandeId, id }, async (tx, { offre, partie, row }) => {
    if (row.statut === 'acceptee') return { ok: true, statut: row.statut }
    if (isTooLate(ctx, row)) return { ok: false, why: TROP_TARD }
    const moved = await moveCandidature(tx, ctx, row, { action: 'accept', tell: 'acceptee' })
    if (!moved.ok) return moved
    await freeOthers(tx, ctx, partie.filter((other) => other.id !== id))
    await tellBailleur(tx, ctx, offre.id, 'candidat_accepte')
    return moved
  })
}

/** No: the next rank is offered the home (R441-3 b); later candidatures have 40 points less. */
export async function refuseLogement(ctx: Ctx, demandeId: number, id: number): Promise<Moved | undefined> {
  return answer(ctx, { demandeId, id }, async (tx, { offre, row }) => {
    if (row.statut === 'refusee') return { ok: true, statut: row.statut }
    if (isTooLate(ctx, row)) return { ok: false, why: TROP_TARD }
    const moved = await moveCandidature(tx, ctx, row, { action: 'refuse', tell: 'refus' })
    if (!moved.ok) return moved
    await tellBailleur(tx, ctx, offre.id, 'candidat_refuse')
    await handOn(tx, ctx, offre)
    return moved
  })
}

type Partie = { offre: OffreTenue; partie: readonly Tenue[]; row: Tenue }

/** The offer first, then all that its candidates are: an answer, a withdrawal and a decision come one after the other. */
async function answer(ctx: Ctx, { demandeId, id }: { demandeId: number; id: number }, work: (tx: Tx, held: Partie) => Promise<Moved>): Promise<Moved | undefined> {
  return transaction(ctx.db, async (tx) => {
    const found = await tx.selectFrom('candidature').select('offre_id').where('id', '=', id).where('demande_id', '=', demandeId).executeTakeFirst()
    const offre = found && (await lockOffre(tx, found.offre_id))
    if (!offre) return undefined
    const partie = await lockPartie(tx, offre.id)
    const row = partie.find((one) => one.id === id)
    return row && work(tx, { offre, partie, row })
  })
}

function isTooLate({ now }: { now: Temporal.Instant }, { statut, echeance_le }: Tenue): boolean {
  return statut === 'attribuee' && echeance_le !== null && echeance_le.epochMilliseconds <= now.epochMilliseconds
}
