import { sql } from 'kysely'
import { HELD, type Statut } from '#domain/candidature.ts'
import type { Candidat } from '#domain/designation.ts'
import { isPrioritaire } from '#domain/priorite.ts'
import type { Ecarte } from '#domain/rappel.ts'
import { listPriorites } from '#features/demandes/queries/priorite.ts'
import { literals, type Db } from '#platform/db.ts'
import type { Temporal } from 'temporal-polyfill'

type Row = { id: number; statut: Statut; demande_id: number; ordre_gele: number | null }

/** The frozen list as the law of designations reads it. Someone passed over who can no longer come back is not on it. */
export async function toCandidats(db: Db, rows: readonly Row[]): Promise<readonly Candidat[]> {
  const listed = rows.flatMap(({ ordre_gele, ...row }) => (ordre_gele === null ? [] : [{ ...row, ordre: ordre_gele }]))
  const priorites = await listPriorites(db, listed.map(({ demande_id }) => demande_id))
  const back = new Set((await listEcartes(db, listed.filter(({ statut }) => statut === 'non_designee').map(({ id }) => id))).filter(({ libre }) => libre).map(({ id }) => id))
  return listed
    .filter(({ id, statut }) => statut !== 'non_designee' || back.has(id))
    .map(({ id, statut, ordre, demande_id }) => ({ id: String(id), statut, ordre, prioritaire: isPrioritaire(priorites.get(demande_id) ?? { dalo: false, lettres: [] }) }))
}

export type EcarteVu = Ecarte & {
  /** Why this person can no longer come. */
  obstacle: string | undefined
  rappel: { proposeLe: Temporal.Instant; expireLe: Temporal.Instant; reponse: EcarteRow['reponse'] } | undefined
}

/** Those who were passed over, and whether each could still come: a live request, no home elsewhere, no « no » already. */
export async function listEcartes(db: Db, ids: readonly number[]): Promise<readonly EcarteVu[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<EcarteRow>`
    select c.id, c.ordre_gele as ordre, d.statut = 'active' as active, r.propose_le, r.expire_le, r.reponse,
      exists (select 1 from candidature h where h.demande_id = c.demande_id and h.statut in ${literals(HELD)}) as engagee
    from candidature c
    join demande d on d.id = c.demande_id
    left join lateral (select propose_le, expire_le, reponse from rappel where candidature_id = c.id order by id desc limit 1) r on true
    where c.id = any(${[...ids]}::int[]) and c.ordre_gele is not null order by c.ordre_gele`.execute(db)
  return rows.map(toEcarte)
}

type EcarteRow = { id: number; ordre: number; active: boolean; engagee: boolean; propose_le: Temporal.Instant | null; expire_le: Temporal.Instant | null; reponse: 'oui' | 'non' | 'sans_suite' | null }

/** Who said yes, was examined again and passed over again, may be asked again. */
function toEcarte({ id, ordre, active, engagee, propose_le, expire_le, reponse }: EcarteRow): EcarteVu {
  const rappel = propose_le && expire_le ? { proposeLe: propose_le, expireLe: expire_le, reponse } : undefined
  const obstacle = obstacleOf({ active, engagee, reponse })
  return { id, ordre, libre: obstacle === undefined, dejaRappele: rappel !== undefined && reponse !== 'oui', obstacle, rappel }
}

function obstacleOf({ active, engagee, reponse }: Pick<EcarteRow, 'active' | 'engagee' | 'reponse'>): string | undefined {
  if (!active) return 'Sa demande n’est plus active.'
  if (engagee) return 'Candidat à un autre logement.'
  if (reponse === 'non') return 'A répondu non au rappel.'
  return reponse === 'sans_suite' ? 'N’a pas répondu au rappel.' : undefined
}

/** How many sendings there were, and the last of them. */
export async function findDesignation(db: Db, offreId: number) {
  return db
    .selectFrom('designation as g')
    .innerJoin('compte as k', 'k.id', 'g.par')
    .select(['g.id', 'g.tour', 'g.par', 'g.faite_le', 'g.causes', 'g.motif', 'k.prenom', 'k.nom'])
    .where('g.offre_id', '=', offreId)
    .orderBy('g.tour', 'desc')
    .limit(1)
    .executeTakeFirst()
}
