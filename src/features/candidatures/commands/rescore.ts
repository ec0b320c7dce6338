import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import { computePointsFixes, type PointsFixes } from '#domain/classement.ts'
import { jourAParis } from '#domain/jour.ts'
import { assessManyTranches } from '#features/demandes/commands/profil.ts'
import { loadDemandes, type LoadedDemande } from '#features/demandes/queries.ts'
import { recordEvents } from '#features/journal/commands.ts'
import { offreFacts } from '#features/offres/queries.ts'
import { transaction, type Tx } from '#platform/db.ts'
import type { Ctx } from '#src/context.ts'
import { withTranches } from './points.ts'

const PAR_LOT = 1_000

export type Cible = { entrepriseId?: number | undefined }
export type Renote = { lues: number; changees: number }
type Vivante = Awaited<ReturnType<typeof listVivantes>>[number]
type Note = Vivante & { loaded: LoadedDemande; calcul: PointsFixes }

/**
 * The grid, a company's policy or its delegation changed for many: the fixed points of every live candidature of an open
 * offer are asked of the law again. Read and computed without a lock, the next lot while one is written; a row that changed
 * meanwhile was computed by whoever changed it, and is left as it is. A transaction for each lot; only what differs is written.
 */
export async function rescoreCandidatures(ctx: Ctx, cible: Cible = {}, signal?: AbortSignal): Promise<Renote> {
  const total = { lues: 0, changees: 0 }
  let lot = await judgeNext(ctx, cible, 0)
  while (lot.lues > 0) {
    signal?.throwIfAborted()
    const [saved, next] = await Promise.allSettled([saveLot(ctx, lot.autres), judgeNext(ctx, cible, lot.dernier)])
    // Both have ended, whatever came of them: nothing is still being written when the job is said to have failed.
    if (saved.status === 'rejected') throw saved.reason
    if (next.status === 'rejected') throw next.reason
    total.lues += lot.lues
    total.changees += saved.value
    lot = next.value
  }
  return total
}

/** `autres`: those of which the law says otherwise than what is stored. */
type Lot = { lues: number; dernier: number; autres: readonly Note[] }

async function judgeNext(ctx: Ctx, cible: Cible, after: number): Promise<Lot> {
  const lot = await listVivantes(ctx, cible, after)
  return { lues: lot.length, dernier: lot.at(-1)?.id ?? after, autres: (await judge(ctx, lot)).filter(isOther) }
}

async function saveLot(ctx: Ctx, autres: readonly Note[]): Promise<number> {
  return autres.length === 0 ? 0 : transaction(ctx.db, (tx) => save(tx, ctx, autres))
}

/** With the version of each row, as the database counts them. */
async function listVivantes({ db, now }: Ctx, { entrepriseId }: Cible, after: number) {
  return db
    .selectFrom('candidature as c')
    .innerJoin('offre as o', 'o.id', 'c.offre_id')
    .select(['c.id', 'c.offre_id', 'c.demande_id', 'c.deposee_le', 'c.points_fixes', 'c.categorie', 'c.faits_points', 'c.date_depot', sql<string>`c.xmin::text`.as('version')])
    .select(['o.commune', 'o.typologie', 'o.financement', 'o.loyer', 'o.loyer_hors_charges', 'o.surface', 'o.zone_abc', 'o.zone_apl', 'o.statut', 'o.cloture_le', 'o.reservee_a'])
    .where('c.statut', 'in', ['deposee', 'validee'])
    .where('o.statut', '=', 'en_ligne')
    .where('o.cloture_le', '>', now)
    .$if(entrepriseId !== undefined, (query) => query.where('c.demande_id', 'in', (eb) => eb.selectFrom('rattachement').select('demande_id').where('entreprise_id', '=', entrepriseId ?? 0)))
    .where('c.id', '>', after)
    .orderBy('c.id')
    .limit(PAR_LOT)
    .execute()
}

/** Ages and windows are those of the candidature's day, the company's too (K6). */
async function judge(ctx: Ctx, lot: readonly Vivante[]): Promise<readonly Note[]> {
  const demandes = await loadDemandes(ctx.db, lot.map((one) => one.demande_id))
  const dated = lot.flatMap((one) => {
    const loaded = demandes.get(one.demande_id)
    return loaded ? [{ ...one, loaded, le: jourAParis(one.deposee_le) }] : []
  })
  const tranches = await assessManyTranches(ctx.db, ctx, dated)
  return dated.map(({ le, ...one }) => ({ ...one, calcul: computePointsFixes(withTranches(one.loaded.demande, tranches.get(one.loaded.id)), offreFacts(one, ctx.now), le, ctx.connectors.communes.find) }))
}

function isOther(one: Note): boolean {
  return hasOtherNumber(one) || !isDeepStrictEqual(one.faits_points, one.calcul.faits)
}

function hasOtherNumber({ calcul, loaded, ...row }: Note): boolean {
  return calcul.points !== row.points_fixes || (calcul.categorie ?? null) !== row.categorie || loaded.dateDepot !== row.date_depot
}

/** Locked in order of id, like a closing; points of an offer that has closed meanwhile stand still (K8). */
async function save(tx: Tx, ctx: Ctx, changed: readonly Note[]): Promise<number> {
  const ids = changed.map(({ id }) => id)
  await sql`select id from candidature where id = any(${ids}::int[]) order by id for no key update`.execute(tx)
  const { rows } = await sql<{ id: number }>`
    update candidature c set points_fixes = n.points, categorie = n.categorie, faits_points = n.faits, lignes = null, date_depot = n.depot, points_le = ${ctx.now}
    from unnest(${ids}::int[], ${changed.map(({ version }) => version)}::text[], ${changed.map(({ calcul }) => calcul.points)}::int[], ${changed.map(({ calcul }) => calcul.categorie ?? null)}::text[],
      ${changed.map(({ calcul }) => JSON.stringify(calcul.faits))}::jsonb[], ${changed.map(({ loaded }) => loaded.dateDepot)}::date[]) as n(id, version, points, categorie, faits, depot), offre o
    where c.id = n.id and c.xmin::text = n.version and o.id = c.offre_id and o.statut = 'en_ligne' and o.cloture_le > ${ctx.now}
    returning c.id`.execute(tx)
  const written = new Set(rows.map(({ id }) => id))
  await recordEvents(tx, ctx, changed.filter((one) => written.has(one.id) && hasOtherNumber(one)).map((one) => ({
    action: 'candidature.points', objet: 'candidature' as const, objetId: one.id, compteId: one.loaded.compteId, demandeId: one.demande_id,
    offreId: one.offre_id, candidatureId: one.id, avant: String(one.points_fixes), apres: String(one.calcul.points),
  })))
  return written.size
}
