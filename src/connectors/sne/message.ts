/** `interfaceNuu` 02.01, reading: tolerant of what it does not know, strict on what identifies a request. */
import type { Centimes } from '#domain/offre.ts'
import type {
  Adresse, Anomalie, Cotitulaire, DemandeRegistre, EnfantEnGarde, LogementActuel, LogementRecherche, NouveauDalo, PersonneACharge,
  Radiation, Ressource, SituationProfessionnelle, Titulaire,
} from './index.ts'
import { boolOf, centimesOf, codeOf, jourOf, numberOf, textOf } from './fields.ts'
import { readComplement, readPersonne } from './extension.ts'
import { type Lu, type Noeud, childOf, childrenOf } from './xml.ts'

type Contenu = { genre: 'demande'; demande: DemandeRegistre } | { genre: 'anomalies'; anomalies: readonly Anomalie[] }

export function readInterfaceNuu(racine: Noeud): Lu<Contenu> {
  const logement = childOf(childOf(racine, 'demande'), 'demandeLogement')
  const liste = childOf(logement, 'listeAnomalie')
  if (liste !== undefined) return { ok: true, valeur: { genre: 'anomalies', anomalies: childrenOf(liste, 'anomalie').map(readAnomalie) } }
  if (logement === undefined) return { ok: false, detail: 'demandeLogement absent' }
  const demande = readDemande(logement)
  return demande.ok ? { ok: true, valeur: { genre: 'demande', demande: demande.valeur } } : demande
}

/** Places of these two lists in the answer are ours (M). A line without number or day is left out. */
export function readRadiations(racine: Noeud): readonly Radiation[] {
  return childrenOf(racine, 'demandeRadiee').flatMap((radiee) => {
    const numeroUnique = textOf(radiee, 'numUnique')
    const date = jourOf(radiee, 'dateRadiation')
    const motif = codeOf(radiee, 'motifRadiation') ?? ''
    return numeroUnique === undefined || date === undefined ? [] : [{ numeroUnique, date, motif, sousMotif: codeOf(radiee, 'sousMotifRadiation') }]
  })
}

export function readNouveauxDalo(racine: Noeud): readonly NouveauDalo[] {
  return childrenOf(racine, 'nouveauDalo').flatMap((dalo) => {
    const numeroUnique = textOf(dalo, 'numUnique')
    const date = jourOf(dalo, 'dateDalo')
    return numeroUnique === undefined || date === undefined ? [] : [{ numeroUnique, date }]
  })
}

export function readDoublons(racine: Noeud): readonly string[] {
  return childrenOf(racine, 'doublon').flatMap((doublon) => textOf(doublon, 'numUnique') ?? [])
}

function readAnomalie(anomalie: Noeud): Anomalie {
  return { code: anomalie.attributs['code'] ?? '', texte: anomalie.enfants[0]?.texte ?? anomalie.texte }
}

function readDemande(logement: Noeud): Lu<DemandeRegistre> {
  const personne = childOf(logement, 'personnePhysique')
  const demandeur = readTitulaire(childOf(personne, 'demandeur'))
  // A request on its way to be registered has no number yet: who asked for one checks.
  const numeroUnique = textOf(logement, 'numUnique') ?? ''
  const dateCreation = jourOf(logement, 'dateCreationDemande')
  if (dateCreation === undefined) return { ok: false, detail: 'dateCreationDemande absente' }
  if (demandeur === undefined) return { ok: false, detail: 'demandeur absent ou sans nom' }
  const valeur: DemandeRegistre = {
    numeroUnique,
    numGuichet: textOf(logement, 'numGuichet') ?? numeroUnique.slice(-5),
    dateCreation,
    demandeur,
    ...readMenage(personne),
    logementActuel: readLogementActuel(childOf(personne, 'logementActuel')),
    ...readComplement(logement, readRecherche(childOf(logement, 'logementRecherche'))),
  }
  return { ok: true, valeur }
}

function readMenage(personne: Noeud | undefined): Pick<DemandeRegistre, 'cotitulaires' | 'personnesACharge' | 'enfantsANaitre' | 'enfantsEnGarde'> {
  const naitre = childOf(personne, 'personneANaitre')
  const nombre = numberOf(naitre, 'nombre') ?? 0
  return {
    cotitulaires: childrenOf(childOf(personne, 'listeCotitulaire'), 'cotitulaire').flatMap(readCotitulaire),
    personnesACharge: childrenOf(childOf(personne, 'listePersonneACharge'), 'personneACharge').map(readPersonneACharge),
    enfantsANaitre: nombre > 0 ? { nombre, dateNaissancePrevue: jourOf(naitre, 'dateNaissancePrevue') } : undefined,
    enfantsEnGarde: childrenOf(childOf(personne, 'listePersonneEnGarde'), 'personneEnGarde').map(readEnfantEnGarde),
  }
}

function readTitulaire(noeud: Noeud | undefined): Titulaire | undefined {
  const nom = textOf(noeud, 'nom')
  const prenom = textOf(noeud, 'prenom')
  if (noeud === undefined || nom === undefined || prenom === undefined) return undefined
  const complement = readPersonne(noeud)
  return {
    civilite: codeOf(noeud, 'civilite'), nom, nomPatronymique: textOf(noeud, 'nomPatronymique'), prenom,
    dateNaissance: jourOf(noeud, 'dateNaissance'), nationalite: codeOf(noeud, 'nationalite'), situationFamiliale: codeOf(noeud, 'situationFamiliale'),
    telPortable: textOf(noeud, 'telPortable'), mel: textOf(noeud, 'mel'),
    adresse: readAdresse(childOf(noeud, 'adressePostale')),
    situationProfessionnelle: readSituation(childOf(noeud, 'situationProfessionnelle'), complement.emploi),
    revenuFiscal: readRevenuFiscal(childOf(noeud, 'revenuFiscal')),
    ressources: readRessources(noeud, 'listeRessourceRecue'), versees: readRessources(noeud, 'listeRessourceVersee'),
    ressourcesPersACharge: readRessources(noeud, 'listeRessourceRecuePersACharge'), verseesPersACharge: readRessources(noeud, 'listeRessourceVerseePersACharge'),
    handicap: complement.handicap,
  }
}

function readCotitulaire(noeud: Noeud): Cotitulaire[] {
  const titulaire = readTitulaire(noeud)
  return titulaire === undefined ? [] : [{ ...titulaire, lienDemandeur: codeOf(noeud, 'lienDemandeur') ?? '' }]
}

function readPersonneACharge(noeud: Noeud): PersonneACharge {
  return {
    nom: textOf(noeud, 'nom'), prenom: textOf(noeud, 'prenom'), dateNaissance: jourOf(noeud, 'dateNaissance'),
    sexe: codeOf(noeud, 'sexe'), lienParente: codeOf(noeud, 'lienParente') ?? '', handicap: readPersonne(noeud).handicap,
  }
}

function readEnfantEnGarde(noeud: Noeud): EnfantEnGarde {
  return { dateNaissance: jourOf(noeud, 'dateNaissance'), sexe: codeOf(noeud, 'sexe'), coParentalite: codeOf(noeud, 'coParentalite') ?? '' }
}

function readAdresse(noeud: Noeud | undefined): Adresse | undefined {
  if (noeud === undefined) return undefined
  return { etranger: boolOf(noeud, 'etranger') ?? false, numero: textOf(noeud, 'numero'), voie: textOf(noeud, 'voie'), codePostal: textOf(noeud, 'codePostal'), commune: codeOf(noeud, 'commune') }
}

function readSituation(noeud: Noeud | undefined, emploi: Partial<SituationProfessionnelle>): SituationProfessionnelle | undefined {
  if (noeud === undefined) return undefined
  return {
    profession: textOf(noeud, 'profession'), typeContratTravail: codeOf(noeud, 'typeContratTravail'), nomEmployeurPrincipal: textOf(noeud, 'nomEmployeurPrincipal'),
    etranger: boolOf(noeud, 'etranger'), codePostal: textOf(noeud, 'codePostal'), commune: codeOf(noeud, 'commune'), ...emploi,
  }
}

/** Year and amount go together; one without the other says nothing. */
function readRevenuFiscal(noeud: Noeud | undefined): Record<string, Centimes> {
  const revenus: Record<string, Centimes> = {}
  for (const rang of ['1', '2']) {
    const annee = textOf(noeud, `anneeMoins${rang}`)
    const montant = centimesOf(noeud, `montantMoins${rang}`)
    if (annee !== undefined && /^\d{4}$/.test(annee) && montant !== undefined) revenus[annee] = montant
  }
  return revenus
}

function readRessources(titulaire: Noeud, liste: string): Ressource[] {
  return childrenOf(childOf(titulaire, liste), 'detailRessource').flatMap((detail) => {
    const code = codeOf(detail, 'ressource')
    const montant = centimesOf(detail, 'montant')
    return code === undefined || montant === undefined ? [] : [{ code, montant }]
  })
}

function readLogementActuel(noeud: Noeud | undefined): LogementActuel | undefined {
  if (noeud === undefined) return undefined
  return {
    modeles: childrenOf(childOf(noeud, 'listeModeleLogement'), 'modeleLogement').flatMap((modele) => modele.attributs['code'] ?? []),
    loyerMensuel: centimesOf(noeud, 'montantMensuelLoyer'), nombreHabitants: numberOf(noeud, 'nombreHabitant'), categorie: codeOf(noeud, 'categorieLogement'),
    typologie: codeOf(noeud, 'typeLogementActuel'), surface: numberOf(noeud, 'surface'), proprietaire: boolOf(noeud, 'proprietaire'),
  }
}

function readRecherche(noeud: Noeud | undefined): LogementRecherche {
  return {
    demandeElargie: boolOf(noeud, 'demandeElargie') ?? false,
    typologies: childrenOf(childOf(noeud, 'listeTypeLogement'), 'typeLogement').flatMap((type) => type.attributs['code'] ?? []),
    communes: childrenOf(childOf(noeud, 'listeLocalisationSouhaite'), 'localisationSouhaite').flatMap((lieu) => codeOf(lieu, 'commune') ?? []),
  }
}
