import type { Commune, Communes } from '#connectors/communes/index.ts'
import { plain } from '#connectors/communes/table.ts'
import { villeOf } from '#domain/lieux.ts'

/** A postal code and a name, found among the communes; several share a code: the landlord chooses among `candidates`. */
export type LieuSaisi = { issue: 'trouve'; commune: Commune } | { issue: 'choix'; candidates: readonly Commune[] } | { issue: 'inconnu'; candidates: readonly Commune[] }

const MOST = 60

/** `choisie`: the code chosen among the candidates of an earlier answer. An arrondissement rather than its whole city. */
export function findLieuSaisi(communes: Communes, codePostal: string, nom: string, choisie: string): LieuSaisi {
  const found = communes.search(codePostal, MOST).filter(({ codesPostaux }) => codesPostaux.includes(codePostal))
  const candidates = found.filter(({ code }) => !found.some((other) => other.code !== code && villeOf(other.code) === code))
  const named = candidates.filter((commune) => isCalled(communes, commune, nom))
  const [only] = named
  if (only && named.length === 1) return { issue: 'trouve', commune: only }
  const chosen = candidates.find(({ code }) => code === choisie)
  if (chosen) return { issue: 'trouve', commune: chosen }
  return named.length === 0 ? { issue: 'inconnu', candidates } : { issue: 'choix', candidates: named }
}

/** Accents, capitals and hyphens do not count; « Lyon » or « Lyon 6ème » is said of its arrondissements: the postal code tells which. */
function isCalled(communes: Communes, { code, nom }: Commune, typed: string): boolean {
  const said = plain(typed)
  const ville = plain(communes.find(villeOf(code))?.nom ?? nom)
  return said === '' || said === plain(nom) || said === ville || (villeOf(code) !== code && said.startsWith(`${ville} `))
}
