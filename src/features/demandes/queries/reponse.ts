import type { Temporal } from 'temporal-polyfill'
import { isMotifRefusSalarie, type MotifRefusSalarie } from '#domain/refus-salarie.ts'
import type { Db, Tx } from '#platform/db.ts'

export type ReponseEntreprise = { reponse: 'validee' | 'refusee'; motif: MotifRefusSalarie | undefined; precision: string | undefined; reponduLe: Temporal.Instant }

/** What the present company last answered by itself about this household; undefined: it never did. */
export async function findReponse(db: Db | Tx, demandeId: number): Promise<ReponseEntreprise | undefined> {
  const row = await db
    .selectFrom('reponse_entreprise as a')
    .innerJoin('rattachement as r', (join) => join.onRef('r.demande_id', '=', 'a.demande_id').onRef('r.entreprise_id', '=', 'a.entreprise_id'))
    .select(['a.reponse', 'a.motif', 'a.precision_utile as precision', 'a.repondu_le as reponduLe'])
    .where('a.demande_id', '=', demandeId)
    .orderBy('a.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { ...row, motif: row.motif !== null && isMotifRefusSalarie(row.motif) ? row.motif : undefined, precision: row.precision ?? undefined }
}
