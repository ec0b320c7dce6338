/**
 * Who applies where. Each home is wanted by a number drawn from a log-normal law (mean 26, median 13, the most wanted has
 * thousands); those who apply are drawn among the requests that the law lets apply there, each for one home at most.
 */
import { CLASSES } from '#domain/droits.ts'
import { expandCommune } from '#domain/lieux.ts'
import { TYPOLOGIES } from '#domain/offre.ts'
import { createDraw, STREAMS, type Draw } from './draw.ts'
import type { Home } from './homes.ts'
import type { Size } from './sizes.ts'

/** Rights of the requests that may apply, one entry for each commune of a request; columns, for there are millions. */
export type Rights = { communes: readonly string[]; commune: Uint16Array; masque: Uint32Array; typologies: Uint8Array; demande: Uint32Array }
/** A candidature is a pair of the two columns, in the order in which they were filed. */
export type Crowd = { offre: Uint32Array; demande: Uint32Array; missing: number }

/** Twice the median is the mean of a log-normal law of this deviation. */
const SPREAD = Math.sqrt(2 * Math.LN2)
/** At most this part of those who may apply do. */
const SHARE = 0.6

type Bucket = { masque: Uint32Array; typologies: Uint8Array; demande: Uint32Array }
type Target = { home: Home; eligible: number; wanted: number; bucket: Bucket }

export function drawCrowd(size: Size, homes: readonly Home[], rights: Rights): Crowd {
  const buckets = groupByCommune(rights)
  const draw = createDraw(STREAMS.foule, 0)
  const open = homes.filter(({ reserved }) => !reserved).map((home): Target => {
    const bucket = buckets.get(home.facts.commune) ?? NONE
    return { home, bucket, eligible: countEligible(home, bucket), wanted: 0 }
  })
  shareOut(draw, open, size)
  const taken = new Uint8Array(size.demandes + 1)
  const pairs: [number, number][] = []
  let missing = 0
  for (const target of open.toSorted((a, b) => a.eligible - b.eligible || a.home.id - b.home.id)) {
    const found = chooseCandidates(draw, target, taken)
    missing += target.wanted - found.length
    for (const demande of found) pairs.push([target.home.id, demande])
  }
  shuffle(draw, pairs)
  return { offre: Uint32Array.from(pairs, ([offre]) => offre), demande: Uint32Array.from(pairs, ([, demande]) => demande), missing }
}

const NONE: Bucket = { masque: new Uint32Array(), typologies: new Uint8Array(), demande: new Uint32Array() }

export function bitOf(typologie: (typeof TYPOLOGIES)[number]): number {
  return 1 << TYPOLOGIES.indexOf(typologie)
}

function groupByCommune({ communes, commune, masque, typologies, demande }: Rights): ReadonlyMap<string, Bucket> {
  const starts = countStarts(commune, communes.length)
  const next = starts.slice()
  const sorted: Bucket = { masque: new Uint32Array(masque.length), typologies: new Uint8Array(masque.length), demande: new Uint32Array(masque.length) }
  for (let row = 0; row < commune.length; row++) {
    const index = at(commune, row)
    const place = at(next, index)
    next[index] = place + 1
    sorted.masque[place] = at(masque, row)
    sorted.typologies[place] = at(typologies, row)
    sorted.demande[place] = at(demande, row)
  }
  const sliceOf = (index: number): Bucket => {
    const [from, to] = [starts[index], starts[index + 1]]
    return { masque: sorted.masque.subarray(from, to), typologies: sorted.typologies.subarray(from, to), demande: sorted.demande.subarray(from, to) }
  }
  return new Map(communes.map((code, index) => [code, sliceOf(index)]))
}

/** Where each commune begins, once sorted; one more, where the last one ends. */
function countStarts(commune: Uint16Array, communes: number): Uint32Array {
  const starts = new Uint32Array(communes + 1)
  for (const index of commune) starts[index + 1] = at(starts, index + 1) + 1
  for (let index = 1; index < starts.length; index++) starts[index] = at(starts, index) + at(starts, index - 1)
  return starts
}

function at(column: Uint32Array | Uint16Array | Uint8Array, row: number): number {
  return column[row] ?? 0
}

function countEligible(home: Home, bucket: Bucket): number {
  const isEligible = eligibility(home, bucket)
  let count = 0
  for (let row = 0; row < bucket.demande.length; row++) if (isEligible(row)) count += 1
  return count
}

function eligibility({ facts, classe }: Home, { masque, typologies }: Bucket): (row: number) => boolean {
  if (classe >= CLASSES.length) throw new RangeError('unknown class')
  const [bit, type] = [2 ** classe, bitOf(facts.typologie)]
  return (row) => ((masque[row] ?? 0) & bit) !== 0 && ((typologies[row] ?? 0) & type) !== 0
}

/** The most wanted are among those that most people may have. */
function shareOut(draw: Draw, targets: Target[], { candidatures, foule }: Size): void {
  const drawn = targets.map(() => Math.exp(SPREAD * draw.normal())).sort((a, b) => b - a)
  const sum = drawn.reduce((total, one) => total + one, 0)
  const byAttraction = targets.map((target) => ({ target, rank: target.eligible * Math.exp(0.5 * draw.normal()) })).sort((a, b) => b.rank - a.rank)
  let left = candidatures
  for (const [place, { target }] of byAttraction.entries()) {
    const wanted = place === 0 ? foule : Math.min(foule - 1, Math.round(((drawn[place] ?? 0) / sum) * candidatures))
    target.wanted = Math.min(wanted, Math.floor(target.eligible * SHARE), left)
    left -= target.wanted
  }
  fillUp(byAttraction.map(({ target }) => target), left, foule)
}

/** What small places could not take goes to the others, the busiest set aside. */
function fillUp(targets: readonly Target[], missing: number, foule: number): void {
  let left = missing
  for (let round = 0; left > 0 && round < 50; round++) {
    for (const target of targets.slice(1)) {
      const more = Math.min(left, Math.ceil(target.wanted * 0.1), Math.floor(target.eligible * SHARE) - target.wanted, foule - 1 - target.wanted)
      if (more <= 0) continue
      target.wanted += more
      left -= more
    }
  }
}

/** From a drawn place of the list, passing over those who have applied already, with steps so that neighbours differ. */
function chooseCandidates(draw: Draw, { home, bucket, wanted, eligible }: Target, taken: Uint8Array): readonly number[] {
  const isEligible = eligibility(home, bucket)
  const found: number[] = []
  const { length } = bucket.demande
  const step = Math.max(1, Math.floor(eligible / Math.max(1, 2 * wanted)))
  const start = length === 0 ? 0 : draw.below(length)
  for (let offset = 0; offset < step && found.length < wanted; offset++) {
    for (let place = offset; place < length && found.length < wanted; place += step) {
      const row = (start + place) % length
      const demande = bucket.demande[row] ?? 0
      if (taken[demande] !== 0 || !isEligible(row)) continue
      taken[demande] = 1
      found.push(demande)
    }
  }
  return found
}

function shuffle(draw: Draw, pairs: [number, number][]): void {
  for (let index = pairs.length - 1; index > 0; index--) {
    const other = draw.below(index + 1)
    const [a, b] = [pairs[index], pairs[other]]
    if (a && b) [pairs[index], pairs[other]] = [b, a]
  }
}

/** Every commune under which a request may be found by a home, as the law expands them. */
export function placesOf(communes: readonly string[]): readonly string[] {
  return [...new Set(communes.flatMap(expandCommune))]
}
