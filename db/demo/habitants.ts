/** The people of the town: drawn with the register's own crowd, read as an import would read them. */
import type { DemandeRegistre } from '#connectors/sne/index.ts'
import { NUMEROS_DEMO } from '#connectors/sne/numeros-demo.ts'
import { toRegistre, type Fiche } from '#connectors/sne/registry-demo/fiche.ts'
import { drawMenages } from '#connectors/sne/registry-demo/menages.ts'
import { listNommees } from '#connectors/sne/registry-demo/nommees.ts'
import type { Tirage } from '#connectors/sne/registry-demo/tirage.ts'
import type { Registre } from '#connectors/sne/registry-demo.ts'
import { toDemande } from '#connectors/sne/to-demande.ts'
import type { Demande } from '#domain/demande.ts'
import { classeOf, computeDroits, type Droits } from '#domain/droits.ts'
import { addJours, annee, toJour, type Jour } from '#domain/jour.ts'
import { departementOf, type Lieux } from '#domain/lieux.ts'
import { FINANCEMENTS, type Financement } from '#domain/offre.ts'
import { drawEmploi, employeurOf, isPlausible, salarieOf, tranchesOf, type Emploi } from './emploi.ts'
import { zoneAbcOf } from './logements/market.ts'
import { MODELES } from './logements/modeles.ts'

/** Requests alive in AL’in, the two worked examples among them. */
export const DEMANDEURS = 120
/** Of these, some have just imported their request and answered nothing yet. */
export const DEBUTANTS = 4
/** Those who find a home among today’s; the others see the page that says what would fill it. */
const SERVIS = 106
/** Drawn beyond the register: those whom the homes let since two years have housed come from there. */
const FOULE = 760
/** One waits a little before importing a request, and before applying. */
const JOURS_AVANT_DE_POSTULER = 20

export type Habitant = {
  demandeId: number
  fiche: Fiche
  registre: DemandeRegistre
  numero: string
  dateDepot: Jour
  /** None: nothing was answered yet. */
  emploi?: Emploi
  choix?: 1 | 2 | 3
  /** First day on which they may have applied: they had filed, and had the job that they have. */
  depuis: Jour
  /** First day on which they hold no home any more. */
  libreLe: Jour
  refusCommissionLe?: Jour
  refusAttributionLe?: Jour
}

export type Cadre = { tirage: Tirage; today: Jour; ancre: Jour; registre: Registre; lieux: Lieux }
export type Population = { tabanou: Habitant; leclerc: Habitant; demandeurs: readonly Habitant[]; /** By the age of their request. */ aLoger: readonly Habitant[] }

export function drawPopulation(cadre: Cadre): Population {
  const [tabanou, leclerc] = [NUMEROS_DEMO.tabanou, NUMEROS_DEMO.leclerc].map((numero, rank) => getNommee(numero, rank + 1, cadre))
  if (!tabanou || !leclerc) throw new Error('The register has lost its two examples')
  const foule = drawMenages(FOULE, cadre.ancre).filter((fiche) => isUsable(fiche, cadre))
  const connus = foule.filter(({ numero }) => cadre.registre.has(numero))
  const servis = new Set(connus.filter((fiche) => isServedToday(fiche, cadre)).slice(0, SERVIS))
  const inscrits = [...servis, ...connus.filter((fiche) => !servis.has(fiche))].slice(0, DEMANDEURS - 2)
  if (inscrits.length < DEMANDEURS - 2) throw new Error(`The register has only ${inscrits.length} requests for the town`)
  const autres = foule.filter(({ numero }) => !cadre.registre.has(numero))
  return {
    tabanou, leclerc,
    demandeurs: inscrits.map((fiche, rank) => toHabitant(fiche, rank + 3, cadre, rank >= inscrits.length - DEBUTANTS)),
    aLoger: autres.map((fiche) => toHabitant(fiche, 0, cadre, false)).sort((a, b) => (a.depuis < b.depuis ? -1 : 1)),
  }
}

/** What the register said in that year; the household, the job and the wishes are those of today. */
function registreIn(fiche: Fiche, year: number, { today, ancre }: Pick<Cadre, 'today' | 'ancre'>): DemandeRegistre {
  return toRegistre(fiche, { today: annee(today) === year ? today : toJour(`${year}-06-15`), ancre })
}

/**
 * The request as the law read it that day. `tranchesLe`: the day for which the company's policy was asked; the product keeps
 * those of the day on which a live candidature was last computed.
 */
export function demandeAt(habitant: Habitant, le: Jour, cadre: Cadre, tranchesLe: Jour = le): Demande {
  const { emploi, choix, dateDepot, refusCommissionLe, refusAttributionLe } = habitant
  const faits = faitsIn(habitant.fiche, annee(le), cadre)
  const refus = { refusCommission: refusCommissionLe !== undefined && refusCommissionLe <= le, refusAttribution: refusAttributionLe !== undefined && refusAttributionLe <= le }
  if (!emploi) return { ...faits, dateDepot, ...refus }
  const tranches = tranchesOf(emploi, salarieOf(emploi, habitant.registre, faits), tranchesLe, cadre.lieux)
  const employeur = employeurOf(emploi, choix, tranches)
  return { ...faits, dateDepot, ...refus, mobilite: emploi.evenement && { date: emploi.evenement.date }, ...(employeur ? { employeur } : {}) }
}

const faitsConnus = new WeakMap<Fiche, Map<number, Demande>>()

function faitsIn(fiche: Fiche, year: number, cadre: Cadre): Demande {
  const known = faitsConnus.get(fiche) ?? new Map<number, Demande>()
  faitsConnus.set(fiche, known)
  const faits = known.get(year) ?? toDemande(registreIn(fiche, year, cadre))
  known.set(year, faits)
  return faits
}

const droits = new WeakMap<Habitant, Map<number, Droits>>()

/** What the law allows that year: to look for homes; each candidature is then judged on its own day. */
export function droitsIn(habitant: Habitant, le: Jour, cadre: Cadre): Droits {
  const known = droits.get(habitant) ?? new Map<number, Droits>()
  droits.set(habitant, known)
  const found = known.get(annee(le)) ?? computeDroits(demandeAt(habitant, le, cadre), le)
  known.set(annee(le), found)
  return found
}

/** Someone who could be of the town: can be written to, lawfully here, employed where the town's companies work. */
function isUsable(fiche: Fiche, { today, ancre }: Cadre): boolean {
  const registre = toRegistre(fiche, { today, ancre })
  const demande = toDemande(registre)
  return registre.statut === 'active' && registre.demandeur.mel !== undefined && registre.demandeur.dateNaissance !== undefined && demande.sejour !== undefined
    && isPlausible(registre) && findsSomewhere(computeDroits(demande, today), demande)
}

/** One of the homes that are open today would fit them. */
function isServedToday(fiche: Fiche, { today, ancre }: Cadre): boolean {
  const { masque, typologies, communes, departements } = computeDroits(toDemande(toRegistre(fiche, { today, ancre })), today)
  return MODELES.some(({ commune, typologie, financement, reserveeA }) =>
    reserveeA === undefined && typologies.includes(typologie) && (communes.includes(commune) || departements.includes(departementOf(commune))) && allows(masque, commune, financement))
}

/** At least one financing is open to them where they wish to live. */
export function findsSomewhere({ masque }: Droits, { communesSouhaitees }: Demande): boolean {
  return communesSouhaitees.some((commune) => FINANCEMENTS.some((financement) => allows(masque, commune, financement)))
}

export function allows(masque: number, commune: string, financement: Financement): boolean {
  const classe = classeOf({ commune, financement, zoneAbc: zoneAbcOf(commune) })
  return classe !== undefined && Math.floor(masque / 2 ** classe) % 2 === 1
}

function getNommee(numero: string, demandeId: number, cadre: Cadre): Habitant {
  const fiche = listNommees().find((one) => one.numero === numero)
  if (!fiche) throw new Error(`The register does not know ${numero}`)
  return { ...toHabitant(fiche, demandeId, cadre, false), choix: 2 }
}

function toHabitant(fiche: Fiche, demandeId: number, cadre: Cadre, debutant: boolean): Habitant {
  const registre = toRegistre(fiche, cadre)
  const emploi = drawEmploi(registre, cadre)
  const embauche = emploi.dateEmbauche
  const ouverture = addJours(fiche.creation, JOURS_AVANT_DE_POSTULER)
  const depuis = embauche !== undefined && addJours(embauche, 4) > ouverture ? addJours(embauche, 4) : ouverture
  const habitant = { demandeId, fiche, registre, numero: fiche.numero, dateDepot: fiche.creation, depuis, libreLe: depuis }
  return debutant ? habitant : { ...habitant, emploi, choix: cadre.tirage.weighted([[1, 12], [2, 55], [3, 33]]) }
}
