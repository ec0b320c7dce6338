import { recordEvent } from '#features/journal/commands.ts'
import { tellEntreprise } from '#features/notifications/commands/pro.ts'
import { transaction, type Tx } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import type { Ctx } from '#src/context.ts'
import { tellDemande } from '../courrier.ts'
import { isVisible, lockAndLoad, type Choix, type LoadedDemande } from '../queries.ts'
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
    await tellIfVisible(tx, ctx, before, choix)
    return 'enregistre'
  })
}

/** Whoever waited unseen, and now lets the company see them, is a new employee to answer for. */
async function tellIfVisible(tx: Tx, ctx: Ctx, { choix: avant, rattachement }: LoadedDemande, choix: Choix): Promise<void> {
  const entreprise = rattachement?.entreprise
  if (entreprise && rattachement.validation === 'en_attente' && !isVisible(avant) && isVisible(choix)) await tellEntreprise(tx, ctx, entreprise.id, 'salarie_a_valider')
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
