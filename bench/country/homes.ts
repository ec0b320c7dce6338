/** Homes on offer, where people live; each is made again from its number alone. */
import { createHash } from 'node:crypto'
import type { Temporal } from 'temporal-polyfill'
import { classeOf } from '#domain/droits.ts'
import { departementOf, zoneHlmOf } from '#domain/lieux.ts'
import type { Financement, OffreFacts, Typologie, ZoneAbc, ZoneApl } from '#domain/offre.ts'
import { computeEngagement } from '#domain/tirage.ts'
import { sha256Hex } from '#platform/secrets.ts'
import { instantAt, jourAt, momentAt, TODAY_NUMBER } from './days.ts'
import { byWeight, createDraw, pick, pickWeighted, STREAMS, type Draw } from './draw.ts'
import type { Row } from './sheet.ts'
import type { Size } from './sizes.ts'
import type { Territory, Town } from './territory.ts'

export type Home = { id: number; facts: OffreFacts; classe: number; graine: string; publieeLe: Temporal.Instant; row: Row<'offre'>; reserved: boolean }

const TYPES = byWeight<Typologie>([['T1', 12], ['T1BIS', 2], ['T2', 27], ['T3', 33], ['T4', 20], ['T5', 5], ['T6', 1]])
const FINANCINGS = byWeight<Financement>([['PLAI', 22], ['PLUS', 50], ['PLS', 12], ['PLI', 6], ['LLI', 10]])
const SURFACES: Readonly<Record<Typologie, number>> = { T1: 29, T1BIS: 34, T2: 46, T3: 64, T4: 80, T5: 96, T6: 112 }
/** Cents a square metre and a month, charges left out, far from Paris; a half more around it. */
const RENTS: Readonly<Record<Financement, number>> = { PLAI: 560, PLUS: 640, PLS: 920, PLI: 1_080, LLI: 1_180 }
const LETTERS = ['B', 'C', 'C', 'D', 'D', 'E'] as const
const NOTICES = ['Au calme, sur cour.', 'Lumineux, proche des commerces.', 'Refait à neuf cette année.', 'Dans une petite copropriété arborée.']

/** Ids begin at 1. */
export function makeHome(id: number, { bailleurs, entreprises }: Size, { offered }: Territory): Home {
  const draw = createDraw(STREAMS.offre, id)
  const town = pickWeighted(draw, offered)
  const typologie = pickWeighted(draw, TYPES)
  const financement = pickWeighted(draw, FINANCINGS)
  const zones = { zoneAbc: zoneAbcOf(town), zoneApl: zoneAplOf(town) }
  const surface = Math.round(SURFACES[typologie] * (1 + 0.1 * draw.normal()) * 100) / 100
  const loyer = Math.round(surface * RENTS[financement] * (zoneHlmOf(town.code) === 'autres_regions' ? 1 : 1.5) * (1 + 0.08 * draw.normal()))
  const reservedTo = draw.chance(0.02) ? draw.between(1, entreprises) : undefined
  const facts: OffreFacts = { commune: town.code, typologie, financement, loyer: Math.round(loyer * 1.12), loyerHorsCharges: loyer, surface, ouverte: true, ...zones, ...(reservedTo === undefined ? {} : { reserveeA: String(reservedTo) }) }
  const graine = createHash('sha256').update(`banc ${id}`).digest('hex')
  const publieeLe = momentAt(TODAY_NUMBER - draw.between(1, 12), draw.between(28_800, 32_000))
  const classe = classeOf(facts)
  if (classe === undefined) throw new Error(`The home ${id} has no class`)
  return { id, facts, classe, graine, publieeLe, reserved: reservedTo !== undefined, row: { ...identity(draw, id, town, bailleurs), ...figures(facts, classe), ...calendar(draw, publieeLe, graine), reservee_a: reservedTo } }
}

function identity(draw: Draw, id: number, town: Town, bailleurs: number): Row<'offre'> {
  return {
    id, reference: `BANC-${id}`, bailleur_id: draw.between(1, bailleurs), statut: 'en_ligne', commune: town.code, departement: departementOf(town.code), code_postal: town.codePostal, ville: town.nom,
    adresse: `${draw.between(1, 180)} rue des Essais`, lat: town.lat, lon: town.lon, nature: draw.chance(0.12) ? 'maison' : 'appartement', etage: draw.below(8), ascenseur: draw.chance(0.6), pmr: draw.chance(0.2),
    chauffage: 'Collectif, au gaz', annee: draw.between(1955, 2024), dpe: pick(draw, LETTERS), ges: pick(draw, LETTERS), description: pick(draw, NOTICES), designes_max: 3,
  }
}

function figures(facts: OffreFacts, classe: number): Row<'offre'> {
  return {
    typologie: facts.typologie, financement: facts.financement, zone_abc: facts.zoneAbc, zone_apl: facts.zoneApl, classe, loyer: facts.loyer, loyer_hors_charges: facts.loyerHorsCharges ?? facts.loyer,
    depot_garantie: facts.loyerHorsCharges ?? facts.loyer, surface: facts.surface,
  }
}

/** On line since twelve days at most, open for fourteen days at most from today. */
function calendar(draw: Draw, publieeLe: Temporal.Instant, graine: string): Row<'offre'> {
  return {
    disponible_le: jourAt(TODAY_NUMBER + draw.between(10, 60)), publiee_le: publieeLe, cloture_le: instantAt(TODAY_NUMBER + draw.between(1, 14), 82_800), graine, graine_engagement: computeEngagement(graine, sha256Hex),
    cree_le: publieeLe,
  }
}

/** By guess, for the official lists are not here: enough for all the classes to be there. */
function zoneAbcOf(town: Town): ZoneAbc {
  const zone = zoneHlmOf(town.code)
  if (zone === 'paris_limitrophes') return 'Abis'
  if (zone === 'ile_de_france') return 'A'
  if (town.population > 150_000) return 'A'
  return town.population > 40_000 ? 'B1' : town.population > 8_000 ? 'B2' : 'C'
}

function zoneAplOf(town: Town): ZoneApl {
  if (zoneHlmOf(town.code) !== 'autres_regions') return 1
  return town.population > 60_000 ? 2 : 3
}
