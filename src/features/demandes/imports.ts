import type { Temporal } from 'temporal-polyfill'
import type { DemandeRegistre } from '#connectors/sne/index.ts'
import type { Db, Tx } from '#platform/db.ts'
import { keyedDigest } from '#platform/secrets.ts'
import { maskEmail } from './identity.ts'
import { REGISTRE } from './queries.ts'

/** Who imports: the account, in the session that asked for the code (K23). */
export type Demandeur = { compteId: number; session: Buffer }

export type Import = {
  id: number
  numero: string
  /** Digest; undefined when no code could be sent, which nobody is told. */
  code: string | undefined
  registre: DemandeRegistre | undefined
  essais: number
  creeLe: Temporal.Instant
  expireLe: Temporal.Instant
  verifieLe: Temporal.Instant | undefined
  closLe: Temporal.Instant | undefined
}

/** The last import of this person in this session; any other’s is not found. */
export async function findImport(db: Db, { compteId, session }: Demandeur, { lock = false } = {}): Promise<Import | undefined> {
  const query = db.selectFrom('import_code').selectAll().where('compte_id', '=', compteId).where('session', '=', session).orderBy('id', 'desc').limit(1)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  if (!row) return undefined
  return {
    id: row.id,
    numero: row.numero_unique,
    code: row.code ?? undefined,
    registre: row.registre === null ? undefined : REGISTRE.parse(row.registre),
    essais: row.essais,
    creeLe: row.cree_le,
    expireLe: row.expire_le,
    verifieLe: row.verifie_le ?? undefined,
    closLe: row.clos_le ?? undefined,
  }
}

/** The account stays open, and its names the same, until the end of the transaction; false once it was closed. */
export async function holdCompte(tx: Tx, { compteId }: Pick<Demandeur, 'compteId'>): Promise<boolean> {
  return (await tx.selectFrom('compte').select('id').where('id', '=', compteId).where('statut', '=', 'actif').forKeyShare().executeTakeFirst()) !== undefined
}

/** What the page of the code may show: the masked address only when the person was recognised (K23). */
export function adresseOf({ registre, code }: Import): string | undefined {
  const mel = registre?.demandeur.mel
  return mel === undefined || code === undefined ? undefined : maskEmail(mel)
}

/** The mailbox, for the mail itself. */
export async function findImportMail(db: Db, id: number): Promise<(Pick<Import, 'id' | 'numero' | 'creeLe' | 'expireLe'> & { compteId: number; email: string; prenom: string }) | undefined> {
  const row = await db.selectFrom('import_code').selectAll().where('id', '=', id).where('clos_le', 'is', null).where('verifie_le', 'is', null).executeTakeFirst()
  if (!row || row.registre === null) return undefined
  const { mel, prenom } = REGISTRE.parse(row.registre).demandeur
  return mel === undefined ? undefined : { id: row.id, compteId: row.compte_id, numero: row.numero_unique, creeLe: row.cree_le, expireLe: row.expire_le, email: mel, prenom }
}

/** The code of an import: derived, so that no table and no job holds it; what is stored is its digest. */
export function codeOf(secret: string, open: Pick<Import, 'id' | 'creeLe' | 'numero'>): string {
  const digest = keyedDigest(secret, 'import-code', `${open.id}:${open.creeLe.epochMilliseconds}:${open.numero}`)
  return (BigInt(`0x${digest.slice(0, 16)}`) % 100_000_000n).toString().padStart(8, '0')
}
