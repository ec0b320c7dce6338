/** The register over its real protocol. National by default; a regional system by the first three characters (F173). */
import { randomUUID } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import type { Jour } from '#domain/jour.ts'
import { type Breaker, createBreaker } from './breaker.ts'
import { CODES_NUMERO_INCONNU } from './codes.ts'
import type { Anomalie, Cause, DemandeRegistre, Indisponible, Lecture, Reponse, Sne, TypeFichier } from './index.ts'
import { readDoublons, readInterfaceNuu, readNouveauxDalo, readRadiations } from './message.ts'
import { writeInterfaceNuu } from './message-write.ts'
import type { PartieAEcrire } from './mime.ts'
import { listEcarts } from './schema.ts'
import { type Operation, type Requete, include, readReponse, writeRequete } from './soap.ts'
import { type Acces, type Limites, type Poste, type ReponseHttp, openPoste } from './transport.ts'
import { type Noeud, leaf } from './xml.ts'

export type OptionsSne = {
  national: Acces
  /** By territory: '111' (Île-de-France), '069' (Rhône) … */
  regionaux?: Readonly<Record<string, Acces>>
  /** Our registering counter: 'G' and four letters or digits. */
  guichet: string
  now: () => Temporal.Instant
  limites?: Partial<Limites>
}

const LIMITES: Limites = { delaiMs: 15_000, tailleMax: 5_000_000 }

/** What another call a second later would meet again; a refusal of this message is no breakdown. */
const PANNES: readonly Cause[] = ['reseau', 'delai', 'certificat', 'refus_http']

type Ligne = { poste: Poste; breaker: Breaker; certificat: string }
type Charge = { issue: 'charge'; noeud: Noeud; brut: string } | Indisponible
type Registre = { options: OptionsSne; ligneOf(numeroUnique: string): Ligne; /** National, for the lists of a month: longer to come, and much larger. */ listes: Ligne }

export function createSneClient(options: OptionsSne): Sne {
  const registre = openRegistre(options)
  return {
    getDemandeLogement: (numeroUnique) => getDemandeLogement(registre, numeroUnique),
    listDemandesRadieesDepuis: (jour) => listDepuis(registre, { operation: 'getDemandesRadieesDepuisLe', champ: 'dateRadiationDepuisLe', jour }, readRadiations),
    listNouveauxDaloDepuis: (jour) => listDepuis(registre, { operation: 'getNouveauxDaloDepuisLe', champ: 'dateNouveauDaloDepuisLe', jour }, readNouveauxDalo),
    listDoublons: (demande) => listDoublons(registre, demande),
    submitDemande: (demande, type) => submitDemande(registre, demande, type),
  }
}

function openRegistre(options: OptionsSne): Registre {
  const limites = { ...LIMITES, ...options.limites }
  const open = (acces: Acces): Ligne => ({ poste: openPoste(acces, limites), breaker: createBreaker(options.now), certificat: acces.certificat?.cert ?? '' })
  const national = open(options.national)
  const regionales = new Map(Object.entries(options.regionaux ?? {}).map(([territoire, acces]) => [territoire, open(acces)]))
  const listes = { ...national, poste: openPoste(options.national, { delaiMs: 8 * limites.delaiMs, tailleMax: 20 * limites.tailleMax }) }
  return { options, listes, ligneOf: (numeroUnique) => regionales.get(numeroUnique.slice(0, 3)) ?? national }
}

async function getDemandeLogement(registre: Registre, numeroUnique: string): Promise<Lecture> {
  const ligne = registre.ligneOf(numeroUnique)
  const certificat = writeCertificat(registre, ligne)
  const charge = await call(ligne, { operation: 'getDemandeLogement', parametres: leaf('numUnique', numeroUnique) + certificat.champs, pieces: [certificat.piece] })
  if (charge.issue === 'indisponible') return charge
  const contenu = readInterfaceNuu(charge.noeud)
  if (!contenu.ok) return indisponible('reponse_illisible', contenu.detail)
  if (contenu.valeur.genre === 'anomalies') return toRefus(contenu.valeur.anomalies)
  const { demande } = contenu.valeur
  // Someone else's request must never be taken for the one that was asked.
  if (demande.numeroUnique !== numeroUnique) return indisponible('numero_different', 'la demande reçue porte un autre numéro')
  return { issue: 'trouvee', demande, brut: charge.brut, conforme: listEcarts(charge.brut).length === 0 }
}

function toRefus(anomalies: readonly Anomalie[]): Lecture {
  const inconnue = anomalies.length > 0 && anomalies.every(({ code }) => CODES_NUMERO_INCONNU.includes(code))
  return inconnue ? { issue: 'inconnue' } : { issue: 'anomalie', anomalies }
}

type Depuis = { operation: Operation; champ: string; jour: Jour }

/** Asked of the national register: regional systems send it their changes every day. */
async function listDepuis<T>(registre: Registre, depuis: Depuis, read: (noeud: Noeud) => readonly T[]): Promise<Reponse<readonly T[]>> {
  const ligne = registre.listes
  const certificat = writeCertificat(registre, ligne)
  const parametres = leaf(depuis.champ, writeDebutJournee(depuis.jour)) + certificat.champs
  return toReponse(await call(ligne, { operation: depuis.operation, parametres, pieces: [certificat.piece] }), read)
}

async function listDoublons(registre: Registre, demande: DemandeRegistre): Promise<Reponse<readonly string[]>> {
  const fichier = writeFichier(registre, demande, 'CRE')
  const ligne = registre.ligneOf(demande.numeroUnique)
  return toReponse(await call(ligne, { operation: 'getDoublons', parametres: fichier.champs, pieces: [fichier.piece] }), readDoublons)
}

async function submitDemande(registre: Registre, demande: DemandeRegistre, type: TypeFichier): Promise<Reponse<string>> {
  const fichier = writeFichier(registre, demande, type)
  const ecarts = listEcarts(fichier.piece.contenu.toString())
  if (ecarts.length > 0) throw new RangeError(`SNE: this request does not fit the interface: ${ecarts.join(', ')}`)
  const ligne = registre.ligneOf(demande.numeroUnique)
  const certificat = writeCertificat(registre, ligne)
  const charge = await call(ligne, { operation: 'getNumUnique', parametres: fichier.champs + certificat.champs, pieces: [fichier.piece, certificat.piece] })
  if (charge.issue === 'indisponible') return charge
  const contenu = readInterfaceNuu(charge.noeud)
  if (!contenu.ok) return indisponible('reponse_illisible', contenu.detail)
  if (contenu.valeur.genre === 'anomalies') return { issue: 'anomalie', anomalies: contenu.valeur.anomalies }
  const { numeroUnique } = contenu.valeur.demande
  return numeroUnique === '' ? indisponible('reponse_illisible', 'numUnique absent') : { issue: 'recue', valeur: numeroUnique }
}

function toReponse<T>(charge: Charge, read: (noeud: Noeud) => T): Reponse<T> {
  if (charge.issue === 'indisponible') return charge
  if (charge.noeud.nom !== 'interfaceNuu') return { issue: 'recue', valeur: read(charge.noeud) }
  const contenu = readInterfaceNuu(charge.noeud)
  if (contenu.ok && contenu.valeur.genre === 'anomalies') return { issue: 'anomalie', anomalies: contenu.valeur.anomalies }
  return indisponible('reponse_illisible', 'contenu inattendu')
}

async function call(ligne: Ligne, requete: Requete): Promise<Charge> {
  if (ligne.breaker.isOpen()) return indisponible('reseau', 'registre en panne, appels suspendus')
  const charge = readHttp(await ligne.poste(writeRequete(requete, `AL-${randomUUID()}`)))
  ligne.breaker.record(charge.issue === 'charge' || !PANNES.includes(charge.cause))
  return charge
}

function readHttp(http: ReponseHttp): Charge {
  if (http.issue === 'echec') return indisponible(http.cause, http.detail)
  const reponse = readReponse(http.contentType, http.corps)
  if (reponse.genre === 'fault') return indisponible(/certificat/i.test(reponse.texte) ? 'certificat' : 'erreur_soap', reponse.texte.slice(0, 200))
  // A redirect or an error page is no answer of the register, whatever it holds.
  if (http.statut !== 200) return indisponible('refus_http', `statut ${http.statut}`)
  return reponse.genre === 'charge' ? { issue: 'charge', noeud: reponse.noeud, brut: reponse.brut } : indisponible('reponse_illisible', reponse.detail)
}

function indisponible(cause: Cause, detail: string): Indisponible {
  return { issue: 'indisponible', cause, detail }
}

type Jointe = { champs: string; piece: PartieAEcrire }

function writeCertificat(registre: Registre, ligne: Ligne): Jointe {
  const nom = `CER${registre.options.guichet}-${stamp(registre)}.pem`
  const piece: PartieAEcrire = { id: 'certificat', type: 'application/octet-stream', encodage: 'base64', contenu: ligne.certificat }
  return { champs: leaf('nomCertificat', nom) + include('certificat', piece.id, 'application/x-x509-ca-cert'), piece }
}

function writeFichier(registre: Registre, demande: DemandeRegistre, type: TypeFichier): Jointe {
  const date = registre.options.now().toZonedDateTimeISO('Europe/Paris').toString({ timeZoneName: 'never', fractionalSecondDigits: 3 })
  const xml = writeInterfaceNuu({ ...demande, numGuichet: registre.options.guichet }, { type, date })
  const piece: PartieAEcrire = { id: 'fichier', type: 'text/xml; charset=UTF-8', encodage: '8bit', contenu: xml, nom: 'fichier' }
  const sequence = String(Number.parseInt(randomUUID().slice(0, 6), 16) % 1_000_000).padStart(6, '0')
  return { champs: leaf('nomFichierDemande', `DEM${registre.options.guichet}-${stamp(registre)}-${sequence}.xml`) + include('fichierDemande', piece.id, 'text/xml'), piece }
}

/** yyyymmddHHMM in Paris. */
function stamp(registre: Registre): string {
  return registre.options.now().toZonedDateTimeISO('Europe/Paris').toPlainDateTime().toString({ smallestUnit: 'minute' }).replace(/\D/g, '')
}

/** First instant of that day in Paris: `2026-11-22T00:00:00.0+01:00`. */
function writeDebutJournee(jour: Jour): string {
  const start = Temporal.PlainDate.from(jour).toZonedDateTime('Europe/Paris')
  return start.toString({ timeZoneName: 'never', fractionalSecondDigits: 1 })
}
