import { recordEvent } from '#features/journal/commands.ts'
import { transaction } from '#platform/db.ts'
import type { Ctx } from '#src/context.ts'
import { lockAndLoad } from '../queries.ts'
import { recomputeProfil } from './profil.ts'

/** «\u00a0Prévenez-moi des nouveaux logements\u00a0», on or off (F62). Twice is once; undefined once the request has left AL’in. */
export async function setVeille(ctx: Ctx, demandeId: number, wanted: boolean): Promise<'changee' | 'inchangee' | undefined> {
  return transaction(ctx.db, async (tx) => {
    const before = await lockAndLoad(tx, demandeId)
    if (!before) return undefined
    if ((before.veilleDepuis !== undefined) === wanted) return 'inchangee'
    await tx.updateTable('demande').set({ veille_depuis: wanted ? ctx.now : null }).where('id', '=', demandeId).execute()
    await recomputeProfil(tx, ctx, demandeId)
    const action = wanted ? 'demande.veille_demandee' : 'demande.veille_arretee'
    await recordEvent(tx, ctx, { action, objet: 'demande', objetId: demandeId, demandeId, compteId: before.compteId })
    return 'changee'
  })
}
