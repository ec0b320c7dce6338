import type { CoutAnnonce } from '#features/candidatures/commands/withdraw.ts'
import { findEngagement } from '#features/candidatures/queries/cout.ts'
import { closeImports, deleteDemande } from '#features/demandes/commands/delete.ts'
import { findDemandeId } from '#features/demandes/queries.ts'
import { destroyPersonalKey, recordEvent } from '#features/journal/commands.ts'
import { transaction, type Tx } from '#platform/db.ts'
import type { Ctx } from '#src/context.ts'
import { fermetureJob, type Adieu } from '../jobs.ts'
import { seal } from '../sealed.ts'
import { forgetDevices } from './devices.ts'
import { closeSessions } from './sessions.ts'

/** What every closed account is called; `.invalid` takes no mail, by the rules of the Internet (RFC 2606). */
const EFFACE = { civilite: null, prenom: 'Compte', nom: 'fermé', telephone: null, mot_de_passe: null, totp_secret: null, totp_dernier_pas: null }

/**
 * An applicant leaves AL’in for good (P-12). The live candidature and the request go as they would one by one, at the cost that
 * the page said; then nothing here names the person, and what the journal kept of them is unreadable. False: closed already.
 */
export async function closeCompte(ctx: Ctx, compteId: number, annonce: CoutAnnonce): Promise<boolean> {
  return transaction(ctx.db, async (tx) => {
    const compte = await lockCompte(tx, compteId)
    if (!compte) return false
    const demandeId = await findDemandeId(tx, compteId)
    const perte = await computePerte(tx, ctx, demandeId)
    if (demandeId !== undefined) await deleteDemande({ ...ctx, db: tx }, demandeId, annonce)
    await closeImports(tx, ctx, compteId)
    await sayFarewell(tx, ctx, { ...compte, compteId, civilite: compte.civilite ?? undefined, perte })
    await tx.updateTable('compte').set({ statut: 'ferme', email: `${compteId}@ferme.invalid`, ...EFFACE }).where('id', '=', compteId).execute()
    await forgetAccess(tx, compteId)
    await destroyPersonalKey(tx, ctx, compteId)
    await recordEvent(tx, ctx, { action: 'compte.ferme', objet: 'compte', objetId: compteId, compteId, avant: 'actif', apres: 'ferme' })
    return true
  })
}

/** Of two who close at once one passes, and no import ends in between. */
function lockCompte(tx: Tx, compteId: number) {
  return tx.selectFrom('compte').select(['email', 'civilite', 'nom', 'prenom']).where('id', '=', compteId).where('portail', '=', 'demandeur').where('statut', '=', 'actif').forUpdate().executeTakeFirst()
}

async function computePerte(tx: Tx, { today }: Ctx, demandeId: number | undefined): Promise<Adieu['perte']> {
  const engagement = demandeId === undefined ? undefined : await findEngagement({ db: tx, today }, demandeId)
  if (!engagement) return 'aucune'
  return engagement.cout === undefined ? 'rang' : 'points'
}

/** Written before the address is forgotten, sealed: messages about the request find nobody to write to any more. */
async function sayFarewell(tx: Tx, ctx: Ctx, dernier: Adieu): Promise<void> {
  await ctx.jobs.enqueue(tx, fermetureJob, { scelle: seal(ctx, JSON.stringify(dernier)), quand: ctx.now.toString() }, { once: String(dernier.compteId) })
}

async function forgetAccess(tx: Tx, compteId: number): Promise<void> {
  await closeSessions(tx, compteId)
  await forgetDevices(tx, compteId)
  await tx.deleteFrom('jeton').where('compte_id', '=', compteId).execute()
}
