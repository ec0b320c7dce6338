import { sql, type CompiledQuery, type RawBuilder } from 'kysely'
import { z } from 'zod'
import type { Temporal } from 'temporal-polyfill'
import type { DemandeRegistre } from '#connectors/sne/index.ts'
import type { Demande } from '#domain/demande.ts'
import { TRANCHES, VALIDATIONS, type Employeur } from '#domain/entreprise.ts'
import type { Jour } from '#domain/jour.ts'
import type { Db, Tx } from '#platform/db.ts'
import { prepared, together, type At } from '#platform/prepared.ts'

export type Choix = 1 | 2 | 3
/** Lets the company see something (F121, F122); silence is choice 1. */
export function isVisible(choix: Choix | undefined): boolean {
  return choix === 2 || choix === 3
}

export type StatutDemande = 'active' | 'suspendue' | 'radiee' | 'supprimee'

/** Everything that AL’in knows of one request: the register’s copy, the facts for the law, what the person said here. */
export type LoadedDemande = {
  id: number
  compteId: number
  numeroUnique: string
  /** Ten digits. */
  numeroAls: string
  statut: StatutDemande
  nom: string
  prenom: string
  naissance: Jour
  dateDepot: Jour
  valideJusquAu: Jour
  radiation: { le: Jour; motif: string } | undefined
  piecesConfirmeesLe: Temporal.Instant | undefined
  importeeLe: Temporal.Instant
  relueLe: Temporal.Instant
  /** Wants to be told of new homes, since then. */
  veilleDepuis: Temporal.Instant | undefined
  registre: DemandeRegistre
  rattachement: Rattachement | undefined
  /** Privacy choice in force; undefined: not made yet, and the company sees nothing. */
  choix: Choix | undefined
  /** Complete, as the law reads it: facts of the register, employer, mobility, earlier refusals. */
  demande: Demande
}

export type Rattachement = {
  titulaire: 'demandeur' | 'codemandeur'
  situation: 'cdi' | 'agent_public' | 'cdd' | 'independant' | 'demandeur_emploi' | 'apprenti' | 'etudiant' | 'retraite' | 'autre'
  nomEmployeur: string | undefined
  siret: string | undefined
  codeEntreprise: string | undefined
  plusieursEmployeurs: boolean
  entreprise: { id: number; nom: string; effectif: number; agricole: boolean; categorie: Employeur['categorie']; delegation: boolean; aUnCode: boolean } | undefined
  dateEmbauche: Jour | undefined
  evenement: { nature: 'embauche' | 'mutation'; date: Jour } | undefined
  trajetMinutes: number | undefined
  validation: Employeur['validation'] | 'sans_objet'
  tranches: readonly Employeur['tranches'][number][]
  majLe: Temporal.Instant
}

export type Consentement = { id: number; choix: Choix; version: string; donneLe: Temporal.Instant }

/** The request of an account; undefined before import and after deletion. */
export async function findDemandeId(db: Db, compteId: number): Promise<number | undefined> {
  const row = await db.selectFrom('demande').select('id').where('compte_id', '=', compteId).where('statut', '<>', 'supprimee').executeTakeFirst()
  return row?.id
}

/** Holds the request still until the end of the transaction: what is decided on it stays true. */
export async function lockDemande(tx: Tx, demandeId: number): Promise<void> {
  await holdDemande(tx, { demandeId })
}

const holdDemande = prepared<{ demandeId: number }>()((db, at) => db.selectFrom('demande').select('id').where('id', '=', at('demandeId')).forNoKeyUpdate().compile())

/** The same, and what is known of it; undefined once it left AL’in, in another tab for example. */
export async function lockAndLoad(tx: Tx, demandeId: number): Promise<LoadedDemande | undefined> {
  const { loaded } = await holdAndLoad(tx, demandeId, holdDemande.of(tx, { demandeId }))
  return loaded?.statut === 'supprimee' ? undefined : loaded
}

/** What `held` gives, a statement that holds the request; then what is known of it, which one statement for both would read too early. */
export async function holdAndLoad<R>(tx: Tx, demandeId: number, held: CompiledQuery<R>): Promise<{ row: R | undefined; loaded: LoadedDemande | undefined }> {
  const [[row], [loaded]] = await together(tx, held, selectDemande.of(tx, { demandeId }))
  return { row, loaded: loaded && toLoaded(loaded) }
}

/** In one statement: each page of an applicant begins with it. */
export async function loadDemande(db: Db, demandeId: number): Promise<LoadedDemande | undefined> {
  const [row] = await selectDemande(db, { demandeId })
  return row && toLoaded(row)
}

const selectDemande = prepared<{ demandeId: number }>()((db, at) => selectDemandes(db).where('d.id', '=', at('demandeId')).compile())

/** The same with one value more, an expression on the request `d`: what a page shows beside it costs no other statement. */
export function loadDemandeAvec<P extends object>() {
  return <T>(write: (db: Db, at: At<P>) => RawBuilder<T>) => {
    const select = prepared<P & { demandeId: number }>()((db, at) => selectDemandes(db).select(write(db, at).as('valeur')).where('d.id', '=', at('demandeId')).compile())
    return async (db: Db, values: P & { demandeId: number }) => {
      const [row] = await select(db, values)
      return row && { loaded: toLoaded(row), valeur: row.valeur }
    }
  }
}

/** Many at once, in one statement too; those that do not exist are left out. */
export async function loadDemandes(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, LoadedDemande>> {
  const rows = await selectDemandes(db).where((eb) => eb('d.id', '=', eb.fn.any(eb.val([...ids])))).execute()
  return new Map(rows.map((row) => [row.id, toLoaded(row)]))
}

type LoadedRow = NonNullable<Awaited<ReturnType<ReturnType<typeof selectDemandes>['executeTakeFirst']>>>

function toLoaded(row: LoadedRow): LoadedDemande {
  const rattachement = toRattachement(row)
  const choix = row.choix ?? undefined
  const faits = FAITS.parse(row.faits)
  return {
    ...toEntete(row),
    registre: REGISTRE.parse(row.registre),
    rattachement,
    choix,
    demande: { ...faits, dateDepot: row.date_depot, refusCommission: row.refus_commission, refusAttribution: row.refus_attribution, ...mobiliteOf(rattachement), ...employeurOf(rattachement, choix) },
  }
}

/** Consents given, the last first (P-07). */
export async function listConsentements(db: Db, demandeId: number): Promise<readonly Consentement[]> {
  return db.selectFrom('consentement').select(['id', 'choix', 'version', 'donne_le as donneLe']).where('demande_id', '=', demandeId).orderBy('id', 'desc').execute()
}

const DERNIER_CHOIX = sql<Choix | null>`(select c.choix from consentement c where c.demande_id = d.id order by c.id desc limit 1)`

/**
 * Earlier refusals follow the number, not the copy held here: deleting and importing again clears nothing. A condition that
 * lapsed (its awaited paper is still named) is no refusal by the commission.
 */
const REFUS_COMMISSION = sql<boolean>`exists (${anciennes('non_attribuee')} and c.attente_piece is null)`
const REFUS_ATTRIBUTION = sql<boolean>`exists (${anciennes('refusee')})`

function anciennes(statut: 'non_attribuee' | 'refusee') {
  return sql`select 1 from candidature c join demande ancienne on ancienne.id = c.demande_id where ancienne.numero_unique = d.numero_unique and c.statut = ${sql.lit(statut)}`
}

export type Evenement = { id: number; quand: Temporal.Instant; action: string; acteur: string; avant: string | null; apres: string | null; motif: string | null; champs: readonly string[] }

/** What happened to the request itself, the latest first (F61). */
export async function listEvenements(db: Db, demandeId: number, most: number): Promise<readonly Evenement[]> {
  return db
    .selectFrom('journal')
    .select(['id', 'quand', 'action', 'acteur_type as acteur', 'avant', 'apres', 'motif', 'champs'])
    .where('demande_id', '=', demandeId)
    .where('objet', 'in', ['demande', 'rattachement', 'consentement'])
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
}

/** These columns are written by this feature alone: the shape is checked where it identifies, the rest is ours. */
export const REGISTRE = z.custom<DemandeRegistre>((value) => hasKeys(value, ['numeroUnique', 'demandeur', 'logementRecherche', 'piecesDeposees']), 'registre illisible')
export const FAITS = z.custom<Demande>((value) => hasKeys(value, ['menage', 'rfr', 'communesSouhaitees']), 'faits illisibles')

function hasKeys(value: unknown, keys: readonly string[]): boolean {
  return typeof value === 'object' && value !== null && keys.every((key) => key in value)
}

type DemandeRow = {
  id: number; compte_id: number; numero_unique: string; numero_als: string; statut: StatutDemande; nom: string; prenom: string; naissance: Jour
  date_depot: Jour; valide_jusqu_au: Jour; radiee_le: Jour | null; radiation_motif: string | null
  pieces_confirmees_le: Temporal.Instant | null; importee_le: Temporal.Instant; relue_le: Temporal.Instant; veille_depuis: Temporal.Instant | null
}

function toEntete(row: DemandeRow) {
  return {
    id: row.id,
    compteId: row.compte_id,
    numeroUnique: row.numero_unique,
    numeroAls: row.numero_als,
    statut: row.statut,
    nom: row.nom,
    prenom: row.prenom,
    naissance: row.naissance,
    dateDepot: row.date_depot,
    valideJusquAu: row.valide_jusqu_au,
    radiation: row.radiee_le === null ? undefined : { le: row.radiee_le, motif: row.radiation_motif ?? '' },
    piecesConfirmeesLe: row.pieces_confirmees_le ?? undefined,
    importeeLe: row.importee_le,
    relueLe: row.relue_le,
    veilleDepuis: row.veille_depuis ?? undefined,
  }
}

function selectDemandes(db: Db) {
  return db
    .selectFrom('demande as d')
    .leftJoin('rattachement as r', 'r.demande_id', 'd.id')
    .leftJoin('entreprise as e', 'e.id', 'r.entreprise_id')
    .selectAll('d')
    .select([DERNIER_CHOIX.as('choix'), REFUS_COMMISSION.as('refus_commission'), REFUS_ATTRIBUTION.as('refus_attribution')])
    .select(['r.titulaire', 'r.situation', 'r.nom_employeur', 'r.siret', 'r.code_entreprise', 'r.plusieurs_employeurs', 'r.entreprise_id', 'r.date_embauche', 'r.evenement', 'r.evenement_le', 'r.trajet_minutes', 'r.validation', 'r.tranches', 'r.maj_le'])
    .select(['e.nom as e_nom', 'e.effectif as e_effectif', 'e.agricole as e_agricole', 'e.categorie as e_categorie', 'e.delegation as e_delegation', 'e.code as e_code'])
}

type RattachementRow = {
  titulaire: Rattachement['titulaire'] | null; situation: Rattachement['situation'] | null; nom_employeur: string | null; siret: string | null; code_entreprise: string | null
  plusieurs_employeurs: boolean | null; date_embauche: Jour | null; evenement: 'embauche' | 'mutation' | null; evenement_le: Jour | null; trajet_minutes: number | null
  validation: Rattachement['validation'] | null; tranches: readonly string[] | null; maj_le: Temporal.Instant | null
} & EntrepriseJointe
type EntrepriseJointe = { entreprise_id: number | null; e_nom: string | null; e_effectif: number | null; e_agricole: boolean | null; e_categorie: Employeur['categorie'] | null; e_delegation: boolean | null; e_code: string | null }

/** The mini-form, once it is filled in. */
function toRattachement(row: RattachementRow): Rattachement | undefined {
  const { titulaire, situation, plusieurs_employeurs: plusieursEmployeurs, validation, tranches, maj_le: majLe } = row
  if (titulaire === null || situation === null || plusieursEmployeurs === null || validation === null || tranches === null || majLe === null) return undefined
  return {
    titulaire,
    situation,
    plusieursEmployeurs,
    validation,
    majLe,
    ...toEmploi(row),
    entreprise: toEntreprise(row),
    tranches: TRANCHES.filter((tranche) => tranches.includes(tranche)),
  }
}

function toEmploi(row: RattachementRow) {
  return {
    nomEmployeur: row.nom_employeur ?? undefined,
    siret: row.siret ?? undefined,
    codeEntreprise: row.code_entreprise ?? undefined,
    dateEmbauche: row.date_embauche ?? undefined,
    evenement: row.evenement === null || row.evenement_le === null ? undefined : { nature: row.evenement, date: row.evenement_le },
    trajetMinutes: row.trajet_minutes ?? undefined,
  }
}

function toEntreprise(row: EntrepriseJointe): Rattachement['entreprise'] {
  const { entreprise_id: id, e_nom: nom, e_effectif: effectif, e_agricole: agricole, e_categorie: categorie, e_delegation: delegation } = row
  if (id === null || nom === null || effectif === null || agricole === null || categorie === null || delegation === null) return undefined
  return { id, nom, effectif, agricole, categorie, delegation, aUnCode: row.e_code !== null }
}

/** The person’s answer beats the register’s hiring date, «no move» included (law.md § 9). */
function mobiliteOf(rattachement: Rattachement | undefined): Pick<Demande, 'mobilite'> {
  if (!rattachement) return {}
  const { evenement, trajetMinutes } = rattachement
  return { mobilite: evenement && { date: evenement.date, ...(trajetMinutes === undefined ? {} : { trajetMinutes }) } }
}

/** No consent yet is choice 1: silence gives nothing to the company, and no points (K5). */
function employeurOf(rattachement: Rattachement | undefined, choix: Choix | undefined): Pick<Demande, 'employeur'> {
  const entreprise = rattachement?.entreprise
  const validation = VALIDATIONS.find((one) => one === rattachement?.validation)
  if (!rattachement || !entreprise || validation === undefined) return {}
  const { id, effectif, agricole, categorie } = entreprise
  return { employeur: { id: String(id), effectif, agricole, categorie, validation, tranches: rattachement.tranches, anonyme: !isVisible(choix) } }
}
