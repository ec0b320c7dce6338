/** The eight employers of the demonstration, all invented: SIREN beginning 000, SIREN and SIRET passing Luhn (K30). */
import type { Categorie } from '#domain/entreprise.ts'

export type EmployeurDemo = { siren: string; siret: string; nom: string; effectif: number; agricole: boolean; categorie: Categorie }

export const EMPLOYEURS_DEMO = {
  boulangerie: { siren: '000101014', siret: '00010101400017', nom: 'La Baguette Dorée', effectif: 12, agricole: false, categorie: 'PME' },
  toiture: { siren: '000202028', siret: '00020202800015', nom: 'Toitures Quinsolle', effectif: 48, agricole: false, categorie: 'PME' },
  menuiserie: { siren: '000303032', siret: '00030303200015', nom: 'Menuiseries Brévalin', effectif: 180, agricole: false, categorie: 'PME' },
  transport: { siren: '000404046', siret: '00040404600013', nom: 'Transports Mirandolle', effectif: 1_200, agricole: false, categorie: 'ETI' },
  sante: { siren: '000505057', siret: '00050505700018', nom: 'Cliniques Valombreuse', effectif: 3_400, agricole: false, categorie: 'ETI' },
  aerien: { siren: '000606061', siret: '00060606100018', nom: 'Compagnie aérienne Cirrovane', effectif: 42_000, agricole: false, categorie: 'GE' },
  maraicher: { siren: '000707075', siret: '00070707500016', nom: 'Maraîchers de la Tourvelle', effectif: 64, agricole: true, categorie: 'PME' },
  fleuriste: { siren: '000808089', siret: '00080808900015', nom: 'Fleurs Lisoline', effectif: 6, agricole: false, categorie: 'PME' },
} as const satisfies Record<string, EmployeurDemo>

export const LISTE_EMPLOYEURS_DEMO: readonly EmployeurDemo[] = Object.values(EMPLOYEURS_DEMO)
