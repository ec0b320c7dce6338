/** One household as the register holds it: who they are, what they earn, where they wish to live. Invented, varied, plausible. */
import type { Cotitulaire, DemandeRegistre, PersonneACharge, PieceDeposee, Titulaire } from '#connectors/sne/index.ts'
import { METIERS, NOMS, PRENOMS_FEMMES, PRENOMS_HOMMES } from '#connectors/sne/registry-demo/noms.ts'
import type { Jour } from '#domain/jour.ts'
import { addDays, drawBirth, drawFiling, type Filing } from './calendar.ts'
import { jourAt, TODAY_NUMBER } from './days.ts'
import { byWeight, pick, pickWeighted, type Draw } from './draw.ts'
import { drawIncome, type Income } from './income.ts'
import { drawWishes, type Territory } from './territory.ts'

type Forme = { adultes: 1 | 2; enfants: number; lien?: string; situation: string }

const FORMES = byWeight<Forme>([
  [{ adultes: 1, enfants: 0, situation: 'C' }, 37], [{ adultes: 1, enfants: 0, situation: 'D' }, 6],
  [{ adultes: 2, enfants: 0, lien: 'M', situation: 'M' }, 6], [{ adultes: 2, enfants: 0, lien: 'C', situation: 'U' }, 6], [{ adultes: 2, enfants: 0, lien: 'L', situation: 'C' }, 2],
  [{ adultes: 1, enfants: 1, situation: 'S' }, 10], [{ adultes: 1, enfants: 2, situation: 'D' }, 6], [{ adultes: 1, enfants: 3, situation: 'C' }, 3],
  [{ adultes: 2, enfants: 1, lien: 'C', situation: 'U' }, 7], [{ adultes: 2, enfants: 2, lien: 'M', situation: 'M' }, 8], [{ adultes: 2, enfants: 3, lien: 'P', situation: 'P' }, 5],
  [{ adultes: 2, enfants: 4, lien: 'M', situation: 'M' }, 2], [{ adultes: 2, enfants: 5, lien: 'M', situation: 'M' }, 1], [{ adultes: 2, enfants: 7, lien: 'M', situation: 'M' }, 1],
])
/** Mean 3.12. */
const NOMBRE_VOEUX = byWeight([[1, 18], [2, 22], [3, 23], [4, 17], [5, 11], [6, 5], [7, 3], [8, 1]])
const LOGEMENTS = byWeight([['LP', 52], ['CPE', 15], ['CP', 8], ['HLM', 14], ['SLHT', 4], ['RS', 3], ['LTG', 4]])
const NATIONALITES = byWeight([['1', 80], ['2', 6], ['3', 14]])
const MOTIFS = ['01', '09', '10', '12', '13', '14', '17', '18', '19', '20', '21', '23']
/** Persons in the home → types wished. */
const TYPES: readonly (readonly string[])[] = [[], ['T1', 'T2'], ['T2', 'T3'], ['T3'], ['T3', 'T4'], ['T4', 'T5'], ['T5', 'T4'], ['T5', 'T6P'], ['T6P', 'T5'], ['T6P']]

export type Household = { registre: DemandeRegistre; depot: Jour; filing: Filing; /** Wants to be told of new homes. */ veille: boolean; complete: boolean; salarie: boolean }

/** `rank`: of the request in its country, from 1; its number follows from it, so that none is given twice. */
export function drawHousehold(draw: Draw, territory: Territory, rank: number): Household {
  const forme = pickWeighted(draw, FORMES)
  const communes = drawWishes(draw, territory, pickWeighted(draw, NOMBRE_VOEUX))
  const habite = (draw.chance(0.7) ? communes[0] : drawWishes(draw, territory, 1)[0]) ?? ''
  const adultes = drawAdultes(draw, { rank, forme, habite, territory })
  const [demandeur] = adultes
  const filing = drawFiling(draw, rank, demandeur.age)
  const registre = { ...drawRegistre(draw, forme, adultes, filing), numeroUnique: numeroOf(habite, filing, rank), logementRecherche: drawRecherche(draw, forme, communes) }
  return { registre, depot: filing.depot, filing, veille: draw.chance(0.3), complete: draw.chance(0.8), salarie: demandeur.income.salarie && draw.chance(0.85) }
}

type Adulte = { titulaire: Titulaire; income: Income; age: number }
type Adultes = readonly [Adulte, ...Adulte[]]

function drawAdultes(draw: Draw, cadre: Omit<Cadre, 'place' | 'ages'>): Adultes {
  const ages = cadre.forme.enfants > 0 ? [24, 52] as const : [19, 70] as const
  const demandeur = drawTitulaire(draw, { ...cadre, ages, place: 0 })
  return cadre.forme.adultes === 2 ? [demandeur, drawTitulaire(draw, { ...cadre, ages, place: 1 })] : [demandeur]
}

function drawRegistre(draw: Draw, forme: Forme, [demandeur, ...autres]: Adultes, filing: Filing): Omit<DemandeRegistre, 'numeroUnique' | 'logementRecherche'> {
  const couple = forme.lien !== 'L' && forme.adultes === 2
  return {
    numGuichet: 'GTEST', dateCreation: filing.depot, dateFinValidite: filing.fin, statut: 'active', demandeur: demandeur.titulaire,
    cotitulaires: autres.map(({ titulaire }): Cotitulaire => ({ ...titulaire, lienDemandeur: forme.lien ?? 'L' })),
    personnesACharge: drawEnfants(draw, forme.enfants), enfantsEnGarde: [],
    ...(couple && draw.chance(0.05) ? { enfantsANaitre: { nombre: 1 } } : {}),
    logementActuel: { modeles: [pickWeighted(draw, LOGEMENTS)] }, motifs: [pick(draw, MOTIFS)], residencePrincipale: true,
    piecesDeposees: [demandeur, ...autres].flatMap(({ titulaire }, place) => listPieces(titulaire, place, filing)),
  }
}

function drawRecherche(draw: Draw, { adultes, enfants }: Forme, communes: readonly string[]): DemandeRegistre['logementRecherche'] {
  return { demandeElargie: draw.chance(0.04), typologies: [...(TYPES[adultes + enfants] ?? ['T6P'])], communes: [...communes] }
}

type Cadre = { rank: number; place: number; forme: Forme; ages: readonly [number, number]; habite: string; territory: Territory }

function drawTitulaire(draw: Draw, { rank, place, forme, ages, habite, territory }: Cadre): Adulte {
  const femme = draw.chance(0.5)
  const { age, naissance } = drawBirth(draw, ages)
  const income = drawIncome(draw, age, forme.enfants)
  const prenom = pick(draw, femme ? PRENOMS_FEMMES : PRENOMS_HOMMES)
  const nationalite = pickWeighted(draw, NATIONALITES)
  const titulaire: Titulaire = {
    civilite: femme ? '2' : '1', nom: `${pick(draw, NOMS)}${draw.chance(0.3) ? `-${pick(draw, NOMS)}` : ''}`, prenom, dateNaissance: naissance, nationalite,
    situationFamiliale: forme.situation, telPortable: `063998${String((rank * 7 + place) % 10_000).padStart(4, '0')}`,
    adresse: { etranger: false, codePostal: territory.byCode.get(habite)?.codePostal ?? '', commune: habite },
    situationProfessionnelle: {
      typeContratTravail: income.contrat,
      ...(income.salarie ? { profession: pick(draw, METIERS), dateEmbauche: jourAt(TODAY_NUMBER - Math.floor(20 + 3_600 * draw.unit() ** 2)) } : {}),
    },
    revenuFiscal: income.rfr, ressources: [...income.ressources], versees: [], ressourcesPersACharge: [], verseesPersACharge: [],
    ...(draw.chance(0.015) ? { handicap: { carteInvalidite: true, aides: [], equipements: [] } } : {}),
  }
  return { titulaire, income, age }
}

function drawEnfants(draw: Draw, count: number): readonly PersonneACharge[] {
  return Array.from({ length: count }, () => ({ dateNaissance: drawBirth(draw, [0, 18]).naissance, sexe: draw.chance(0.5) ? 'F' : 'M', lienParente: 'E' }))
}

/** Identity and tax notice for all; one foreign permit in fifty has ended. */
function listPieces({ nationalite }: Titulaire, place: number, { renouvellement }: Filing): readonly PieceDeposee[] {
  const common = { date: renouvellement, validee: true, titulaire: place }
  const papers: PieceDeposee[] = [{ type: 'ID', ...common }, { type: 'FISC', annee: 2024, ...common }]
  if (nationalite === '3') papers.push({ type: 'SEJOUR', expireLe: addDays(renouvellement, 800), ...common })
  return papers
}

/**
 * Territory, month and year, six digits, register counter (K20, K30). A million numbers for one month of one territory:
 * the first million has months 1 to 4, the second 5 to 8, the third 9 to 12, so that none is given twice.
 */
function numeroOf(commune: string, { depot }: Filing, rank: number): string {
  const departement = /^9[78]/.test(commune) ? '971' : `0${commune.slice(0, 2)}`
  return `${departement}${depot.slice(5, 7)}${depot.slice(2, 4)}${String(rank % 1_000_000).padStart(6, '0')}GTEST`
}
