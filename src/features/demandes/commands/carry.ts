import type { Tx } from '#platform/db.ts'

/** A password typed again renews the session of the same person: an import in progress goes along (K23). */
export async function carryImport(tx: Tx, from: Buffer, to: Buffer): Promise<void> {
  await tx.updateTable('import_code').set({ session: to }).where('session', '=', from).where('clos_le', 'is', null).execute()
}
