import type { Tx } from '#platform/db.ts'
import type { Tenue } from './move.ts'

/**
 * The paper that covers the state of a candidature (F60), told by the landlord's feature: the first one still open, by its
 * name; none: nothing covers it. A condition set by the commission names its own paper, which nothing else replaces.
 */
export async function saveAttentePiece(tx: Tx, { id, statut }: Pick<Tenue, 'id' | 'statut'>, piece: string | undefined): Promise<void> {
  if (statut === 'attribuee_sous_condition') return
  await tx.updateTable('candidature').set({ attente_piece: piece ?? null }).where('id', '=', id).execute()
}
