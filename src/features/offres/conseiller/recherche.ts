import { STATUTS_OFFRE } from '#domain/offre.ts'
import { FILES, TRIS, type Recherche, type Tri } from '../queries/tableau.ts'

type Query = Readonly<Record<string, string>>

/** What the address of the dashboard holds; what is not understood is left out. */
export function readRecherche(query: Query): Recherche {
  const texte = (query['ville'] ?? '').replaceAll(/\p{Cc}/gu, ' ').trim()
  const triee = query['tri'] ?? ''
  const page = toNumber(query['page'])
  return {
    file: FILES.find((file) => file === query['file']),
    statut: STATUTS_OFFRE.find((statut) => statut === query['statut']),
    ville: texte === '' ? undefined : texte,
    bailleur: toNumber(query['bailleur']),
    tri: TRIS.find((tri) => tri === triee.replace(/^-/, '')) ?? 'cloture',
    sens: triee.startsWith('-') ? 'desc' : 'asc',
    page: page ?? 1,
  }
}

function toNumber(text: string | undefined): number | undefined {
  return /^[1-9]\d{0,8}$/.test(text ?? '') ? Number(text) : undefined
}

/** The same search with something changed, as an address; a new search begins at its first page. */
export function hrefOf(recherche: Recherche, over: Partial<Recherche>): string {
  const { file, statut, ville, bailleur, tri, sens, page } = { ...recherche, page: 1, ...over }
  const triee = `${sens === 'desc' ? '-' : ''}${tri}`
  const given = { file, statut, ville, bailleur: bailleur?.toString(), tri: triee === 'cloture' ? undefined : triee, page: page === 1 ? undefined : String(page) }
  const params = new URLSearchParams(Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
  return params.size === 0 ? '/conseiller' : `/conseiller?${params.toString()}`
}

/** A second click on a column turns its order. */
export function triOf(recherche: Recherche, tri: Tri): { href: string; direction?: 'asc' | 'desc' } {
  const present = recherche.tri === tri
  const sens = present && recherche.sens === 'asc' ? 'desc' : 'asc'
  return { href: hrefOf(recherche, { tri, sens }), ...(present ? { direction: recherche.sens } : {}) }
}

/** Filters in force, beside the list itself. */
export function countFiltres({ statut, ville, bailleur }: Recherche): number {
  return [statut, ville, bailleur].filter((one) => one !== undefined).length
}
