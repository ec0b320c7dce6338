import { STATUTS_OFFRE } from '#domain/offre.ts'
import { LISTES, TRIS_DOSSIERS, type VueDossiers } from './queries/dossiers.ts'
import { TRIS_LOGEMENTS, type VueLogements } from './queries/logements.ts'

type Query = Readonly<Record<string, string>>
const RECHERCHE_MAXIMUM = 60

/** What the address of a landlord’s list holds; what is not understood is left out. */
export function readVueLogements(query: Query): VueLogements {
  return {
    statut: STATUTS_OFFRE.find((statut) => statut === query['statut']),
    recherche: (query['recherche'] ?? '').replaceAll(/\p{Cc}/gu, ' ').trim().slice(0, RECHERCHE_MAXIMUM),
    ...readTri(query, TRIS_LOGEMENTS, 'cloture', 'desc'),
    page: readPage(query),
  }
}

export function readVueDossiers(query: Query): VueDossiers {
  return { liste: LISTES.find((liste) => liste === query['liste']) ?? 'tous', ...readTri(query, TRIS_DOSSIERS, 'echeance', 'asc'), page: readPage(query) }
}

/** The address of the same list, one thing changed; what is by default is not written. */
export function writeAdresse(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const search = new URLSearchParams(Object.entries(query).flatMap(([name, value]): [string, string][] => (value === undefined || value === '' ? [] : [[name, value]])))
  const text = search.toString()
  return text === '' ? path : `${path}?${text}`
}

function readTri<T extends string>(query: Query, tris: readonly T[], tri: T, sens: 'asc' | 'desc'): { tri: T; sens: 'asc' | 'desc' } {
  const chosen = tris.find((one) => one === query['tri'])
  if (chosen === undefined) return { tri, sens }
  return { tri: chosen, sens: query['sens'] === 'desc' ? 'desc' : 'asc' }
}

function readPage({ page = '' }: Query): number {
  return /^[1-9]\d{0,4}$/.test(page) ? Number(page) : 1
}
