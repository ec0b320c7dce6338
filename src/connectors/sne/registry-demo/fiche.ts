/** A request said in few words, and its full form in the register: dates and years of income follow the day. */
import { addJours, addMois, annee, type Jour } from '#domain/jour.ts'
import type { EmployeurDemo } from '../employeurs-demo.ts'
import type { Cotitulaire, DemandeRegistre, EnfantEnGarde, Handicap, LogementActuel, PersonneACharge, Ressource, SituationProfessionnelle, Titulaire } from '../index.ts'
import { papersOf } from './papiers.ts'
import type { Place } from './places.ts'

/** `ancre`: the day that ages, hirings and filings count from (stable as long as a database lives). `today`: validity and incomes. */
type Jours = { today: Jour; ancre: Jour }

export type FicheTitulaire = {
  civilite: '1' | '2'
  nom: string
  nomNaissance?: string
  prenom: string
  /** Whole years on the anchor day; `anniversaire`: days since the last birthday, 0 to 364. */
  age: number
  anniversaire: number
  nationalite?: string
  /** The permit filed ended 40 days ago. */
  titreFini?: boolean
  mel?: string
  tel?: string
  contrat: string
  profession?: string
  employeur?: EmployeurDemo | string
  plusieursEmployeurs?: boolean
  travail?: Place
  /** Days since the hiring. */
  embauche?: number
  /** Taxed resources, euros a month: [code, amount]. */
  imposable: readonly (readonly [string, number])[]
  /** Untaxed: family and disability benefits. */
  nonImposable?: readonly (readonly [string, number])[]
  /** Alimony paid, euros a month. */
  verse?: number
  handicap?: Handicap
  /** Towards the applicant; absent for the applicant. */
  lien?: string
}

export type FicheEnfant = { prenom: string; age: number; anniversaire: number; sexe: string; lien?: string; handicap?: Handicap }

type FicheGarde = { age: number; anniversaire: number; sexe: string; coParentalite: string }

export type Fiche = {
  numero: string
  creation: Jour
  /** Days from today to the end of validity, when it is not the next anniversary. */
  validite?: number
  radiation?: { joursAvant: number; motif: string; sousMotif?: string }
  situation: string
  titulaires: readonly [FicheTitulaire, ...FicheTitulaire[]]
  enfants?: readonly FicheEnfant[]
  garde?: readonly FicheGarde[]
  /** Unborn children, and the days to go. */
  naissance?: { nombre: number; dans: number }
  domicile: Place & { numero: string; voie: string }
  modele?: string
  loyer?: number
  surface?: number
  typeActuel?: string
  souhaits: { communes: readonly string[]; typologies: readonly string[]; demandeElargie?: boolean; categorie?: string }
  motifs: readonly string[]
  residencePrincipale?: boolean
  dalo?: { etat: string; joursAvant: number; motif: string }
  papiers?: 'complets' | 'incomplets'
  /** Years of income left out of the register: 1 is the last, 2 the one before. */
  sansRevenu?: readonly number[]
}

export function toRegistre(fiche: Fiche, jours: Jours): DemandeRegistre {
  const [demandeur, ...autres] = fiche.titulaires
  const { dalo, naissance } = fiche
  return {
    numeroUnique: fiche.numero,
    numGuichet: fiche.numero.slice(-5),
    dateCreation: fiche.creation,
    ...validityOf(fiche, jours.today),
    demandeur: toTitulaire(demandeur, fiche, jours),
    cotitulaires: autres.map((autre): Cotitulaire => ({ ...toTitulaire(autre, fiche, jours), lienDemandeur: autre.lien ?? 'L' })),
    personnesACharge: (fiche.enfants ?? []).map((enfant) => toPersonneACharge(enfant, demandeur.nom, jours.ancre)),
    enfantsANaitre: naissance && { nombre: naissance.nombre, dateNaissancePrevue: addJours(jours.today, naissance.dans) },
    enfantsEnGarde: (fiche.garde ?? []).map((enfant): EnfantEnGarde => ({ dateNaissance: birthOf(enfant, jours.ancre), sexe: enfant.sexe, coParentalite: enfant.coParentalite })),
    logementActuel: toLogementActuel(fiche),
    logementRecherche: { demandeElargie: false, categorie: 'I', ...fiche.souhaits },
    motifs: fiche.motifs,
    residencePrincipale: fiche.residencePrincipale ?? true,
    dalo: dalo && { etat: dalo.etat, date: addJours(jours.today, -dalo.joursAvant), motif: dalo.motif },
    piecesDeposees: papersOf(fiche, jours.today),
  }
}

function toLogementActuel(fiche: Fiche): LogementActuel {
  return {
    modeles: [fiche.modele ?? 'LP'], loyerMensuel: fiche.loyer === undefined ? undefined : fiche.loyer * 100,
    nombreHabitants: fiche.titulaires.length + (fiche.enfants ?? []).length, categorie: 'A', typologie: fiche.typeActuel, surface: fiche.surface, proprietaire: false,
  }
}

/** Valid for one year from the filing or the last renewal (CCH R441-2-7). */
function validityOf(fiche: Fiche, today: Jour): Pick<DemandeRegistre, 'dateRenouvellement' | 'dateFinValidite' | 'statut' | 'radiation'> {
  const fin = fiche.validite === undefined ? nextAnniversary(fiche.creation, today) : addJours(today, fiche.validite)
  const start = addMois(fin, -12)
  const { radiation } = fiche
  return {
    dateRenouvellement: start > fiche.creation ? start : undefined,
    dateFinValidite: fin,
    statut: radiation === undefined ? 'active' : 'radiee',
    radiation: radiation && { date: addJours(today, -radiation.joursAvant), motif: radiation.motif, sousMotif: radiation.sousMotif },
  }
}

function nextAnniversary(creation: Jour, today: Jour): Jour {
  const years = annee(today) - annee(creation)
  const thisYear = addMois(creation, 12 * years)
  return thisYear > today ? thisYear : addMois(creation, 12 * (years + 1))
}

function toTitulaire(fiche: FicheTitulaire, demande: Fiche, jours: Jours): Titulaire {
  const { domicile } = demande
  return {
    civilite: fiche.civilite, nom: fiche.nom, nomPatronymique: fiche.nomNaissance ?? fiche.nom, prenom: fiche.prenom,
    dateNaissance: birthOf(fiche, jours.ancre), nationalite: fiche.nationalite ?? '1', situationFamiliale: demande.situation,
    telPortable: fiche.tel, mel: fiche.mel,
    adresse: { etranger: false, numero: domicile.numero, voie: domicile.voie, codePostal: domicile.codePostal, commune: domicile.code },
    situationProfessionnelle: toSituation(fiche, jours.ancre),
    revenuFiscal: toRevenus(fiche, demande, jours.today),
    ressources: toRessources([...fiche.imposable, ...(fiche.nonImposable ?? [])]),
    versees: fiche.verse === undefined ? [] : toRessources([['PAV', fiche.verse]]),
    ressourcesPersACharge: [], verseesPersACharge: [],
    handicap: fiche.handicap,
  }
}

function birthOf(person: { age: number; anniversaire: number }, ancre: Jour): Jour {
  return addJours(addMois(ancre, -12 * person.age), -person.anniversaire)
}

function toSituation(fiche: FicheTitulaire, ancre: Jour): SituationProfessionnelle {
  const { embauche, travail } = fiche
  return {
    profession: fiche.profession, typeContratTravail: fiche.contrat, ...toEmployeur(fiche),
    dateEmbauche: embauche === undefined ? undefined : addJours(ancre, -embauche),
    etranger: travail && false, codePostal: travail?.codePostal, commune: travail?.code,
  }
}

function toEmployeur({ employeur, plusieursEmployeurs = false }: FicheTitulaire): SituationProfessionnelle {
  if (employeur === undefined) return {}
  const { nom, siret } = typeof employeur === 'string' ? { nom: employeur, siret: undefined } : employeur
  return { nomEmployeurPrincipal: nom, siret, plusieursEmployeurs }
}

/** Twelve months of what is taxed, less 10 %; 3 % less the year before. */
function toRevenus(fiche: FicheTitulaire, demande: Fiche, today: Jour): Record<string, number> {
  const mensuel = fiche.imposable.reduce((sum, [, montant]) => sum + montant, 0)
  const annuel = Math.round((mensuel * 12 * 9) / 10) * 100
  const years: readonly (readonly [number, number])[] = [[1, annuel], [2, Math.round((annuel * 97) / 10_000) * 100]]
  return Object.fromEntries(years.filter(([back]) => demande.sansRevenu?.includes(back) !== true).map(([back, montant]) => [String(annee(today) - back), montant]))
}

function toRessources(lignes: readonly (readonly [string, number])[]): Ressource[] {
  return lignes.map(([code, euros]) => ({ code, montant: euros * 100 }))
}

function toPersonneACharge(enfant: FicheEnfant, nom: string, ancre: Jour): PersonneACharge {
  return { nom, prenom: enfant.prenom, dateNaissance: birthOf(enfant, ancre), sexe: enfant.sexe, lienParente: enfant.lien ?? 'E', handicap: enfant.handicap }
}
