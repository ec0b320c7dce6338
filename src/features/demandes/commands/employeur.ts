import type { Employeur } from '#domain/entreprise.ts'
import { findEntrepriseByCode, findEntrepriseBySiret, holdEntreprise, type EntrepriseEtablie } from '#features/entreprises/queries.ts'
import { recordEvent } from '#features/journal/commands.ts'
import { tellEntreprise } from '#features/notifications/commands/pro.ts'
import { transaction, type Tx } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import type { FormErrors } from '#platform/form-body.ts'
import type { Ctx } from '#src/context.ts'
import { tellDemande } from '../courrier.ts'
import type { SaisieEmployeur } from '../forms.ts'
import { isVisible, loadDemande, lockAndLoad, type LoadedDemande, type Rattachement } from '../queries.ts'
import { findReponse } from '../queries/reponse.ts'
import { answerDelegation } from './delegation.ts'
import { applyFacts } from './profil.ts'

export type Saved = { ok: true } | { ok: false; errors: FormErrors }

/**
 * Who employs the household (F116–F119, F194). The company is the one of the SIRET; its validation is delegated, or awaited;
 * a SIRET that nobody here knows is kept, and gives nothing until it is known.
 */
export async function saveEmployeur(ctx: Ctx, demandeId: number, saisie: SaisieEmployeur): Promise<Saved> {
  return transaction(ctx.db, async (tx) => {
    const before = await lockAndLoad(tx, demandeId)
    if (!before) throw new NotFound()
    if (saisie.titulaire === 'codemandeur' && before.registre.cotitulaires.length === 0) return { ok: false, errors: { titulaire: 'Votre demande ne compte pas d’autre demandeur.' } }
    if (saisie.siret !== undefined) await holdEntreprise(tx, saisie.siret)
    const entreprise = saisie.siret === undefined ? undefined : await findEntrepriseBySiret(tx, saisie.siret)
    const errors = await checkCode(tx, saisie, entreprise)
    if (errors) return { ok: false, errors }
    await saveRattachement(tx, ctx, before, { saisie, entreprise })
    return { ok: true }
  })
}

type Choice = { saisie: SaisieEmployeur; entreprise: EntrepriseEtablie | undefined }

async function saveRattachement(tx: Tx, ctx: Ctx, before: LoadedDemande, { saisie, entreprise }: Choice): Promise<void> {
  const row = toRow(ctx, saisie, entreprise)
  const reponse = (await findReponse(tx, before.id))?.reponse
  await tx.insertInto('rattachement').values({ demande_id: before.id, ...row }).onConflict((oc) => oc.column('demande_id').doUpdateSet(row)).execute()
  const after = await loadDemande(tx, before.id)
  const validation = (after && entreprise && (keptAnswer(after, before.rattachement, reponse) ?? answerAtOnce(ctx, after, entreprise))) ?? 'sans_objet'
  await tx.updateTable('rattachement').set({ validation }).where('demande_id', '=', before.id).execute()
  await applyFacts(tx, ctx, before.id)
  await recordEvent(tx, ctx, {
    action: 'rattachement.declare', objet: 'rattachement', objetId: before.id, demandeId: before.id, compteId: before.compteId,
    avant: before.rattachement?.validation, apres: validation, champs: ['situation', 'employeur', 'siret', 'code_entreprise', 'date_embauche', 'mobilite'],
  })
  await tellDemande(tx, ctx, before.id, 'employeur')
  if (validation === 'en_attente') await tellNewEmployer(tx, ctx, before, entreprise)
}

/** Once for one employee who waits; never of someone whom it may not see. */
async function tellNewEmployer(tx: Tx, ctx: Ctx, { rattachement, choix }: LoadedDemande, entreprise: EntrepriseEtablie | undefined): Promise<void> {
  const told = rattachement?.validation === 'en_attente' && rattachement.entreprise?.id === entreprise?.id
  if (entreprise && isVisible(choix) && !told) await tellEntreprise(tx, ctx, entreprise.id, 'salarie_a_valider')
}

/** A code is that of the company of the SIRET, or it is wrong: no attachment on a mistake (F119). */
async function checkCode(tx: Tx, { codeEntreprise }: SaisieEmployeur, entreprise: EntrepriseEtablie | undefined): Promise<FormErrors | undefined> {
  if (codeEntreprise === undefined) return undefined
  const coded = await findEntrepriseByCode(tx, codeEntreprise)
  if (coded && coded.id === entreprise?.id) return undefined
  if (entreprise && entreprise.code === undefined) return { code_entreprise: 'Cette entreprise n’a pas défini de code\u00a0: laissez la case vide.' }
  return { code_entreprise: 'Ce code n’est pas celui de l’entreprise de ce SIRET. Vérifiez-le auprès de votre employeur, ou laissez la case vide.' }
}

/** Delegated: its own rules decide. Otherwise the company answers. */
function answerAtOnce(ctx: Ctx, after: LoadedDemande, entreprise: EntrepriseEtablie): Employeur['validation'] {
  return entreprise.delegation ? answerDelegation(ctx, after, entreprise) : 'en_attente'
}

/**
 * An answer stays as long as the job is the same: that of the company itself always, that of its rules only while nothing decides
 * again (delegation taken back).
 */
function keptAnswer({ rattachement: now }: LoadedDemande, before: Rattachement | undefined, reponse: 'validee' | 'refusee' | undefined): Employeur['validation'] | undefined {
  if (!before || !now || jobOf(before) !== jobOf(now)) return undefined
  const { validation } = before
  if (validation === 'sans_objet' || validation === 'en_attente') return undefined
  return reponse === validation || validation === 'validee' || now.entreprise?.delegation === false ? validation : undefined
}

function jobOf({ entreprise, situation, titulaire }: Rattachement): string {
  return `${entreprise?.id}:${situation}:${titulaire}`
}

function toRow(ctx: Ctx, saisie: SaisieEmployeur, entreprise: EntrepriseEtablie | undefined) {
  return {
    titulaire: saisie.titulaire,
    situation: saisie.situation,
    nom_employeur: orNull(saisie.nomEmployeur),
    siret: orNull(saisie.siret),
    code_entreprise: orNull(saisie.codeEntreprise),
    plusieurs_employeurs: saisie.plusieursEmployeurs,
    entreprise_id: orNull(entreprise?.id),
    date_embauche: orNull(saisie.dateEmbauche),
    evenement: orNull(saisie.evenement?.nature),
    evenement_le: orNull(saisie.evenement?.date),
    trajet_minutes: orNull(saisie.trajetMinutes),
    validation: 'sans_objet' as const,
    tranches: [],
    maj_le: ctx.now,
  }
}

/** An answer taken back must leave the row too. */
function orNull<T>(value: T | undefined): T | null {
  return value ?? null
}
