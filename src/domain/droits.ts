import { addJours, annee, isJour, toJour, type Jour } from './jour.ts'
import type { Demande } from './demande.ts'
import { listRefusPersonnels } from './eligibilite.ts'
import { departementOf, expandCommune, isOutreMer, ZONES_HLM } from './lieux.ts'
import { isJeuneMenage, type Menage } from './menage.ts'
import type { OffreFacts, Typologie } from './offre.ts'
import { ZONES_LLI, zonePlafondOf, type Classe } from './plafonds.ts'
import { computeSituation } from './situation.ts'
import { classeTypologie, listTypologies, nextTypologie } from './typologie.ts'

/** Financing × zone: the place in this list is the bit of the masks (K1). Never reorder it: masks are stored. */
export const CLASSES: readonly Classe[] = [
  ...(['PLAI', 'PLUS', 'PLS'] as const).flatMap((financement) => ZONES_HLM.map((zone) => ({ financement, zone }))),
  ...(['PLI', 'LLI'] as const).flatMap((financement) => ZONES_LLI.map((zone) => ({ financement, zone }))),
]

/** Of the law that wrote a read model: raised with any change of it that no date announces (a new table, another rule). */
export const VERSION_DROITS = 1

/** What matching in SQL reads: it intersects, it never judges. */
export type Droits = {
  /** Classes whose ceiling is respected. */
  masque: number
  /** Classes for which a fact is missing: shown as "to be completed". */
  masqueAVerifier: number
  /** Allowed by household size, T1bis included. */
  typologies: readonly Typologie[]
  /** Of these, what is shown when no type is chosen: those wished, or all without a wish (K11). */
  voeux: readonly Typologie[]
  /** Wished, with the city of an arrondissement and the arrondissements of a city. None when the request is widened. */
  communes: readonly string[]
  /** Of the wished communes, only when the request is widened: they hold them all. */
  departements: readonly string[]
  /** First later day on which the same facts may give another answer. */
  valableJusquAu: Jour
}

/** What one wishes, and may wish otherwise: places and types. */
export type Souhaits = Pick<Demande, 'communesSouhaitees' | 'demandeElargie' | 'typologiesSouhaitees'>
/** Those that do not depend on it. */
export type DroitsMenage = Omit<Droits, 'voeux' | 'communes' | 'departements'>
type Declarations = Pick<Demande, 'sejour' | 'residencePrincipale'>

/** Bit of an offer. Undefined (overseas, or PLI and LLI without zone): no mask holds it, the law answers `a_completer`. */
export function classeOf(offre: Pick<OffreFacts, 'commune' | 'financement' | 'zoneAbc'>): number | undefined {
  const zone = zonePlafondOf(offre)
  if (zone === undefined || isOutreMer(offre.commune)) return undefined
  const index = CLASSES.findIndex((classe) => classe.financement === offre.financement && classe.zone === zone)
  return index < 0 ? undefined : index
}

export function computeDroits(demande: Demande, today: Jour): Droits {
  const menage = computeDroitsMenage(demande, today)
  return { ...menage, ...computeSouhaits(demande, menage) }
}

/** What the household may have, wherever it looks and whatever it wishes. Asked once for many choices: it costs the seventeen ceilings. */
export function computeDroitsMenage(demande: Omit<Demande, keyof Souhaits>, today: Jour): DroitsMenage {
  const valableJusquAu = computeValidite(demande.menage, today)
  if (listRefusPersonnels(demande).length > 0) return { masque: 0, masqueAVerifier: 0, typologies: [], valableJusquAu }
  const respects = CLASSES.map((classe) => computeSituation(demande, classe, today).respecte)
  return {
    masque: maskOf(respects, true),
    masqueAVerifier: maskOf(respects, undefined),
    typologies: listTypologies(demande.menage, today).flatMap(withBis),
    valableJusquAu,
  }
}

/** What the choices of a request keep of the rights of its household. */
export function computeSouhaits(demande: Declarations & Souhaits, { typologies }: Pick<DroitsMenage, 'typologies'>): Pick<Droits, 'voeux' | 'communes' | 'departements'> {
  // Refused everywhere: no commune, so that nothing matches, homes without a class included.
  if (listRefusPersonnels(demande).length > 0) return { voeux: [], communes: [], departements: [] }
  const elargie = demande.demandeElargie === true
  return {
    voeux: filterVoeux(typologies, demande.typologiesSouhaitees ?? []),
    communes: elargie ? [] : distinct(demande.communesSouhaitees.flatMap(expandCommune)),
    departements: elargie ? distinct(demande.communesSouhaitees.map(departementOf)) : [],
  }
}

function maskOf(respects: readonly (boolean | undefined)[], wanted: boolean | undefined): number {
  return respects.reduce((mask, respecte, bit) => (respecte === wanted ? mask + 2 ** bit : mask), 0)
}

function filterVoeux(typologies: readonly Typologie[], wished: readonly Typologie[]): readonly Typologie[] {
  const classes = wished.map(classeTypologie)
  return wished.length === 0 ? typologies : typologies.filter((typologie) => classes.includes(classeTypologie(typologie)))
}

/** The type as homes bear it: T1bis beside T1 (K15). */
export function withBis(typologie: Typologie): readonly Typologie[] {
  return typologie === 'T1' ? ['T1', 'T1BIS'] : [typologie]
}

function distinct(codes: readonly string[]): readonly string[] {
  return [...new Set(codes)]
}

/** 1 January (tables and income years), a birthday that may end the young household, another typology table. */
function computeValidite(menage: Menage, today: Jour): Jour {
  const jeune = isJeuneMenage(menage, today) !== false
  const birthdays = jeune ? menage.personnes.flatMap(({ naissance }) => (naissance === undefined ? [] : nextAnniversaire(naissance, today))) : []
  const typologie = nextTypologie(today)
  const days = [`${annee(today) + 1}-01-01`, ...birthdays, ...(typologie === undefined ? [] : [typologie])].sort()
  return toJour(days[0] ?? addJours(today, 1))
}

/** Those born on 29 February grow older on 1 March of other years. */
function nextAnniversaire(naissance: Jour, today: Jour): Jour {
  const year = annee(today) + (naissance.slice(5) <= today.slice(5) ? 1 : 0)
  const day = `${year}-${naissance.slice(5)}`
  return isJour(day) ? day : toJour(`${year}-03-01`)
}
