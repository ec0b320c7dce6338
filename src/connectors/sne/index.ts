/**
 * The national register of social-housing requests (SNE): the contract.
 * Register words, codes as received (a code this house does not know is kept, never dropped), money in integer cents.
 * A field marked (M) has no public source: it travels in our own extension namespace (README.md).
 */
import type { Jour } from '#domain/jour.ts'
import type { Centimes } from '#domain/offre.ts'

export type Code = string

export type Sne = {
  /** Reads one request. Never throws, never hangs: what goes wrong outside is `indisponible`. */
  getDemandeLogement(numeroUnique: string): Promise<Lecture>
  /** Requests struck off on that day or later. */
  listDemandesRadieesDepuis(jour: Jour): Promise<Reponse<readonly Radiation[]>>
  /** Requests recognised DALO on that day or later. */
  listNouveauxDaloDepuis(jour: Jour): Promise<Reponse<readonly NouveauDalo[]>>
  /** Numbers of requests that look like this one (same person). */
  listDoublons(demande: DemandeRegistre): Promise<Reponse<readonly string[]>>
  /** Sends a request (creation, change, renewal, striking off) and gives the number under which it is registered. */
  submitDemande(demande: DemandeRegistre, type: TypeFichier): Promise<Reponse<string>>
}

/** CRE creation, CRS creation after a separation, MOD change, REN renewal, RAD striking off. */
export type TypeFichier = 'CRE' | 'CRS' | 'MOD' | 'REN' | 'RAD'

export type Anomalie = { code: Code; texte: string }
export type Indisponible = { issue: 'indisponible'; cause: Cause; detail: string }

/** Why the register gave nothing usable: for logs and retries; the page only says that it is unavailable. */
export type Cause = 'reseau' | 'delai' | 'certificat' | 'refus_http' | 'erreur_soap' | 'reponse_illisible' | 'reponse_trop_grande' | 'numero_different'

export type Lecture =
  | { issue: 'trouvee'; demande: DemandeRegistre; brut: string /* XML as received */; conforme: boolean /* to our XSD: worth a log, never a refusal */ }
  | { issue: 'inconnue' }
  | { issue: 'anomalie'; anomalies: readonly Anomalie[] }
  | Indisponible

export type Reponse<T> = { issue: 'recue'; valeur: T } | { issue: 'anomalie'; anomalies: readonly Anomalie[] } | Indisponible

export type Radiation = { numeroUnique: string; date: Jour; motif: Code; sousMotif?: Code }
export type NouveauDalo = { numeroUnique: string; date: Jour }

export type DemandeRegistre = {
  numeroUnique: string
  numGuichet: string
  /** Initial filing: seniority starts here and survives renewals. */
  dateCreation: Jour
  dateRenouvellement?: Jour // (M)
  dateFinValidite?: Jour // (M)
  statut: 'active' | 'radiee' // (M)
  radiation?: { date: Jour; motif: Code; sousMotif?: Code } // (M)
  demandeur: Titulaire
  cotitulaires: readonly Cotitulaire[]
  personnesACharge: readonly PersonneACharge[]
  enfantsANaitre?: { nombre: number; dateNaissancePrevue?: Jour }
  enfantsEnGarde: readonly EnfantEnGarde[]
  logementActuel?: LogementActuel
  logementRecherche: LogementRecherche
  motifs: readonly Code[] // (M) for its place in the message; the codes are known
  residencePrincipale?: boolean // (M)
  dalo?: { etat: Code; date?: Jour; motif?: string } // (M) for all but the codes
  piecesDeposees: readonly PieceDeposee[] // (M)
}

export type Titulaire = {
  civilite?: Code
  nom: string
  nomPatronymique?: string
  prenom: string
  dateNaissance?: Jour
  nationalite?: Code
  situationFamiliale?: Code
  telPortable?: string
  mel?: string
  adresse?: Adresse
  situationProfessionnelle?: SituationProfessionnelle
  /** By year of income: { '2024': 2051000 }. */
  revenuFiscal: Readonly<Record<string, Centimes>>
  ressources: readonly Ressource[]
  versees: readonly Ressource[]
  /** The same, for those they have in charge. */
  ressourcesPersACharge: readonly Ressource[]
  verseesPersACharge: readonly Ressource[]
  handicap?: Handicap // (M)
}

export type Cotitulaire = Titulaire & { lienDemandeur: Code }

export type Adresse = { etranger: boolean; numero?: string; voie?: string; codePostal?: string; commune?: Code }

export type SituationProfessionnelle = {
  profession?: string
  typeContratTravail?: Code
  nomEmployeurPrincipal?: string
  etranger?: boolean
  codePostal?: string
  commune?: Code
  siret?: string // (M)
  plusieursEmployeurs?: boolean // (M)
  /** Hiring or transfer: opens the mobility points. */
  dateEmbauche?: Jour // (M)
}

/** Monthly amount; APL and AL are never entered. */
export type Ressource = { code: Code; montant: Centimes }

export type PersonneACharge = { nom?: string; prenom?: string; dateNaissance?: Jour; sexe?: Code; lienParente: Code; handicap?: Handicap }
export type EnfantEnGarde = { dateNaissance?: Jour; sexe?: Code; coParentalite: Code }

/** `carteInvalidite`: CMI "invalidité", the only one that the ceilings know. */
export type Handicap = { carteInvalidite: boolean; etat?: Code; capaciteMarche?: Code; aides: readonly Code[]; equipements: readonly Code[] }

export type LogementActuel = {
  modeles: readonly Code[]
  loyerMensuel?: Centimes
  nombreHabitants?: number
  categorie?: Code
  typologie?: Code
  /** Square metres. */
  surface?: number
  proprietaire?: boolean
}

export type LogementRecherche = {
  demandeElargie: boolean
  categorie?: Code // (M) for its place
  typologies: readonly Code[]
  /** INSEE codes in order of preference; a whole city or an arrondissement. */
  communes: readonly Code[]
}

/** `titulaire`: 0 the applicant, n the nth co-applicant; absent when the paper is the household's. */
export type PieceDeposee = { type: Code; date: Jour; validee: boolean; titulaire?: number; annee?: number; expireLe?: Jour }
