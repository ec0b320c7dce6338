import type { Employeur } from '#domain/entreprise.ts'
import type { MotifRefusSalarie } from '#domain/refus-salarie.ts'
import { findChoixVisible } from '#features/entreprises/queries/visibles.ts'
import { recordEvent } from '#features/journal/commands.ts'
import { transaction, type Tx } from '#platform/db.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { actorOf, requireActe, type Ctx } from '#src/context.ts'
import { tellDemande } from '../courrier.ts'
import { lockAndLoad, type LoadedDemande } from '../queries.ts'
import { findReponse } from '../queries/reponse.ts'
import { applyFacts } from './profil.ts'

type Validation = Employeur['validation']
export type ReponseSalarie = ({ reponse: 'validee' } | { reponse: 'refusee'; motif: MotifRefusSalarie; precision?: string }) & {
  /** The state that the page showed: a colleague may have answered since. */
  vu?: Validation
}

/**
 * The company says whether someone works for it (F184): yes, or no with a reason that the person reads. Only those whom it may see
 * and who are attached to it. The answer may change later; each is a row and a line of the history, and points follow at once.
 */
export async function answerSalarie(ctx: Ctx, demandeId: number, saisie: ReponseSalarie): Promise<'enregistree' | 'inchangee'> {
  requireActe(ctx, 'salarie.repondre')
  const { entrepriseId, compteId } = actorOf(ctx, 'entreprise')
  // Asked before any lock: nobody waits because of a stranger's address.
  if ((await findChoixVisible(ctx.db, entrepriseId, demandeId)) === undefined) throw new NotFound()
  return transaction(ctx.db, async (tx) => {
    const before = await lockAndLoad(tx, demandeId)
    const validation = before?.demande.employeur?.validation
    if (!before || validation === undefined || (await findChoixVisible(tx, entrepriseId, demandeId)) === undefined) throw new NotFound()
    if (await isSame(tx, demandeId, validation, saisie)) return 'inchangee'
    if (saisie.vu !== undefined && saisie.vu !== validation) throw new Conflict(DEJA_REPONDU)
    await saveReponse(tx, ctx, { before, validation, entrepriseId, compteId }, saisie)
    return 'enregistree'
  })
}

const DEJA_REPONDU = 'La réponse pour ce salarié a changé depuis que vous avez ouvert la page, peut-être par un collègue. Rien n’a été enregistré\u00a0: relisez sa fiche, puis répondez.'

/** Sent twice, or by two people who agree: once. */
async function isSame(tx: Tx, demandeId: number, validation: Validation, saisie: ReponseSalarie): Promise<boolean> {
  if (validation !== saisie.reponse) return false
  if (saisie.reponse === 'validee') return true
  const last = await findReponse(tx, demandeId)
  return last?.reponse === 'refusee' && last.motif === saisie.motif && last.precision === saisie.precision
}

type Salarie = { before: LoadedDemande; validation: Validation; entrepriseId: number; compteId: number }

async function saveReponse(tx: Tx, ctx: Ctx, { before, validation, entrepriseId, compteId }: Salarie, saisie: ReponseSalarie): Promise<void> {
  const row = { reponse: saisie.reponse, motif: null, precision_utile: null, ...(saisie.reponse === 'refusee' ? { motif: saisie.motif, precision_utile: saisie.precision ?? null } : {}) }
  await tx.insertInto('reponse_entreprise').values({ demande_id: before.id, entreprise_id: entrepriseId, repondu_le: ctx.now, par: compteId, ...row }).execute()
  await tx.updateTable('rattachement').set({ validation: saisie.reponse }).where('demande_id', '=', before.id).execute()
  await applyFacts(tx, ctx, before.id)
  await recordEvent(tx, ctx, {
    action: ACTES[saisie.reponse].action, objet: 'rattachement', objetId: before.id, demandeId: before.id, compteId: before.compteId,
    avant: validation, apres: saisie.reponse, champs: ['validation'], ...wordsOf(saisie),
  })
  await tellDemande(tx, ctx, before.id, ACTES[saisie.reponse].objet)
}

const ACTES = {
  validee: { action: 'rattachement.valide', objet: 'salarie_valide' },
  refusee: { action: 'rattachement.refuse', objet: 'salarie_refuse' },
} as const

/** The kind of reason for all to read; the company's own words under the person's key. */
function wordsOf(saisie: ReponseSalarie): { motif?: string; valeurs?: { precision: string } } {
  if (saisie.reponse === 'validee') return {}
  return { motif: saisie.motif, ...(saisie.precision === undefined ? {} : { valeurs: { precision: saisie.precision } }) }
}
