import { isHeld } from '#domain/candidature.ts'
import { tellBailleur } from '#features/notifications/commands/pro.ts'
import { advanceOffre } from '#features/offres/commands.ts'
import { transaction } from '#platform/db.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { requireActe, type Ctx } from '#src/context.ts'
import { lockMine } from './designate.ts'
import { lockPartie } from './move.ts'
import { freeAll } from './retire.ts'

export type Epuisee = { ok: true } | { ok: false; why: string }

/**
 * Action Logement says that nobody of the frozen list wants the home any more, or may have it; not while somebody still holds
 * on (F170). Sent twice is once.
 */
export async function declareSansCandidat(ctx: Ctx, offreId: number, motif: string): Promise<Epuisee> {
  requireActe(ctx, 'candidats.designer')
  return transaction(ctx.db, async (tx) => {
    const offre = await lockMine(tx, ctx, offreId)
    if (offre.statut === 'sans_candidat') return { ok: true }
    const held = (await lockPartie(tx, offreId)).filter(({ statut }) => isHeld(statut)).length
    if (held > 0) return { ok: false, why: `${held}\u00a0candidat${held > 1 ? 's sont encore en cours' : ' est encore en cours'}\u00a0: désignez, ou attendez leur réponse.` }
    const moved = await advanceOffre(tx, ctx, offreId, { action: 'exhaust', motif })
    if (!moved.ok && moved.why !== 'statut') throw new NotFound()
    if (!moved.ok) throw new Conflict('Cette offre ne peut plus être déclarée sans candidat. Ouvrez-la pour voir où elle en est.')
    await freeAll(tx, ctx, offreId, motif)
    await tellBailleur(tx, ctx, offreId, 'sans_candidat')
    return { ok: true }
  })
}
