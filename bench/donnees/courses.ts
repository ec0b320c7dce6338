/** Right or wrong, with no reference: two homes for one household, candidatures that come after the frozen list. */
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { applyToOffre } from '#features/candidatures/commands/apply.ts'
import { freezeOffre } from '#features/candidatures/commands/close.ts'
import { createDb, type Db } from '#platform/db.ts'
import type { Ctx } from '#src/context.ts'
import type { House } from '../house.ts'
import { median, type Fact } from '../scenario.ts'
import { findConvoitise, listPaires, listPretendants, mostShared } from './candidats.ts'
import type { Slate } from './ardoise.ts'

const CLIENTS = 50

/** Fifty clicks at once with one household, on as many homes as it may have. */
export function hammer(house: House, slate: Slate, rounds: number): Promise<readonly Fact[]> {
  return withCrowd(house, (ctx) => hammerAs(ctx, slate, rounds))
}

async function hammerAs(ctx: Ctx, slate: Slate, rounds: number): Promise<readonly Fact[]> {
  const { demandeId, offres } = await findConvoitise(ctx, CLIENTS)
  let violations = 0
  for (let round = 0; round < rounds; round++) {
    const results = await Promise.all(Array.from({ length: CLIENTS }, (_, index) => applyToOffre(ctx, demandeId, offres[index % offres.length] ?? 0)))
    const { rows } = await sql<{ total: number }>`select count(*)::int as total from candidature where demande_id = ${demandeId} and statut in ('deposee', 'validee')`.execute(ctx.db)
    if (results.filter(({ ok }) => ok).length !== 1 || rows[0]?.total !== 1) violations += 1
    await slate.wipe()
  }
  return [{ id: 'q4.doubles', name: `Deux logements pour un foyer (${rounds} × ${CLIENTS} clics sur ${offres.length} offres)`, value: violations, unit: '', bar: { most: 0 }, reached: violations === 0 }]
}

/** Offers that close while fifty people apply to them. */
export function raceClosings(house: House, slate: Slate, closings: number): Promise<readonly Fact[]> {
  return withCrowd(house, (ctx) => raceAs(ctx, slate, closings))
}

async function raceAs(ctx: Ctx, slate: Slate, closings: number): Promise<readonly Fact[]> {
  const { db } = ctx
  const shared = mostShared(await listPaires(ctx, 1_000))
  const pretendants = (await listPretendants(db, shared, 400)).map(({ demandeId }) => demandeId)
  let late = 0
  let accepted = 0
  const waits: number[] = []
  for (let round = 0; round < closings; round++) {
    const offreId = await copyOffre(db, shared)
    const outcome = await race(ctx, offreId, pretendants)
    late += outcome.late
    accepted += outcome.accepted
    waits.push(outcome.waited)
    await slate.wipe()
  }
  return [
    { id: 'q4.retard', name: `Candidatures entrées après la liste arrêtée (${closings} clôtures sous le feu)`, value: late, unit: '', bar: { most: 0 }, reached: late === 0 },
    { id: 'q4.recues', name: 'Candidatures reçues avant ces clôtures', value: accepted, unit: '' },
    { id: 'q4.attente', name: 'Attente de celui qui clôt (médiane)', value: median(waits), unit: 'ms' },
  ]
}

/** Each on a connection of its own: waiting for the product's pool, they would hardly meet. */
async function withCrowd<T>({ url, ctx }: House, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const db = createDb({ url, poolSize: CLIENTS + 2, statementTimeoutMs: 0 })
  try {
    return await work({ ...ctx, db })
  } finally {
    await db.destroy()
  }
}

/** Applicants read the clock a moment before the hour; who closes reads it a moment after. */
async function race(ctx: Ctx, offreId: number, demandes: readonly number[]): Promise<{ late: number; accepted: number; waited: number }> {
  const cloture = ctx.now.add({ hours: 1 })
  const soon: Ctx = { ...ctx, now: cloture.subtract({ milliseconds: 5 }) }
  let next = 0
  let accepted = 0
  let open = true
  const clients = Array.from({ length: CLIENTS }, async () => {
    while (open && next < demandes.length) {
      const demandeId = demandes[next++] ?? 0
      if ((await applyToOffre(soon, demandeId, offreId)).ok) accepted += 1
    }
  })
  await sleep(40)
  const begun = performance.now()
  await freezeOffre({ ...ctx, now: cloture.add({ milliseconds: 5 }) }, offreId)
  const waited = performance.now() - begun
  await sleep(20)
  open = false
  await Promise.all(clients)
  const { rows } = await sql<{ late: number }>`select count(*) filter (where ordre_gele is null)::int as late from candidature where offre_id = ${offreId}`.execute(ctx.db)
  return { late: rows[0]?.late ?? -1, accepted, waited }
}

/** The same home once more, closing in an hour. */
export async function copyOffre(db: Db, offreId: number): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into offre (${COLUMNS}, reference, cloture_le) select ${COLUMNS}, 'COPIE-' || gen_random_uuid(), timestamptz '2026-11-22T10:00:00Z' from offre where id = ${offreId} returning id`.execute(db)
  return rows[0]?.id ?? 0
}

const COLUMNS = sql.raw([
  'bailleur_id', 'statut', 'commune', 'departement', 'code_postal', 'ville', 'adresse', 'lat', 'lon', 'typologie', 'nature', 'financement', 'zone_abc', 'zone_apl', 'classe', 'loyer', 'loyer_hors_charges',
  'depot_garantie', 'surface', 'etage', 'ascenseur', 'pmr', 'chauffage', 'annee', 'dpe', 'ges', 'description', 'disponible_le', 'publiee_le', 'reservee_a', 'designes_max', 'graine', 'graine_engagement', 'cree_le',
].join(', '))
