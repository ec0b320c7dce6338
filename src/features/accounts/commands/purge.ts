import { transaction } from '#platform/db.ts'
import type { Ctx } from '#src/context.ts'
import { DEVICE_DAYS } from './devices.ts'

const DAY_HOURS = 24
const DEAD_LINK_DAYS = 30
/** Someone asked for an account with this address and never opened it: we keep nothing of them. */
const UNOPENED_DAYS = 30

/** Every night: what is over is not kept. */
export async function purgeAccounts({ db, now }: Ctx): Promise<void> {
  const before = (days: number) => now.subtract({ hours: days * DAY_HOURS })
  await transaction(db, async (tx) => {
    await tx.deleteFrom('session').where('expire_le', '<', now).execute()
    await tx.deleteFrom('tentative').where('quand', '<', before(1)).execute()
    await tx.deleteFrom('jeton').where('expire_le', '<', before(DEAD_LINK_DAYS)).execute()
    await tx.deleteFrom('appareil').where('vu_le', '<', before(DEVICE_DAYS)).execute()
    await tx.deleteFrom('compte').where('statut', '=', 'a_activer').where('portail', '=', 'demandeur').where('cree_le', '<', before(UNOPENED_DAYS)).execute()
  })
}
