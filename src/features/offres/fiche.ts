import type { Commune } from '#connectors/communes/index.ts'
import { classeOf } from '#domain/droits.ts'
import type { Jour } from '#domain/jour.ts'
import { isOutreMer } from '#domain/lieux.ts'
import type { Centimes, Financement, Typologie, ZoneAbc, ZoneApl } from '#domain/offre.ts'

export const LETTRES = ['A', 'B', 'C', 'D', 'E', 'F', 'G'] as const
export type Lettre = (typeof LETTRES)[number]
export type Nature = 'appartement' | 'maison'

/** What a landlord says of a home. Money in cents a month, surface in m². */
export type FicheOffre = {
  reference: string
  bailleurId: number
  /** INSEE code. */
  commune: string
  codePostal: string
  adresse: string
  /** Of the home; those of its commune when absent. */
  lieu?: { lat: number; lon: number }
  typologie: Typologie
  nature: Nature
  financement: Financement
  zoneAbc?: ZoneAbc
  zoneApl?: ZoneApl
  /** Charges included. */
  loyer: Centimes
  loyerHorsCharges: Centimes
  depotGarantie: Centimes
  surface: number
  /** 0: ground floor. */
  etage: number
  ascenseur: boolean
  /** Reachable by wheelchair. */
  pmr: boolean
  chauffage: string
  annee?: number
  dpe: Lettre
  ges: Lettre
  description: string
  disponibleLe: Jour
  /** Company whose employees alone may apply (K13). */
  reserveeA?: number
  /** 1 to 3, three by default (D9). */
  designesMax?: 1 | 2 | 3
}

export type RefusFiche = { champ: keyof FicheOffre; texte: string }

/** Every reason why this home cannot be offered here; none: it can. */
export function checkFiche(fiche: FicheOffre, commune: Commune | undefined): readonly RefusFiche[] {
  if (!commune) return [{ champ: 'commune', texte: 'Cette commune n’existe pas.' }]
  return [...checkClasse(fiche), ...checkLieu(fiche, commune), ...checkLoyer(fiche), ...checkTexte(fiche)]
}

function checkClasse(fiche: FicheOffre): readonly RefusFiche[] {
  if (isOutreMer(fiche.commune)) return [{ champ: 'commune', texte: 'Les plafonds de l’outre-mer viennent d’autres textes, que cette version ne connaît pas.' }]
  if (classeOf(fiche) !== undefined) return []
  return [{ champ: 'zoneAbc', texte: 'Indiquez la zone A, B ou C\u00a0: le plafond d’un loyer intermédiaire en dépend.' }]
}

function checkLieu({ codePostal }: FicheOffre, commune: Commune): readonly RefusFiche[] {
  if (commune.codesPostaux.includes(codePostal)) return []
  return [{ champ: 'codePostal', texte: `${codePostal} n’est pas un code postal de ${commune.nom}.` }]
}

function checkLoyer({ loyer, loyerHorsCharges, surface }: FicheOffre): readonly RefusFiche[] {
  const refus: RefusFiche[] = []
  if (loyerHorsCharges <= 0) refus.push({ champ: 'loyerHorsCharges', texte: 'Indiquez le loyer sans les charges.' })
  if (loyer < loyerHorsCharges) refus.push({ champ: 'loyer', texte: 'Le loyer avec les charges ne peut pas être plus bas que le loyer sans elles.' })
  if (surface <= 0) refus.push({ champ: 'surface', texte: 'Indiquez la surface.' })
  return refus
}

function checkTexte({ reference, adresse, description }: FicheOffre): readonly RefusFiche[] {
  const texts = { reference, adresse, description }
  const champs = ['reference', 'adresse', 'description'] as const
  return champs.flatMap((champ) => (texts[champ].trim() === '' ? [{ champ, texte: 'Ce champ est vide.' }] : []))
}
