/** What the register answers to each operation, from its own copy of the requests. */
import { addMois, type Jour } from '#domain/jour.ts'
import { CODES_NUMERO_INCONNU } from '../codes.ts'
import { textOf } from '../fields.ts'
import type { Anomalie, DemandeRegistre } from '../index.ts'
import { readInterfaceNuu } from '../message.ts'
import { type Entete, writeAnomalies, writeInterfaceNuu } from '../message-write.ts'
import { listEcarts } from '../schema.ts'
import { type MessageOuvert, type Operation, XOP, attachedText } from '../soap.ts'
import { type Noeud, NUU, childOf, coded, findIn, leaf, parseXml, tag } from '../xml.ts'

/** The register's own state: a copy that its messages change. */
export type Etat = { demandes: Map<string, DemandeRegistre>; today: Jour; sequence: number }
export type Appel = { operation: Operation; parametres: Noeud; message: MessageOuvert }
export type Reponse = { xml: string } | { fault: string }

const INATTENDUE = 'Une erreur inattendue est survenue lors du traitement de la demande.'
const NUMERO_INCONNU: Anomalie = { code: CODES_NUMERO_INCONNU[0] ?? '', texte: 'Le numéro unique demandé n’est pas enregistré.' }
export const ANOMALIE_DEMO: Anomalie = { code: 'CTRL_DEM_0033', texte: 'La demande ne peut pas être restituée dans son état actuel.' }

export function answer(etat: Etat, appel: Appel): Reponse {
  if (appel.operation !== 'getDoublons') {
    const nom = textOf(appel.parametres, 'nomCertificat', '') ?? ''
    if (!/^CERG[0-9A-Z]{4}-\d{12}\.pem$/.test(nom)) return { fault: faultCertificat(nom) }
  }
  return OPERATIONS[appel.operation](etat, appel)
}

export function faultCertificat(nom: string): string {
  return `Le nom du certificat associé [${nom}] n’est pas conforme.`
}

export function writeCopie(etat: Etat, demande: DemandeRegistre): string {
  return writeInterfaceNuu(demande, entete(etat))
}

export function writeRefus(etat: Etat, anomalies: readonly Anomalie[]): Reponse {
  return { xml: writeAnomalies(anomalies, entete(etat)) }
}

const OPERATIONS: Record<Operation, (etat: Etat, appel: Appel) => Reponse> = {
  getDemandeLogement: (etat, { parametres }) => {
    const demande = etat.demandes.get(textOf(parametres, 'numUnique', '') ?? '')
    return demande === undefined ? writeRefus(etat, [NUMERO_INCONNU]) : { xml: writeCopie(etat, demande) }
  },
  getDemandesRadieesDepuisLe: (etat, { parametres }) => listSince(etat, parametres, 'dateRadiationDepuisLe', (depuis) =>
    tag('n:listeDemandesRadiees', [...etat.demandes.values()].flatMap(({ numeroUnique, radiation }) =>
      radiation === undefined || radiation.date < depuis ? [] : [writeRadiee(numeroUnique, radiation)]).join(''), { 'xmlns:n': NUU })),
  getNouveauxDaloDepuisLe: (etat, { parametres }) => listSince(etat, parametres, 'dateNouveauDaloDepuisLe', (depuis) =>
    tag('n:listeNouveauxDalo', [...etat.demandes.values()].flatMap(({ numeroUnique, dalo }) =>
      dalo?.date === undefined || dalo.date < depuis ? [] : [tag('n:nouveauDalo', leaf('n:numUnique', numeroUnique) + leaf('n:dateDalo', dalo.date))]).join(''), { 'xmlns:n': NUU })),
  getDoublons: (etat, appel) => {
    const fichier = openFichier(appel)
    // Known quirk of the true one: a search about an association ends in the unexpected error.
    if (fichier === undefined) return { fault: INATTENDUE }
    const found = [...etat.demandes.values()].filter((other) => isSamePerson(other, fichier.demande))
    return { xml: tag('n:listeDoublons', found.map(({ numeroUnique }) => tag('n:doublon', leaf('n:numUnique', numeroUnique))).join(''), { 'xmlns:n': NUU }) }
  },
  getNumUnique: (etat, appel) => {
    const fichier = openFichier(appel)
    if (fichier === undefined) return { fault: INATTENDUE }
    if (fichier.ecarts.length > 0) return writeRefus(etat, fichier.ecarts.map((element) => ({ code: 'CTRL_DEM_0001', texte: `Élément non conforme : ${element}` })))
    return register(etat, fichier.type, fichier.demande)
  },
}

function listSince(etat: Etat, parametres: Noeud, champ: string, write: (depuis: string) => string): Reponse {
  const depuis = textOf(parametres, champ, '') ?? ''
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d+[+-]\d{2}:\d{2}$/.test(depuis)) return writeRefus(etat, [{ code: 'CTRL_DAT_0001', texte: 'La date n’est pas au format attendu.' }])
  return { xml: write(depuis.slice(0, 10)) }
}

function writeRadiee(numeroUnique: string, radiation: NonNullable<DemandeRegistre['radiation']>): string {
  return tag('n:demandeRadiee', leaf('n:numUnique', numeroUnique) + leaf('n:dateRadiation', radiation.date) + coded('n:motifRadiation', radiation.motif) + coded('n:sousMotifRadiation', radiation.sousMotif))
}

type Fichier = { type: string; demande: DemandeRegistre; ecarts: readonly string[] }

/** Undefined: nothing that can be read as one person's request. */
function openFichier({ parametres, message }: Appel): Fichier | undefined {
  const reference = findIn(childOf(parametres, 'fichierDemande', '') ?? parametres, 'Include', XOP)
  if (reference === undefined) return undefined
  const text = attachedText(reference, message.parties)
  const racine = text.ok ? parseXml(text.valeur) : text
  if (!text.ok || !racine.ok) return undefined
  const contenu = readInterfaceNuu(racine.valeur)
  if (!contenu.ok || contenu.valeur.genre !== 'demande') return undefined
  return { type: textOf(childOf(racine.valeur, 'entete'), 'typeFichier') ?? '', demande: contenu.valeur.demande, ecarts: listEcarts(text.valeur) }
}

function register(etat: Etat, type: string, demande: DemandeRegistre): Reponse {
  const known = etat.demandes.get(demande.numeroUnique)
  const creation = type === 'CRE' || type === 'CRS'
  if (!creation && known === undefined) return writeRefus(etat, [NUMERO_INCONNU])
  const saved = creation ? create(etat, demande) : change(etat, type, { ...demande, dateCreation: known?.dateCreation ?? demande.dateCreation })
  etat.demandes.set(saved.numeroUnique, saved)
  return { xml: writeCopie(etat, saved) }
}

/** Numbered by the first wished commune's territory and the month of today. */
function create(etat: Etat, demande: DemandeRegistre): DemandeRegistre {
  etat.sequence += 1
  const numeroUnique = `${territoireOf(demande.logementRecherche.communes[0] ?? '')}${etat.today.slice(5, 7)}${etat.today.slice(2, 4)}${String(etat.sequence).padStart(6, '0')}${demande.numGuichet}`
  return { ...demande, numeroUnique, dateCreation: etat.today, dateFinValidite: addMois(etat.today, 12), statut: 'active' }
}

const ILE_DE_FRANCE = ['75', '77', '78', '91', '92', '93', '94', '95']

function territoireOf(commune: string): string {
  if (ILE_DE_FRANCE.includes(commune.slice(0, 2))) return '111'
  return commune.startsWith('97') ? commune.slice(0, 3) : `0${commune.slice(0, 2)}`
}

function change(etat: Etat, type: string, demande: DemandeRegistre): DemandeRegistre {
  if (type === 'REN') return { ...demande, statut: 'active', radiation: undefined, dateRenouvellement: etat.today, dateFinValidite: addMois(etat.today, 12) }
  if (type === 'RAD') return { ...demande, statut: 'radiee', radiation: { date: etat.today, motif: demande.radiation?.motif ?? 'RADABA' } }
  return demande
}

function isSamePerson(a: DemandeRegistre, b: DemandeRegistre): boolean {
  return a.demandeur.nom === b.demandeur.nom && a.demandeur.prenom === b.demandeur.prenom && a.demandeur.dateNaissance === b.demandeur.dateNaissance
}

function entete(etat: Etat): Entete {
  return { type: 'COP', date: `${etat.today}T09:00:00.000+01:00` }
}
