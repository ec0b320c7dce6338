/** The crowd: households drawn from a seed, of all sizes, ages, contracts and incomes, over the territories of the demonstration. */
import { addJours, addMois, type Jour } from '#domain/jour.ts'
import { EMPLOYEURS_DEMO, type EmployeurDemo } from '../employeurs-demo.ts'
import type { Fiche, FicheEnfant, FicheTitulaire } from './fiche.ts'
import { METIERS, NOMS, PRENOMS_ENFANTS, PRENOMS_FEMMES, PRENOMS_HOMMES, VOIES, toMel, toTelephone } from './noms.ts'
import { BASSINS, type Bassin, type Place } from './places.ts'
import { type Tirage, createTirage } from './tirage.ts'

const SEED = 20_261
/** Fixed requests (numeros-demo.ts) use the sequences before. */
const FIRST_SEQUENCE = 1_000

type Forme = { adultes: number; enfants: number; lien?: string; situation: string }

const FORMES: readonly (readonly [Forme, number])[] = [
  [{ adultes: 1, enfants: 0, situation: 'C' }, 33], [{ adultes: 1, enfants: 0, situation: 'D' }, 4], [{ adultes: 1, enfants: 0, situation: 'V' }, 2],
  [{ adultes: 2, enfants: 0, lien: 'M', situation: 'M' }, 6], [{ adultes: 2, enfants: 0, lien: 'P', situation: 'P' }, 5], [{ adultes: 2, enfants: 0, lien: 'C', situation: 'U' }, 4],
  [{ adultes: 1, enfants: 1, situation: 'S' }, 9], [{ adultes: 1, enfants: 2, situation: 'D' }, 5], [{ adultes: 1, enfants: 3, situation: 'C' }, 2],
  [{ adultes: 2, enfants: 1, lien: 'C', situation: 'U' }, 7], [{ adultes: 2, enfants: 2, lien: 'M', situation: 'M' }, 8], [{ adultes: 2, enfants: 3, lien: 'M', situation: 'M' }, 5],
  [{ adultes: 2, enfants: 4, lien: 'P', situation: 'P' }, 2], [{ adultes: 2, enfants: 5, lien: 'M', situation: 'M' }, 2], [{ adultes: 2, enfants: 6, lien: 'M', situation: 'M' }, 2],
  [{ adultes: 2, enfants: 0, lien: 'L', situation: 'C' }, 3], [{ adultes: 3, enfants: 0, lien: 'L', situation: 'C' }, 1],
]

/** Contract → share, resource code, lowest and highest net of a month. */
type Contrat = { code: string; ressource: string; bas: number; haut: number; ages: readonly [number, number] }
const CONTRATS: readonly (readonly [Contrat, number])[] = [
  [{ code: 'CDI', ressource: 'SAL', bas: 1_380, haut: 2_250, ages: [22, 62] }, 52],
  [{ code: 'CDI', ressource: 'SAL', bas: 2_250, haut: 3_600, ages: [28, 62] }, 10],
  [{ code: 'CDD', ressource: 'SAL', bas: 1_250, haut: 1_850, ages: [20, 58] }, 13],
  [{ code: 'APP', ressource: 'SAL', bas: 780, haut: 1_350, ages: [18, 27] }, 4],
  [{ code: 'ETU', ressource: 'BE', bas: 330, haut: 620, ages: [18, 26] }, 3],
  [{ code: 'RET', ressource: 'RET', bas: 1_020, haut: 1_750, ages: [63, 82] }, 5],
  [{ code: 'CHO', ressource: 'CHO', bas: 780, haut: 1_280, ages: [23, 61] }, 7],
  [{ code: 'ART', ressource: 'SAL', bas: 1_100, haut: 2_400, ages: [26, 61] }, 3],
  [{ code: 'AUT', ressource: 'RSA', bas: 560, haut: 650, ages: [25, 60] }, 3],
]

const EMPLOYEURS: readonly (readonly [EmployeurDemo | string, number])[] = [
  [EMPLOYEURS_DEMO.boulangerie, 6], [EMPLOYEURS_DEMO.toiture, 10], [EMPLOYEURS_DEMO.menuiserie, 15], [EMPLOYEURS_DEMO.transport, 17],
  [EMPLOYEURS_DEMO.sante, 19], [EMPLOYEURS_DEMO.aerien, 18], [EMPLOYEURS_DEMO.maraicher, 5], [EMPLOYEURS_DEMO.fleuriste, 5], ['Particulier employeur', 5],
]

/** Adults → children → wished types. */
const TYPES: readonly (readonly string[])[] = [[], ['T1', 'T2'], ['T2', 'T3'], ['T3'], ['T3', 'T4'], ['T4', 'T5'], ['T5', 'T4'], ['T5', 'T6P'], ['T6P', 'T5']]

const MOTIFS = ['01', '09', '10', '12', '13', '13', '14', '17', '18', '19', '19', '20', '21', '23', '04', '08', '11', '15']

/** `count` requests filed over the nine years before the anchor. */
export function drawMenages(count: number, ancre: Jour): Fiche[] {
  const tirage = createTirage(SEED)
  const ranks = new Map<string, number>()
  return Array.from({ length: count }, (_, index) => drawFiche({ tirage, ranks, index, ancre }))
}

type Lot = { tirage: Tirage; ranks: Map<string, number>; index: number; ancre: Jour }

function drawFiche(lot: Lot): Fiche {
  const { tirage, ancre } = lot
  const bassin = tirage.weighted(BASSINS)
  const forme = tirage.weighted(FORMES)
  const titulaires = drawTitulaires(lot, forme, bassin)
  const creation = drawCreation(tirage, titulaires[0].age, ancre)
  const enfants = drawEnfants(tirage, forme.enfants, titulaires[0].age)
  const taille = forme.adultes + forme.enfants
  return {
    numero: `${bassin.territoire}${creation.slice(5, 7)}${creation.slice(2, 4)}${String(FIRST_SEQUENCE + lot.index).padStart(6, '0')}GTEST`,
    creation, situation: forme.situation,
    titulaires: withBenefits(titulaires, enfants, tirage),
    enfants,
    naissance: forme.lien !== undefined && forme.lien !== 'L' && tirage.chance(6) ? { nombre: tirage.chance(8) ? 2 : 1, dans: tirage.between(20, 170) } : undefined,
    domicile: { ...tirage.pick(bassin.habiter), numero: String(tirage.between(1, 140)), voie: tirage.pick(VOIES) },
    ...drawLogement(tirage, taille),
    souhaits: { communes: drawSouhaits(tirage, bassin), typologies: TYPES[taille] ?? ['T6P'], demandeElargie: tirage.chance(35) },
    motifs: [...new Set([tirage.pick(MOTIFS), tirage.pick(MOTIFS)])],
    papiers: tirage.chance(12) ? 'incomplets' : 'complets',
  }
}

/** Most wait for less than four years, a few for nine, nobody since childhood. */
function drawCreation(tirage: Tirage, age: number, ancre: Jour): Jour {
  const mois = tirage.chance(75) ? tirage.between(1, 45) : tirage.between(46, 108)
  return addJours(addMois(ancre, -Math.min(mois, 12 * (age - 18))), -tirage.between(0, 27))
}

function drawTitulaires(lot: Lot, forme: Forme, bassin: Bassin): [FicheTitulaire, ...FicheTitulaire[]] {
  const premier = drawTitulaire(lot, bassin, { parent: forme.enfants > 0 })
  const autres = Array.from({ length: forme.adultes - 1 }, () => drawTitulaire(lot, bassin, { lien: forme.lien, proche: forme.lien === 'L' ? undefined : premier, parent: forme.enfants > 0 }))
  return [premier, ...autres]
}

/** `proche`: of about the same age; married people often share a name. */
type Cadre = { lien?: string; proche?: FicheTitulaire; parent: boolean }

function drawTitulaire(lot: Lot, bassin: Bassin, cadre: Cadre): FicheTitulaire {
  const { tirage } = lot
  const contrat = drawContrat(tirage, cadre)
  const age = cadre.proche === undefined ? drawAge(tirage, contrat, cadre.parent) : Math.max(19, cadre.proche.age + tirage.between(-4, 4))
  return {
    ...drawIdentite(lot, cadre), age, anniversaire: tirage.below(365),
    nationalite: tirage.weighted([['1', 80], ['2', 7], ['3', 13]]),
    contrat: contrat.code, ...drawEmploi(tirage, contrat, bassin), ...drawRevenu(tirage, contrat),
    handicap: tirage.chance(2) ? { carteInvalidite: tirage.chance(60), etat: 'STA', aides: [], equipements: [] } : undefined,
    lien: cadre.lien,
  }
}

function drawIdentite({ tirage, ranks, index }: Lot, { lien, proche }: Cadre): Pick<FicheTitulaire, 'civilite' | 'nom' | 'nomNaissance' | 'prenom' | 'mel' | 'tel'> {
  const civilite = proche === undefined ? tirage.pick(['1', '2'] as const) : otherOf(proche.civilite)
  const nomNaissance = tirage.pick(NOMS)
  const nom = lien === 'M' && tirage.chance(70) ? proche?.nom ?? nomNaissance : nomNaissance
  const prenom = tirage.pick(civilite === '1' ? PRENOMS_HOMMES : PRENOMS_FEMMES)
  const rank = ranks.get(`${prenom} ${nom}`) ?? 0
  ranks.set(`${prenom} ${nom}`, rank + 1)
  return { civilite, nom, nomNaissance, prenom, mel: toMel(prenom, nom, rank), tel: toTelephone(100 + index * 3 + (lien === undefined ? 0 : 1)) }
}

function otherOf(civilite: '1' | '2'): '1' | '2' {
  return civilite === '1' ? '2' : '1'
}

/** Grants and minimum income are not taxed. */
function drawRevenu(tirage: Tirage, contrat: Contrat): Pick<FicheTitulaire, 'imposable' | 'nonImposable'> {
  const montant = Math.round(tirage.between(contrat.bas, contrat.haut) / 10) * 10
  const ligne: readonly (readonly [string, number])[] = [[contrat.ressource, montant]]
  return ['BE', 'RSA'].includes(contrat.ressource) ? { imposable: [], nonImposable: ligne } : { imposable: ligne }
}

/** Parents and couples are not drawn among students, nor someone of fifty among apprentices. */
function drawContrat(tirage: Tirage, cadre: Cadre): Contrat {
  const age = cadre.proche?.age
  const open = CONTRATS.filter(([{ ages }]) => (age === undefined ? !cadre.parent || (ages[1] > 28 && ages[0] < 60) : age >= ages[0] && age <= ages[1]))
  return tirage.weighted(open.length === 0 ? CONTRATS.slice(0, 1) : open)
}

function drawAge(tirage: Tirage, contrat: Contrat, parent: boolean): number {
  const [low, high] = contrat.ages
  // The crowd is young: the lower of two draws.
  return parent ? tirage.between(Math.max(low, 25), Math.min(high, 48)) : Math.min(tirage.between(low, high), tirage.between(low, high))
}

function drawEmploi(tirage: Tirage, contrat: Contrat, bassin: Bassin): Pick<FicheTitulaire, 'profession' | 'employeur' | 'plusieursEmployeurs' | 'travail' | 'embauche'> {
  if (!['CDI', 'CDD', 'APP'].includes(contrat.code)) return {}
  const travail: Place = tirage.pick(bassin.travailler)
  const embauche = tirage.chance(18) ? tirage.between(5, 170) : tirage.between(200, 3_000)
  return { profession: tirage.pick(METIERS), employeur: tirage.weighted(EMPLOYEURS), plusieursEmployeurs: tirage.chance(5), travail, embauche }
}

function drawEnfants(tirage: Tirage, count: number, ageParent: number): FicheEnfant[] {
  return Array.from({ length: count }, () => ({
    prenom: tirage.pick(PRENOMS_ENFANTS), age: tirage.between(0, Math.max(1, Math.min(18, ageParent - 19))), anniversaire: tirage.below(365), sexe: tirage.pick(['F', 'M']),
  }))
}

/** Family benefits, in round figures of about the true size; a lone parent may receive alimony, which is taxed. */
function withBenefits(titulaires: [FicheTitulaire, ...FicheTitulaire[]], enfants: readonly FicheEnfant[], tirage: Tirage): [FicheTitulaire, ...FicheTitulaire[]] {
  const [premier, ...autres] = titulaires
  const benefits: (readonly [string, number])[] = [...(premier.nonImposable ?? [])]
  if (enfants.length >= 2) benefits.push(['AF', 150 + 195 * (enfants.length - 2)])
  if (enfants.some(({ age }) => age < 3)) benefits.push(['PAJE', 190])
  const alimony: readonly (readonly [string, number])[] = autres.length === 0 && enfants.length > 0 && tirage.chance(45) ? [['PAR', 130 * enfants.length]] : []
  return [{ ...premier, imposable: [...premier.imposable, ...alimony], nonImposable: benefits.length === 0 ? undefined : benefits }, ...autres]
}

function drawLogement(tirage: Tirage, taille: number): Pick<Fiche, 'modele' | 'loyer' | 'surface' | 'typeActuel'> {
  const modele = tirage.weighted([['LP', 52], ['CPE', 14], ['CP', 8], ['HLM', 12], ['SLHT', 4], ['RS', 3], ['LTG', 4], ['RE', 1], ['HOT', 1], ['SH', 1]])
  const pieces = Math.min(4, Math.max(1, taille - tirage.below(2)))
  const loue = ['LP', 'HLM', 'SLHT', 'RS', 'RE'].includes(modele)
  return { modele, loyer: loue ? 260 + 160 * pieces + tirage.between(0, 180) : undefined, surface: 12 + 15 * pieces + tirage.between(0, 12), typeActuel: `T${pieces}` }
}

/** One to five communes, the first preferred. */
function drawSouhaits(tirage: Tirage, bassin: Bassin): string[] {
  return [...new Set(Array.from({ length: tirage.between(1, 5) }, () => tirage.pick(bassin.souhaiter)))]
}
