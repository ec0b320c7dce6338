import { enqueueDelegation } from '#features/demandes/commands/delegation.ts'
import { recordEvent } from '#features/journal/commands.ts'
import { transaction } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import { actorOf, requireActe, type Ctx } from '#src/context.ts'

/**
 * Validation left to Action Logement, or taken back (F184). Turned on: those who wait and whose access rules hold are granted by a
 * job, new ones at once. Turned off: answers given stay, new ones wait for the company.
 */
export async function setDelegation(ctx: Ctx, delegation: boolean): Promise<'enregistree' | 'inchangee'> {
  requireActe(ctx, 'entreprise.deleguer')
  const { entrepriseId } = actorOf(ctx, 'entreprise')
  return transaction(ctx.db, async (tx) => {
    const row = await tx.selectFrom('entreprise').select('delegation').where('id', '=', entrepriseId).forUpdate().executeTakeFirst()
    if (!row) throw new NotFound()
    if (row.delegation === delegation) return 'inchangee'
    await tx.updateTable('entreprise').set({ delegation }).where('id', '=', entrepriseId).execute()
    await recordEvent(tx, ctx, {
      action: delegation ? 'entreprise.deleguee' : 'entreprise.delegation_retiree', objet: 'entreprise', objetId: entrepriseId,
      avant: nameOf(row.delegation), apres: nameOf(delegation), champs: ['delegation'],
    })
    if (delegation) await enqueueDelegation(tx, ctx, entrepriseId)
    return 'enregistree'
  })
}

function nameOf(delegation: boolean): string {
  return delegation ? 'action_logement' : 'entreprise'
}
