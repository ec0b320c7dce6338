/** A home of the town, from what is written of it or from who lives there, to its row. */
import type { Commune } from '#connectors/communes/index.ts'
import type { Tirage } from '#connectors/sne/registry-demo/tirage.ts'
import { classeOf } from '#domain/droits.ts'
import type { Jour } from '#domain/jour.ts'
import type { Financement, StatutOffre, Typologie } from '#domain/offre.ts'
import { computeEngagement } from '#domain/tirage.ts'
import { sha256Hex } from '#platform/secrets.ts'
import type { Temporal } from 'temporal-polyfill'
import type { Row } from '../rows.ts'
import { describeHome, drawAdresse } from './words.ts'
import { drawLoyer, drawSurface, zoneAbcOf, zoneAplOf } from './market.ts'
import type { Modele } from './modele.ts'

type Lettre = Row<'offre'>['dpe']
export type Home = {
  commune: string; typologie: Typologie; financement: Financement; surface: number; etage: number; ascenseur: boolean; maison: boolean; pmr: boolean; annee: number
  adresse: string; chauffage: string; dpe: Lettre; ges: Lettre; loyer: number; loyerHorsCharges: number; reserveeA?: number; texte: string
}
/** Where a home stands in time and among the offers. */
export type Parution = {
  id: number; reference: string; bailleurId: number; statut: StatutOffre; graine: string
  creeLe: Temporal.Instant; publieeLe: Temporal.Instant; clotureLe: Temporal.Instant; disponibleLe: Jour; motifRetrait?: string
}

export function completeModele(tirage: Tirage, modele: Modele): Home {
  const { ascenseur = false, maison = false, pmr = false } = modele
  return { ...modele, ascenseur, maison, pmr, adresse: drawAdresse(tirage), ...drawEnergie(tirage, modele.annee, maison), ...drawLoyer(tirage, modele) }
}

/** A home that once was: everything is drawn, but what makes it fit someone. */
export function drawHome(tirage: Tirage, wanted: { commune: string; typologie: Typologie; financement: Financement; maison: boolean }): Home {
  const surface = drawSurface(tirage, wanted.typologie)
  const annee = tirage.weighted([[tirage.between(1880, 1945), 15], [tirage.between(1955, 1979), 40], [tirage.between(1980, 2005), 25], [tirage.between(2006, 2022), 20]])
  const etage = wanted.maison ? 0 : tirage.between(0, annee > 1955 ? 8 : 4)
  const ascenseur = !wanted.maison && annee > 1955 && (etage > 4 || tirage.chance(60))
  const pmr = annee > 2006 && (ascenseur || etage === 0) && tirage.chance(35)
  const facts = { ...wanted, surface, annee, etage, ascenseur, pmr }
  return { ...facts, adresse: drawAdresse(tirage), ...drawEnergie(tirage, annee, wanted.maison), ...drawLoyer(tirage, facts), texte: describeHome(tirage, facts) }
}

export function toOffre(home: Home, lieu: Commune, parution: Parution): Row<'offre'> {
  const facts = { commune: home.commune, financement: home.financement, zoneAbc: zoneAbcOf(home.commune) }
  const classe = classeOf(facts)
  if (classe === undefined) throw new Error(`No class for a ${home.financement} in ${home.commune}`)
  return {
    id: parution.id, reference: parution.reference, bailleur_id: parution.bailleurId, statut: parution.statut,
    commune: lieu.code, departement: lieu.departement, code_postal: lieu.codesPostaux[0] ?? '', ville: lieu.nom, adresse: home.adresse,
    lat: shift(lieu.lat, parution.id), lon: shift(lieu.lon, parution.id * 7),
    typologie: home.typologie, nature: home.maison ? 'maison' : 'appartement', financement: home.financement,
    zone_abc: facts.zoneAbc, zone_apl: zoneAplOf(home.commune), classe,
    loyer: home.loyer, loyer_hors_charges: home.loyerHorsCharges, depot_garantie: home.loyerHorsCharges,
    surface: home.surface, etage: home.etage, ascenseur: home.ascenseur, pmr: home.pmr, chauffage: home.chauffage, annee: home.annee, dpe: home.dpe, ges: home.ges,
    description: home.texte, disponible_le: parution.disponibleLe, publiee_le: parution.publieeLe, cloture_le: parution.clotureLe, reservee_a: home.reserveeA ?? null,
    designes_max: 3, graine: parution.graine, graine_engagement: computeEngagement(parution.graine, sha256Hex), motif_retrait: parution.motifRetrait ?? null, cree_le: parution.creeLe,
  }
}

/** Some hundreds of metres from the middle of the town, always the same for one home. */
function shift(degrees: number, seed: number): number {
  return Math.round((degrees + (((seed * 37) % 100) - 50) / 12_000) * 100_000) / 100_000
}

/** The newer, the better; electric heating lowers the gas label, not the energy one. */
function drawEnergie(tirage: Tirage, annee: number, maison: boolean): { chauffage: string; dpe: Lettre; ges: Lettre } {
  const chauffage = tirage.pick(maison ? ['Individuel, au gaz', 'Individuel, pompe à chaleur', 'Individuel, au bois'] : chauffages(annee))
  const dpe = annee > 2012 ? tirage.pick(['A', 'B', 'B'] as const) : annee > 1995 ? tirage.pick(['B', 'C', 'C'] as const) : tirage.pick(['C', 'D', 'D', 'E'] as const)
  const propre = !chauffage.includes('gaz')
  const ges = propre ? tirage.pick(['A', 'B'] as const) : dpe === 'A' ? 'B' : dpe
  return { chauffage, dpe, ges }
}

function chauffages(annee: number): readonly string[] {
  if (annee > 2005) return ['Collectif, réseau de chaleur', 'Collectif, au gaz', 'Individuel, pompe à chaleur']
  return annee > 1950 ? ['Collectif, au gaz', 'Collectif, réseau de chaleur', 'Individuel, au gaz'] : ['Individuel, au gaz', 'Individuel, électrique']
}
