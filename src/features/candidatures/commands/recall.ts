import { FICHES, isWithBailleur } from '#domain/candidature.ts'
import { countPlacesLibres } from '#domain/designation.ts'
import { finDeJour } from '#domain/jour.ts'
import { computeEcheanceRappel, isOrdreSaute } from '#domain/rappel.ts'
import { recordEvent } from '#features/journal/commands.ts'
import { tellConseil } from '#features/notifications/commands/pro.ts'
import { lockDemande } from '#features/demandes/queries.ts'
import { lockOffre } from '#features/offres/commands.ts'
import { transaction, violatedConstraint, type Tx } from '#platform/db.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { gatherFaults } from '#platform/faults.ts'
import { actorOf, asSystem, requireActe, type Ctx } from '#src/context.ts'
import { jourHeure } from '#ui/format.ts'
import { findHeldCandidature } from '../queries/candidatures.ts'
import { listEcartes } from '../queries/designation.ts'
import { describeDernierActe, findInstruite } from '../queries/instruction.ts'
import { explainPlaces, lockMine } from './designate.ts'
import { lockPartie, moveCandidature, type Tenue } from './move.ts'
import { tellCandidature } from './tell.ts'

export type Rappele = { ok: true } | { ok: false; why: string; motifManquant?: true }
export type ReponseRappel = 'oui' | 'non'
export type Repondu = { ok: true; reponse: ReponseRappel } | { ok: false; why: string }

const ORDRE_SAUTE = 'Un candidat mieux placé peut encore être rappelé\u00a0: dites pourquoi vous ne suivez pas l’ordre de la liste.'
const EN_JEU = 'Assez de candidats sont déjà en cours de rappel ou d’examen pour les places libres. Attendez leur réponse.'
const ENGAGE = 'Vous êtes candidat à un autre logement\u00a0: on ne peut l’être qu’à un seul à la fois. Pour revenir sur celui-ci, annulez d’abord l’autre candidature.'
const TROP_TARD = 'Le délai pour répondre est passé. Vous restez libre de postuler à d’autres logements.'
const PLUS_DE_PLACE = 'Il n’y a plus de place pour ce logement\u00a0: d’autres dossiers ont été envoyés au bailleur. Vous restez libre de postuler ailleurs.'

/** Someone passed over is asked to come back at the frozen rank (K8), in the order of the list or with a reason (K10). Nobody is engaged by it. */
export async function proposeRappel(ctx: Ctx, candidatureId: number, motif = ''): Promise<Rappele> {
  requireActe(ctx, 'candidat.rappeler')
  const found = await findInstruite(ctx, candidatureId)
  if (!found) throw new NotFound()
  return transaction(ctx.db, async (tx) => {
    const offre = await lockMine(tx, ctx, found.offreId)
    const partie = await lockPartie(tx, offre.id)
    const row = partie.find(({ id }) => id === candidatureId)
    if (!row) throw new NotFound()
    if (row.statut !== 'non_designee') throw new Conflict(`Ce candidat n’est plus à rappeler\u00a0: ${(await describeDernierActe(tx, ctx, row)).texte}.`)
    const open = await findOpen(tx, candidatureId)
    if (open) return answerOpen(ctx, open)
    const refus = await checkRappel(tx, { offre, partie, row, motif: motif.trim() })
    if (refus) return refus
    await insertRappel(tx, ctx, row, { departement: offre.departement, motif: motif.trim() })
    return { ok: true }
  })
}

type Essai = { offre: Awaited<ReturnType<typeof lockMine>>; partie: readonly Tenue[]; row: Tenue; motif: string }

async function checkRappel(tx: Tx, { offre, partie, row, motif }: Essai): Promise<Rappele | undefined> {
  const ecartes = await listEcartes(tx, partie.filter(({ statut }) => statut === 'non_designee').map(({ id }) => id))
  const obstacle = ecartes.find(({ id }) => id === row.id)?.obstacle
  if (obstacle !== undefined) return { ok: false, why: obstacle }
  const tenus = partie.filter(isWithBailleur).length
  const places = countPlacesLibres(offre.statut, offre.designes_max, tenus)
  if (places === 0) return { ok: false, why: explainPlaces(offre.statut, tenus) }
  const enJeu = partie.filter(({ statut }) => statut === 'deposee' || statut === 'validee').length + ecartes.filter(({ rappel }) => rappel?.reponse === null).length
  if (enJeu >= places) return { ok: false, why: EN_JEU }
  if (motif === '' && isOrdreSaute(ecartes, row.id)) return { ok: false, why: ORDRE_SAUTE, motifManquant: true }
  return undefined
}

async function insertRappel(tx: Tx, ctx: Ctx, row: Tenue, { departement, motif }: { departement: string; motif: string }): Promise<void> {
  const values = { candidature_id: row.id, propose_le: ctx.now, par: actorOf(ctx, 'conseiller').compteId, expire_le: finDeJour(computeEcheanceRappel(ctx.today, departement)), motif: motif === '' ? null : motif }
  const { id } = await tx.insertInto('rappel').values(values).returning('id').executeTakeFirstOrThrow()
  await record(tx, ctx, row, { action: 'rappel.propose', rappelId: id })
  await tellCandidature(tx, ctx, row.id, 'rappel')
}

/** The person alone comes back, or stays away. Undefined when nobody asked them; sent twice is once. */
export async function answerRappel(ctx: Ctx, demandeId: number, candidatureId: number, reponse: ReponseRappel): Promise<Repondu | undefined> {
  try {
    return await transaction(ctx.db, (tx) => answer(tx, ctx, { demandeId, candidatureId, reponse }))
  } catch (error) {
    if (violatedConstraint(error) === 'candidature_une_seule') return { ok: false, why: ENGAGE }
    throw error
  }
}

type Question = { demandeId: number; candidatureId: number; reponse: ReponseRappel }

async function answer(tx: Tx, ctx: Ctx, { demandeId, candidatureId, reponse }: Question): Promise<Repondu | undefined> {
  await lockDemande(tx, demandeId)
  const owned = await tx.selectFrom('candidature').select('offre_id').where('id', '=', candidatureId).where('demande_id', '=', demandeId).executeTakeFirst()
  const offre = owned && (await lockOffre(tx, owned.offre_id))
  if (!offre) return undefined
  const partie = await lockPartie(tx, offre.id)
  const row = partie.find(({ id }) => id === candidatureId)
  const rappel = row && (await tx.selectFrom('rappel').select(['id', 'expire_le', 'reponse']).where('candidature_id', '=', row.id).orderBy('id', 'desc').limit(1).forUpdate().executeTakeFirst())
  if (!row || !rappel) return undefined
  const closed = explainClosed(ctx, { ...rappel, statut: row.statut }, reponse)
  if (closed) return closed
  const why = reponse === 'oui' ? await comeBack(tx, ctx, { offre, partie, row }) : undefined
  if (why !== undefined) return { ok: false, why }
  await tx.updateTable('rappel').set({ reponse, repondu_le: ctx.now }).where('id', '=', rappel.id).execute()
  await record(tx, ctx, row, { action: reponse === 'oui' ? 'rappel.accepte' : 'rappel.decline', rappelId: rappel.id })
  await tellConseil(tx, ctx, offre.id, 'rappel_repondu')
  return { ok: true, reponse }
}

/** Answered already, or too late: no answer counts any more. */
function explainClosed({ now }: Ctx, { reponse: known, expire_le, statut }: { reponse: ReponseRappel | 'sans_suite' | null; expire_le: Ctx['now']; statut: Tenue['statut'] }, reponse: ReponseRappel): Repondu | undefined {
  if (known === reponse) return { ok: true, reponse }
  if (known === 'oui' || known === 'non') return { ok: false, why: 'Vous avez déjà répondu.' }
  if (known === 'sans_suite' && statut !== 'non_designee') return { ok: false, why: `Il n’est plus possible de revenir dans la liste\u00a0: votre candidature en est à «\u00a0${FICHES[statut].libelle}\u00a0».` }
  return known === 'sans_suite' || expire_le.epochMilliseconds <= now.epochMilliseconds ? { ok: false, why: TROP_TARD } : undefined
}

/** Why not; undefined once the candidature is back. The unique index has the last word on one home at a time. */
async function comeBack(tx: Tx, ctx: Ctx, { offre, partie, row }: Omit<Essai, 'motif'>): Promise<string | undefined> {
  const demande = await tx.selectFrom('demande').select('statut').where('id', '=', row.demande_id).executeTakeFirst()
  if (demande?.statut !== 'active') return 'Votre demande n’est plus active\u00a0: renouvelez-la sur le site où vous l’avez faite, puis mettez-la à jour ici.'
  if (await findHeldCandidature(tx, row.demande_id)) return ENGAGE
  if (row.statut === 'non_designee' && countPlacesLibres(offre.statut, offre.designes_max, partie.filter(isWithBailleur).length) === 0) return PLUS_DE_PLACE
  const moved = await moveCandidature(tx, ctx, row, { action: 'call_back', tell: false })
  return moved.ok ? undefined : moved.why
}

/** Silence is a « no »: the next of the list may be asked. One transaction each; twice is once. */
export async function expireRappels(ctx: Ctx): Promise<number> {
  const due = await ctx.db.selectFrom('rappel').select(['id', 'candidature_id']).where('reponse', 'is', null).where('expire_le', '<=', ctx.now).orderBy('expire_le').execute()
  const faults = gatherFaults(ctx.log, 'recall_failed')
  for (const { id, candidature_id: candidatureId } of due) await faults.attempt(() => transaction(ctx.db, (tx) => expireOne(tx, asSystem(ctx), { id, candidatureId })))
  faults.rethrow('recalls could not end')
  return due.length
}

async function expireOne(tx: Tx, ctx: Ctx, { id, candidatureId }: { id: number; candidatureId: number }): Promise<void> {
  const expired = await tx.updateTable('rappel').set({ reponse: 'sans_suite', repondu_le: ctx.now }).where('id', '=', id).where('reponse', 'is', null).returning('id').executeTakeFirst()
  const row = expired && (await selectConcerne(tx, candidatureId))
  if (!row) return
  await record(tx, ctx, row, { action: 'rappel.sans_suite', rappelId: id })
  if (row.statut === 'non_designee') await tellConseil(tx, ctx, row.offre_id, 'rappel_repondu')
}

function selectConcerne(tx: Tx, candidatureId: number) {
  return tx.selectFrom('candidature as c').innerJoin('demande as d', 'd.id', 'c.demande_id').select(['c.id', 'c.statut', 'c.offre_id', 'c.demande_id', 'd.compte_id']).where('c.id', '=', candidatureId).executeTakeFirst()
}

type Open = { par: number; propose_le: Ctx['now']; prenom: string; nom: string }

function findOpen(tx: Tx, candidatureId: number): Promise<Open | undefined> {
  return tx.selectFrom('rappel as r').innerJoin('compte as k', 'k.id', 'r.par').select(['r.par', 'r.propose_le', 'k.prenom', 'k.nom']).where('r.candidature_id', '=', candidatureId).where('r.reponse', 'is', null).executeTakeFirst()
}

function answerOpen(ctx: Ctx, { par, prenom, nom, propose_le }: Open): Rappele {
  if (par === actorOf(ctx, 'conseiller').compteId) return { ok: true }
  throw new Conflict(`${prenom} ${nom} a déjà proposé à ce candidat de revenir, ${jourHeure(propose_le)}. Attendez sa réponse.`)
}

async function record(tx: Tx, ctx: Ctx, row: Pick<Tenue, 'id' | 'compte_id' | 'demande_id' | 'offre_id'>, { action, rappelId }: { action: string; rappelId: number }): Promise<void> {
  await recordEvent(tx, ctx, { action, objet: 'rappel', objetId: rappelId, compteId: row.compte_id, demandeId: row.demande_id, offreId: row.offre_id, candidatureId: row.id })
}
