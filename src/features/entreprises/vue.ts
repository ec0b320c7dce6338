import { TRIS, type Etat, type Tri, type VueSalaries } from './queries/salaries.ts'

const ETATS_CONNUS: readonly Etat[] = ['a_valider', 'valides', 'refuses']
const MOST_PAGES = 10_000

/** What the address of the list holds; what is not understood is left out. */
export function readVueSalaries(query: Readonly<Record<string, string>>): VueSalaries {
  const page = /^[1-9]\d{0,4}$/.test(query['page'] ?? '') ? Math.min(Number(query['page']), MOST_PAGES) : 1
  return { ...readFiltres(query), tri: TRIS.find((one) => one === query['tri']) ?? 'nom', sens: query['sens'] === 'desc' ? 'desc' : 'asc', page }
}

function readFiltres(query: Readonly<Record<string, string>>): Pick<VueSalaries, 'etat' | 'nom' | 'siret'> {
  const nom = (query['nom'] ?? '').replaceAll(/\p{Cc}/gu, ' ').trim().slice(0, 80)
  const siret = /^\d{14}$/.exec(query['siret'] ?? '')?.[0]
  const etat = ETATS_CONNUS.find((one) => one === query['etat'])
  return { ...(etat && { etat }), ...(nom !== '' && { nom }), ...(siret !== undefined && { siret }) }
}

/** The address of the same list with something else in it. */
export function hrefSalaries(vue: VueSalaries, changes: Partial<Omit<VueSalaries, 'etat'>> & { etat?: Etat | undefined } = {}): string {
  const { etat, nom, siret, tri, sens, page } = { ...vue, ...changes }
  const query = new URLSearchParams({
    ...(etat === undefined ? {} : { etat }), ...(nom === undefined ? {} : { nom }), ...(siret === undefined ? {} : { siret }),
    ...(tri === 'nom' ? {} : { tri }), ...(sens === 'asc' ? {} : { sens }), ...(page === 1 ? {} : { page: String(page) }),
  })
  return query.size === 0 ? '/entreprise/salaries' : `/entreprise/salaries?${query.toString()}`
}

/** A column sorts up first, then down; a new order starts again at the first page. */
export function sortLink(vue: VueSalaries, tri: Tri): { href: string; direction?: 'asc' | 'desc' } {
  if (vue.tri !== tri) return { href: hrefSalaries(vue, { tri, sens: 'asc', page: 1 }) }
  return { href: hrefSalaries(vue, { sens: vue.sens === 'asc' ? 'desc' : 'asc', page: 1 }), direction: vue.sens }
}

export function countFiltres({ nom, siret }: VueSalaries): number {
  return [nom, siret].filter((one) => one !== undefined).length
}
