/** One request changes its wishes: what the law allows is computed again, both read models follow in the transaction. */
import { sql } from 'kysely'
import type { Demande } from '#domain/demande.ts'
import { recomputeProfil } from '#features/demandes/commands/profil.ts'
import { loadDemande } from '#features/demandes/queries.ts'
import { transaction, type Db, type Tx } from '#platform/db.ts'
import type { House } from '../house.ts'
import type { Scenario } from '../scenario.ts'
import { cycle, listDemandes } from './samples.ts'

type Person = { id: number; faits: readonly [Demande, Demande] }

/** Three wishes that are not theirs, then their own again. */
const AILLEURS = [['33063', '33281', '33318'], ['44109', '44162', '44190'], ['31555', '31149', '31395']]

export async function listVoeuxScenarios({ db, ctx }: House): Promise<readonly Scenario[]> {
  const people = await listPeople(db)
  const someone = cycle(people)
  let turn = 0
  const next = () => {
    turn += 1
    const { id, faits } = someone()
    return { id, faits: faits[Math.floor(turn / people.length) % 2 === 0 ? 1 : 0] }
  }
  const run = () => transaction(db, async (tx) => {
    const { id, faits } = next()
    await save(tx, id, faits)
    await recomputeProfil(tx, ctx, id)
  })
  const against = () => {
    const { id, faits } = next()
    return save(db, id, faits)
  }
  return [{
    id: 'ecriture.voeux', name: 'Changer trois vœux : profil et correspondances réécrits', reference: 'réécrire la seule demande, durable', run, against, measure: 'throughput', tidy: () => restore(people, db, ctx),
  }]

  async function restore(all: readonly Person[], on: Db, context: typeof ctx): Promise<void> {
    turn = 0
    for (const { id, faits } of all) {
      await transaction(on, async (tx) => {
        await save(tx, id, faits[0])
        await recomputeProfil(tx, context, id)
      })
    }
  }
}

async function listPeople(db: Db): Promise<readonly Person[]> {
  const ids = (await listDemandes(db)).slice(0, 60)
  const loaded = await Promise.all(ids.map((id) => loadDemande(db, id)))
  return loaded.flatMap((one, rank) => {
    if (!one) return []
    const { employeur: _employeur, refusCommission: _c, refusAttribution: _a, ...own } = one.demande
    return [{ id: one.id, faits: [own, { ...own, communesSouhaitees: AILLEURS[rank % AILLEURS.length] ?? [] }] as const }]
  })
}

function save(on: Db | Tx, id: number, faits: Demande): Promise<unknown> {
  return sql`update demande set faits = ${JSON.stringify(faits)}::jsonb where id = ${id}`.execute(on)
}
