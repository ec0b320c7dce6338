import { checkCloture, clotureAt, type Cloture } from '#domain/publication.ts'
import { tellBailleur } from '#features/notifications/commands/pro.ts'
import { transaction, type Tx } from '#platform/db.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { requireActe, type Ctx } from '#src/context.ts'
import { advanceOffre, publishOffre, type Moved } from '../commands.ts'
import { describeActeOffre } from '../queries/actes.ts'

export type Approuvee = { ok: true } | { ok: false; champ: 'cloture' | 'motif'; texte: string }

/** Put on line until that instant: from now on it stands (K7). The landlord is told. */
export async function approveOffre(ctx: Ctx, id: number, cloture: Cloture): Promise<Approuvee> {
  requireActe(ctx, 'offre.publier')
  const refus = checkCloture(cloture, ctx.today)
  if (refus !== undefined) return { ok: false, champ: 'cloture', texte: refus }
  return transaction(ctx.db, async (tx) => {
    const moved = await publishOffre(tx, ctx, id, clotureAt(cloture))
    return conclude(tx, ctx, { id, moved, event: 'offre.publiee', tell: 'offre_en_ligne' })
  })
}

/** Back to its landlord, who reads why and may hand it over again. */
export async function sendBackOffre(ctx: Ctx, id: number, motif: string): Promise<Approuvee> {
  requireActe(ctx, 'offre.renvoyer')
  const written = motif.trim()
  if (written === '') return { ok: false, champ: 'motif', texte: 'Dites au bailleur ce qu’il doit corriger.' }
  return transaction(ctx.db, async (tx) => {
    const moved = await advanceOffre(tx, ctx, id, { action: 'sendBack', motif: written })
    return conclude(tx, ctx, { id, moved, event: 'offre.renvoyee', tell: 'offre_renvoyee' })
  })
}

/** Sent twice by one person is once; who comes second reads what the first did. */
async function conclude(tx: Tx, ctx: Ctx, { id, moved, event, tell }: { id: number; moved: Moved; event: string; tell: 'offre_en_ligne' | 'offre_renvoyee' }): Promise<Approuvee> {
  if (moved.ok) {
    await tellBailleur(tx, ctx, id, tell)
    return { ok: true }
  }
  if (moved.why !== 'statut') throw new NotFound()
  const acte = await describeActeOffre(tx, ctx, id, event)
  if (acte.deMoi) return { ok: true }
  throw new Conflict(`${acte.texte} Votre envoi n’a rien modifié.`)
}
