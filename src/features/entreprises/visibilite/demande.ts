/** What choice 3 adds: the whole request (F122), but what touches health and safety. */
import { labelOf } from '#connectors/sne/codes.ts'
import type { Ressource, Titulaire } from '#connectors/sne/index.ts'
import { writeNumeroUnique } from '#domain/numero-unique.ts'
import { euros, jour, jourDe, pluriel, surface } from '#ui/format.ts'
import type { Source } from './source.ts'

type Valeurs = readonly string[]

/** Violence, disability, health. */
const MOTIFS_PROTEGES = ['06', '07', '08']
/** Allowances and papers that tell of a disability or an illness. */
const RESSOURCES_PROTEGEES = ['PINV', 'AAH', 'AEEH', 'AJPP']
const PIECES_PROTEGEES = ['INVALIDITE', 'MEDICAL']

const CONTRATS = {
  cdi: 'CDI', agent_public: 'Agent public', cdd: 'CDD, stage ou intérim', independant: 'Indépendant', demandeur_emploi: 'Demandeur d’emploi',
  apprenti: 'Apprenti', etudiant: 'Étudiant', retraite: 'Retraité', autre: 'Autre situation',
} as const
const STATUTS = { active: 'Active', suspendue: 'Suspendue, à renouveler', radiee: 'Radiée', supprimee: 'Supprimée' } as const

export const readNomNaissance = ({ titulaire }: Source): Valeurs => (titulaire.nomPatronymique === titulaire.nom ? [] : some(titulaire.nomPatronymique))
export const readNationalite = ({ titulaire }: Source): Valeurs => label('nationalite', titulaire.nationalite)
export const readCourriel = ({ titulaire }: Source): Valeurs => some(titulaire.mel)
export const readTelephone = ({ titulaire }: Source): Valeurs => some(titulaire.telPortable?.replace(/(\d{2})(?=\d)/g, '$1\u00a0'))
export const readContrat = ({ loaded: { rattachement } }: Source): Valeurs => (rattachement === undefined ? [] : [CONTRATS[rattachement.situation]])
export const readProfession = ({ titulaire }: Source): Valeurs => some(titulaire.situationProfessionnelle?.profession)
export const readEmbauche = ({ loaded: { rattachement } }: Source): Valeurs => day(rattachement?.dateEmbauche)
export const readTrajet = ({ loaded: { rattachement } }: Source): Valeurs => (rattachement?.trajetMinutes === undefined ? [] : [`${rattachement.trajetMinutes}\u00a0minutes à l’aller`])
export const readTypologies = ({ loaded: { registre } }: Source): Valeurs => registre.logementRecherche.typologies.map((code) => labelOf('typologie', code))
export const readCategorie = ({ loaded: { registre } }: Source): Valeurs => label('categorieLogement', registre.logementRecherche.categorie)
export const readDemandeElargie = ({ loaded: { registre } }: Source): Valeurs => [registre.logementRecherche.demandeElargie ? 'Oui, accepté' : 'Non']
export const readMotifs = ({ loaded: { registre } }: Source): Valeurs => registre.motifs.filter((code) => !MOTIFS_PROTEGES.includes(code)).map((code) => labelOf('motif', code))
export const readNumeroUnique = ({ loaded }: Source): Valeurs => [writeNumeroUnique(loaded.numeroUnique)]
export const readNumeroAls = ({ loaded }: Source): Valeurs => [loaded.numeroAls]
export const readStatut = ({ loaded }: Source): Valeurs => [STATUTS[loaded.statut]]
export const readDateDepot = ({ loaded }: Source): Valeurs => [jour(loaded.dateDepot)]
export const readRenouvellement = ({ loaded: { registre } }: Source): Valeurs => day(registre.dateRenouvellement)
export const readValidite = ({ loaded }: Source): Valeurs => [jour(loaded.valideJusquAu)]
export const readResidencePrincipale = ({ loaded: { registre } }: Source): Valeurs => (registre.residencePrincipale === undefined ? [] : [registre.residencePrincipale ? 'Oui' : 'Non'])
export const readDalo = ({ loaded: { registre } }: Source): Valeurs => label('dalo', registre.dalo?.etat)
export const readSituationFamiliale = ({ titulaire }: Source): Valeurs => label('situationFamiliale', titulaire.situationFamiliale)
export const readPiecesConfirmees = ({ loaded }: Source): Valeurs => (loaded.piecesConfirmeesLe === undefined ? [] : [jour(jourDe(loaded.piecesConfirmeesLe))])

export function readEvenement({ loaded: { rattachement } }: Source): Valeurs {
  const evenement = rattachement?.evenement
  return evenement === undefined ? [] : [`${evenement.nature === 'mutation' ? 'Mutation' : 'Embauche'} le ${jour(evenement.date)}`]
}

export function readPieces({ loaded: { registre } }: Source): Valeurs {
  const codes = registre.piecesDeposees.map(({ type }) => type).filter((type) => !PIECES_PROTEGEES.includes(type))
  return [...new Set(codes)].map((code) => labelOf('piece', code))
}

export function readAutresDemandeurs({ autres }: Source): Valeurs {
  return autres.map(({ prenom, nom, dateNaissance }) => `${prenom} ${nom}${born(dateNaissance)}`)
}

export function readPersonnesACharge({ loaded: { registre } }: Source): Valeurs {
  return registre.personnesACharge.map(({ prenom, nom, dateNaissance, lienParente }) => `${[prenom, nom].filter(Boolean).join(' ')}${born(dateNaissance)} (${labelOf('lienParente', lienParente).toLowerCase()})`.trim())
}

export function readEnfantsANaitre({ loaded: { registre: { enfantsANaitre } } }: Source): Valeurs {
  if (enfantsANaitre === undefined) return []
  return [`${pluriel(enfantsANaitre.nombre, 'enfant')}${enfantsANaitre.dateNaissancePrevue === undefined ? '' : `, prévu le ${jour(enfantsANaitre.dateNaissancePrevue)}`}`]
}

export function readEnfantsEnGarde({ loaded: { registre } }: Source): Valeurs {
  return registre.enfantsEnGarde.map(({ coParentalite, dateNaissance }) => `${labelOf('coParentalite', coParentalite)}${born(dateNaissance)}`)
}

export function readRevenuFiscal(source: Source): Valeurs {
  return byPerson(source, ({ revenuFiscal }) => Object.entries(revenuFiscal).sort(([a], [b]) => Number(b) - Number(a)).map(([annee, montant]) => `${annee}\u00a0: ${euros(montant)}`))
}

export function readRessources(source: Source): Valeurs {
  return byPerson(source, ({ ressources, ressourcesPersACharge }) => [...ressources.map(writeRessource), ...ressourcesPersACharge.map((one) => `${writeRessource(one)} (personne à charge)`)])
}

export function readVersees(source: Source): Valeurs {
  return byPerson(source, ({ versees, verseesPersACharge }) => [...versees, ...verseesPersACharge].map(writeRessource))
}

export function readAdresse({ titulaire: { adresse }, communes }: Source): Valeurs {
  if (adresse === undefined) return []
  const place = adresse.etranger ? 'À l’étranger' : [adresse.codePostal, adresse.commune && communes.nom(adresse.commune)].filter(Boolean).join(' ')
  return [[adresse.numero, adresse.voie].filter(Boolean).join(' '), place]
}

export function readLogementActuel({ loaded: { registre: { logementActuel } } }: Source): Valeurs {
  if (logementActuel === undefined) return []
  const { modeles, categorie, typologie, surface: m2, nombreHabitants, proprietaire } = logementActuel
  const place = [...label('categorieLogement', categorie), ...label('typologie', typologie), ...(m2 === undefined ? [] : [surface(m2)]), ...(nombreHabitants === undefined ? [] : [pluriel(nombreHabitants, 'habitant')])]
  return [...modeles.map((code) => labelOf('modeleLogement', code)), place.join(', '), proprietaire === true ? 'Propriétaire d’un logement' : '']
}

export function readLoyerActuel({ loaded: { registre } }: Source): Valeurs {
  const loyer = registre.logementActuel?.loyerMensuel
  return loyer === undefined ? [] : [`${euros(loyer)} par mois`]
}

/** With several people, each line says whose it is. */
function byPerson({ titulaire, autres }: Source, read: (one: Titulaire) => Valeurs): Valeurs {
  return [titulaire, ...autres].flatMap((one) => read(one).map((line) => (autres.length === 0 ? line : `${one.prenom}, ${line}`)))
}

function writeRessource({ code, montant }: Ressource): string {
  return `${labelOf('ressource', RESSOURCES_PROTEGEES.includes(code) ? 'AUT' : code)}\u00a0: ${euros(montant)}`
}

function label(liste: Parameters<typeof labelOf>[0], code: string | undefined): Valeurs {
  return code === undefined ? [] : [labelOf(liste, code)]
}

function some(text: string | undefined): Valeurs {
  return text === undefined ? [] : [text]
}

function day(date: string | undefined): Valeurs {
  return date === undefined ? [] : [jour(date)]
}

function born(date: string | undefined): string {
  return date === undefined ? '' : `, ${jour(date)}`
}
