import type { Commune, Communes } from '#connectors/communes/index.ts'
import { expandCommune } from '#domain/lieux.ts'
import { plain } from '#connectors/communes/table.ts'
import type { FiltresPublics } from './queries/publiques.ts'

/** What a typed place stands for; `autres`: other communes that begin the same. */
export type Lieu = { nom: string; filtres: Pick<FiltresPublics, 'communes' | 'departement'>; autres: readonly Commune[] }

const AUTRES = 5

/** A département by its number or name, a postal code, a town as it is typed. Undefined: no such place. */
export function findLieu(communes: Communes, text: string): Lieu | undefined {
  const departement = communes.findDepartement(text)
  if (departement) return { nom: `${departement.nom} (${departement.code})`, filtres: { departement: departement.code }, autres: [] }
  const found = communes.search(text, 40)
  if (/^\d{5}$/.test(text.trim())) return found.length === 0 ? undefined : { nom: text.trim(), filtres: { communes: found.map(({ code }) => code) }, autres: [] }
  const [first, ...others] = found
  if (first === undefined) return undefined
  const same = found.filter((commune) => plain(commune.nom) === plain(first.nom))
  const nom = same.length === 1 ? `${first.nom} (${first.departement})` : first.nom
  return { nom, filtres: { communes: same.flatMap(({ code }) => expandCommune(code)) }, autres: others.filter((commune) => !same.includes(commune)).slice(0, AUTRES) }
}
