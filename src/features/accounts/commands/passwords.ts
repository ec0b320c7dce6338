import { createPersonalKey, recordEvent } from '#features/journal/commands.ts'
import { transaction, type Tx } from '#platform/db.ts'
import { hashPassword } from '#platform/password-hash.ts'
import { fingerprint } from '#platform/secrets.ts'
import type { Ctx } from '#src/context.ts'
import { noticeJob } from '../jobs.ts'
import { checkPassword, type PasswordFault } from '../password-rules.ts'
import { findIdentite, findJeton, type EtatJeton, type Identite, type Usage } from '../queries.ts'
import { forgetDevices, rememberDevice } from './devices.ts'
import { closeSessions } from './sessions.ts'

export type Choix = { issue: 'choisi'; appareil: string } | { issue: 'refuse'; faute: PasswordFault } | { issue: 'lien'; etat: EtatJeton['etat'] } | { issue: 'occupe' }

/** The first password: the account is open. The link is consumed here, never by looking at it. */
export async function activateCompte(ctx: Ctx, jeton: string, motDePasse: string, appareil: string | undefined): Promise<Choix> {
  return choose(ctx, { usage: 'activation', jeton, motDePasse, appareil }, async (tx, compte, stored) => {
    await tx.updateTable('compte').set({ statut: 'actif', mot_de_passe: stored, active_le: ctx.now }).where('id', '=', compte.id).where('statut', '=', 'a_activer').execute()
    await createPersonalKey(tx, compte.id)
    await recordEvent(tx, ctx, { action: 'compte.active', objet: 'compte', objetId: compte.id, compteId: compte.id, avant: 'a_activer', apres: 'actif' })
  })
}

/** A forgotten password replaced: every session is over, and this browser alone is known, for its owner opened the mailbox. */
export async function resetPassword(ctx: Ctx, jeton: string, motDePasse: string, appareil: string | undefined): Promise<Choix> {
  return choose(ctx, { usage: 'reinitialisation', jeton, motDePasse, appareil }, (tx, compte, stored) => replacePassword(tx, ctx, { compteId: compte.id, stored }))
}

export type Changement = { issue: 'choisi' } | { issue: 'refuse'; faute: PasswordFault } | { issue: 'occupe' }

/** By someone signed in, who has just typed the present one; `session`: the one that goes on. */
export async function changePassword(ctx: Ctx, compteId: number, motDePasse: string, session: string): Promise<Changement> {
  const compte = await findIdentite(ctx.db, { id: compteId })
  const faute = checkPassword(motDePasse, compte ? knownOf(compte) : [])
  if (faute) return { issue: 'refuse', faute }
  const stored = await hashPassword(ctx.settings.secret, motDePasse)
  if (stored === undefined) return { issue: 'occupe' }
  await transaction(ctx.db, (tx) => replacePassword(tx, ctx, { compteId, stored, session }))
  return { issue: 'choisi' }
}

type Attempted = { usage: Usage; jeton: string; motDePasse: string; appareil: string | undefined }
type Save = (tx: Tx, compte: Identite, stored: string) => Promise<void>

async function choose(ctx: Ctx, { usage, jeton, motDePasse, appareil }: Attempted, save: Save): Promise<Choix> {
  const found = await findJeton(ctx.db, ctx.now, usage, jeton)
  if (found.etat !== 'valable') return { issue: 'lien', etat: found.etat }
  const compte = await findIdentite(ctx.db, { id: found.compteId })
  if (!compte || compte.statut !== STATUT_BEFORE[usage]) return { issue: 'lien', etat: 'utilise' }
  const faute = checkPassword(motDePasse, knownOf(compte))
  if (faute) return { issue: 'refuse', faute }
  const stored = await hashPassword(ctx.settings.secret, motDePasse)
  if (stored === undefined) return { issue: 'occupe' }
  return transaction(ctx.db, async (tx) => {
    if (!(await spendJeton(tx, ctx, jeton))) return { issue: 'lien', etat: 'utilise' }
    await save(tx, compte, stored)
    return { issue: 'choisi', appareil: await rememberDevice(tx, ctx, compte.id, appareil) }
  })
}

const STATUT_BEFORE: Record<Usage, Identite['statut']> = { activation: 'a_activer', reinitialisation: 'actif' }

/** Once: of two who send the same link, one passes. The other links of this kind are over too. */
async function spendJeton(tx: Tx, { now }: Ctx, jeton: string): Promise<boolean> {
  const spent = await tx.updateTable('jeton').set({ utilise_le: now }).where('empreinte', '=', fingerprint(jeton)).where('utilise_le', 'is', null).where('expire_le', '>', now).returning(['compte_id', 'usage']).executeTakeFirst()
  if (!spent) return false
  await tx.updateTable('jeton').set({ utilise_le: now }).where('compte_id', '=', spent.compte_id).where('usage', '=', spent.usage).where('utilise_le', 'is', null).execute()
  return true
}

type Replacement = { compteId: number; stored: string; session?: string }

/** Other sessions and links are over, and the person is told (S-09). */
async function replacePassword(tx: Tx, ctx: Ctx, { compteId, stored, session }: Replacement): Promise<void> {
  await tx.updateTable('compte').set({ mot_de_passe: stored }).where('id', '=', compteId).where('statut', '=', 'actif').execute()
  await closeSessions(tx, compteId, session)
  if (session === undefined) await forgetDevices(tx, compteId)
  await tx.updateTable('jeton').set({ utilise_le: ctx.now }).where('compte_id', '=', compteId).where('utilise_le', 'is', null).execute()
  await recordEvent(tx, ctx, { action: 'compte.mot_de_passe_change', objet: 'compte', objetId: compteId, compteId, champs: ['mot_de_passe'] })
  await ctx.jobs.enqueue(tx, noticeJob, { compteId, avis: 'mot_de_passe_change', quand: ctx.now.toString() })
}

function knownOf({ nom, prenom, email, telephone }: Identite): readonly string[] {
  return [nom, prenom, email, ...(telephone === undefined ? [] : [telephone])]
}
