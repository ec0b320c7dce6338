/** Homes put on line in the past: made for someone, so that every place and financing finds its people. */
import type { Communes } from '#connectors/communes/index.ts'
import { checkEligibilite } from '#domain/eligibilite.ts'
import { addJours, type Jour } from '#domain/jour.ts'
import { listArrondissements } from '#domain/lieux.ts'
import type { Financement } from '#domain/offre.ts'
import { offreFacts } from '#features/offres/queries.ts'
import { keyedDigest } from '#platform/secrets.ts'
import { BAILLEURS } from './companies.ts'
import { at, endOf } from './calendar.ts'
import { advanceOffre, type Monde, type Offre } from './dossiers.ts'
import { allows, demandeAt, droitsIn, type Habitant } from './habitants.ts'
import { bailleurOf } from './journal.ts'
import { drawHome, toOffre, type Home } from './logements/home.ts'
import { marcheOf } from './logements/market.ts'

export type Lieu = { communes: Communes; secret: string }
export type Dates = { publieeLe: Jour; clotureLe: Jour; disponibleLe: Jour }

/** A home that is not yet known to anyone. `bailleurId`: of the territory, when none is named. */
export function draft(monde: Monde, lieu: Lieu, home: Home, { reference, dates, bailleurId }: { reference: string; dates: Dates; bailleurId?: number }): Offre {
  const { publieeLe, clotureLe, disponibleLe } = dates
  const commune = lieu.communes.find(home.commune)
  if (!commune) throw new Error(`No commune ${home.commune}`)
  const id = monde.offres.length + 1
  const row = toOffre(home, commune, {
    id, reference, bailleurId: bailleurId ?? bailleurIdOf(commune.departement, id), statut: 'brouillon', graine: keyedDigest(lieu.secret, 'demonstration-tirage', reference),
    creeLe: at(addJours(publieeLe, -4), 10, id % 50), publieeLe: at(publieeLe, 8, id % 50), clotureLe: endOf(clotureLe), disponibleLe,
  })
  return { row, publieeLe, clotureLe }
}

/** On line: created by its landlord, submitted, published by a conseiller. */
export function publish(monde: Monde, offre: Offre): Offre {
  const { row, publieeLe } = offre
  monde.offres.push(row)
  monde.faits.push({ quand: row.cree_le, acteur: bailleurOf(row.bailleur_id), action: 'offre.creee', objet: 'offre', objetId: row.id, offreId: row.id, apres: 'brouillon' })
  advanceOffre(monde, offre, 'submit', { jour: addJours(publieeLe, -2), heure: 15, role: 'bailleur' })
  advanceOffre(monde, offre, 'publish', { jour: publieeLe, heure: 8, role: 'conseiller' })
  return offre
}

/** The first landlord has the home of the worked examples; the others share their territories. */
function bailleurIdOf(departement: string, id: number): number {
  const local = BAILLEURS.filter(({ departements }) => departements.includes(departement))
  return local[id % local.length]?.id ?? 1
}

/** A home that this household could have that day; undefined when the law opens none of the town's. */
export function drawHomeFor(monde: Monde, lieu: Lieu, habitant: Habitant, le: Jour): Home | undefined {
  const { tirage } = monde
  const { typologies, masque } = droitsIn(habitant, le, monde)
  const { communesSouhaitees, typologiesSouhaitees = typologies } = demandeAt(habitant, le, monde)
  const wished = typologies.filter((typologie) => typologiesSouhaitees.includes(typologie))
  const known = communesSouhaitees.filter((code) => lieu.communes.find(code) !== undefined)
  if (known.length === 0 || typologies.length === 0) return undefined
  const [wishedCommune, typologie] = [tirage.pick(known), tirage.pick(wished.length > 0 ? wished : typologies)]
  const commune = tirage.pick(listArrondissements(wishedCommune).length > 0 ? listArrondissements(wishedCommune) : [wishedCommune])
  const open = FINANCEMENTS.filter(([financement]) => allows(masque, commune, financement))
  if (open.length === 0) return undefined
  const maison = marcheOf(commune) === 'petite_ville' && ['T3', 'T4', 'T5', 'T6'].includes(typologie) && tirage.chance(55)
  return drawHome(tirage, { commune, typologie, financement: tirage.weighted(open), maison })
}

const FINANCEMENTS: readonly (readonly [Financement, number])[] = [['PLUS', 46], ['PLAI', 26], ['PLS', 15], ['LLI', 9], ['PLI', 4]]

/** By the read model, as the product looks for homes. */
export function matches(monde: Monde, { row }: Offre, habitant: Habitant, le: Jour): boolean {
  const { masque, typologies, communes, departements } = droitsIn(habitant, le, monde)
  return (communes.includes(row.commune) || departements.includes(row.departement)) && typologies.includes(row.typologie) && Math.floor(masque / 2 ** row.classe) % 2 === 1
}

/** By the law, on the very day. */
export function fits(monde: Monde, offre: Offre, habitant: Habitant, le: Jour): boolean {
  if (!matches(monde, offre, habitant, le)) return false
  return checkEligibilite(demandeAt(habitant, le, monde), { ...offreFacts(offre.row, endOf(le)), ouverte: true }, le).reponse === 'oui'
}
