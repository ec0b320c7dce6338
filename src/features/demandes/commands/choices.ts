import { recordEvent } from '#features/journal/commands.ts'
import { transaction } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import type { Ctx } from '#src/context.ts'
import { tellDemande } from '../courrier.ts'
import { lockAndLoad, type Choix } from '../queries.ts'
import { VERSION_CONSENTEMENT } from '../texts.ts'
import { applyFacts } from './profil.ts'

/** What the company may see (F120–F122). A new line each time it changes, with the version of the text that was read (P-07). */
export async function giveConsentement(ctx: Ctx, demandeId: number, choix: Choix): Promise<'enregistre' | 'inchange'> {
  return transaction(ctx.db, async (tx) => {
    const before = await lockAndLoad(tx, demandeId)
    if (!before) throw new NotFound()
    const last = await tx.selectFrom('consentement').select(['choix', 'version']).where('demande_id', '=', demandeId).orderBy('id', 'desc').limit(1).executeTakeFirst()
    if (last?.choix === choix && last.version === VERSION_CONSENTEMENT) return 'inchange'
    const { id } = await tx.insertInto('consentement').values({ demande_id: demandeId, choix, version: VERSION_CONSENTEMENT, donne_le: ctx.now }).returning('id').executeTakeFirstOrThrow()
    await applyFacts(tx, ctx, demandeId)
    await recordEvent(tx, ctx, { action: 'consentement.donne', objet: 'consentement', objetId: id, demandeId, compteId: before.compteId, avant: last && String(last.choix), apres: String(choix), champs: ['choix'] })
    await tellDemande(tx, ctx, demandeId, 'confidentialite')
    return 'enregistre'
  })
}

/** The person declares that the compulsory papers are filed where the request was made (F129). */
export async function confirmPieces(ctx: Ctx, demandeId: number): Promise<void> {
  await transaction(ctx.db, async (tx) => {
    const before = await lockAndLoad(tx, demandeId)
    if (!before) throw new NotFound()
    await tx.updateTable('demande').set({ pieces_confirmees_le: ctx.now }).where('id', '=', demandeId).execute()
    await recordEvent(tx, ctx, { action: 'demande.pieces_confirmees', objet: 'demande', objetId: demandeId, demandeId, compteId: before.compteId })
    await tellDemande(tx, ctx, demandeId, 'pieces')
  })
}
