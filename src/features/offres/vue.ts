import { STATUTS_OFFRE, type StatutOffre } from '#domain/offre.ts'

/** What the address of a professional's list holds; what is not understood is left out. */
export type Vue = { statut: StatutOffre | undefined; page: number }

export function readVue(query: Readonly<Record<string, string>>): Vue {
  const page = /^[1-9]\d{0,4}$/.test(query['page'] ?? '') ? Number(query['page']) : 1
  return { statut: STATUTS_OFFRE.find((statut) => statut === query['statut']), page }
}
