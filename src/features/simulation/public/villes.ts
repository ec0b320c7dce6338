import type { Commune, Communes } from '#connectors/communes/index.ts'
import { villeOf } from '#domain/lieux.ts'

/** What a person typed, found among the communes. `candidates`: what one chooses from, the most peopled first. */
export type VilleTrouvee =
  | { issue: 'vide' }
  | { issue: 'inconnue' }
  | { issue: 'choix'; candidates: readonly Commune[]; plus: boolean }
  | { issue: 'trouvee'; commune: Commune; candidates: readonly Commune[] }

const MOST_SHOWN = 10
const MOST_READ = 500
/** « Saint Étienne » is « Saint-Étienne »: accents, capitals, hyphens and spaces do not count. */
const SAME = new Intl.Collator('fr', { sensitivity: 'base', ignorePunctuation: true })

/** By name or by postal code; `code` is what was chosen among the candidates of an earlier answer. */
export function findVille(communes: Communes, texte: string, code: string): VilleTrouvee {
  const typed = texte.trim().replaceAll(/\s+/g, ' ')
  if (typed === '') return { issue: 'vide' }
  const candidates = listCandidates(communes, typed)
  const [first] = candidates
  if (first === undefined) return { issue: 'inconnue' }
  if (candidates.length === 1) return { issue: 'trouvee', commune: first, candidates: [] }
  const shown = candidates.slice(0, MOST_SHOWN)
  const chosen = shown.find((commune) => commune.code === code)
  return chosen ? { issue: 'trouvee', commune: chosen, candidates: shown } : { issue: 'choix', candidates: shown, plus: candidates.length > MOST_SHOWN }
}

/** One name, one place: « Lyon » is the city, though Lyons-la-Forêt begins the same way. */
function listCandidates(communes: Communes, typed: string): readonly Commune[] {
  const postal = /(?<!\d)\d{5}(?!\d)/.exec(typed)?.[0]
  if (postal !== undefined) return narrow(listByPostal(communes, postal), nameIn(typed.replace(postal, ' ')))
  if (!/\p{L}/u.test(typed)) return []
  const name = nameIn(typed)
  const departement = /\((\d[\dAB]\d?)\)/i.exec(typed)?.[1]?.toUpperCase()
  const found = communes.search(name, MOST_READ).filter((commune) => departement === undefined || commune.departement === departement)
  const exact = found.filter((commune) => SAME.compare(commune.nom, name) === 0)
  return exact.length > 0 ? exact : found
}

/** The arrondissement of the postal code rather than its whole city. */
function listByPostal(communes: Communes, postal: string): readonly Commune[] {
  const found = communes.search(postal, MOST_READ)
  return found.filter(({ code }) => !found.some((other) => other.code !== code && villeOf(other.code) === code))
}

/** « 01000 Bourg-en-Bresse »: the name tells apart those who share the code; a name that says something else is not heeded. */
function narrow(found: readonly Commune[], name: string): readonly Commune[] {
  const named = name === '' ? [] : found.filter((commune) => SAME.compare(commune.nom, name) === 0)
  return named.length > 0 ? named : found
}

/** « Lyon 6ème arrondissement (69) » is called « Lyon 6e »; « St Denis », « Saint Denis ». */
function nameIn(text: string): string {
  return text
    .replace(/\([^)]*\)/g, ' ')
    .trim()
    .replace(/^st[ .-]+/i, 'Saint ')
    .replace(/^ste[ .-]+/i, 'Sainte ')
    .replace(/(\p{L}) +(\d{1,2}) ?(?:er|[eè]re?|[eè](?:me)?)?(?: ?arr(?:ondissement|\.)?)?$/iu, (_, letter: string, rank: string) => `${letter} ${Number(rank)}${Number(rank) === 1 ? 'er' : 'e'}`)
}
