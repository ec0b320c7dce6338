import type { Temporal } from 'temporal-polyfill'
import type { Statut } from '#domain/candidature.ts'
import type { Decision } from '#domain/commission.ts'
import type { Jour } from '#domain/jour.ts'
import type { Db } from '#platform/db.ts'
import { sha256Hex } from '#platform/secrets.ts'
import { findPassage, toDecision, type Passage } from '../queries.ts'

/** A candidate as the commission reads them. `decision`: recorded, still a draft as long as the letters have not left. */
export type Examine = {
  id: number; nom: string; prenom: string; numeroUnique: string; statut: Statut; dateDepot: Jour; rangGele: number | null; totalGele: number | null
  personnes: number; attentePiece: string | null; echeanceLe: Temporal.Instant | null; rangCommission: number | null; decision: Decision | undefined
}
export type Examen = { offre: OffreExaminee; passage: Passage | undefined; candidats: readonly Examine[] }
export type OffreExaminee = NonNullable<Awaited<ReturnType<typeof findOffreExaminee>>>

/** A landlord's home before its commission; undefined for anybody else's, and for a home whose files never came. */
export async function loadExamen(db: Db, bailleurId: number, offreId: number): Promise<Examen | undefined> {
  const offre = await findOffreExaminee(db, bailleurId, offreId)
  if (!offre) return undefined
  const passage = await findPassage(db, offreId)
  const candidats = await listExamines(db, offreId, passage?.id)
  return candidats.length === 0 && !passage ? undefined : { offre, passage, candidats }
}

/** All those whose files the landlord received, wherever they are now: a form may still name who left since it was opened. */
export async function listRecus(db: Db, offreId: number): Promise<readonly number[]> {
  const rows = await db.selectFrom('candidature').select('id').where('offre_id', '=', offreId).where('place', 'is not', null).orderBy('id').execute()
  return rows.map(({ id }) => id)
}

/** Whom the commission may still examine. */
export function listEnAttente({ candidats }: Pick<Examen, 'candidats'>): readonly Examine[] {
  return candidats.filter(({ statut }) => statut === 'transmise' || statut === 'en_commission')
}

/** Before this sitting now: those who left are not examined any more. */
export function listEnCommission({ candidats }: Pick<Examen, 'candidats'>): readonly Examine[] {
  return candidats.filter(({ statut }) => statut === 'en_commission')
}

/** Examined, with a decision recorded, and gone before the letters. */
export function listPartis({ candidats, passage }: Examen): readonly Examine[] {
  return passage && passage.notifieLe === null ? candidats.filter(({ statut, decision }) => statut !== 'en_commission' && decision !== undefined) : []
}

/** Whoever left after a decision was recorded had been examined. */
export function countExamines({ candidats }: Pick<Examen, 'candidats'>): number {
  return candidats.filter(({ statut, decision }) => statut === 'en_commission' || decision !== undefined).length
}

/** What was read: a decision that somebody else records in between changes it, a candidate who leaves does not. */
export function digestDecisions({ candidats }: Pick<Examen, 'candidats'>): string {
  const recorded = candidats.filter(({ decision }) => decision !== undefined)
  return sha256Hex(JSON.stringify(recorded.toSorted((a, b) => a.id - b.id).map(({ id, decision }) => [id, decision]))).slice(0, 16)
}

function findOffreExaminee(db: Db, bailleurId: number, id: number) {
  return db
    .selectFrom('offre')
    .select(['id', 'reference', 'statut', 'typologie', 'surface', 'ville', 'code_postal', 'loyer', 'financement', 'departement'])
    .where('id', '=', id)
    .where('bailleur_id', '=', bailleurId)
    .executeTakeFirst()
}

/** Those with the landlord, and those of whom this sitting recorded something; in the order of the frozen list. */
async function listExamines(db: Db, offreId: number, passageId: number | undefined): Promise<readonly Examine[]> {
  const rows = await db
    .selectFrom('candidature as c')
    .innerJoin('demande as d', 'd.id', 'c.demande_id')
    .leftJoin('decision as x', (join) => join.onRef('x.candidature_id', '=', 'c.id').on('x.passage_id', '=', passageId ?? 0))
    .select(['c.id', 'd.nom', 'd.prenom', 'd.numero_unique as numeroUnique', 'c.statut', 'c.date_depot as dateDepot', 'c.rang_gele as rangGele', 'c.total_gele as totalGele'])
    .select(['c.attente_piece as attentePiece', 'c.echeance_le as echeanceLe', 'c.rang_commission as rangCommission', 'd.faits'])
    .select(['x.code', 'x.rang', 'x.motifs', 'x.fondement', 'x.piece', 'x.date_limite'])
    .where('c.offre_id', '=', offreId)
    .where((eb) => eb.or([eb('c.statut', 'in', ['transmise', 'en_commission']), eb('x.candidature_id', 'is not', null)]))
    .orderBy('c.ordre_gele')
    .orderBy('c.id')
    .execute()
  return rows.map(({ code, rang, motifs, fondement, piece, date_limite, faits, ...row }) => ({
    ...row,
    personnes: countPersonnes(faits),
    decision: code === null ? undefined : toDecision({ code, rang, motifs: motifs ?? [], fondement, piece, date_limite }),
  }))
}

function countPersonnes(faits: unknown): number {
  if (typeof faits !== 'object' || faits === null || !('menage' in faits)) return 0
  const { menage } = faits
  if (typeof menage !== 'object' || menage === null || !('personnes' in menage)) return 0
  return Array.isArray(menage.personnes) ? menage.personnes.length : 0
}
