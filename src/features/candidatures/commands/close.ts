import { sql } from 'kysely'
import type { Temporal } from 'temporal-polyfill'
import { freezeListe, replayListe, writeGel, type Entree, type Gel, type Rang } from '#domain/classement.ts'
import { type Jour, jourAParis } from '#domain/jour.ts'
import { recordEvents } from '#features/journal/commands.ts'
import { tellConseil } from '#features/notifications/commands/pro.ts'
import { closeOffre } from '#features/offres/commands.ts'
import { transaction, type Tx } from '#platform/db.ts'
import { gatherFaults } from '#platform/faults.ts'
import { sha256Hex } from '#platform/secrets.ts'
import type { Ctx } from '#src/context.ts'
import { tellCandidatures } from './tell.ts'
import { findBonus, listDueOffres } from '../queries/rang.ts'

/** Every offer whose closing instant has passed: one transaction each, so that one fault holds no other up. */
export async function closeDueOffres(ctx: Ctx): Promise<number> {
  const due = await listDueOffres(ctx.db, ctx.now)
  const faults = gatherFaults(ctx.log, 'closing_failed')
  for (const id of due) await faults.attempt(() => freezeOffre(ctx, id))
  faults.rethrow('offers could not be closed')
  return due.length
}

/**
 * Closes one offer and freezes its list with all that it was computed from (K8): live candidatures, bonus and grid of the
 * last day. Twice is once. The offer's lock comes first: those who are applying hold a share of it until they commit.
 */
export async function freezeOffre(ctx: Ctx, offreId: number): Promise<boolean> {
  return transaction(ctx.db, async (tx) => {
    const closed = await closeOffre(tx, ctx, offreId)
    if (!closed) return false
    const le = lastDay(closed.clotureLe)
    const bonus = await findBonus(tx, le)
    const { entrees, parties } = await lockEntrees(tx, offreId, closed.clotureLe)
    const gel = freezeListe(entrees, bonus?.categorie, le)
    await saveGel(tx, ctx, offreId, gel)
    await saveRangs(tx, ctx, { offreId, parties }, replayListe(gel))
    await tellConseil(tx, ctx, offreId, 'liste_arretee')
    return true
  })
}

/** The closing instant is the first at which nobody may apply: the list is that of the day before it. */
function lastDay(cloture: Temporal.Instant): Jour {
  return jourAParis(cloture.subtract({ milliseconds: 1 }))
}

type Liste = { entrees: readonly Entree[]; /** Left since the closing instant: on the list, struck through. */ parties: ReadonlySet<number> }

/**
 * Locked, so that a withdrawal comes wholly before the list or wholly after it. The list is that of the closing instant,
 * even when this runs later: whoever left in between stays on it (K8).
 */
async function lockEntrees(tx: Tx, offreId: number, clotureLe: Temporal.Instant): Promise<Liste> {
  const rows = await tx
    .selectFrom('candidature')
    .select(['id', 'statut', 'date_depot', 'points_fixes', 'categorie', 'tirage'])
    .where('offre_id', '=', offreId)
    .where((eb) => eb.or([eb('statut', 'in', ['deposee', 'validee']), eb.and([eb('statut', '=', 'retiree'), eb('statut_le', '>=', clotureLe)])]))
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  const entrees = rows.map((row) => ({ id: String(row.id), dateDepot: row.date_depot, pointsFixes: row.points_fixes, tirage: row.tirage, ...(row.categorie ? { categorie: row.categorie } : {}) }))
  return { entrees, parties: new Set(rows.filter(({ statut }) => statut === 'retiree').map(({ id }) => id)) }
}

async function saveGel(tx: Tx, ctx: Ctx, offreId: number, gel: Gel): Promise<void> {
  const row = { offre_id: offreId, gele_le: ctx.now, bonus: gel.bonus ?? null, bareme: gel.bareme, sur: gel.entrees.length, entrees: JSON.stringify(gel.entrees), empreinte: sha256Hex(writeGel(gel)) }
  await tx.insertInto('gel').values(row).execute()
}

async function saveRangs(tx: Tx, ctx: Ctx, { offreId, parties }: { offreId: number; parties: Liste['parties'] }, rangs: readonly Rang[]): Promise<void> {
  const ids = rangs.map(({ id }) => Number(id))
  await sql`
    update candidature c set rang_gele = g.rang, ordre_gele = g.ordre, total_gele = g.total
    from unnest(${ids}::int[], ${rangs.map(({ rang }) => rang)}::int[], ${rangs.map(({ ordre }) => ordre)}::int[], ${rangs.map(({ total }) => total)}::int[]) as g(id, rang, ordre, total)
    where c.id = g.id`.execute(tx)
  const owners = await listOwners(tx, offreId)
  await recordEvents(tx, ctx, rangs.flatMap(({ id, rang }) => {
    const candidatureId = Number(id)
    const owner = owners.get(candidatureId)
    return owner ? [{ action: 'candidature.classee', objet: 'candidature' as const, objetId: candidatureId, ...owner, offreId, candidatureId, apres: `${rang}/${rangs.length}` }] : []
  }))
  await tellCandidatures(tx, ctx, ids.filter((id) => !parties.has(id)), 'liste_arretee')
}

async function listOwners(tx: Tx, offreId: number): Promise<ReadonlyMap<number, { demandeId: number; compteId: number }>> {
  const rows = await tx
    .selectFrom('candidature as c')
    .innerJoin('demande as d', 'd.id', 'c.demande_id')
    .select(['c.id', 'c.demande_id as demandeId', 'd.compte_id as compteId'])
    .where('c.offre_id', '=', offreId)
    .execute()
  return new Map(rows.map(({ id, ...owner }) => [id, owner]))
}
