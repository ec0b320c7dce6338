/** Accounts with good defaults: each test says only what it changes. */
import type { Insertable } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { DB } from '#platform/database-types.ts'
import { transaction } from '#platform/db.ts'
import { hashPassword } from '#platform/password-hash.ts'
import { encipher, newKey } from '#platform/secrets.ts'
import { newTotpSecret } from '#platform/totp.ts'
import type { Ctx } from '#src/context.ts'
import { aSiren, insertBailleur } from '#test/factories/offres.ts'

export const MOT_DE_PASSE = 'tarte aux quetsches 1842'

type Over = Partial<Insertable<DB['compte']>>
type Staff = 'entreprise' | 'bailleur' | 'conseiller'

let counter = 0
const hashes = new Map<string, string>()

/** An applicant's open account; its password is `MOT_DE_PASSE`. */
export async function insertCompte(ctx: Pick<Ctx, 'db' | 'settings'>, over: Over = {}): Promise<{ id: number; email: string }> {
  counter += 1
  const values = {
    portail: 'demandeur' as const, role: 'demandeur' as const, statut: 'actif' as const, email: `personne-${counter}@exemple.test`, civilite: 'madame' as const, nom: 'Roche', prenom: 'Inès',
    telephone: '0639980001', mot_de_passe: await storedPassword(ctx.settings.secret), departements: [], conditions_version: '2026-11',
    cree_le: Temporal.Instant.from('2026-01-05T09:00:00Z'), active_le: Temporal.Instant.from('2026-01-05T09:10:00Z'), ...over,
  }
  return transaction(ctx.db, async (tx) => {
    const compte = await tx.insertInto('compte').values(values).returning(['id', 'email']).executeTakeFirstOrThrow()
    await tx.insertInto('cle_personnelle').values({ compte_id: compte.id, cle: newKey() }).execute()
    return compte
  })
}

/** Someone of a company, a landlord or Action Logement, with a second factor; gives its secret too. */
export async function insertStaff(ctx: Pick<Ctx, 'db' | 'settings'>, portail: Staff, over: Over = {}): Promise<{ id: number; email: string; totp: string }> {
  const totp = newTotpSecret()
  const compte = await insertCompte(ctx, { portail, ...(await placeOf(ctx.db, portail, over)), totp_secret: sealTotp(ctx, totp), ...over })
  return { ...compte, totp }
}

async function placeOf(db: Ctx['db'], portail: Staff, over: Over): Promise<Over> {
  if (portail === 'entreprise') return { role: 'lecteur', entreprise_id: over.entreprise_id ?? (await insertEntreprise(db)) }
  if (portail === 'bailleur') return { role: 'agent', bailleur_id: over.bailleur_id ?? (await insertBailleur(db)) }
  return { role: 'conseiller' }
}

export function sealTotp({ settings }: Pick<Ctx, 'settings'>, secret: string): string {
  return encipher(settings.secret, 'totp', secret).toString('base64url')
}

async function insertEntreprise(db: Ctx['db']): Promise<number> {
  const values = { siren: aSiren(), nom: 'Ateliers du Rhône', effectif: 120, agricole: false, categorie: 'PME' as const, delegation: true, politique: JSON.stringify({}) }
  return (await db.insertInto('entreprise').values(values).returning('id').executeTakeFirstOrThrow()).id
}

/** Hashed once: every account of a test has the same. */
async function storedPassword(secret: string): Promise<string> {
  const known = hashes.get(secret)
  if (known !== undefined) return known
  const stored = await hashPassword(secret, MOT_DE_PASSE)
  if (stored === undefined) throw new Error('The pool of hashes is full')
  hashes.set(secret, stored)
  return stored
}
