import { findDemandeId } from '#features/demandes/queries.ts'
import { recordEvent } from '#features/journal/commands.ts'
import { transaction, type Tx } from '#platform/db.ts'
import type { Ctx } from '#src/context.ts'
import type { Inscription } from '../forms.ts'
import { noticeJob } from '../jobs.ts'

const CHAMPS = ['civilite', 'nom', 'prenom', 'telephone'] as const
export type Corrections = Partial<Pick<Inscription, (typeof CHAMPS)[number]>>
export type Correction = 'corrigee' | 'inchangee' | 'demande' | 'ferme'

/**
 * One’s own civility, names and phone. Once a request is here its names were compared with the account’s (F128): only the phone
 * then. The account is held, so that no import compares names that are changing.
 */
export async function correctIdentite(ctx: Ctx, compteId: number, wished: Corrections): Promise<Correction> {
  return transaction(ctx.db, async (tx) => {
    const before = await lockIdentite(tx, compteId)
    if (!before) return 'ferme'
    const champs = CHAMPS.filter((champ) => wished[champ] !== undefined && wished[champ] !== before[champ])
    if (champs.some((champ) => champ !== 'telephone') && (await findDemandeId(tx, compteId)) !== undefined) return 'demande'
    if (champs.length === 0) return 'inchangee'
    const changes = Object.fromEntries(champs.map((champ) => [champ, wished[champ]]))
    await tx.updateTable('compte').set(changes).where('id', '=', compteId).execute()
    const valeurs = Object.fromEntries(champs.flatMap((champ) => [[champ, wished[champ] ?? ''], [`${champ}_avant`, before[champ] ?? '']]))
    await recordEvent(tx, ctx, { action: 'compte.identite_changee', objet: 'compte', objetId: compteId, compteId, champs, valeurs })
    await ctx.jobs.enqueue(tx, noticeJob, { compteId, avis: 'identite_changee', quand: ctx.now.toString() })
    return 'corrigee'
  })
}

function lockIdentite(tx: Tx, compteId: number) {
  return tx.selectFrom('compte').select(CHAMPS).where('id', '=', compteId).where('portail', '=', 'demandeur').where('statut', '=', 'actif').forUpdate().executeTakeFirst()
}
