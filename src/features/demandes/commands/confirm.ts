import type { DemandeRegistre } from '#connectors/sne/index.ts'
import { recordEvent } from '#features/journal/commands.ts'
import { transaction, violatedConstraint, type Db, type Tx } from '#platform/db.ts'
import type { Ctx } from '#src/context.ts'
import { tellDemande } from '../courrier.ts'
import { findImport, holdCompte, type Demandeur, type Import } from '../imports.ts'
import { isSamePerson } from '../identity.ts'
import { findDemandeId } from '../queries.ts'
import { describeRadiation, describeValidite, valideJusquAu, type Radiation, type Validite } from '../validite.ts'
import { faitsDe } from './faits.ts'
import { closeImport } from './import.ts'
import { recomputeProfil } from './profil.ts'

/** Why a request cannot be attached, said only to whoever opened its mailbox. */
export type RefusImport =
  | { cause: 'radiee'; radiation: Radiation }
  | { cause: 'expiree'; validite: Validite }
  | { cause: 'identite' }
  | { cause: 'deja_liee' }
  | { cause: 'deja_importee' }
export type Confirmation = { registre: DemandeRegistre; luLe: Import['creeLe']; refus: readonly RefusImport[] }
export type Confirmed = { ok: true; demandeId: number } | { ok: false; refus: readonly RefusImport[] }

/** What is shown before anything is attached; undefined without a code accepted in this session. */
export async function loadConfirmation(ctx: Ctx, demandeur: Demandeur): Promise<Confirmation | undefined> {
  const open = verified(ctx, await findImport(ctx.db, demandeur))
  return open && { registre: open.registre, luLe: open.creeLe, refus: await listRefus(ctx.db, ctx, demandeur, open.registre) }
}

/** «\u00a0C’est bien ma demande\u00a0»: two accounts that race for one number are told apart by the unique index (F193). */
export async function confirmImport(ctx: Ctx, demandeur: Demandeur): Promise<Confirmed | undefined> {
  try {
    return await transaction(ctx.db, (tx) => attach(tx, ctx, demandeur))
  } catch (error) {
    const constraint = violatedConstraint(error)
    if (constraint === 'demande_numero') return { ok: false, refus: [{ cause: 'deja_liee' }] }
    if (constraint === 'demande_compte') return { ok: false, refus: [{ cause: 'deja_importee' }] }
    throw error
  }
}

/** Reads the register again before confirming: the person has just renewed or corrected the request there. */
export async function rereadImport(ctx: Ctx, demandeur: Demandeur): Promise<'lu' | 'indisponible' | undefined> {
  const before = verified(ctx, await findImport(ctx.db, demandeur))
  if (!before) return undefined
  const lecture = await ctx.connectors.sne.getDemandeLogement(before.numero)
  if (lecture.issue !== 'trouvee') {
    if (lecture.issue === 'indisponible') ctx.log.warn('sne_unavailable', { cause: lecture.cause, during: 'confirmation' })
    return 'indisponible'
  }
  await ctx.db.updateTable('import_code').set({ registre: JSON.stringify(lecture.demande) }).where('id', '=', before.id).where('clos_le', 'is', null).execute()
  return 'lu'
}

type VerifiedImport = Import & { registre: DemandeRegistre }

function verified(ctx: Ctx, open: Import | undefined): VerifiedImport | undefined {
  if (!open?.verifieLe || open.closLe || !open.registre || open.expireLe.epochMilliseconds <= ctx.now.epochMilliseconds) return undefined
  return { ...open, registre: open.registre }
}

async function attach(tx: Tx, ctx: Ctx, demandeur: Demandeur): Promise<Confirmed | undefined> {
  if (!(await holdCompte(tx, demandeur))) return undefined
  const open = verified(ctx, await findImport(tx, demandeur, { lock: true }))
  if (!open) return undefined
  const refus = await listRefus(tx, ctx, demandeur, open.registre)
  if (refus.length > 0) return { ok: false, refus }
  const { id } = await tx.insertInto('demande').values(toRow(ctx, demandeur, open.registre)).returning('id').executeTakeFirstOrThrow()
  await closeImport(tx, ctx, open.id)
  await recomputeProfil(tx, ctx, id)
  await recordEvent(tx, ctx, { action: 'demande.importee', objet: 'demande', objetId: id, demandeId: id, compteId: demandeur.compteId, apres: 'active' })
  await tellDemande(tx, ctx, id, 'importee')
  return { ok: true, demandeId: id }
}

async function listRefus(db: Db, ctx: Ctx, { compteId }: Demandeur, registre: DemandeRegistre): Promise<readonly RefusImport[]> {
  if ((await findDemandeId(db, compteId)) !== undefined) return [{ cause: 'deja_importee' }]
  const other = await db.selectFrom('demande').select('id').where('numero_unique', '=', registre.numeroUnique).where('statut', '<>', 'supprimee').executeTakeFirst()
  if (other) return [{ cause: 'deja_liee' }]
  const compte = await db.selectFrom('compte').select(['nom', 'prenom']).where('id', '=', compteId).executeTakeFirstOrThrow()
  const naissance = registre.demandeur.dateNaissance
  if (naissance === undefined || !isSamePerson({ ...compte, naissance }, registre.demandeur)) return [{ cause: 'identite' }]
  if (registre.radiation !== undefined || registre.statut === 'radiee') return [{ cause: 'radiee', radiation: radiationOf(registre, ctx) }]
  const validite = describeValidite(registre, ctx.today)
  return ctx.today > validite.jusquAu ? [{ cause: 'expiree', validite }] : []
}

function radiationOf(registre: DemandeRegistre, ctx: Ctx): Radiation {
  const { date = valideJusquAu(registre), motif = '' } = registre.radiation ?? {}
  return describeRadiation({ le: date, motif }, registre, ctx.today)
}

function toRow(ctx: Ctx, { compteId }: Demandeur, registre: DemandeRegistre) {
  const { demandeur } = registre
  return {
    compte_id: compteId,
    numero_unique: registre.numeroUnique,
    statut: 'active' as const,
    registre: JSON.stringify(registre),
    faits: JSON.stringify(faitsDe(ctx, registre)),
    nom: demandeur.nom,
    prenom: demandeur.prenom,
    naissance: demandeur.dateNaissance ?? ctx.today,
    date_depot: registre.dateCreation,
    valide_jusqu_au: valideJusquAu(registre),
    importee_le: ctx.now,
    relue_le: ctx.now,
  }
}
