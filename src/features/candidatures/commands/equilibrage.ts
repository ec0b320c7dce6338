import { sql } from 'kysely'
import type { Categorie } from '#domain/entreprise.ts'
import { computeBonusMensuel, explainBonus, periodeEquilibrage, writeBonus } from '#domain/equilibrage.ts'
import { addJours, type Jour } from '#domain/jour.ts'
import { recordEvent } from '#features/journal/commands.ts'
import { transaction, type Tx } from '#platform/db.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { requireActe, type Ctx } from '#src/context.ts'
import { countEntrees, findChevauchement } from '../queries/equilibrage.ts'

export type Mensuel = 'pose' | 'deja' | 'personne'

/**
 * On the 1st of each month (F187): entries of the last twelve full months decide which size of company is late, if any. A month that
 * already has a bonus, even by hand and for some days, is left as it is; twice is once. Nobody late: no row.
 */
export async function computeEquilibrage(ctx: Ctx): Promise<Mensuel> {
  return transaction(ctx.db, async (tx) => {
    await lockCalendrier(tx)
    const periode = periodeEquilibrage(ctx.today)
    if (await findChevauchement(tx, periode.debut, periode.fin)) return 'deja'
    const entrees = await countEntrees(tx, periode)
    const categorie = computeBonusMensuel(entrees)
    if (categorie === undefined) return 'personne'
    const motif = explainBonus(entrees, { debut: periode.observeDu, fin: periode.observeAu })
    await insertBonus(tx, ctx, { categorie, debut: periode.debut, fin: periode.fin, motif })
    return 'pose'
  })
}

export type Saisie = { categorie: Categorie; debut: Jour; fin: Jour; motif: string }
export type Fixe = { ok: true } | { ok: false; why: string }

/** By hand, for an objective of a territory for example (F187): never over another, never in the past. `fin`: first day without it. */
export async function fixEquilibrage(ctx: Ctx, saisie: Saisie): Promise<Fixe> {
  requireActe(ctx, 'equilibrage.fixer')
  if (saisie.debut < ctx.today) return { ok: false, why: 'Un bonus ne change pas le passé\u00a0: commencez aujourd’hui ou plus tard.' }
  return transaction(ctx.db, async (tx) => {
    await lockCalendrier(tx)
    const other = await findChevauchement(tx, saisie.debut, saisie.fin)
    if (other) return { ok: false, why: `Un seul bonus à la fois. ${writeBonus(other)} Arrêtez-le d’abord, ou changez les dates.` }
    await insertBonus(tx, ctx, saisie)
    return { ok: true }
  })
}

/** Ends this evening what is in force; cancels what has not begun. Lists already closed keep theirs (K8). */
export async function endEquilibrage(ctx: Ctx, id: number, motif: string): Promise<'arrete' | 'annule'> {
  requireActe(ctx, 'equilibrage.fixer')
  return transaction(ctx.db, async (tx) => {
    await lockCalendrier(tx)
    const row = await tx.selectFrom('equilibrage').select(['categorie', 'debut', 'fin']).where('id', '=', id).executeTakeFirst()
    if (!row) throw new NotFound()
    const fin = addJours(ctx.today, 1)
    if (row.fin <= fin) throw new Conflict('Ce bonus est déjà terminé, ou se termine ce soir.')
    const begun = row.debut <= ctx.today
    if (begun) await tx.updateTable('equilibrage').set({ fin }).where('id', '=', id).execute()
    else await tx.deleteFrom('equilibrage').where('id', '=', id).execute()
    await recordEvent(tx, ctx, { action: begun ? 'equilibrage.arrete' : 'equilibrage.annule', objet: 'equilibrage', objetId: id, avant: `${row.categorie} ${row.debut}/${row.fin}`, ...(begun ? { apres: `${row.categorie} ${row.debut}/${fin}` } : {}), motif })
    return begun ? 'arrete' : 'annule'
  })
}

async function insertBonus(tx: Tx, ctx: Ctx, saisie: Saisie): Promise<void> {
  const { id } = await tx.insertInto('equilibrage').values(saisie).returning('id').executeTakeFirstOrThrow()
  await recordEvent(tx, ctx, { action: 'equilibrage.decide', objet: 'equilibrage', objetId: id, apres: `${saisie.categorie} ${saisie.debut}/${saisie.fin}`, motif: saisie.motif })
}

/** Two who write at once: one after the other, so that the second is told why not. Readers do not wait. */
async function lockCalendrier(tx: Tx): Promise<void> {
  await sql`lock table equilibrage in share row exclusive mode`.execute(tx)
}
