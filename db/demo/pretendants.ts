/** Who applies to a home, and what happens until it closes. */
import { addJours, joursEntre, type Jour } from '#domain/jour.ts'
import { advance, deposit, ouvre, rankPretendants, toPretendant, type Dossier, type Monde, type Offre, type Pretendant } from './dossiers.ts'
import { MOTIFS } from './commission.ts'
import type { Habitant } from './habitants.ts'
import { fits, matches } from './parutions.ts'
import type { Case, Issue, Passe } from './passe.ts'

/** Candidates at least, at most. */
const COMBIEN: Readonly<Record<Issue, readonly [number, number]>> = {
  louee: [1, 8], sans_candidat: [0, 2], retiree: [1, 4], attribuee: [3, 4], en_commission: [3, 4], transmise: [3, 5], close: [3, 4],
}
/** One who has a lease to come is free by then: a closed offer is over in that time. */
const JOURS_D_UNE_OFFRE = 108

/** Undefined when too few people fit. The household to be housed is among the first three of the list, or those before it are left out. */
export function choosePretendants(passe: Passe, offre: Offre, one: Case): readonly Pretendant[] | undefined {
  const { monde } = passe
  const [least, most] = COMBIEN[one.issue]
  const wanted = one.issue === 'sans_candidat' && one.rang % 3 !== 0 ? 0 : monde.tirage.between(least, most)
  const chosen: Pretendant[] = []
  for (const habitant of wanted === 0 ? [] : listPresents(passe, offre, one)) {
    if (chosen.length >= wanted) break
    const le = drawJour(monde, offre, habitant)
    if (fits(monde, offre, habitant, le)) chosen.push(toPretendant(monde, offre, habitant, { le }))
  }
  if (chosen.length < Math.min(least, wanted)) return undefined
  return one.loge ? makeRoom(monde, offre, chosen, one.loge) : chosen
}

/** One of the first three is the household that will be housed; most often the very first. */
function makeRoom(monde: Monde, offre: Offre, chosen: readonly Pretendant[], loge: Habitant): readonly Pretendant[] | undefined {
  return chosen[0]?.habitant === loge ? leaveOutBefore(monde, offre, chosen, { loge, places: monde.tirage.pick([1, 1, 2, 3]) }) : undefined
}

/** Those who were free then, and whom such a home suits; first the household to be housed. */
function listPresents(passe: Passe, offre: Offre, one: Case): readonly Habitant[] {
  const { monde, habitants } = passe
  const finLe = addJours(one.clotureLe, JOURS_D_UNE_OFFRE)
  const others = shuffle(monde, habitants).filter((habitant) => habitant !== one.loge && isThere(passe, habitant, one, finLe) && matches(monde, offre, habitant, one.clotureLe))
  return one.loge ? [one.loge, ...others] : others
}

function leaveOutBefore(monde: Monde, offre: Offre, chosen: readonly Pretendant[], { loge, places }: { loge: Habitant; places: number }): readonly Pretendant[] {
  const [first, ...rest] = rankPretendants(monde, offre, chosen)
  const place = [first, ...rest].findIndex((pretendant) => pretendant?.habitant === loge)
  return place < places ? chosen : leaveOutBefore(monde, offre, chosen.filter((pretendant) => pretendant !== first), { loge, places })
}

function isThere({ debuts }: Passe, habitant: Habitant, { clotureLe }: Case, finLe: Jour): boolean {
  const debut = debuts.get(habitant)
  return habitant.depuis < clotureLe && habitant.libreLe < clotureLe && (debut === undefined || finLe < debut)
}

export function drawJour(monde: Monde, offre: Pick<Offre, 'publieeLe' | 'clotureLe'>, { libreLe, depuis }: Habitant): Jour {
  const [from] = [offre.publieeLe, libreLe, depuis].sort().reverse()
  const hier = addJours(monde.today, -1)
  const last = offre.clotureLe < hier ? offre.clotureLe : hier
  return from === undefined || from >= last ? last : addJours(from, monde.tirage.between(0, joursEntre(from, last)))
}

/** Deposited in the order of days; some withdraw, some files are read before the closing. */
export function applyAll(monde: Monde, offre: Offre, pretendants: readonly Pretendant[], one: Case): readonly Dossier[] {
  const ordered = pretendants.toSorted((a, b) => (a.le < b.le ? -1 : a.le > b.le ? 1 : 0))
  const dossiers = ordered.map((pretendant) => ({ pretendant, dossier: deposit(monde, offre, pretendant) }))
  const spare = dossiers.filter(({ dossier }) => dossier.habitant !== one.loge).slice(3)
  for (const { pretendant, dossier } of dossiers) live(monde, dossier, { le: pretendant.le, clotureLe: one.clotureLe, mayEnd: spare.some((other) => other.dossier === dossier) })
  return dossiers.map(({ dossier }) => dossier)
}

function live(monde: Monde, dossier: Dossier, { le, clotureLe, mayEnd }: { le: Jour; clotureLe: Jour; mayEnd: boolean }): void {
  const { tirage } = monde
  if (mayEnd && tirage.chance(22)) {
    const jour = addJours(le, 2)
    advance(monde, dossier, 'withdraw', { jour: jour < clotureLe ? jour : clotureLe, heure: 20 + (jour < clotureLe ? 0 : 1) })
    return
  }
  const jour = ouvre(monde, addJours(le, tirage.between(1, 4)))
  if (jour > clotureLe || jour <= le) return
  if (mayEnd && tirage.chance(15)) advance(monde, dossier, 'invalidate', { jour, motif: tirage.pick(MOTIFS.invalidee) })
  else if (tirage.chance(55)) advance(monde, dossier, 'validate', { jour })
}

export function shuffle<T>({ tirage }: Pick<Monde, 'tirage'>, items: readonly T[]): readonly T[] {
  return items.map((item) => ({ item, key: tirage.below(1_000_000) })).sort((a, b) => a.key - b.key).map(({ item }) => item)
}
