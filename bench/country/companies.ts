/** Employers: many small ones, a few very large. Each is made again from its number alone. */
import { computeCategorie } from '#domain/entreprise.ts'
import type { Politique } from '#domain/politique.ts'
import type { EntrepriseEtablie } from '#features/entreprises/queries.ts'
import { createDraw, pick, pickWeighted, STREAMS, type Draw } from './draw.ts'
import type { Size } from './sizes.ts'
import type { Territory } from './territory.ts'

/** `etablissement` is always known here. */
export type Company = EntrepriseEtablie & { etablissement: { siret: string; nom: string; commune: string } }

/** Of a hundred companies listed by size: half a large one, five middling ones. */
const GRANDES = 0.005
const MOYENNES = 0.055
/** Luhn leaves 100 000 numbers that begin with 000; the others begin with 001 to 009: no company has them either. */
const SIRENS = 100_000

const ACTIVITES = ['Ateliers', 'Transports', 'Conserverie', 'Menuiserie', 'Imprimerie', 'Clinique', 'Maraîchers', 'Travaux', 'Logistique', 'Boulangerie', 'Services', 'Filature']
const LIEUX = ['des Tilleuls', 'du Ponant', 'de la Plaine', 'des Trois Monts', 'du Grand Canal', 'de la Côte', 'du Vieux Port', 'des Marais', 'de l’Estuaire', 'du Plateau']

const POLITIQUES: readonly Politique[] = [
  { A: [], B: [], C: [] },
  { A: [{ code: 'recrutement_recent' }], B: [], C: [{ code: 'famille_monoparentale' }] },
  { A: [{ code: 'mutation' }], B: [{ code: 'moins_de_ans' }], C: [{ code: 'famille_nombreuse' }] },
  { A: [{ code: 'alternance' }, { code: 'rapprochement_travail', seuil: 25 }], B: [{ code: 'cdi_plus_de_ans' }], C: [] },
]

/** Ids begin at 1; the first are the largest. */
export function makeCompany(id: number, { entreprises }: Size, { offered }: Territory): Company {
  const draw = createDraw(STREAMS.entreprise, id)
  const effectif = drawEffectif(draw, id / entreprises)
  const siren = sirenOf(id)
  const nom = `${pick(draw, ACTIVITES)} ${pick(draw, LIEUX)} ${id}`
  const delegation = draw.chance(0.8)
  return {
    id, siren, nom, effectif, agricole: draw.chance(0.04), categorie: computeCategorie(effectif), code: `BANC${id}`, delegation,
    politique: delegation && draw.chance(0.6) ? { A: [], B: [], C: [] } : pick(draw, POLITIQUES),
    etablissement: { siret: `${siren}${withKey(siren, '0001')}`, nom, commune: pickWeighted(draw, offered).code },
  }
}

const known = new Map<number, Company>()

/** Made once in each thread: the large ones employ thousands. */
export function findCompany(id: number, size: Size, territory: Territory): Company {
  const found = known.get(id) ?? makeCompany(id, size, territory)
  known.set(id, found)
  return found
}

/** Who employs a person: two in five work for a large company. */
export function drawCompanyId(draw: Draw, { entreprises }: Size): number {
  const grandes = Math.max(1, Math.floor(entreprises * GRANDES))
  const moyennes = Math.max(grandes + 1, Math.floor(entreprises * MOYENNES))
  const taille = draw.unit()
  if (taille < 0.4) return 1 + Math.floor(grandes * draw.unit() ** 1.6)
  return taille < 0.65 ? draw.between(grandes + 1, moyennes) : draw.between(Math.min(moyennes + 1, entreprises), entreprises)
}

function drawEffectif(draw: Draw, place: number): number {
  if (place <= GRANDES) return 5_000 + Math.floor(20_000 * draw.unit() ** 3)
  if (place <= MOYENNES) return draw.between(251, 4_999)
  return draw.chance(0.12) ? draw.between(1, 9) : Math.floor(10 + 240 * draw.unit() ** 2)
}

function sirenOf(id: number): string {
  const rank = id - 1
  return withLuhn(`00${Math.floor(rank / SIRENS)}${String(rank % SIRENS).padStart(5, '0')}`)
}

/** The four digits of the establishment, then its key. */
function withKey(siren: string, nic: string): string {
  return withLuhn(siren + nic).slice(9)
}

export function withLuhn(digits: string): string {
  const sum = Array.from(digits, Number).reverse().reduce((total, digit, index) => total + (index % 2 === 1 ? digit : digit > 4 ? 2 * digit - 9 : 2 * digit), 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}
