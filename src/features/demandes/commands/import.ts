import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import type { DemandeRegistre, Titulaire } from '#connectors/sne/index.ts'
import type { Jour } from '#domain/jour.ts'
import { recordAttempt } from '#features/accounts/commands/limits.ts'
import { recordEvent } from '#features/journal/commands.ts'
import { transaction, type Tx } from '#platform/db.ts'
import { keyedDigest, sameText } from '#platform/secrets.ts'
import type { Ctx } from '#src/context.ts'
import { isSamePerson } from '../identity.ts'
import { enqueueCode } from '../jobs.ts'
import { findDemandeId } from '../queries.ts'
import { codeOf, findImport, holdCompte, type Demandeur, type Import } from '../imports.ts'

/** K23: 24 h, five tries, three codes a day for one number. */
export const HEURES = 24
export const ESSAIS = 5
export const CODES_PAR_JOUR = 3
/** Numbers that one account may try in a day: its own affair, so the refusal may say so. */
const DEMANDES_PAR_JOUR = 10
/** In an hour: many people share the address of a phone operator, or of a town hall. */
const DEMANDES_PAR_ADRESSE = 60
/** An unknown number is found sooner than a whole request is read: the answer waits for both alike (S-05). */
const PLANCHER_MS = 600

export type Saisie = { numero: string; naissance: Jour }
export type Requested = { ok: true } | { ok: false; why: 'deja_importee' | 'trop_de_demandes' }

/**
 * Asks for the code of a number (F111–F112). Whatever the register says — nothing, another person, no mailbox, no answer —
 * the visitor is told the same; only the owner’s mailbox hears more (K23, S-05).
 */
export async function requestImport(ctx: Ctx, demandeur: Demandeur, saisie: Saisie & { address: string }): Promise<Requested> {
  if ((await findDemandeId(ctx.db, demandeur.compteId)) !== undefined) return { ok: false, why: 'deja_importee' }
  const attempt = await recordAttempt(ctx, [{ what: `import:${demandeur.compteId}`, rules: [{ most: DEMANDES_PAR_JOUR, minutes: 24 * 60 }] }, { what: `import-adresse:${saisie.address}`, rules: [{ most: DEMANDES_PAR_ADRESSE, minutes: 60 }] }])
  if (!attempt.ok) return { ok: false, why: 'trop_de_demandes' }
  const [lecture] = await Promise.all([ctx.connectors.sne.getDemandeLogement(saisie.numero), sleep(PLANCHER_MS)])
  if (lecture.issue === 'indisponible') ctx.log.warn('sne_unavailable', { cause: lecture.cause, during: 'import' })
  const registre = lecture.issue === 'trouvee' ? lecture.demande : undefined
  await transaction(ctx.db, (tx) => openImport(tx, ctx, demandeur, { saisie, registre }))
  return { ok: true }
}

export type Verified = { ok: true } | { ok: false; why: 'faux'; reste: number } | { ok: false; why: 'clos' | 'expire' | 'aucun' | 'deja_servi' }

/** Tries a code (F114). Tries are counted under the row’s lock, before the code is looked at: a crowd of them is five. */
export async function verifyImport(ctx: Ctx, demandeur: Demandeur, code: string): Promise<Verified> {
  return transaction(ctx.db, async (tx) => {
    const open = await findImport(tx, demandeur, { lock: true })
    if (!open) return { ok: false, why: 'aucun' }
    if (open.expireLe.epochMilliseconds <= ctx.now.epochMilliseconds) return { ok: false, why: 'expire' }
    if (open.verifieLe) return { ok: false, why: 'deja_servi' }
    if (open.closLe) return { ok: false, why: 'clos' }
    return judgeCode(tx, ctx, open, code)
  })
}

/** The request shown is not the person’s: nothing is kept of it. */
export async function abandonImport(ctx: Ctx, demandeur: Demandeur): Promise<void> {
  await transaction(ctx.db, async (tx) => {
    const open = await findImport(tx, demandeur, { lock: true })
    if (!open || open.closLe) return
    await closeImport(tx, ctx, open.id)
    await recordImportEvent(tx, ctx, demandeur, 'demande.import_abandonne')
  })
}

export async function closeImport(tx: Tx, ctx: Ctx, id: number): Promise<void> {
  await tx.updateTable('import_code').set({ clos_le: ctx.now, registre: null }).where('id', '=', id).execute()
}

type Answer = { saisie: Saisie; registre: DemandeRegistre | undefined }

/** The same writes in every case; an earlier code of this person stops working. */
async function openImport(tx: Tx, ctx: Ctx, demandeur: Demandeur, { saisie, registre }: Answer): Promise<void> {
  if (!(await holdCompte(tx, demandeur))) return
  await sql`select pg_advisory_xact_lock(hashtextextended(${saisie.numero}, 11))`.execute(tx)
  await tx.updateTable('import_code').set({ clos_le: ctx.now, registre: null }).where('compte_id', '=', demandeur.compteId).where('clos_le', 'is', null).execute()
  const given = registre && (await mayHaveCode(tx, ctx, demandeur, { saisie, registre })) ? registre : undefined
  const { id, cree_le } = await tx
    .insertInto('import_code')
    .values({ compte_id: demandeur.compteId, session: demandeur.session, numero_unique: saisie.numero, registre: given ? JSON.stringify(given) : null, cree_le: ctx.now, expire_le: ctx.now.add({ hours: HEURES }) })
    .returning(['id', 'cree_le'])
    .executeTakeFirstOrThrow()
  if (given) await sendCode(tx, ctx, { id, creeLe: cree_le, numero: saisie.numero })
  await recordImportEvent(tx, ctx, demandeur, 'demande.code_demande')
}

async function sendCode(tx: Tx, ctx: Ctx, open: Pick<Import, 'id' | 'creeLe' | 'numero'>): Promise<void> {
  await tx.updateTable('import_code').set({ code: digestOf(ctx, open.id, codeOf(ctx.settings.secret, open)) }).where('id', '=', open.id).execute()
  await enqueueCode(tx, ctx, open.id)
}

async function mayHaveCode(tx: Tx, ctx: Ctx, { compteId }: Demandeur, { saisie, registre }: { saisie: Saisie; registre: DemandeRegistre }): Promise<boolean> {
  const compte = await tx.selectFrom('compte').select(['nom', 'prenom']).where('id', '=', compteId).executeTakeFirstOrThrow()
  const fits = isSamePerson({ ...compte, naissance: saisie.naissance }, registre.demandeur) && hasMailbox(registre.demandeur)
  const { sent } = await tx
    .selectFrom('import_code')
    .select((eb) => eb.fn.countAll<number>().as('sent'))
    .where('numero_unique', '=', saisie.numero)
    .where('code', 'is not', null)
    .where('cree_le', '>', ctx.now.subtract({ hours: HEURES }))
    .executeTakeFirstOrThrow()
  return fits && sent < CODES_PAR_JOUR
}

function hasMailbox({ mel }: Titulaire): boolean {
  return mel !== undefined && /^[^\s@,;<>"]+@[^\s@,;<>"]+$/.test(mel)
}

async function judgeCode(tx: Tx, ctx: Ctx, open: Import, code: string): Promise<Verified> {
  const essais = open.essais + 1
  const right = open.code !== undefined && sameText(open.code, digestOf(ctx, open.id, code))
  const closed = !right && essais >= ESSAIS
  await tx
    .updateTable('import_code')
    .set({ essais, verifie_le: right ? ctx.now : null, ...(closed ? { clos_le: ctx.now, registre: null } : {}) })
    .where('id', '=', open.id)
    .execute()
  if (right) return { ok: true }
  return closed ? { ok: false, why: 'clos' } : { ok: false, why: 'faux', reste: ESSAIS - essais }
}

function digestOf(ctx: Ctx, id: number, code: string): string {
  return keyedDigest(ctx.settings.secret, 'import-empreinte', `${id}:${code}`)
}

async function recordImportEvent(tx: Tx, ctx: Ctx, { compteId }: Demandeur, action: string): Promise<void> {
  await recordEvent(tx, ctx, { action, objet: 'compte', objetId: compteId, compteId })
}
