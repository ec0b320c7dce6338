import type { Temporal } from 'temporal-polyfill'
import type { Decision, Exception } from '#domain/commission.ts'
import type { Jour } from '#domain/jour.ts'
import type { Financement } from '#domain/offre.ts'
import type { Db } from '#platform/db.ts'

/** One home before one sitting. `notifieLe`: the letters left, the decisions stand. */
export type Passage = { id: number; offreId: number; jour: Jour; exception: Exception | null; convoqueLe: Temporal.Instant; notifieLe: Temporal.Instant | null }

/** The latest sitting that examines this home, or did. */
export async function findPassage(db: Db, offreId: number): Promise<Passage | undefined> {
  return db
    .selectFrom('passage as p')
    .innerJoin('seance as s', 's.id', 'p.seance_id')
    .select(['p.id', 'p.offre_id as offreId', 's.jour', 'p.exception', 'p.convoque_le as convoqueLe', 'p.notifie_le as notifieLe'])
    .where('p.offre_id', '=', offreId)
    .orderBy('p.id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** What a commission decided of a candidature, once the letters left: before that, nobody outside the landlord knows. */
export type DecisionNotifiee = { decision: Decision; jour: Jour; notifieeLe: Temporal.Instant; financement: Financement }

export async function findDecision(db: Db, candidatureId: number): Promise<DecisionNotifiee | undefined> {
  const row = await db
    .selectFrom('decision as d')
    .innerJoin('passage as p', 'p.id', 'd.passage_id')
    .innerJoin('seance as s', 's.id', 'p.seance_id')
    .innerJoin('offre as o', 'o.id', 'p.offre_id')
    .select(['d.code', 'd.rang', 'd.motifs', 'd.fondement', 'd.piece', 'd.date_limite', 's.jour', 'p.notifie_le', 'o.financement'])
    .where('d.candidature_id', '=', candidatureId)
    .where('p.notifie_le', 'is not', null)
    .orderBy('p.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.notifie_le ? { decision: toDecision(row), jour: row.jour, notifieeLe: row.notifie_le, financement: row.financement } : undefined
}

type Row = { code: Decision['code']; rang: number | null; motifs: readonly string[]; fondement: string | null; piece: string | null; date_limite: Jour | null }

export function toDecision({ code, rang, motifs, fondement, piece, date_limite }: Row): Decision {
  return {
    code,
    ...(rang === null ? {} : { rang }),
    ...(motifs.length === 0 ? {} : { motifs }),
    ...(fondement === null ? {} : { fondement }),
    ...(piece === null ? {} : { piece }),
    ...(date_limite === null ? {} : { dateLimite: date_limite }),
  }
}
