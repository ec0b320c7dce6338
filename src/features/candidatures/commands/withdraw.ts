import { costOfWithdrawal, FICHES, HELD, isWithBailleur, type Effet, type Statut } from '#domain/candidature.ts'
import { tellBailleur } from '#features/notifications/commands/pro.ts'
import { lockOffre, lockOffres } from '#features/offres/commands.ts'
import { transaction, type Tx } from '#platform/db.ts'
import { Conflict } from '#platform/errors.ts'
import { asSystem, type Ctx } from '#src/context.ts'
import { isRetardDe } from '../queries/cout.ts'
import { lockTenue, moveCandidature, type Tenue } from './move.ts'
import { handOn, type OffreTenue } from './settle.ts'

export type Withdrawn = { ok: true; statut: Statut; effet?: Effet } | { ok: false; why: string }

/** What the page said that leaving costs; the home may have been attributed since. */
export type CoutAnnonce = 'aucun' | 'refus_attribution'

const ATTRIBUE_DEPUIS = 'Ce logement vient de vous être attribué\u00a0: l’annuler compterait maintenant comme un refus, et coûterait 40\u00a0points à vos prochaines candidatures. Rien n’a été annulé. Ouvrez votre candidature avant de décider.'

const AVANCEE = 'Votre candidature vient d’avancer d’une étape. Rien n’a été annulé. Ouvrez-la avant de décider.'

/**
 * The applicant leaves (F143). After an attribution it is a refusal, whose cost was said before: nobody pays what no page
 * announced; nothing when the landlord is late (silence clock). The home then goes to the next rank.
 */
export async function withdrawCandidature(ctx: Ctx, demandeId: number, id: number, annonce: CoutAnnonce = 'refus_attribution'): Promise<Withdrawn | undefined> {
  return transaction(ctx.db, async (tx) => {
    const held = await hold(tx, { demandeId, id })
    return held && leave(tx, ctx, held, annonce)
  })
}

async function leave(tx: Tx, ctx: Ctx, held: Held, annonce: CoutAnnonce): Promise<Withdrawn> {
  const { row } = held
  // Sent twice: what was asked is done.
  if (row.statut === 'retiree' || (row.statut === 'refusee' && annonce === 'refus_attribution')) return { ok: true, statut: row.statut }
  const { action, effet } = costOfWithdrawal(row.statut, await isRetardDe({ db: tx, today: ctx.today }, row)) ?? { action: 'withdraw' }
  if (effet !== undefined && annonce === 'aucun') throw new Conflict(ATTRIBUE_DEPUIS)
  const moved = await moveCandidature(tx, ctx, row, { action, tell: effet === undefined ? 'retiree' : 'refusee' })
  if (moved.ok) await goOn(tx, ctx, held)
  return moved
}

/** The request ended (expired, struck off, removed from AL’in): what it held is freed (K22). `motif`: for the history. The caller holds the request. */
export async function closeForDemande(tx: Tx, ctx: Ctx, demandeId: number, motif: string): Promise<void> {
  const rows = await holdAll(tx, demandeId)
  for (const { id } of rows) {
    const held = await hold(tx, { demandeId, id })
    if (!held) continue
    // Whoever was passed over has been told so already: there is nothing left to stop.
    const moved = await moveCandidature(tx, asSystem(ctx), held.row, { action: 'close_demande', motif, tell: FICHES[held.row.statut].held ? 'demande_fermee' : false })
    if (moved.ok) await goOn(tx, ctx, held)
  }
}

/** Every candidature that may still end, its closed homes held together before any of them moves: who leaves has been at several. */
export async function holdAll(tx: Tx, demandeId: number): Promise<readonly { id: number }[]> {
  const rows = await tx
    .selectFrom('candidature as c')
    .innerJoin('offre as o', 'o.id', 'c.offre_id')
    .select(['c.id', 'c.offre_id', 'o.statut'])
    .where('c.demande_id', '=', demandeId)
    .where('c.statut', 'in', [...HELD, 'non_designee'])
    .orderBy('c.id')
    .execute()
  await lockOffres(tx, rows.filter(({ statut }) => statut !== 'en_ligne').map(({ offre_id }) => offre_id))
  return rows
}

/**
 * The values behind the points of a person who left, and what a conseiller typed of them (K25); a frozen list keeps its own
 * values, for it must be explained to the others. A commission's decision stays: it may be contested.
 */
export async function eraseTraces(tx: Tx, demandeId: number): Promise<void> {
  await tx.updateTable('candidature').set({ faits_points: null, lignes: null }).where('demande_id', '=', demandeId).where('rang_gele', 'is', null).execute()
  await tx.updateTable('candidature').set({ motif: null }).where('demande_id', '=', demandeId).where('statut', '=', 'invalidee').execute()
  const theirs = tx.selectFrom('candidature').select('id').where('demande_id', '=', demandeId)
  await tx.updateTable('rappel').set({ motif: null }).where('candidature_id', 'in', theirs).where('motif', 'is not', null).execute()
}

/** `offre`: held too, once the landlord has the file, for others then move with this one. */
type Held = { row: Tenue; offre: OffreTenue | undefined }

/** An open offer is not held: those who apply hold a share of it, and nobody else moves when one of them leaves. */
async function hold(tx: Tx, { demandeId, id }: { demandeId: number; id: number }): Promise<Held | undefined> {
  const found = await tx
    .selectFrom('candidature as c')
    .innerJoin('offre as o', 'o.id', 'c.offre_id')
    .select(['c.offre_id', 'o.statut as statut_offre'])
    .where('c.id', '=', id)
    .where('c.demande_id', '=', demandeId)
    .executeTakeFirst()
  if (!found) return undefined
  const offre = found.statut_offre === 'en_ligne' ? undefined : await lockOffre(tx, found.offre_id)
  const row = await lockTenue(tx, id)
  if (row && !offre && isWithBailleur(row)) throw new Conflict(AVANCEE)
  return row && { row, offre }
}

/** The landlord had this file: it is said, and the next rank moves in. */
async function goOn(tx: Tx, ctx: Ctx, { row, offre }: Held): Promise<void> {
  if (!offre || !isWithBailleur(row)) return
  await tellBailleur(tx, ctx, offre.id, 'candidat_parti')
  await handOn(tx, ctx, offre)
}
