/**
 * Speed as ratios within one run: each scenario beside its physical reference, in short interleaved slices.
 * `npm run bench`. Prints a table for people, then one JSON line a scenario. Never fails.
 */
import { availableParallelism } from 'node:os'
import { sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import { applyToOffre } from '#features/candidatures/commands/apply.ts'
import { withdrawCandidature } from '#features/candidatures/commands/withdraw.ts'
import { findRang } from '#features/candidatures/queries/rang.ts'
import { listOffresPourMoi } from '#features/offres/queries/pour-moi.ts'
import type { Ctx } from '#src/context.ts'
import { prepareBench, type Bench } from './house.ts'

type Scenario = { name: string; reference: string; run: () => Promise<unknown>; against: () => Promise<unknown> }
type Result = { name: string; reference: string; medianMs: number; referenceMs: number; ratio: number }

const SLICE_MS = 250
const ROUNDS = 7

const house = await prepareBench()
try {
  const results: Result[] = []
  for (const scenario of await listScenarios(house)) results.push(await measure(scenario))
  print(results)
} finally {
  await house.close()
}

async function listScenarios({ ctx, hotOffreId, hotCandidatureId, demandeId, freeDemandeId }: Bench): Promise<readonly Scenario[]> {
  const { db, today, now } = ctx
  const lookUp = () => db.selectFrom('offre').selectAll().where('id', '=', hotOffreId).execute()
  return [
    { name: 'offres qui me correspondent', reference: 'une ligne par sa clé', run: () => listOffresPourMoi(db, demandeId, {}, now), against: lookUp },
    {
      name: 'rang en direct parmi 2 000', reference: 'compter les mêmes 2 000 dans l’index', run: () => findRang(db, hotOffreId, hotCandidatureId, today),
      against: () => sql`select count(*) from candidature where offre_id = ${hotOffreId} and statut in ('deposee', 'validee')`.execute(db),
    },
    { name: 'postuler puis annuler', reference: 'deux écritures nues', run: () => applyAndLeave(ctx, freeDemandeId, hotOffreId), against: () => writeTwice(ctx) },
  ]
}

async function applyAndLeave(ctx: Ctx, demandeId: number, offreId: number): Promise<void> {
  const applied = await applyToOffre(ctx, demandeId, offreId)
  if (!applied.ok) throw new Error(`The bench could not apply: ${applied.refus.cause}`)
  await withdrawCandidature(ctx, demandeId, applied.id)
}

async function writeTwice({ db, now }: Ctx): Promise<void> {
  for (const cle of ['bench a', 'bench b']) await db.insertInto('tentative').values({ cle, quand: now }).execute()
}

/** Slices of the two in turn, so that a noisy neighbour weighs on both. */
async function measure({ name, reference, run, against }: Scenario): Promise<Result> {
  const pairs: { mine: number; theirs: number }[] = []
  for (let round = 0; round < ROUNDS; round++) pairs.push({ mine: await slice(run), theirs: await slice(against) })
  const ratios = pairs.map(({ mine, theirs }) => mine / theirs)
  return { name, reference, medianMs: median(pairs.map(({ mine }) => mine)), referenceMs: median(pairs.map(({ theirs }) => theirs)), ratio: median(ratios) }
}

/** Mean milliseconds of one run, over a slice. */
async function slice(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  let count = 0
  while (performance.now() - start < SLICE_MS) {
    await work()
    count += 1
  }
  return (performance.now() - start) / count
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

function print(results: readonly Result[]): void {
  const lines = results.map(({ name, reference, medianMs, referenceMs, ratio }) => `${name.padEnd(32)} ${medianMs.toFixed(3).padStart(9)} ms   ${ratio.toFixed(1).padStart(6)} ×  ${reference} (${referenceMs.toFixed(3)} ms)`)
  const machine = `Node ${process.version}, ${availableParallelism()} cœurs, ${Temporal.Now.plainDateISO().toString()}`
  process.stdout.write(`${[machine, ...lines, ...results.map((result) => JSON.stringify(result))].join('\n')}\n`)
}
