import type { Temporal } from 'temporal-polyfill'
import { isNumeroUnique, normaliseNumeroUnique } from '#domain/numero-unique.ts'
import type { Db, Tx } from '#platform/db.ts'
import { prepared } from '#platform/prepared.ts'
import { fingerprint } from '#platform/secrets.ts'
import type { Actor, Ctx, SessionCookie } from '#src/context.ts'

/** Staff leave a desk, not a phone in their pocket: half an hour without a page, and it is over (K24). */
const STAFF_IDLE_MINUTES = 30

export type FoundSession = {
  session: Omit<SessionCookie, 'id'> & { vueLe: Temporal.Instant; creeLe: Temporal.Instant; expireLe: Temporal.Instant }
  /** A visitor still, as long as the second factor is awaited. */
  actor: Actor
}

/** One query a request: the session, whose it is and, for an applicant, the live request. A closed account has no session. */
export async function findSession({ db, now }: Pick<Ctx, 'db' | 'now'>, cookie: string): Promise<FoundSession | undefined> {
  const [row] = await selectSession(db, { empreinte: fingerprint(cookie), now, staffSeenAfter: now.subtract({ minutes: STAFF_IDLE_MINUTES }) })
  if (!row) return undefined
  const fresh = row.fraiche_jusqu_au.epochMilliseconds > now.epochMilliseconds
  const session = { fresh, compteId: row.id, etape: row.etape, vueLe: row.vue_le, creeLe: row.cree_le, expireLe: row.expire_le }
  return { session, actor: row.etape === 'ouverte' ? actorOfCompte(row) : { type: 'visiteur' } }
}

const selectSession = prepared<{ empreinte: Buffer; now: Temporal.Instant; staffSeenAfter: Temporal.Instant }>()((db, at) =>
  db
    .selectFrom('session as s')
    .innerJoin('compte as c', 'c.id', 's.compte_id')
    .leftJoin('demande as d', (join) => join.onRef('d.compte_id', '=', 'c.id').on('d.statut', '<>', 'supprimee'))
    .select(['s.etape', 's.vue_le', 's.cree_le', 's.expire_le', 's.fraiche_jusqu_au'])
    .select(['c.id', 'c.portail', 'c.role', 'c.nom', 'c.prenom', 'c.entreprise_id', 'c.bailleur_id', 'c.departements', 'd.id as demande_id'])
    .where('s.empreinte', '=', at('empreinte'))
    .where('s.expire_le', '>', at('now'))
    .where('c.statut', '=', 'actif')
    .where((eb) => eb.or([eb('c.portail', '=', 'demandeur'), eb('s.vue_le', '>', at('staffSeenAfter'))]))
    .compile(),
)

type CompteRow = {
  id: number
  portail: 'demandeur' | 'entreprise' | 'bailleur' | 'conseiller'
  role: string
  nom: string
  prenom: string
  entreprise_id: number | null
  bailleur_id: number | null
  departements: string[]
  demande_id: number | null
}

const ROLES = {
  entreprise: ['lecteur', 'validateur', 'administrateur'],
  bailleur: ['agent', 'secretaire', 'lecteur'],
  conseiller: ['conseiller', 'responsable'],
} as const

function actorOfCompte(row: CompteRow): Actor {
  const who = { compteId: row.id, nom: `${row.prenom} ${row.nom}` }
  switch (row.portail) {
    case 'demandeur':
      return { type: 'demandeur', ...who, ...(row.demande_id === null ? {} : { demandeId: row.demande_id }) }
    case 'entreprise':
      return { type: 'entreprise', ...who, role: roleIn(ROLES.entreprise, row.role), entrepriseId: given(row.entreprise_id) }
    case 'bailleur':
      return { type: 'bailleur', ...who, role: roleIn(ROLES.bailleur, row.role), bailleurId: given(row.bailleur_id) }
    case 'conseiller':
      return { type: 'conseiller', ...who, role: roleIn(ROLES.conseiller, row.role), departements: row.departements }
  }
}

function roleIn<R extends string>(roles: readonly R[], role: string): R {
  const found = roles.find((one) => one === role)
  if (found === undefined) throw new Error(`The role ${role} does not belong to this portal`)
  return found
}

function given(id: number | null): number {
  if (id === null) throw new Error('An account of a company or a landlord names it')
  return id
}

export type CompteConnexion = {
  id: number
  portail: CompteRow['portail']
  motDePasse: string | undefined
  totpSecret: string | undefined
  totpDernierPas: number | null
}

/** By e-mail, or by the number of the request once it is linked (F36). */
export async function findCompteByIdentifiant(db: Db | Tx, identifiant: string): Promise<CompteConnexion | undefined> {
  const compte = db.selectFrom('compte').where('statut', '=', 'actif')
  const found = isNumeroUnique(normaliseNumeroUnique(identifiant))
    ? compte.where('id', 'in', (eb) => eb.selectFrom('demande').select('compte_id').where('numero_unique', '=', normaliseNumeroUnique(identifiant)).where('statut', '<>', 'supprimee'))
    : compte.where('email', '=', normaliseEmail(identifiant))
  return toConnexion(await found.select(['id', 'portail', 'mot_de_passe', 'totp_secret', 'totp_dernier_pas']).executeTakeFirst())
}

export async function findCompteById(db: Db | Tx, id: number): Promise<CompteConnexion | undefined> {
  const row = await db.selectFrom('compte').select(['id', 'portail', 'mot_de_passe', 'totp_secret', 'totp_dernier_pas']).where('id', '=', id).where('statut', '=', 'actif').executeTakeFirst()
  return toConnexion(row)
}

type ConnexionRow = { id: number; portail: CompteRow['portail']; mot_de_passe: string | null; totp_secret: string | null; totp_dernier_pas: number | null }

function toConnexion(row: ConnexionRow | undefined): CompteConnexion | undefined {
  if (!row) return undefined
  return { id: row.id, portail: row.portail, motDePasse: row.mot_de_passe ?? undefined, totpSecret: row.totp_secret ?? undefined, totpDernierPas: row.totp_dernier_pas }
}

export function normaliseEmail(text: string): string {
  return text.trim().toLowerCase()
}

export type Identite = { id: number; email: string; nom: string; prenom: string; civilite: 'madame' | 'monsieur' | undefined; telephone: string | undefined; statut: 'a_activer' | 'actif' | 'ferme'; portail: CompteRow['portail'] }

export async function findIdentite(db: Db | Tx, by: { id: number } | { email: string }): Promise<Identite | undefined> {
  const query = db.selectFrom('compte').select(['id', 'email', 'nom', 'prenom', 'civilite', 'telephone', 'statut', 'portail']).where('statut', '<>', 'ferme')
  const row = await ('id' in by ? query.where('id', '=', by.id) : query.where('email', '=', by.email)).executeTakeFirst()
  return row && { ...row, civilite: row.civilite ?? undefined, telephone: row.telephone ?? undefined }
}

export type Usage = 'activation' | 'reinitialisation'
export type EtatJeton = { etat: 'valable' | 'utilise' | 'expire'; compteId: number } | { etat: 'inconnu' }

/** What a link is worth. Reading it consumes nothing: mail scanners open links too. */
export async function findJeton(db: Db | Tx, now: Temporal.Instant, usage: Usage, jeton: string): Promise<EtatJeton> {
  const row = await db.selectFrom('jeton').select(['compte_id', 'expire_le', 'utilise_le']).where('empreinte', '=', fingerprint(jeton)).where('usage', '=', usage).executeTakeFirst()
  if (!row) return { etat: 'inconnu' }
  if (row.utilise_le !== null) return { etat: 'utilise', compteId: row.compte_id }
  return { etat: row.expire_le.epochMilliseconds > now.epochMilliseconds ? 'valable' : 'expire', compteId: row.compte_id }
}

export type SessionOuverte = { reference: string; creeLe: Temporal.Instant; vueLe: Temporal.Instant; courante: boolean }

/** The reference names a session to its owner; it opens nothing (SHA-256 of what the cookie holds). */
export async function listSessions({ db, now }: Pick<Ctx, 'db' | 'now'>, compteId: number, cookie: string): Promise<readonly SessionOuverte[]> {
  const rows = await db
    .selectFrom('session')
    .select(['empreinte', 'cree_le', 'vue_le'])
    .where('compte_id', '=', compteId)
    .where('etape', '=', 'ouverte')
    .where('expire_le', '>', now)
    .orderBy('vue_le', 'desc')
    .execute()
  const mine = fingerprint(cookie)
  return rows.map((row) => ({ reference: row.empreinte.toString('hex'), creeLe: row.cree_le, vueLe: row.vue_le, courante: row.empreinte.equals(mine) }))
}

export type LigneHistorique = { id: number; quand: Temporal.Instant; action: string }

/** What happened to the account itself, latest first. */
export async function listHistorique(db: Db, compteId: number, most = 20): Promise<readonly LigneHistorique[]> {
  return db.selectFrom('journal').select(['id', 'quand', 'action']).where('compte_id', '=', compteId).where('objet', 'in', ['compte', 'session']).orderBy('id', 'desc').limit(most).execute()
}

export type CompteDemonstration = { email: string; nom: string; portail: CompteRow['portail']; role: string }

/** The accounts that the sign-in page of the demonstration names. */
export async function listComptesDemonstration(db: Db, emails: readonly string[]): Promise<readonly CompteDemonstration[]> {
  const rows = await db.selectFrom('compte').select(['email', 'nom', 'prenom', 'portail', 'role']).where('email', 'in', [...emails]).where('statut', '=', 'actif').execute()
  return rows.map(({ email, nom, prenom, portail, role }) => ({ email, nom: `${prenom} ${nom}`, portail, role })).sort((a, b) => emails.indexOf(a.email) - emails.indexOf(b.email))
}
