import type { Transaction } from 'kysely'
import type { Ctx } from '#src/context.ts'
import type { DB } from '#platform/database-types.ts'
import { encipher, keyedDigest, newKey } from '#platform/secrets.ts'

/** What happened, without any personal value: ids, kinds, names of fields. */
export type Event = {
  /** A noun and a past participle: `candidature.deposee`. */
  action: string
  objet: 'compte' | 'demande' | 'rattachement' | 'consentement' | 'offre' | 'candidature' | 'session' | 'equilibrage' | 'priorite' | 'designation' | 'rappel' | 'piece' | 'visite' | 'passage' | 'bail' | 'entreprise'
  objetId?: number
  /** Whose history shows it, and whose key protects the values. */
  compteId?: number
  demandeId?: number
  offreId?: number
  candidatureId?: number
  avant?: string
  apres?: string
  motif?: string
  champs?: readonly string[]
  /** Personal values: kept apart, under the person's key, gone when the key is destroyed (K25). Needs `compteId`. */
  valeurs?: Readonly<Record<string, string>>
}

/** One line for one change of state, in the transaction of the change. */
export async function recordEvent(tx: Transaction<DB>, ctx: Ctx, event: Event): Promise<void> {
  const { valeurs, champs, ...known } = event
  const content = valeurs ? JSON.stringify(valeurs) : undefined
  const { id } = await tx
    .insertInto('journal')
    .values({
      ...toColumns(known),
      ...actorColumns(ctx),
      quand: ctx.now,
      champs: [...(champs ?? Object.keys(valeurs ?? {}))],
      empreinte: content === undefined ? null : keyedDigest(ctx.settings.secret, 'journal', content),
      requete: ctx.requestId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (content !== undefined && event.compteId !== undefined) await keepValues(tx, id, event.compteId, content)
}

/** The same for many at once, when none holds a personal value. */
export async function recordEvents(tx: Transaction<DB>, ctx: Ctx, events: readonly Omit<Event, 'valeurs'>[]): Promise<void> {
  if (events.length === 0) return
  const common = { ...actorColumns(ctx), quand: ctx.now, requete: ctx.requestId }
  await tx.insertInto('journal').values(events.map(({ champs, ...event }) => ({ ...toColumns(event), ...common, champs: [...(champs ?? [])] }))).execute()
}

/** The key under which a person's values are kept; made with the account. */
export async function createPersonalKey(tx: Transaction<DB>, compteId: number): Promise<void> {
  await tx.insertInto('cle_personnelle').values({ compte_id: compteId, cle: newKey() }).execute()
}

/** The person is gone: what was kept under their key can be read no more, here or in a backup (K25). */
export async function destroyPersonalKey(tx: Transaction<DB>, { now }: Pick<Ctx, 'now'>, compteId: number): Promise<void> {
  await tx.updateTable('cle_personnelle').set({ cle: null, detruite_le: now }).where('compte_id', '=', compteId).where('cle', 'is not', null).execute()
}

function toColumns(event: Omit<Event, 'valeurs' | 'champs'>) {
  return {
    action: event.action,
    objet: event.objet,
    objet_id: event.objetId,
    compte_id: event.compteId,
    demande_id: event.demandeId,
    offre_id: event.offreId,
    candidature_id: event.candidatureId,
    avant: event.avant,
    apres: event.apres,
    motif: event.motif,
  }
}

function actorColumns({ actor }: Ctx) {
  return { acteur_type: actor.type, acteur_id: 'compteId' in actor ? actor.compteId : null }
}

async function keepValues(tx: Transaction<DB>, journalId: number, compteId: number, content: string): Promise<void> {
  const { cle } = await tx.selectFrom('cle_personnelle').select('cle').where('compte_id', '=', compteId).executeTakeFirstOrThrow()
  if (cle === null) return
  const contenu = encipher(cle, 'journal', content)
  await tx.insertInto('journal_valeur').values({ journal_id: journalId, compte_id: compteId, contenu }).execute()
}
