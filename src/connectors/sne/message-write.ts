/** `interfaceNuu` 02.01, writing: elements in the order of the schema, absent facts left out. */
import type { Centimes } from '#domain/offre.ts'
import { writeComplement, writePersonne } from './extension.ts'
import type { Adresse, Anomalie, Cotitulaire, DemandeRegistre, LogementActuel, LogementRecherche, PersonneACharge, Ressource, SituationProfessionnelle, Titulaire, TypeFichier } from './index.ts'
import { EXTENSION, NUU, coded, leaf, tag } from './xml.ts'

/** COP: a copy given to whoever asks. Date as in `2026-11-22T09:12:00.000+01:00`. */
export type Entete = { type: TypeFichier | 'COP'; date: string }

export function writeInterfaceNuu(demande: DemandeRegistre, entete: Entete): string {
  return writeFichier(entete, writeDemande(demande))
}

/** What the register answers instead of a request that it will not give or take. */
export function writeAnomalies(anomalies: readonly Anomalie[], entete: Entete): string {
  const liste = anomalies.map(({ code, texte }) => tag('n:anomalie', leaf('n:libelle', texte), { code })).join('')
  return writeFichier(entete, tag('n:listeAnomalie', liste))
}

function writeFichier(entete: Entete, logement: string): string {
  const header = tag('n:entete', leaf('n:typeFichier', entete.type) + leaf('n:dateFichier', entete.date))
  const root = { 'xmlns:n': NUU, 'xmlns:x': EXTENSION, versionInterface: '02.01' }
  return '<?xml version="1.0" encoding="UTF-8"?>\n' + tag('n:interfaceNuu', header + tag('n:demande', tag('n:demandeLogement', logement)), root)
}

function writeDemande(demande: DemandeRegistre): string {
  return [
    leaf('n:numUnique', demande.numeroUnique === '' ? undefined : demande.numeroUnique),
    leaf('n:numGuichet', demande.numGuichet),
    leaf('n:dateCreationDemande', demande.dateCreation),
    writePersonnePhysique(demande),
    writeRecherche(demande.logementRecherche),
    writeComplement(demande),
  ].join('')
}

function writePersonnePhysique(demande: DemandeRegistre): string {
  const { enfantsANaitre: naitre } = demande
  return tag('n:personnePhysique', [
    tag('n:demandeur', writeTitulaire(demande.demandeur)),
    tag('n:listePersonneACharge', demande.personnesACharge.map(writePersonneACharge).join('')),
    tag('n:personneANaitre', naitre && leaf('n:nombre', naitre.nombre) + leaf('n:dateNaissancePrevue', naitre.dateNaissancePrevue)),
    tag('n:listePersonneEnGarde', demande.enfantsEnGarde.map((enfant) =>
      tag('n:personneEnGarde', leaf('n:dateNaissance', enfant.dateNaissance) + coded('n:sexe', enfant.sexe) + coded('n:coParentalite', enfant.coParentalite))).join('')),
    tag('n:listeCotitulaire', demande.cotitulaires.map(writeCotitulaire).join('')),
    tag('n:logementActuel', demande.logementActuel && writeLogementActuel(demande.logementActuel)),
  ].join(''))
}

function writeCotitulaire(cotitulaire: Cotitulaire): string {
  return tag('n:cotitulaire', coded('n:lienDemandeur', cotitulaire.lienDemandeur) + writeTitulaire(cotitulaire))
}

function writeTitulaire(titulaire: Titulaire): string {
  const { adresse, situationProfessionnelle: situation } = titulaire
  return [
    coded('n:civilite', titulaire.civilite), leaf('n:nom', titulaire.nom), leaf('n:nomPatronymique', titulaire.nomPatronymique), leaf('n:prenom', titulaire.prenom),
    leaf('n:dateNaissance', titulaire.dateNaissance), coded('n:nationalite', titulaire.nationalite), coded('n:situationFamiliale', titulaire.situationFamiliale),
    leaf('n:telPortable', titulaire.telPortable), leaf('n:mel', titulaire.mel),
    tag('n:adressePostale', adresse && writeAdresse(adresse)),
    tag('n:situationProfessionnelle', situation && writeSituation(situation)),
    writeRevenuFiscal(titulaire.revenuFiscal),
    writeRessources('n:listeRessourceRecue', titulaire.ressources), writeRessources('n:listeRessourceVersee', titulaire.versees),
    writeRessources('n:listeRessourceRecuePersACharge', titulaire.ressourcesPersACharge), writeRessources('n:listeRessourceVerseePersACharge', titulaire.verseesPersACharge),
    writePersonne(titulaire.handicap, situation),
  ].join('')
}

function writeAdresse(adresse: Adresse): string {
  return leaf('n:etranger', adresse.etranger) + leaf('n:numero', adresse.numero) + leaf('n:voie', adresse.voie) + leaf('n:codePostal', adresse.codePostal) + coded('n:commune', adresse.commune)
}

function writeSituation(situation: SituationProfessionnelle): string {
  return leaf('n:profession', situation.profession) + coded('n:typeContratTravail', situation.typeContratTravail) + leaf('n:nomEmployeurPrincipal', situation.nomEmployeurPrincipal)
    + leaf('n:etranger', situation.etranger) + leaf('n:codePostal', situation.codePostal) + coded('n:commune', situation.commune)
}

/** The message has room for two years: the latest two. */
function writeRevenuFiscal(revenus: Readonly<Record<string, Centimes>>): string {
  const years = Object.entries(revenus).sort(([a], [b]) => b.localeCompare(a)).slice(0, 2)
  return tag('n:revenuFiscal', years.length === 0 ? undefined : years.map(([annee, montant], rank) =>
    leaf(`n:anneeMoins${rank + 1}`, annee) + leaf(`n:montantMoins${rank + 1}`, writeCentimes(montant))).join(''))
}

function writeRessources(liste: string, ressources: readonly Ressource[]): string {
  return tag(liste, ressources.map(({ code, montant }) => tag('n:detailRessource', coded('n:ressource', code) + leaf('n:montant', writeCentimes(montant)))).join(''))
}

function writePersonneACharge(personne: PersonneACharge): string {
  return tag('n:personneACharge', leaf('n:nom', personne.nom) + leaf('n:prenom', personne.prenom) + leaf('n:dateNaissance', personne.dateNaissance)
    + coded('n:sexe', personne.sexe) + coded('n:lienParente', personne.lienParente) + writePersonne(personne.handicap, undefined))
}

function writeLogementActuel(logement: LogementActuel): string {
  return [
    tag('n:listeModeleLogement', logement.modeles.map((modele) => coded('n:modeleLogement', modele)).join('')),
    leaf('n:montantMensuelLoyer', logement.loyerMensuel === undefined ? undefined : writeCentimes(logement.loyerMensuel)),
    leaf('n:nombreHabitant', logement.nombreHabitants), coded('n:categorieLogement', logement.categorie), coded('n:typeLogementActuel', logement.typologie),
    leaf('n:surface', logement.surface), leaf('n:proprietaire', logement.proprietaire),
  ].join('')
}

function writeRecherche(recherche: LogementRecherche): string {
  return tag('n:logementRecherche', [
    leaf('n:demandeElargie', recherche.demandeElargie),
    tag('n:listeTypeLogement', recherche.typologies.map((type) => coded('n:typeLogement', type)).join('')),
    tag('n:listeLocalisationSouhaite', recherche.communes.map((commune) => tag('n:localisationSouhaite', coded('n:commune', commune))).join('')),
  ].join(''))
}

/** Cents to euros: 2051000 → "20510", 2051050 → "20510.50". */
function writeCentimes(montant: Centimes): string {
  const sign = montant < 0 ? '-' : ''
  const cents = Math.abs(montant) % 100
  const euros = Math.trunc(Math.abs(montant) / 100)
  return cents === 0 ? `${sign}${euros}` : `${sign}${euros}.${String(cents).padStart(2, '0')}`
}
