import { FICHES_DECISION, rangOf, type CodeDecision, type Decision } from '#domain/commission.ts'
import { writeMotif, writeMotifType } from '#domain/commission-lettre.ts'
import { finDeJour } from '#domain/jour.ts'
import type { Financement } from '#domain/offre.ts'
import { moveCandidature, type Change } from '#features/candidatures/commands/move.ts'
import { echeanceOf } from '#features/candidatures/commands/settle.ts'
import { recordEvent } from '#features/journal/commands.ts'
import { tellConseil } from '#features/notifications/commands/pro.ts'
import { advanceOffre } from '#features/offres/commands.ts'
import { transaction, type Tx } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import { requireActe, type Ctx } from '#src/context.ts'
import type { Passage } from '../queries.ts'
import { checkEnvoi } from '../queries/envoi.ts'
import { digestDecisions, listEnCommission, listPartis, loadExamen, type Examen, type Examine } from '../queries/examen.ts'
import { holdOffre, isEnCours, type Held } from './hold.ts'

/** What the person checked before sending: nothing else leaves. */
export type Vu = { passageId: number; empreinte: string }
/** `ecartes`: had a decision, and left before it could be notified. `deja`: the letters had left already. */
export type Notified = { ok: true; deja: boolean; ecartes: readonly Examine[] } | { ok: false; erreurs: readonly string[] }

const CHANGEES = 'Les décisions ont changé depuis que vous avez ouvert cette page. Relisez-les avant de les envoyer.'
const EN_COURS = 'Une attribution est déjà en cours pour ce logement\u00a0: attendez la réponse des candidats.'

/** The letters leave, once: every decision becomes the state of a candidature, in one transaction, or none does (R441-3). */
export async function notifyDecisions(ctx: Ctx, offreId: number, vu?: Vu): Promise<Notified> {
  requireActe(ctx, 'commission.decider')
  return transaction(ctx.db, async (tx) => {
    const held = await holdOffre(tx, ctx, offreId)
    const examen = await loadExamen(tx, held.offre.bailleur_id, offreId)
    const passage = examen?.passage
    if (!passage) throw new NotFound()
    if (vu !== undefined && vu.passageId !== passage.id) return { ok: false, erreurs: [CHANGEES] }
    if (passage.notifieLe !== null) return { ok: true, deja: true, ecartes: [] }
    if (vu !== undefined && vu.empreinte !== digestDecisions(examen)) return { ok: false, erreurs: [CHANGEES] }
    const erreurs = isEnCours(held.partie) ? [EN_COURS] : checkEnvoi(examen, passage, ctx.today)
    return erreurs.length > 0 ? { ok: false, erreurs } : notify(tx, ctx, held, { ...examen, passage })
  })
}

async function notify(tx: Tx, ctx: Ctx, held: Held, examen: Examen & { passage: Passage }): Promise<Notified> {
  const { offre, compteId } = held
  const ecartes = listPartis(examen)
  for (const { id } of ecartes) await tx.deleteFrom('decision').where('passage_id', '=', examen.passage.id).where('candidature_id', '=', id).execute()
  await tx.updateTable('passage').set({ notifie_le: ctx.now, notifie_par: compteId }).where('id', '=', examen.passage.id).execute()
  await recordEvent(tx, ctx, { action: 'passage.notifie', objet: 'passage', objetId: examen.passage.id, offreId: offre.id, apres: examen.passage.jour })
  const decisions = listEnCommission(examen).map(({ id, decision }) => ({ id, decision }))
  for (const { id, decision } of decisions) if (decision) await carryOut(tx, ctx, held, { id, decision, financement: examen.offre.financement })
  if (decisions.some(({ decision }) => decision && rangOf(decision) !== undefined)) await advanceOffre(tx, ctx, offre.id, 'attribute')
  else await tellConseil(tx, ctx, offre.id, 'plus_de_candidat')
  return { ok: true, deja: false, ecartes }
}

type Prise = { id: number; decision: Decision; financement: Financement }

async function carryOut(tx: Tx, ctx: Ctx, { partie, offre }: Held, { id, decision, financement }: Prise): Promise<void> {
  const row = partie.find((one) => one.id === id)
  const moved = row && (await moveCandidature(tx, ctx, row, { action: FICHES_DECISION[decision.code].action, tell: OBJETS[decision.code], ...changeOf(ctx, offre, decision, financement) }))
  if (!moved?.ok) throw new Error(`The decision on candidature ${id} could not be carried out`)
}

const OBJETS = {
  attribution: 'attribuee', attribution_rang: 'attribuee_rang', attribution_sous_condition: 'attribuee_sous_condition', non_attribution: 'non_attribuee', irrecevabilite: 'irrecevable',
} as const satisfies Readonly<Record<CodeDecision, Change['tell']>>

/** An answer is due within the days that the law counts; a paper, by the end of its day. */
function changeOf(ctx: Ctx, offre: Held['offre'], decision: Decision, financement: Financement): Omit<Change, 'action' | 'tell'> {
  const rang = rangOf(decision)
  switch (decision.code) {
    case 'attribution': return { rangCommission: 1, echeanceLe: echeanceOf(ctx, offre) }
    case 'attribution_rang': return rang === undefined ? {} : { rangCommission: rang }
    case 'attribution_sous_condition': return {
      ...(rang === undefined ? {} : { rangCommission: rang }),
      ...(decision.piece === undefined ? {} : { attentePiece: decision.piece }),
      ...(decision.dateLimite === undefined ? {} : { echeanceLe: finDeJour(decision.dateLimite) }),
    }
    case 'non_attribution':
    case 'irrecevabilite': return { ...ofHistory(writeMotifType(decision, financement)), texte: writeMotif(decision, financement) }
  }
}

/** Reasons typed for one person alone leave the history nothing to say. */
function ofHistory(motif: string): { motif?: string } {
  return motif === '' ? {} : { motif }
}
