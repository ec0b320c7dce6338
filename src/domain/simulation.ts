import { listAlertesSansOffre } from './alertes.ts'
import { computePointsFixes, explainPoints, explainRang, type Ligne } from './classement.ts'
import type { Demande } from './demande.ts'
import { checkEligibilite, listRefusPersonnels, writePlafondDepasse } from './eligibilite.ts'
import type { Categorie } from './entreprise.ts'
import { grilleAt } from './faits-points.ts'
import type { Jour } from './jour.ts'
import { isOutreMer, villeOf, zoneHlmOf, type Lieux } from './lieux.ts'
import { countPersonnes } from './menage.ts'
import { FINANCEMENTS, type Centimes, type Financement, type OffreFacts, type Typologie } from './offre.ts'
import { isIntermediaire, ZONES_LLI, zonePlafondOf, type ZonePlafond } from './plafonds.ts'
import { computeRevenuRetenu } from './ressources.ts'
import { computeSituation, listCategories, type Situation } from './situation.ts'
import { computeTauxEffort } from './taux-effort.ts'
import { listTypologies } from './typologie.ts'
import { concludeReponse, type Verdict } from './verdict.ts'

/** One question to the whole law. Money in cents; `autresCandidatures`: initial filing days of the others on this home. */
export type Question = {
  date: Jour
  demande: Demande
  offre?: OffreFacts
  autresCandidatures: readonly Jour[]
  equilibrage?: Categorie
}

/** Money in euros: this is what people and programs read. */
export type Simulation = {
  eligibilite: Verdict
  menage: { personnes: number; categorie: number; typologies: readonly Typologie[] }
  ressources: { annee: number | null; retenu: number | null; plafond: number | null; zone: ZonePlafond | null }
  tauxEffort?: { pourcent: number | null; aideLogementEstimee: number | null }
  classement?: { total: number; als: number; entreprise: number; equilibrage: number; territoire: null; lignes: readonly Ligne[] }
  plafonds?: readonly PlafondSimule[]
}

/** `respecte` null: a fact is missing. PLI and LLI go by zones that a commune code does not tell: known only if all zones agree. */
export type PlafondSimule = { financement: Financement; zone: ZonePlafond | null; plafond: number | null; respecte: boolean | null }

/** May this household have this home, and with how many points? The same law as for real candidatures; nothing is kept. */
export function simulate(question: Question, lieux: Lieux): Simulation {
  const demande = presentCommunes(question.demande, lieux)
  if (question.offre === undefined) return simulateSansOffre(demande, question.date)
  const offre = { ...question.offre, commune: presentCommune(question.offre.commune, lieux) }
  const { date } = question
  const zone = zonePlafondOf(offre)
  const situation = computeSituation(demande, { financement: offre.financement, zone }, date)
  const fixes = computePointsFixes(demande, offre, date, lieux)
  const { lignes, alertes } = explainPoints(fixes.faits)
  const verdict = checkEligibilite(demande, offre, date)
  const effort = computeTauxEffort(demande, offre, date)
  return {
    eligibilite: { ...verdict, alertes: [...verdict.alertes, ...alertes] },
    menage: describeMenage(demande, situation.categorie, date),
    ressources: describeRessources(situation, zone),
    tauxEffort: { pourcent: effort.pourcent ?? null, aideLogementEstimee: toEuros(effort.aide) },
    classement: explainRang({ ...fixes, lignes }, contexteOf(question), grilleAt(date).valeurs),
  }
}

function contexteOf({ demande: { dateDepot }, autresCandidatures, equilibrage }: Question) {
  const plusAnciennes = dateDepot === undefined ? autresCandidatures.length : autresCandidatures.filter((jour) => jour < dateDepot).length
  return { plusAnciennes, ...(dateDepot === undefined ? {} : { dateDepot }), ...(equilibrage === undefined ? {} : { bonus: equilibrage }) }
}

/** No home: what the household may have by its income, in the first wished commune, else where it lives. */
function simulateSansOffre(demande: Demande, date: Jour): Simulation {
  const commune = demande.communesSouhaitees[0] ?? demande.communeActuelle
  const zone = commune === undefined ? undefined : zoneHlmOf(commune)
  const cas = FINANCEMENTS.map((financement) => ({ financement, situations: listSituations(demande, financement, commune, date) }))
  const plafonds = cas.map(({ financement, situations }) => describePlafond(financement, zone, situations))
  const [categorie] = listCategories(demande, 'PLUS', date)
  const revenu = computeRevenuRetenu(demande.rfr, 'PLUS', date)
  return {
    eligibilite: concludeSansOffre(demande, commune, plafonds, date),
    menage: describeMenage(demande, categorie.categorie, date),
    ressources: { annee: revenu?.annee ?? null, retenu: toEuros(revenu?.montant), plafond: null, zone: zone ?? null },
    plafonds,
  }
}

/** In every zone that is possible: one for HLM financings, all of the A/B/C table for the others. */
function listSituations(demande: Demande, financement: Financement, commune: string | undefined, date: Jour): readonly Situation[] {
  if (commune === undefined || isOutreMer(commune)) return [computeSituation(demande, { financement, zone: undefined }, date)]
  const zones = isIntermediaire(financement) ? ZONES_LLI : [zoneHlmOf(commune)]
  return zones.map((zone) => computeSituation(demande, { financement, zone }, date))
}

function describePlafond(financement: Financement, zone: ZonePlafond | undefined, situations: readonly Situation[]): PlafondSimule {
  const [first] = situations
  const same = situations.every((situation) => situation.respecte === first?.respecte)
  const respecte = (same ? first?.respecte : undefined) ?? null
  if (isIntermediaire(financement)) return { financement, zone: null, plafond: null, respecte }
  return { financement, zone: zone ?? null, plafond: toEuros(first?.plafond), respecte }
}

/** Yes as soon as one kind of home is open; no when all are closed, each with its ground. */
function concludeSansOffre(demande: Demande, commune: string | undefined, plafonds: readonly PlafondSimule[], date: Jour): Verdict {
  const personnels = listRefusPersonnels(demande)
  const alertes = listAlertesSansOffre(demande, commune, date)
  const open = plafonds.some(({ respecte }) => respecte === true)
  const closed = plafonds.every(({ respecte }) => respecte === false)
  const refus = closed ? plafonds.map((one) => refusOf(demande, one, date)) : []
  const manquants = open || closed ? [] : listManquants(demande, commune, plafonds, date)
  const all = [...personnels, ...refus]
  return { reponse: concludeReponse(all, manquants), refus: all, manquants, alertes }
}

/** For PLI and LLI, passed in every zone: the highest ceiling is the one to quote. */
function refusOf(demande: Demande, { financement, zone }: PlafondSimule, date: Jour) {
  return writePlafondDepasse(demande, { financement }, computeSituation(demande, { financement, zone: zone ?? 'a_bis' }, date), date)
}

function listManquants(demande: Demande, commune: string | undefined, plafonds: readonly PlafondSimule[], date: Jour): readonly string[] {
  if (commune === undefined) return ['demande.communesSouhaitees', ...listRevenus(demande, date)]
  const open = plafonds.filter(({ respecte }) => respecte === null)
  const paths = open.flatMap(({ financement }) => listSituations(demande, financement, commune, date).flatMap(({ manquants }) => manquants))
  // Everything is known but the A/B/C zone.
  return paths.length > 0 ? [...new Set(paths)] : ['offre.zoneAbc']
}

function listRevenus(demande: Demande, date: Jour): readonly string[] {
  return computeSituation(demande, { financement: 'PLUS', zone: 'autres_regions' }, date).manquants
}

function describeMenage(demande: Demande, categorie: number, date: Jour): Simulation['menage'] {
  return { personnes: countPersonnes(demande.menage), categorie, typologies: listTypologies(demande.menage, date) }
}

function describeRessources({ revenu, plafond }: Situation, zone: ZonePlafond | undefined): Simulation['ressources'] {
  return { annee: revenu?.annee ?? null, retenu: toEuros(revenu?.montant), plafond: toEuros(plafond), zone: zone ?? null }
}

function toEuros(montant: Centimes | undefined): number | null {
  return montant === undefined ? null : montant / 100
}

function presentCommunes(demande: Demande, lieux: Lieux): Demande {
  const { communeActuelle, communesSouhaitees } = demande
  return {
    ...demande,
    communesSouhaitees: communesSouhaitees.map((code) => presentCommune(code, lieux)),
    ...(communeActuelle === undefined ? {} : { communeActuelle: presentCommune(communeActuelle, lieux) }),
  }
}

/** A retired code is read as the commune of today; an arrondissement stays one (K16c). */
function presentCommune(code: string, lieux: Lieux): string {
  return villeOf(code) === code ? (lieux(code)?.code ?? code) : code
}
