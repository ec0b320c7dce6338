/** Who employs a household of the town, as its mini-form would say it (F116–F119). */
import type { DemandeRegistre, Titulaire } from '#connectors/sne/index.ts'
import type { Tirage } from '#connectors/sne/registry-demo/tirage.ts'
import type { Demande } from '#domain/demande.ts'
import type { Employeur, Tranche } from '#domain/entreprise.ts'
import { addJours, type Jour } from '#domain/jour.ts'
import type { Lieux } from '#domain/lieux.ts'
import { checkAcces, computeTranches, type FaitsSalarie } from '#domain/politique.ts'
import type { Row } from './rows.ts'
import { findEntreprise, type Entreprise } from './companies.ts'

export type Emploi = Pick<Row<'rattachement'>, 'titulaire' | 'situation' | 'plusieurs_employeurs' | 'validation'> & {
  nomEmployeur?: string
  siret?: string
  code?: string
  entreprise?: Entreprise
  dateEmbauche?: Jour
  evenement?: { nature: 'embauche' | 'mutation'; date: Jour }
}

const SITUATIONS: Readonly<Record<string, Emploi['situation']>> = {
  CDI: 'cdi', CDD: 'cdd', APP: 'apprenti', ETU: 'etudiant', RET: 'retraite', CHO: 'demandeur_emploi', ART: 'independant',
}
const EMPLOYES = ['CDI', 'CDD', 'APP']
/** A hiring says something of today for six months. */
const JOURS_RECENTS = 175

type Cadre = { tirage: Tirage; today: Jour; lieux: Lieux }

/** The applicant's job; failing that the co-applicant's. */
export function drawEmploi(registre: DemandeRegistre, cadre: Cadre): Emploi {
  const [autre] = registre.cotitulaires
  if (!hasEmploi(registre.demandeur) && autre && hasEmploi(autre)) return toEmploi('codemandeur', autre, registre, cadre)
  return toEmploi('demandeur', registre.demandeur, registre, cadre)
}

/** Someone who earns a wage here, from a company that the town knows and around its place of work. */
export function isPlausible(registre: DemandeRegistre): boolean {
  const holder = [registre.demandeur, ...registre.cotitulaires.slice(0, 1)].find(hasEmploi)
  if (holder === undefined) return true
  const entreprise = findEntreprise(holder.situationProfessionnelle?.siret?.slice(0, 9) ?? '')
  const commune = holder.situationProfessionnelle?.commune ?? ''
  return entreprise !== undefined && (entreprise.departements === undefined || entreprise.departements.includes(commune.slice(0, 2)))
}

function hasEmploi({ situationProfessionnelle }: Titulaire): boolean {
  return EMPLOYES.includes(situationProfessionnelle?.typeContratTravail ?? '')
}

function toEmploi(titulaire: Emploi['titulaire'], holder: Titulaire, registre: DemandeRegistre, cadre: Cadre): Emploi {
  const job = holder.situationProfessionnelle ?? {}
  const situation = SITUATIONS[job.typeContratTravail ?? ''] ?? 'autre'
  const entreprise = hasEmploi(holder) ? findEntreprise(job.siret?.slice(0, 9) ?? '') : undefined
  if (!entreprise) return { titulaire, situation, plusieurs_employeurs: false, validation: 'sans_objet' }
  const emploi: Emploi = {
    titulaire, situation, plusieurs_employeurs: job.plusieursEmployeurs === true, validation: 'en_attente', nomEmployeur: entreprise.nom, siret: entreprise.siret, entreprise,
    ...drawCode(entreprise, cadre), ...drawEmbauche(job.dateEmbauche, cadre),
  }
  return { ...emploi, validation: drawValidation(emploi, registre, entreprise, cadre) }
}

/** Most have been told the code of their company. */
function drawCode({ code }: Entreprise, { tirage }: Cadre): Pick<Emploi, 'code'> {
  return code !== undefined && tirage.chance(88) ? { code } : {}
}

function drawEmbauche(dateEmbauche: Jour | undefined, { tirage, today }: Cadre): Pick<Emploi, 'dateEmbauche' | 'evenement'> {
  if (dateEmbauche === undefined) return {}
  if (dateEmbauche <= addJours(today, -JOURS_RECENTS)) return { dateEmbauche }
  return { dateEmbauche, evenement: { nature: tirage.chance(25) ? 'mutation' : 'embauche', date: dateEmbauche } }
}

/** Delegated: as the product decides it. Otherwise the company has most often said yes. */
function drawValidation(emploi: Emploi, registre: DemandeRegistre, entreprise: Entreprise, { tirage, today, lieux }: Cadre): Emploi['validation'] {
  if (!entreprise.delegation) return tirage.weighted([['validee', 58], ['en_attente', 32], ['refusee', 10]])
  if (entreprise.code !== undefined && emploi.code === undefined) return 'en_attente'
  return checkAcces(entreprise.politique, salarieOf(emploi, registre, {}), today, lieux).reponse === 'oui' ? 'deleguee' : 'en_attente'
}

/** The facts that a policy may read, as the product gathers them. */
export function salarieOf(emploi: Emploi, registre: DemandeRegistre, demande: Pick<Demande, 'communeActuelle'> & { menage?: Demande['menage'] }): FaitsSalarie {
  const holder = emploi.titulaire === 'codemandeur' ? registre.cotitulaires[0] : registre.demandeur
  const etabli = emploi.entreprise?.etablissements.find(({ siret }) => siret === emploi.siret)
  return {
    contrat: emploi.situation, dateEmbauche: emploi.dateEmbauche, evenement: emploi.evenement ?? null, naissance: holder?.dateNaissance,
    communeActuelle: demande.communeActuelle, communeTravail: etabli?.commune ?? holder?.situationProfessionnelle?.commune, menage: demande.menage,
  }
}

export function tranchesOf(emploi: Emploi, faits: FaitsSalarie, le: Jour, lieux: Lieux): readonly Tranche[] {
  return emploi.entreprise === undefined ? [] : computeTranches(emploi.entreprise.politique, faits, le, lieux).tranches
}

/** The employer in the words of the law; no consent is choice 1 (K5). */
export function employeurOf({ entreprise, validation }: Emploi, choix: 1 | 2 | 3 | undefined, tranches: readonly Tranche[]): Employeur | undefined {
  if (!entreprise || validation === 'sans_objet') return undefined
  const { id, effectif, agricole, categorie } = entreprise
  return { id: String(id), effectif, agricole, categorie, validation, tranches, anonyme: choix !== 2 && choix !== 3 }
}
