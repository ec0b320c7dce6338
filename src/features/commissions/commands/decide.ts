import { checkDecision, checkSeance, completeRangs, rangOf, type Decision, type Exception, type Manque } from '#domain/commission.ts'
import { recordEvent } from '#features/journal/commands.ts'
import { transaction, type Tx } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import { requireActe, type Ctx } from '#src/context.ts'
import type { Passage } from '../queries.ts'
import { countExamines, digestDecisions, listEnCommission, loadExamen, type Examen, type Examine } from '../queries/examen.ts'
import { holdOffre } from './hold.ts'

/** `decisions`: by candidature. `vu`: the digest of what the page showed, so that nobody overwrites what they have not read. */
export type Saisie = { decisions: ReadonlyMap<number, Decision>; exception?: Exception; vu?: string }
/** `partis`: decisions that were not kept, because the candidate left meanwhile. `remarques`: what will stop the letters. */
export type Saved =
  | { ok: true; partis: readonly number[]; remarques: readonly string[] }
  | { ok: false; manques: ReadonlyMap<number, readonly Manque[]> }
  | { ok: false; why: string }

const MODIFIEES = 'Une autre personne a enregistré des décisions depuis que vous avez ouvert cette page. Votre saisie est affichée ci-dessous\u00a0: vérifiez-la, puis enregistrez de nouveau pour remplacer la sienne.'

/** Records decisions, from the day of the sitting until the letters leave; nobody else is told, and they may be corrected. */
export async function saveDecisions(ctx: Ctx, offreId: number, saisie: Saisie): Promise<Saved> {
  requireActe(ctx, 'commission.decider')
  return transaction(ctx.db, async (tx) => {
    const { offre, compteId } = await holdOffre(tx, ctx, offreId)
    const examen = await loadExamen(tx, offre.bailleur_id, offreId)
    if (!examen?.passage) throw new NotFound()
    const why = whyNotNow(examen.passage, ctx) ?? whyChanged(examen, saisie)
    if (why !== undefined) return { ok: false, why }
    return save(tx, ctx, { examen, passage: examen.passage, compteId }, saisie)
  })
}

/** The day has come, and no letter has left. */
export function whyNotNow({ jour, notifieLe }: Passage, { today }: Pick<Ctx, 'today'>): string | undefined {
  if (notifieLe !== null) return 'Les décisions ont été envoyées aux candidats\u00a0: elles ne changent plus.'
  return today < jour ? 'La commission ne s’est pas encore réunie\u00a0: les décisions se saisissent à partir de ce jour-là.' : undefined
}

function whyChanged(examen: Examen, { vu }: Saisie): string | undefined {
  return vu === undefined || vu === digestDecisions(examen) ? undefined : MODIFIEES
}

type Ouvert = { examen: Examen; passage: Passage; compteId: number }

async function save(tx: Tx, ctx: Ctx, { examen, passage, compteId }: Ouvert, { decisions, exception }: Saisie): Promise<Saved> {
  const presents = listEnCommission(examen)
  const prises = completeRangs(presents.flatMap((candidat) => takeDecision(candidat, decisions)))
  const manques = listManques(prises, { seance: passage.jour, today: ctx.today })
  if (manques.size > 0) return { ok: false, manques }
  const changed = prises.filter(({ candidat, ...decision }) => JSON.stringify(sorted(decision)) !== JSON.stringify(candidat.decision && sorted(candidat.decision)))
  for (const prise of changed) await upsert(tx, ctx, { passageId: passage.id, compteId }, prise)
  const nouvelle = exception ?? passage.exception
  if (nouvelle !== passage.exception) await tx.updateTable('passage').set({ exception: nouvelle }).where('id', '=', passage.id).execute()
  if (changed.length > 0) await recordEvent(tx, ctx, { action: 'passage.decisions_saisies', objet: 'passage', objetId: passage.id, offreId: passage.offreId })
  const partis = [...decisions.keys()].filter((id) => !presents.some((candidat) => candidat.id === id))
  const complete = prises.length === presents.length
  return { ok: true, partis, remarques: complete ? checkSeance({ decisions: prises, examines: countExamines(examen), ...(nouvelle === null ? {} : { exception: nouvelle }) }) : [] }
}

type Prise = Decision & { candidat: Examine }

/** What was sent for this candidate, else what is already recorded. */
function takeDecision(candidat: Examine, decisions: ReadonlyMap<number, Decision>): readonly Prise[] {
  const decision = decisions.get(candidat.id) ?? candidat.decision
  return decision === undefined ? [] : [{ ...decision, candidat }]
}

function listManques(prises: readonly Prise[], moment: Parameters<typeof checkDecision>[1]): ReadonlyMap<number, readonly Manque[]> {
  const found = prises.map((prise): [number, readonly Manque[]] => [prise.candidat.id, [...checkDecision(prise, moment), ...checkRangRestant(prise)]])
  return new Map(found.filter(([, manques]) => manques.length > 0))
}

function checkRangRestant(prise: Prise): readonly Manque[] {
  return prise.code === 'attribution_sous_condition' && prise.rang === undefined ? [{ champ: 'rang', texte: 'Il ne reste plus de rang\u00a0: les trois sont déjà donnés.' }] : []
}

async function upsert(tx: Tx, ctx: Ctx, { passageId, compteId }: { passageId: number; compteId: number }, prise: Prise): Promise<void> {
  const row = {
    code: prise.code, rang: rangOf(prise) ?? null, motifs: [...(prise.motifs ?? [])], fondement: prise.fondement ?? null,
    piece: prise.piece ?? null, date_limite: prise.dateLimite ?? null, saisie_le: ctx.now, par: compteId,
  }
  await tx
    .insertInto('decision')
    .values({ passage_id: passageId, candidature_id: prise.candidat.id, ...row })
    .onConflict((oc) => oc.columns(['passage_id', 'candidature_id']).doUpdateSet(row))
    .execute()
}

/** The same decision, whatever the order in which it was written down. */
function sorted(decision: Decision) {
  return Object.entries({ ...decision, rang: rangOf(decision) }).filter(([, value]) => value !== undefined).toSorted(([a], [b]) => (a < b ? -1 : 1))
}
