import type { Tx } from '#platform/db.ts'

/** What a landlord typed of a person who left AL’in (K25); which papers were asked stays. */
export async function erasePrecisions(tx: Tx, demandeId: number): Promise<void> {
  await tx
    .updateTable('piece_demandee')
    .set({ precision_utile: null })
    .where('candidature_id', 'in', (eb) => eb.selectFrom('candidature').select('id').where('demande_id', '=', demandeId))
    .where('precision_utile', 'is not', null)
    .execute()
}
