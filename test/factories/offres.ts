/** Rows of the tables that offers stand on, with good defaults: each test says only what it changes. */
import type { Demande } from '#domain/demande.ts'
import { classeOf } from '#domain/droits.ts'
import type { Jour } from '#domain/jour.ts'
import { departementOf } from '#domain/lieux.ts'
import { computeEngagement } from '#domain/tirage.ts'
import { saveProfils } from '#features/demandes/commands/profils.ts'
import { computeProfil } from '#features/demandes/profil.ts'
import type { Insertable } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { DB } from '#platform/database-types.ts'
import { transaction, type Db, type Tx } from '#platform/db.ts'
import { sha256Hex } from '#platform/secrets.ts'

export type OffreRow = Insertable<DB['offre']>

let counter = 0

/** A company number that passes Luhn and that no company has: it begins with 000 (K30). */
export function aSiren(): string {
  counter += 1
  const digits = `000${String(counter).padStart(5, '0')}`
  const sum = [...digits].reduce((total, digit, index) => total + (index % 2 === 1 ? doubled(Number(digit)) : Number(digit)), 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}

function doubled(digit: number): number {
  return digit > 4 ? 2 * digit - 9 : 2 * digit
}

export async function insertBailleur(db: Db | Tx, nom = 'Habitat des Deux Rives'): Promise<number> {
  const { id } = await db.insertInto('bailleur').values({ siren: aSiren(), nom }).returning('id').executeTakeFirstOrThrow()
  return id
}

/** An open offer: T2 of 47 m² under PLUS in Lyon 6e, 500 € charges included, closing on 6 December 2026. Its class follows from the rest. */
export function anOffreRow(bailleurId: number, over: Partial<OffreRow> = {}): OffreRow {
  counter += 1
  const graine = String(counter).padStart(64, '0')
  const commune = over.commune ?? '69386'
  const facts = { commune, financement: over.financement ?? 'PLUS', ...(over.zone_abc ? { zoneAbc: over.zone_abc } : {}) }
  return {
    reference: `ESSAI-${counter}`, bailleur_id: bailleurId, statut: 'en_ligne', commune, departement: departementOf(commune), code_postal: '69006', ville: 'Lyon 6e',
    adresse: '12 rue des Essais', lat: 45.76788, lon: 4.85064, typologie: 'T2', nature: 'appartement', financement: 'PLUS', zone_apl: 2, classe: classeOf(facts) ?? 0,
    loyer: 50_000, loyer_hors_charges: 44_000, depot_garantie: 44_000, surface: 47, etage: 3, ascenseur: true, pmr: false, chauffage: 'Collectif, au gaz', dpe: 'C', ges: 'D',
    description: 'Deux pièces clair, sur cour.', disponible_le: '2026-12-15', publiee_le: Temporal.Instant.from('2026-11-15T08:00:00Z'),
    cloture_le: Temporal.Instant.from('2026-12-06T23:00:00Z'), designes_max: 3, graine, graine_engagement: computeEngagement(graine, sha256Hex),
    cree_le: Temporal.Instant.from('2026-11-14T08:00:00Z'), ...over,
  }
}

export async function insertOffre(db: Db | Tx, over: Partial<OffreRow> = {}): Promise<number> {
  const bailleurId = over.bailleur_id ?? (await insertBailleur(db))
  const { id } = await db.insertInto('offre').values(anOffreRow(bailleurId, over)).returning('id').executeTakeFirstOrThrow()
  return id
}

export async function insertEntreprise(db: Db | Tx, over: Partial<Insertable<DB['entreprise']>> = {}): Promise<number> {
  const row = { siren: aSiren(), nom: 'Atelier des Tilleuls', effectif: 120, agricole: false, categorie: 'PME', delegation: true, politique: '{}', ...over } as const
  const { id } = await db.insertInto('entreprise').values(row).returning('id').executeTakeFirstOrThrow()
  return id
}

type DemandeOver = { email?: string; numero?: string; today?: Jour; choix?: 1 | 2 | 3 }

/** An applicant with a request, what the law allows it, and the employer that the request names (its id is a company's). */
export async function insertDemandeur(db: Db | Tx, demande: Demande, over: DemandeOver = {}): Promise<{ compteId: number; demandeId: number }> {
  counter += 1
  const today = over.today ?? '2026-11-22'
  const now = Temporal.Instant.from('2026-11-01T08:00:00Z')
  const { id: compteId } = await db
    .insertInto('compte')
    .values({
      portail: 'demandeur', role: 'demandeur', statut: 'actif', email: over.email ?? `offres-${counter}@exemple.test`, nom: 'Martel', prenom: 'Inès',
      mot_de_passe: 'aucun', departements: [], cree_le: now, active_le: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('cle_personnelle').values({ compte_id: compteId, cle: Buffer.alloc(32, counter % 256) }).execute()
  const numero = over.numero ?? `06908240${String(counter).padStart(5, '0')}GTEST`
  const { id: demandeId } = await db
    .insertInto('demande')
    .values({
      compte_id: compteId, numero_unique: numero, statut: 'active', registre: JSON.stringify(registreOf(numero, demande)), faits: JSON.stringify(faitsOf(demande)), nom: 'Martel', prenom: 'Inès',
      naissance: '1990-04-02', date_depot: demande.dateDepot ?? '2024-03-10', valide_jusqu_au: '2027-03-10', pieces_confirmees_le: now, importee_le: now, relue_le: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await saveDroits(db, demandeId, demande, today)
  if (over.choix !== undefined) await db.insertInto('consentement').values({ demande_id: demandeId, choix: over.choix, version: 'essai', donne_le: now }).execute()
  return { compteId, demandeId }
}

/** What the law allows, as a change of the request stores it. */
export async function saveDroits(db: Db | Tx, demandeId: number, demande: Demande, today: Jour): Promise<void> {
  const now = Temporal.Instant.from('2026-11-01T08:00:00Z')
  const profil = computeProfil({ statut: 'active', demande, registre: { demandeur: {}, piecesDeposees: [] }, veilleDepuis: undefined }, today)
  await transaction(db, (tx) => saveProfils(tx, [{ id: demandeId, profil }], now))
  await db.updateTable('demande').set({ faits: JSON.stringify(faitsOf(demande)) }).where('id', '=', demandeId).execute()
  await db.deleteFrom('rattachement').where('demande_id', '=', demandeId).execute()
  const { employeur } = demande
  if (employeur?.id === undefined) return
  await db
    .insertInto('rattachement')
    .values({
      demande_id: demandeId, titulaire: 'demandeur', situation: 'cdi', plusieurs_employeurs: false, entreprise_id: Number(employeur.id), validation: employeur.validation,
      tranches: [...employeur.tranches], maj_le: now,
    })
    .execute()
}

function faitsOf(demande: Demande): Demande {
  return { ...demande, employeur: undefined }
}

function registreOf(numeroUnique: string, demande: Demande) {
  const demandeur = { nom: 'Martel', prenom: 'Inès', revenuFiscal: {}, ressources: [], versees: [], ressourcesPersACharge: [], verseesPersACharge: [] }
  return { numeroUnique, numGuichet: 'GTEST', dateCreation: demande.dateDepot ?? '2024-03-10', statut: 'active', demandeur, cotitulaires: [], personnesACharge: [], enfantsEnGarde: [], motifs: [], logementRecherche: { demandeElargie: demande.demandeElargie === true, typologies: [], communes: [] }, piecesDeposees: [] }
}
