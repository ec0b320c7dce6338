import { freezeListe, replayListe, writeGel, type Entree, type Gel, type Rang } from '#domain/classement.ts'
import { toJour, type Jour } from '#domain/jour.ts'
import { recordEvent } from '#features/journal/commands.ts'
import { closeOffre } from '#features/offres/commands.ts'
import { transaction, type Tx } from '#platform/db.ts'
import { sha256Hex } from '#platform/secrets.ts'
import type { Ctx } from '#src/context.ts'
import type { Temporal } from 'temporal-polyfill'
import { tellCandidature } from '../courrier.ts'
import { findBonus, listDueOffres } from '../queries/rang.ts'

/** Every offer whose closing instant has passed: one transaction each, so that one fault holds no other up. */
export async function closeDueOffres(ctx: Ctx): Promise<number> {
  const due = await listDueOffres(ctx.db, ctx.now)
  for (const id of due) await freezeOffre(ctx, id)
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
    const gel = freezeListe(await lockEntrees(tx, offreId), bonus?.categorie, le)
    await saveGel(tx, ctx, offreId, gel)
    await saveRangs(tx, ctx, offreId, replayListe(gel))
    return true
  })
}

/** The closing instant is the first at which nobody may apply: the list is that of the day before it. */
function lastDay(cloture: Temporal.Instant): Jour {
  return toJour(cloture.subtract({ milliseconds: 1 }).toZonedDateTimeISO('Europe/Paris').toPlainDate().toString())
}

/** Locked, so that a withdrawal comes wholly before the list or wholly after it. */
async function lockEntrees(tx: Tx, offreId: number): Promise<readonly Entree[]> {
  const rows = await tx
    .selectFrom('candidature')
    .select(['id', 'date_depot', 'points_fixes', 'categorie', 'tirage'])
    .where('offre_id', '=', offreId)
    .where('statut', 'in', ['deposee', 'validee'])
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.map((row) => ({ id: String(row.id), dateDepot: row.date_depot, pointsFixes: row.points_fixes, tirage: row.tirage, ...(row.categorie ? { categorie: row.categorie } : {}) }))
}

async function saveGel(tx: Tx, ctx: Ctx, offreId: number, gel: Gel): Promise<void> {
  const row = { offre_id: offreId, gele_le: ctx.now, bonus: gel.bonus ?? null, bareme: gel.bareme, sur: gel.entrees.length, entrees: JSON.stringify(gel.entrees), empreinte: sha256Hex(writeGel(gel)) }
  await tx.insertInto('gel').values(row).execute()
}

async function saveRangs(tx: Tx, ctx: Ctx, offreId: number, rangs: readonly Rang[]): Promise<void> {
  for (const { id, rang, ordre, total } of rangs) {
    const candidatureId = Number(id)
    await tx.updateTable('candidature').set({ rang_gele: rang, ordre_gele: ordre, total_gele: total }).where('id', '=', candidatureId).execute()
    const { demande_id, compte_id } = await tx
      .selectFrom('candidature as c')
      .innerJoin('demande as d', 'd.id', 'c.demande_id')
      .select(['c.demande_id', 'd.compte_id'])
      .where('c.id', '=', candidatureId)
      .executeTakeFirstOrThrow()
    await recordEvent(tx, ctx, { action: 'candidature.classee', objet: 'candidature', objetId: candidatureId, compteId: compte_id, demandeId: demande_id, offreId, candidatureId, apres: `${rang}/${rangs.length}` })
    await tellCandidature(tx, ctx, candidatureId, 'liste_arretee')
  }
}
