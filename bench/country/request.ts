/** One request with all that hangs on it, as the product itself would have loaded it: its read models are the product's own. */
import type { Demande } from '#domain/demande.ts'
import type { Employeur } from '#domain/entreprise.ts'
import { computeTranches } from '#domain/politique.ts'
import { faitsDe } from '#features/demandes/commands/faits.ts'
import { faitsOf } from '#features/demandes/commands/profil.ts'
import type { LoadedDemande, Rattachement } from '#features/demandes/queries.ts'
import type { Ctx } from '#src/context.ts'
import { drawCompanyId, findCompany, type Company } from './companies.ts'
import { jourAt, momentAt, NOW, TODAY, TODAY_NUMBER } from './days.ts'
import { createDraw, STREAMS, type Draw } from './draw.ts'
import { drawHousehold, type Household } from './household.ts'
import type { Size } from './sizes.ts'
import type { Territory } from './territory.ts'

export type World = { size: Size; territory: Territory; connectors: Ctx['connectors'] }
export type Request = { loaded: LoadedDemande; /** The register's words and the law's, as they are stored. */ registre: string; faits: string; company: Company | undefined; complete: boolean; importDay: number }

const SITUATIONS: Readonly<Record<string, Rattachement['situation']>> = { CDI: 'cdi', CDD: 'cdd', APP: 'apprenti', CHO: 'demandeur_emploi', RET: 'retraite', ART: 'independant' }

export function makeRequest(id: number, world: World): Request {
  const { size, territory } = world
  const draw = createDraw(STREAMS.demande, id)
  const household = drawHousehold(draw, territory, id)
  const faits = faitsDe({ today: TODAY, connectors: world.connectors }, household.registre)
  const importDay = TODAY_NUMBER - Math.floor(900 * draw.unit() ** 2)
  const company = household.salarie ? findCompany(drawCompanyId(draw, size), size, territory) : undefined
  const { rattachement, choix } = drawDeclarations(draw, household, company)
  const statut = draw.chance(0.02) ? 'suspendue' as const : 'active' as const
  const loaded = { ...toEntete(id, household, importDay), statut, rattachement, choix, demande: toDemande(faits, household, rattachement, choix) }
  return {
    loaded: company && rattachement ? withTranches(loaded, company, territory) : loaded, registre: JSON.stringify(household.registre), faits: JSON.stringify(faits),
    company: rattachement && company, complete: household.complete && choix !== undefined, importDay,
  }
}

function toEntete(id: number, { registre, depot, filing, complete, veille }: Household, importDay: number): Omit<LoadedDemande, 'statut' | 'rattachement' | 'choix' | 'demande'> {
  const at = (second: number) => momentAt(importDay, second)
  const { nom, prenom, dateNaissance = TODAY } = registre.demandeur
  return {
    id, compteId: id, numeroUnique: registre.numeroUnique, numeroAls: String(id).padStart(10, '0'), nom, prenom, naissance: dateNaissance, dateDepot: depot, valideJusquAu: filing.fin, radiation: undefined,
    piecesConfirmeesLe: complete ? at(36_300) : undefined, importeeLe: at(36_000), relueLe: at(36_000), veilleDepuis: veille ? at(36_600) : undefined, registre,
  }
}

/** What people say here: their employer, then what it may see. */
function drawDeclarations(draw: Draw, household: Household, company: Company | undefined): Pick<LoadedDemande, 'rattachement' | 'choix'> {
  const rattachement = household.complete || draw.chance(0.4) ? drawRattachement(draw, household, company) : undefined
  const says = rattachement !== undefined && (household.complete || draw.chance(0.5))
  return { rattachement, choix: says ? drawChoix(draw, company) : undefined }
}

function drawChoix(draw: Draw, company: Company | undefined): 1 | 2 | 3 {
  if (draw.chance(0.12)) return 1
  return company && draw.chance(0.4) ? 3 : 2
}

function drawRattachement(draw: Draw, { registre }: Household, company: Company | undefined): Rattachement {
  const emploi = registre.demandeur.situationProfessionnelle
  const evenement = company && drawEvenement(draw)
  return {
    titulaire: 'demandeur', situation: SITUATIONS[emploi?.typeContratTravail ?? ''] ?? 'autre', codeEntreprise: undefined, ...emploiChez(company), plusieursEmployeurs: false,
    dateEmbauche: emploi?.dateEmbauche, evenement, trajetMinutes: evenement && draw.chance(0.3) ? draw.between(20, 120) : undefined, validation: drawValidation(draw, company), tranches: [], majLe: NOW,
  }
}

function emploiChez(company: Company | undefined): Pick<Rattachement, 'nomEmployeur' | 'siret' | 'entreprise'> {
  return { nomEmployeur: company?.nom, siret: company?.etablissement.siret, entreprise: company && toEntreprise(company) }
}

/** One employee in ten has just been hired or moved, or is about to be. */
function drawEvenement(draw: Draw): Rattachement['evenement'] {
  if (!draw.chance(0.1)) return undefined
  return { nature: draw.chance(0.6) ? 'embauche' : 'mutation', date: jourAt(TODAY_NUMBER - draw.between(-60, 240)) }
}

function toEntreprise({ id, nom, effectif, agricole, categorie, delegation }: Company): NonNullable<Rattachement['entreprise']> {
  return { id, nom, effectif, agricole, categorie, delegation, aUnCode: true }
}

function drawValidation(draw: Draw, company: Company | undefined): Rattachement['validation'] {
  if (!company) return 'sans_objet'
  if (company.delegation) return 'deleguee'
  const said = draw.unit()
  return said < 0.55 ? 'validee' : said < 0.9 ? 'en_attente' : 'refusee'
}

/** As the product puts it together when it reads a request. */
function toDemande(faits: Demande, { depot }: Household, rattachement: Rattachement | undefined, choix: LoadedDemande['choix']): Demande {
  const base = { ...faits, dateDepot: depot, refusCommission: false, refusAttribution: false }
  if (!rattachement) return base
  const { evenement, trajetMinutes, entreprise, validation } = rattachement
  const mobilite = evenement && { date: evenement.date, ...(trajetMinutes === undefined ? {} : { trajetMinutes }) }
  if (!entreprise || validation === 'sans_objet') return { ...base, mobilite }
  const { id, effectif, agricole, categorie } = entreprise
  const employeur: Employeur = { id: String(id), effectif, agricole, categorie, validation, tranches: [], anonyme: choix !== 2 && choix !== 3 }
  return { ...base, mobilite, employeur }
}

function withTranches(loaded: LoadedDemande, company: Company, { lieux }: Territory): LoadedDemande {
  const { rattachement, demande } = loaded
  const { tranches } = computeTranches(company.politique, faitsOf(loaded, company), TODAY, lieux)
  if (tranches.length === 0 || !rattachement || !demande.employeur) return loaded
  return { ...loaded, rattachement: { ...rattachement, tranches }, demande: { ...demande, employeur: { ...demande.employeur, tranches } } }
}
