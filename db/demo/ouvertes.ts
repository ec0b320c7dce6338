/** The sixty homes that one may apply to today. */
import { addJours, type Jour } from '#domain/jour.ts'
import { advance, deposit, ouvre, toPretendant, type Dossier, type Monde, type Offre } from './dossiers.ts'
import type { Habitant, Population } from './habitants.ts'
import { completeModele, type Home } from './logements/home.ts'
import { MODELES } from './logements/modeles.ts'
import { draft, fits, publish, type Lieu } from './parutions.ts'
import { drawJour, shuffle } from './pretendants.ts'

/** Days that a home may still be open, at most: those of the town close one after the other. */
export const JOURS_OUVERTS = 20
export const REFERENCE_EXEMPLE = referenceOf(0)
/** One list grows longer than the others, as they do. */
const CANDIDATS_AU_PLUS = 11

/** The home of the two worked examples: T1, Lyon 6e, 500 € charges included. */
const EXEMPLE: Home = {
  commune: '69386', typologie: 'T1', financement: 'PLS', surface: 33.4, etage: 4, ascenseur: true, maison: false, pmr: false, annee: 2007,
  adresse: '18 rue de la Lanterne Rouge', chauffage: 'Collectif, réseau de chaleur', dpe: 'B', ges: 'B', loyer: 50_000, loyerHorsCharges: 43_800,
  texte: 'Une grande pièce de vingt-deux mètres carrés, cuisine à part et salle d’eau avec fenêtre. Quatrième étage sur rue plantée, le parc est à sept minutes à pied.',
}

export function openOffres(monde: Monde, lieu: Lieu): readonly Offre[] {
  const homes = [EXEMPLE, ...MODELES.map((modele) => completeModele(monde.tirage, modele))]
  return homes.map((home, index) => {
    const publieeLe = addJours(monde.today, -(index === 0 ? 6 : 2 + ((index * 5) % 11)))
    const clotureLe = addJours(monde.today, index === 0 ? 14 : 1 + ((index * 7) % JOURS_OUVERTS))
    const reference = referenceOf(index)
    return publish(monde, draft(monde, lieu, home, { reference, dates: { publieeLe, clotureLe, disponibleLe: addJours(clotureLe, 35 + (index % 30)) }, ...(index === 0 ? { bailleurId: 1 } : {}) }))
  })
}

export function referenceOf(index: number): string {
  return `DEMO-${2_001 + index}`
}

/** Both examples, alone on their home; then whoever is free and finds something. */
export function applyToOpen(monde: Monde, offres: readonly Offre[], { tabanou, leclerc, demandeurs }: Population): void {
  const [exemple, ...autres] = offres
  if (!exemple) return
  apply(monde, exemple, tabanou, addJours(monde.today, -4))
  apply(monde, exemple, leclerc, addJours(monde.today, -3))
  const chercheurs = shuffle(monde, demandeurs).filter(({ emploi, libreLe }) => emploi !== undefined && libreLe < monde.today && monde.tirage.chance(94))
  const choix = chercheurs.map((habitant) => ({ habitant, ouvertes: autres.filter((offre) => isOpenTo(monde, offre, habitant)) }))
  const attrait = countEach(choix.flatMap(({ ouvertes }) => ouvertes))
  const combien = new Map<Offre, number>()
  for (const { habitant, ouvertes } of choix) {
    const libres = ouvertes.filter((offre) => (combien.get(offre) ?? 0) < CANDIDATS_AU_PLUS)
    if (libres.length === 0) continue
    const offre = chooseOffre(monde, libres, attrait)
    combien.set(offre, (combien.get(offre) ?? 0) + 1)
    const le = drawJour(monde, offre, habitant)
    read(monde, apply(monde, offre, habitant, le), le)
  }
}

/** Today, and on the days before on which they may have applied. */
function isOpenTo(monde: Monde, offre: Offre, habitant: Habitant): boolean {
  return fits(monde, offre, habitant, monde.today) && fits(monde, offre, habitant, addJours(monde.today, -1))
}

/** Most go where most could go: some lists are long, others are empty. */
function chooseOffre(monde: Monde, offres: readonly Offre[], attrait: ReadonlyMap<Offre, number>): Offre {
  if (monde.tirage.chance(22)) return monde.tirage.pick(offres)
  return monde.tirage.pick(offres.toSorted((a, b) => (attrait.get(b) ?? 0) - (attrait.get(a) ?? 0)).slice(0, 1))
}

function countEach(offres: readonly Offre[]): ReadonlyMap<Offre, number> {
  const counts = new Map<Offre, number>()
  for (const offre of offres) counts.set(offre, (counts.get(offre) ?? 0) + 1)
  return counts
}

function apply(monde: Monde, offre: Offre, habitant: Habitant, le: Jour): Dossier {
  return deposit(monde, offre, toPretendant(monde, offre, habitant, { le, live: true }))
}

/** Some files have been read already. */
function read(monde: Monde, dossier: Dossier, le: Jour): void {
  const jour = ouvre(monde, addJours(le, 2))
  if (jour > le && monde.tirage.chance(30)) advance(monde, dossier, 'validate', { jour })
}
