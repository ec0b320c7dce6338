import { costOfWithdrawal, move, type Effet } from '#domain/candidature.ts'
import { recordEvent } from '#features/journal/commands.ts'
import { transaction, type Tx } from '#platform/db.ts'
import { Conflict } from '#platform/errors.ts'
import type { Ctx } from '#src/context.ts'
import { tellCandidature } from '../courrier.ts'

export type Withdrawn = { ok: true; statut: string; effet?: Effet } | { ok: false; why: string }

/** What the page said that leaving costs; the home may have been attributed since. */
export type CoutAnnonce = 'aucun' | 'refus_attribution'

const ATTRIBUE_DEPUIS = 'Ce logement vient de vous être attribué\u00a0: l’annuler compterait maintenant comme un refus, et coûterait 40\u00a0points à vos prochaines candidatures. Rien n’a été annulé. Ouvrez votre candidature avant de décider.'

/** The applicant leaves (F143). After an attribution it is a refusal, whose cost was said before: nobody pays what no page announced. */
export async function withdrawCandidature(ctx: Ctx, demandeId: number, id: number, annonce: CoutAnnonce = 'refus_attribution'): Promise<Withdrawn | undefined> {
  return transaction(ctx.db, async (tx) => {
    const row = await lockCandidature(tx, demandeId, id)
    if (!row) return undefined
    const cost = costOfWithdrawal(row.statut, false)
    if (cost?.effet !== undefined && annonce === 'aucun') throw new Conflict(ATTRIBUE_DEPUIS)
    const result = move(row.statut, cost?.action ?? 'withdraw', 'demandeur')
    if (!result.ok) return describeFin(row.statut, result.why)
    await saveStatut(tx, ctx, row, { statut: result.statut })
    await tellCandidature(tx, ctx, id, result.statut === 'refusee' ? 'refusee' : 'retiree')
    return { ok: true, statut: result.statut, ...(result.effet ? { effet: result.effet } : {}) }
  })
}

/** Sent twice: what was asked is done. */
function describeFin(statut: Row['statut'], why: string): Withdrawn {
  return statut === 'retiree' ? { ok: true, statut } : { ok: false, why }
}

/** The request ended (expired, struck off, removed from AL’in): what it held is freed (K22). `motif`: for the history. */
export async function closeForDemande(tx: Tx, ctx: Ctx, demandeId: number, motif: string): Promise<void> {
  const rows = await tx.selectFrom('candidature').select(['id', 'statut', 'offre_id', 'demande_id']).where('demande_id', '=', demandeId).forUpdate().execute()
  for (const row of rows) {
    const result = move(row.statut, 'close_demande', 'systeme')
    if (!result.ok) continue
    await saveStatut(tx, ctx, row, { statut: result.statut, motif })
    await tellCandidature(tx, ctx, row.id, 'demande_fermee')
  }
}

/** The values behind the points of a person who left; a frozen list keeps its own, for it must be explained to the others. */
export async function eraseTraces(tx: Tx, demandeId: number): Promise<void> {
  await tx.updateTable('candidature').set({ lignes: '[]' }).where('demande_id', '=', demandeId).where('rang_gele', 'is', null).execute()
}

type Row = { id: number; statut: Parameters<typeof move>[0]; offre_id: number; demande_id: number }

function lockCandidature(tx: Tx, demandeId: number, id: number): Promise<Row | undefined> {
  return tx.selectFrom('candidature').select(['id', 'statut', 'offre_id', 'demande_id']).where('id', '=', id).where('demande_id', '=', demandeId).forUpdate().executeTakeFirst()
}

async function saveStatut(tx: Tx, ctx: Ctx, row: Row, { statut, motif }: { statut: Row['statut']; motif?: string }): Promise<void> {
  await tx.updateTable('candidature').set({ statut, statut_le: ctx.now, motif: motif ?? null }).where('id', '=', row.id).execute()
  const { compte_id } = await tx.selectFrom('demande').select('compte_id').where('id', '=', row.demande_id).executeTakeFirstOrThrow()
  await recordEvent(tx, ctx, {
    action: `candidature.${statut}`, objet: 'candidature', objetId: row.id, compteId: compte_id,
    demandeId: row.demande_id, offreId: row.offre_id, candidatureId: row.id, avant: row.statut, apres: statut, motif,
  })
}
