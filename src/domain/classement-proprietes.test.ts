import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { computeGain, computePointsFixes, explainPoints, explainRang, freezeListe, rankCandidatures, replayListe, type Entree, type Rang } from '#domain/classement.ts'
import type { Demande } from '#domain/demande.ts'
import type { Categorie, Employeur } from '#domain/entreprise.ts'
import { addJours, type Jour } from '#domain/jour.ts'
import type { OffreFacts } from '#domain/offre.ts'
import { runs } from '#test/runs.ts'

const categorie = fc.constantFrom<Categorie>('PME', 'ETI', 'GE')
const bonus = fc.option(categorie, { nil: undefined })
/** Few dates and few totals, so that ties are common. */
const jour = fc.integer({ min: 0, max: 8 }).map((n): Jour => addJours('2020-01-01', n))
const anEntree = fc.record({ dateDepot: jour, pointsFixes: fc.integer({ min: 0, max: 6 }).map((n) => n * 3), categorie, tirage: fc.constantFrom('0', '1', '2', '3', '4') })
const aList = fc.array(anEntree, { minLength: 1, maxLength: 30 }).map((list) => list.map((one, index): Entree => ({ ...one, id: `c${index}` })))

const naissance = fc.integer({ min: -20, max: 20 }).map((n): Jour => addJours('1996-11-22', 90 * n))
const anEmployeur = fc.record<Employeur>({
  effectif: fc.constantFrom(5, 10, 49, 50, 6000), agricole: fc.boolean(), categorie, validation: fc.constantFrom('deleguee', 'validee', 'en_attente', 'refusee'),
  tranches: fc.subarray(['A', 'B', 'C']), anonyme: fc.boolean(),
})
const aDemande: fc.Arbitrary<Demande> = fc.record({
  menage: naissance.map((day) => ({ personnes: [{ lien: 'demandeur' as const, naissance: day }], enfantsANaitre: 0 })),
  rfr: fc.constant({}), ressourcesMensuelles: fc.integer({ min: 0, max: 400_000 }), communesSouhaitees: fc.constant([]),
  communeActuelle: fc.constantFrom('1', '2'), refusCommission: fc.boolean(), refusAttribution: fc.boolean(),
  mobilite: fc.option(fc.record({ date: fc.integer({ min: -250, max: 250 }).map((n): Jour => addJours('2026-11-22', n)), trajetMinutes: fc.integer({ min: 0, max: 150 }) }), { nil: undefined }),
  employeur: fc.option(anEmployeur, { nil: undefined }),
}).map(({ mobilite, employeur, ...demande }) => ({ ...demande, ...(mobilite ? { mobilite } : {}), ...(employeur ? { employeur } : {}) }))
const anOffre = fc.integer({ min: 10_000, max: 200_000 }).map((loyer): OffreFacts => ({ commune: '1', typologie: 'T2', financement: 'PLUS', loyer, zoneApl: 2 }))
const lieux = (code: string) => ({ code, nom: code, departement: '69', lat: code === '1' ? 45 : 46, lon: 4, incertitudeKm: 0 })

const check = <T>(arbitrary: fc.Arbitrary<T>, holds: (value: T) => void): void => fc.assert(fc.property(arbitrary, holds), { numRuns: runs(200, 10_000) })
const byId = (ranks: readonly Rang[]): Map<string, Rang> => new Map(ranks.map((rank) => [rank.id, rank]))
const rankOf = (ranks: readonly Rang[], id: string): number => byId(ranks).get(id)?.rang ?? Number.NaN

test('the order in which candidatures arrive changes nothing', () => {
  const shuffled = aList.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }), bonus))
  check(shuffled, ([list, other, current]) => assert.deepEqual(rankCandidatures(list, current), rankCandidatures(other, current)))
})

test('the rank is 1 + those strictly better on total and date, counted one by one; the order is a permutation', () => {
  check(fc.tuple(aList, bonus), ([list, current]) => {
    const ranks = rankCandidatures(list, current)
    for (const me of ranks) {
      const better = ranks.filter((one) => one.total > me.total || (one.total === me.total && one.dateDepot < me.dateDepot))
      assert.equal(me.rang, 1 + better.length)
      assert.ok(me.rang <= me.ordre)
    }
    assert.deepEqual(ranks.map(({ ordre }) => ordre), ranks.map((_, index) => index + 1))
    assert.deepEqual(ranks.map(({ id }) => id).sort(), list.map(({ id }) => id).sort())
  })
})

test('seniority is 20 less those strictly older, counted one by one, and the bonus goes to its class alone', () => {
  check(fc.tuple(aList, bonus), ([list, current]) => {
    const ranks = byId(rankCandidatures(list, current))
    for (const one of list) {
      const older = list.filter(({ dateDepot }) => dateDepot < one.dateDepot).length
      const rank = ranks.get(one.id)
      assert.ok(rank)
      assert.equal(rank.anciennete, Math.max(0, 20 - older))
      assert.equal(rank.plusAnciennes, older)
      assert.equal(rank.equilibrage, one.categorie === current ? 240 : 0)
      assert.equal(rank.total, one.pointsFixes + rank.anciennete + rank.equilibrage)
    }
  })
})

test('more points, or an older filing date, never make a rank worse', () => {
  check(fc.tuple(aList, bonus, fc.nat(), fc.nat({ max: 60 }), fc.nat({ max: 9 })), ([list, current, pick, more, days]) => {
    const me = list[pick % list.length]
    assert.ok(me)
    const before = rankOf(rankCandidatures(list, current), me.id)
    const better: Entree = { ...me, pointsFixes: me.pointsFixes + more, dateDepot: addJours(me.dateDepot, -days) }
    const after = rankOf(rankCandidatures(list.map((one) => (one.id === me.id ? better : one)), current), me.id)
    assert.ok(after <= before, `${before} → ${after}`)
  })
})

test('when one leaves, nobody loses a point, and nobody older than the one who leaves gains any', () => {
  check(fc.tuple(aList, bonus, fc.nat()), ([list, current, pick]) => {
    const leaving = list[pick % list.length]
    assert.ok(leaving)
    const before = byId(rankCandidatures(list, current))
    for (const after of rankCandidatures(list.filter((one) => one !== leaving), current)) {
      const gained = after.total - (before.get(after.id)?.total ?? Number.NaN)
      assert.ok(gained === 0 || (gained === 1 && after.dateDepot > leaving.dateDepot))
    }
  })
})

test('when one leaves, a place lost is lost only to younger requests that moved up one point', () => {
  check(fc.tuple(aList, bonus, fc.nat()), ([list, current, pick]) => {
    const leaving = list[pick % list.length]
    assert.ok(leaving)
    const before = byId(rankCandidatures(list, current))
    const rankBefore = new Map([...before].map(([id, { rang }]) => [id, rang]))
    const after = rankCandidatures(list.filter((one) => one !== leaving), current).map((one) => ({ ...one, before: rankBefore.get(one.id) ?? Number.NaN }))
    for (const me of after) {
      const passed = after.filter((one) => one.rang < me.rang && one.before >= me.before)
      if (me.dateDepot > leaving.dateDepot) assert.ok(me.rang <= me.before, 'a younger request never falls')
      for (const one of passed) assert.ok(one.dateDepot > leaving.dateDepot && one.dateDepot > me.dateDepot)
    }
  })
})

test('a frozen list replayed gives the same order, through storage too', () => {
  check(fc.tuple(aList, bonus), ([list, current]) => {
    const gel = freezeListe(list, current, '2026-11-22')
    assert.deepEqual(replayListe(JSON.parse(JSON.stringify(gel))), rankCandidatures(list, current))
  })
})

test('the points said to be missing do reach the rank above, and one fewer does not', () => {
  check(fc.tuple(aList, fc.nat()), ([list, pick]) => {
    const me = list[pick % list.length]
    assert.ok(me)
    const gain = computeGain(rankCandidatures(list, undefined), me.id)
    assert.ok(gain)
    const missing = gain.pointsManquants
    if (missing === undefined) return assert.equal(gain.rang, 1)
    const rankWith = (more: number): number => rankOf(rankCandidatures(list.map((one) => (one === me ? { ...one, pointsFixes: one.pointsFixes + more } : one)), undefined), me.id)
    assert.ok(rankWith(missing) <= (gain.rangVise ?? 0))
    assert.ok(rankWith(missing - 1) > (gain.rangVise ?? 0))
  })
})

test('any request has between −40 and 1 000 points, and its sheet adds up', () => {
  check(fc.tuple(aDemande, anOffre, fc.nat({ max: 40 }), bonus), ([demande, offre, plusAnciennes, current]) => {
    const fixes = computePointsFixes(demande, offre, '2026-11-22', lieux)
    const { lignes } = explainPoints(fixes.faits)
    assert.equal(lignes.reduce((sum, { points }) => sum + points, 0), fixes.points, 'what ranks is what is explained')
    assert.deepEqual(explainPoints(JSON.parse(JSON.stringify(fixes.faits))).lignes, lignes, 'read back from storage, it reads the same')
    const sheet = explainRang({ ...fixes, lignes }, { dateDepot: '2024-01-01', plusAnciennes, ...(current ? { bonus: current } : {}) })
    assert.ok(sheet.total >= -40 && sheet.total <= 1000)
    assert.equal(sheet.total, sheet.als + sheet.entreprise + sheet.equilibrage)
    assert.ok(sheet.als >= -40 && sheet.als <= 240 && sheet.entreprise <= 520 && sheet.equilibrage <= 240)
    assert.equal(sheet.lignes.length, 11)
    assert.equal(sheet.lignes.reduce((sum, { points }) => sum + points, 0), sheet.total)
    assert.ok(sheet.lignes.every(({ points }) => Number.isInteger(points)))
  })
})

test('the sheet and the list give the same total', () => {
  check(fc.tuple(fc.array(fc.tuple(aDemande, jour), { minLength: 1, maxLength: 12 }), anOffre, bonus), ([candidates, offre, current]) => {
    const all = candidates.map(([demande, dateDepot], index) => ({ id: `c${index}`, dateDepot, fixes: computePointsFixes(demande, offre, '2026-11-22', lieux) }))
    const entrees = all.map(({ id, dateDepot, fixes }): Entree => ({ id, dateDepot, pointsFixes: fixes.points, ...(fixes.categorie ? { categorie: fixes.categorie } : {}), tirage: id }))
    const ranks = byId(rankCandidatures(entrees, current))
    for (const { id, dateDepot, fixes } of all) {
      const rank = ranks.get(id)
      assert.ok(rank)
      assert.equal(explainRang({ ...fixes, ...explainPoints(fixes.faits) }, { dateDepot, plusAnciennes: rank.plusAnciennes, ...(current ? { bonus: current } : {}) }).total, rank.total)
    }
  })
})

test('a list of 100 000 candidatures is ranked in seconds: the cost does not grow with the square of their number', () => {
  const many = Array.from({ length: 100_000 }, (_, index): Entree => ({
    id: `c${index}`, dateDepot: addJours('2015-01-01', (index * 7919) % 4000), pointsFixes: (index * 31) % 700, categorie: 'PME', tirage: String((index * 104_729) % 99_991),
  }))
  const start = performance.now()
  assert.equal(rankCandidatures(many, 'PME').length, many.length)
  assert.ok(performance.now() - start < 5000)
})
