import { sql, type Transaction } from 'kysely'
import type { Ctx } from '#src/context.ts'
import type { DB } from '#platform/database-types.ts'
import { prepared } from '#platform/prepared.ts'
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
export async function recordEvent(tx: Transaction<DB>, ctx: Ctx, { valeurs, ...event }: Event): Promise<void> {
  const content = valeurs ? JSON.stringify(valeurs) : undefined
  const champs = event.champs ?? Object.keys(valeurs ?? {})
  const [line] = await insertLine(tx, { ...toColumns(event), ...commonColumns(ctx), champs, empreinte: content === undefined ? null : keyedDigest(ctx.settings.secret, 'journal', content) })
  if (!line) throw new Error(`The journal did not keep ${event.action}`)
  if (content !== undefined && event.compteId !== undefined) await keepValues(tx, line.id, event.compteId, content)
}

type Line = ReturnType<typeof toColumns> & ReturnType<typeof commonColumns> & { champs: readonly string[]; empreinte: string | null }

const insertLine = prepared<Line>()((db, at) =>
  db
    .insertInto('journal')
    .values({
      quand: at('quand'), acteur_type: at('acteur_type'), acteur_id: at('acteur_id'), requete: at('requete'), action: at('action'), objet: at('objet'), objet_id: at('objet_id'),
      compte_id: at('compte_id'), demande_id: at('demande_id'), offre_id: at('offre_id'), candidature_id: at('candidature_id'), avant: at('avant'), apres: at('apres'), motif: at('motif'),
      champs: sql`${at('champs')}`, empreinte: at('empreinte'),
    })
    .returning('id')
    .compile(),
)

/** The same for many at once, when none holds a personal value: one text and one value, however many they are. */
export async function recordEvents(tx: Transaction<DB>, ctx: Ctx, events: readonly Omit<Event, 'valeurs'>[]): Promise<void> {
  if (events.length === 0) return
  await insertLines(tx, { ...commonColumns(ctx), lines: JSON.stringify(events.map((event, rank) => ({ ...toColumns(event), champs: event.champs ?? [], rank }))) })
}

const insertLines = prepared<ReturnType<typeof commonColumns> & { lines: string }>()((db, at) =>
  sql`
    insert into journal (quand, acteur_type, acteur_id, requete, action, objet, objet_id, compte_id, demande_id, offre_id, candidature_id, avant, apres, motif, champs)
    select ${at('quand')}, ${at('acteur_type')}, ${at('acteur_id')}, ${at('requete')}, l.action, l.objet, l.objet_id, l.compte_id, l.demande_id, l.offre_id, l.candidature_id, l.avant, l.apres, l.motif, l.champs
    from jsonb_to_recordset(${at('lines')}::jsonb) as l(rank int, action text, objet text, objet_id int, compte_id int, demande_id int, offre_id int, candidature_id int, avant text, apres text, motif text, champs text[])
    order by l.rank`.compile(db),
)

/** The key under which a person's values are kept; made with the account. */
export async function createPersonalKey(tx: Transaction<DB>, compteId: number): Promise<void> {
  await tx.insertInto('cle_personnelle').values({ compte_id: compteId, cle: newKey() }).execute()
}

/** The person is gone: what was kept under their key can be read no more, here or in a backup (K25). */
export async function destroyPersonalKey(tx: Transaction<DB>, { now }: Pick<Ctx, 'now'>, compteId: number): Promise<void> {
  await tx.updateTable('cle_personnelle').set({ cle: null, detruite_le: now }).where('compte_id', '=', compteId).where('cle', 'is not', null).execute()
}

function toColumns({ action, objet, objetId, compteId, demandeId, offreId, candidatureId, avant, apres, motif }: Omit<Event, 'valeurs'>) {
  return {
    action,
    objet,
    objet_id: objetId ?? null,
    compte_id: compteId ?? null,
    demande_id: demandeId ?? null,
    offre_id: offreId ?? null,
    candidature_id: candidatureId ?? null,
    avant: avant ?? null,
    apres: apres ?? null,
    motif: motif ?? null,
  }
}

/** What the lines of one act have in common. */
function commonColumns({ actor, now, requestId }: Ctx) {
  return { quand: now, acteur_type: actor.type, acteur_id: 'compteId' in actor ? actor.compteId : null, requete: requestId }
}

async function keepValues(tx: Transaction<DB>, journalId: number, compteId: number, content: string): Promise<void> {
  const { cle } = await tx.selectFrom('cle_personnelle').select('cle').where('compte_id', '=', compteId).executeTakeFirstOrThrow()
  if (cle === null) return
  const contenu = encipher(cle, 'journal', content)
  await tx.insertInto('journal_valeur').values({ journal_id: journalId, compte_id: compteId, contenu }).execute()
}
