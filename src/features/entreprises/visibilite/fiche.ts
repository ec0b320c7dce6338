import type { FaitsSalarie } from '#domain/politique.ts'
import type { ChoixVisible } from '../queries/visibles.ts'
import * as lit from './essentiel.ts'
import * as tout from './demande.ts'
import type { Source } from './source.ts'

/** The parts of the page, in its order. */
export const GROUPES = ['identite', 'travail', 'recherche', 'demande', 'foyer', 'ressources', 'logement'] as const
export type Groupe = (typeof GROUPES)[number]

type Fiche = { groupe: Groupe; libelle: string; /** Choices that show it. */ choix: readonly ChoixVisible[]; read: (source: Source) => readonly string[] }

const ESSENTIEL: readonly ChoixVisible[] = [2, 3]
const TOUT: readonly ChoixVisible[] = [3]

/**
 * Every thing that a company may read of an employee: one line for one item, with the choices that allow it. Pages show these lines
 * and nothing else. The first ten are those of choice 2 (F121); the others belong to the whole request (F122). What touches health
 * and safety (disability, allowances that tell of it, violence) has no line: no choice names it to the person.
 */
export const CHAMPS = {
  civilite: { groupe: 'identite', libelle: 'Civilité', choix: ESSENTIEL, read: lit.readCivilite },
  nom: { groupe: 'identite', libelle: 'Nom', choix: ESSENTIEL, read: lit.readNom },
  prenom: { groupe: 'identite', libelle: 'Prénom', choix: ESSENTIEL, read: lit.readPrenom },
  naissance: { groupe: 'identite', libelle: 'Date de naissance', choix: ESSENTIEL, read: lit.readNaissance },
  employeur: { groupe: 'travail', libelle: 'Employeur', choix: ESSENTIEL, read: lit.readEmployeur },
  siret: { groupe: 'travail', libelle: 'SIRET', choix: ESSENTIEL, read: lit.readSiret },
  plusieursEmployeurs: { groupe: 'travail', libelle: 'Plusieurs employeurs', choix: ESSENTIEL, read: lit.readPlusieursEmployeurs },
  lieuTravail: { groupe: 'travail', libelle: 'Lieu de travail', choix: ESSENTIEL, read: lit.readLieuTravail },
  communeActuelle: { groupe: 'recherche', libelle: 'Commune actuelle', choix: ESSENTIEL, read: lit.readCommuneActuelle },
  communesSouhaitees: { groupe: 'recherche', libelle: 'Communes souhaitées', choix: ESSENTIEL, read: lit.readCommunesSouhaitees },

  nomNaissance: { groupe: 'identite', libelle: 'Nom de naissance', choix: TOUT, read: tout.readNomNaissance },
  nationalite: { groupe: 'identite', libelle: 'Nationalité', choix: TOUT, read: tout.readNationalite },
  courriel: { groupe: 'identite', libelle: 'E-mail', choix: TOUT, read: tout.readCourriel },
  telephone: { groupe: 'identite', libelle: 'Téléphone', choix: TOUT, read: tout.readTelephone },
  contrat: { groupe: 'travail', libelle: 'Situation de travail', choix: TOUT, read: tout.readContrat },
  profession: { groupe: 'travail', libelle: 'Profession', choix: TOUT, read: tout.readProfession },
  embauche: { groupe: 'travail', libelle: 'Date d’embauche', choix: TOUT, read: tout.readEmbauche },
  evenement: { groupe: 'travail', libelle: 'Embauche ou mutation récente', choix: TOUT, read: tout.readEvenement },
  trajet: { groupe: 'travail', libelle: 'Trajet pour aller au travail', choix: TOUT, read: tout.readTrajet },
  typologies: { groupe: 'recherche', libelle: 'Types de logement', choix: TOUT, read: tout.readTypologies },
  categorie: { groupe: 'recherche', libelle: 'Appartement ou maison', choix: TOUT, read: tout.readCategorie },
  demandeElargie: { groupe: 'recherche', libelle: 'Tout le département', choix: TOUT, read: tout.readDemandeElargie },
  motifs: { groupe: 'recherche', libelle: 'Motifs de la demande', choix: TOUT, read: tout.readMotifs },
  numeroUnique: { groupe: 'demande', libelle: 'Numéro unique', choix: TOUT, read: tout.readNumeroUnique },
  numeroAls: { groupe: 'demande', libelle: 'N° ALS', choix: TOUT, read: tout.readNumeroAls },
  statut: { groupe: 'demande', libelle: 'État de la demande', choix: TOUT, read: tout.readStatut },
  dateDepot: { groupe: 'demande', libelle: 'Déposée le', choix: TOUT, read: tout.readDateDepot },
  renouvellement: { groupe: 'demande', libelle: 'Renouvelée le', choix: TOUT, read: tout.readRenouvellement },
  validite: { groupe: 'demande', libelle: 'Valable jusqu’au', choix: TOUT, read: tout.readValidite },
  residencePrincipale: { groupe: 'demande', libelle: 'Résidence principale', choix: TOUT, read: tout.readResidencePrincipale },
  dalo: { groupe: 'demande', libelle: 'Droit au logement opposable', choix: TOUT, read: tout.readDalo },
  pieces: { groupe: 'demande', libelle: 'Pièces déposées', choix: TOUT, read: tout.readPieces },
  piecesConfirmees: { groupe: 'demande', libelle: 'Pièces confirmées le', choix: TOUT, read: tout.readPiecesConfirmees },
  situationFamiliale: { groupe: 'foyer', libelle: 'Situation familiale', choix: TOUT, read: tout.readSituationFamiliale },
  autresDemandeurs: { groupe: 'foyer', libelle: 'Demande le logement aussi', choix: TOUT, read: tout.readAutresDemandeurs },
  personnesACharge: { groupe: 'foyer', libelle: 'Personnes à charge', choix: TOUT, read: tout.readPersonnesACharge },
  enfantsANaitre: { groupe: 'foyer', libelle: 'Enfants à naître', choix: TOUT, read: tout.readEnfantsANaitre },
  enfantsEnGarde: { groupe: 'foyer', libelle: 'Enfants en garde', choix: TOUT, read: tout.readEnfantsEnGarde },
  revenuFiscal: { groupe: 'ressources', libelle: 'Revenu fiscal de référence', choix: TOUT, read: tout.readRevenuFiscal },
  ressources: { groupe: 'ressources', libelle: 'Reçu chaque mois', choix: TOUT, read: tout.readRessources },
  versees: { groupe: 'ressources', libelle: 'Versé chaque mois', choix: TOUT, read: tout.readVersees },
  adresse: { groupe: 'logement', libelle: 'Adresse', choix: TOUT, read: tout.readAdresse },
  logementActuel: { groupe: 'logement', libelle: 'Logement actuel', choix: TOUT, read: tout.readLogementActuel },
  loyerActuel: { groupe: 'logement', libelle: 'Loyer actuel', choix: TOUT, read: tout.readLoyerActuel },
} as const satisfies Readonly<Record<string, Fiche>>
export type Champ = keyof typeof CHAMPS
export type Ligne = { champ: string; groupe: Groupe; libelle: string; valeurs: readonly string[] }

/** The one function that decides what a company reads: what a choice does not show is not even read from the request. */
export function showFiche(choix: ChoixVisible, source: Source): readonly Ligne[] {
  return Object.entries(CHAMPS).flatMap(([champ, { groupe, libelle, choix: allowed, read }]) => {
    const valeurs = allowed.includes(choix) ? read(source).filter((value) => value !== '') : []
    return valeurs.length === 0 ? [] : [{ champ, groupe, libelle, valeurs }]
  })
}

/** Facts by which the company's own rules may be read beside: at choice 2 only those among the ten items. */
export function showFaits(choix: ChoixVisible, faits: FaitsSalarie): FaitsSalarie {
  const { naissance, communeActuelle, communeTravail } = faits
  return choix === 3 ? faits : { naissance, communeActuelle, communeTravail }
}
