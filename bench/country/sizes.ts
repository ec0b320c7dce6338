/** How large a country: the same skew at every size (a tenth of the requests everywhere, not a tenth of the map). */
export const SIZES = ['mini', 'demo', 'region', 'national'] as const
export type SizeName = (typeof SIZES)[number]

export type Size = {
  name: SizeName
  demandes: number
  offres: number
  candidatures: number
  entreprises: number
  bailleurs: number
  /** Live candidatures on the most wanted home. */
  foule: number
}

const COUNTRY: Readonly<Record<SizeName, Omit<Size, 'name'>>> = {
  mini: { demandes: 600, offres: 400, candidatures: 120, entreprises: 40, bailleurs: 5, foule: 12 },
  demo: { demandes: 29_000, offres: 200, candidatures: 5_000, entreprises: 1_200, bailleurs: 10, foule: 300 },
  region: { demandes: 290_000, offres: 2_000, candidatures: 50_000, entreprises: 12_000, bailleurs: 60, foule: 3_000 },
  national: { demandes: 2_900_000, offres: 20_000, candidatures: 500_000, entreprises: 120_000, bailleurs: 600, foule: 3_000 },
}

export function sizeOf(name: SizeName): Size {
  return { name, ...COUNTRY[name] }
}

export function isSizeName(text: string): text is SizeName {
  return SIZES.some((name) => name === text)
}
