/** A landlord's homes at each stage of a commission, in the small world of the matrix. */
import { convenePassage } from '#features/commissions/commands/convene.ts'
import { saveDecisions } from '#features/commissions/commands/decide.ts'
import { notifyDecisions } from '#features/commissions/commands/notify.ts'
import { digestDecisions, loadExamen } from '#features/commissions/queries/examen.ts'
import type { Decision } from '#domain/commission.ts'
import type { Ctx } from '#src/context.ts'
import type { TestApp } from '#test/app.ts'
import { CONDITION, NON, PREMIER, RANG_2 } from '#test/factories/commissions.ts'
import { aPartie, type Partie } from '#test/factories/parcours.ts'
import { designate } from '#test/factories/recues.ts'

type Acting = { bailleurId: number; compteId: number }

export async function seedCommission(essai: TestApp, acting: Acting, payload: string) {
  const ctx: Ctx = { ...essai.ctx(), actor: { type: 'bailleur', compteId: acting.compteId, nom: 'Aydin', role: 'secretaire', bailleurId: acting.bailleurId } }
  const [aInscrire, prete, notifiee] = [await aHome(ctx, acting, payload), await aHome(ctx, acting, payload), await aHome(ctx, acting, payload)]
  await decide(ctx, prete, [PREMIER, RANG_2, { ...NON, motifs: [`Trop loin${payload}`] }])
  await decide(ctx, notifiee, [CONDITION, RANG_2, NON])
  await notifyDecisions(ctx, notifiee.offreId)
  const examen = await loadExamen(ctx.db, acting.bailleurId, prete.offreId)
  if (!examen?.passage) throw new Error('The home of the matrix is before no commission')
  return {
    offreAInscrire: aInscrire.offreId, offrePrete: prete.offreId, offreNotifiee: notifiee.offreId, passage: examen.passage.id, decisionsVues: digestDecisions(examen),
    candidatPret: idAt(prete, 0), candidatPret2: idAt(prete, 1), candidatPret3: idAt(prete, 2), sousCondition: idAt(notifiee, 0),
  }
}

function idAt({ candidats }: Partie, index: number): number {
  const found = candidats[index]
  if (!found) throw new Error('The home of the matrix has too few candidates')
  return found.id
}

async function aHome(ctx: Ctx, { bailleurId }: Acting, payload: string): Promise<Partie> {
  const statuts = ['transmise', 'transmise', 'transmise'] as const
  const partie = await aPartie(ctx, { statuts, over: { bailleur_id: bailleurId } })
  await designate(ctx, partie, statuts)
  await ctx.db.updateTable('demande').set({ nom: `Martel${payload}` }).where('id', 'in', partie.candidats.map(({ demandeId }) => demandeId)).execute()
  return partie
}

async function decide(ctx: Ctx, { offreId, candidats }: Partie, decisions: readonly Decision[]): Promise<void> {
  await convenePassage(ctx, offreId, { jour: ctx.today })
  const saved = await saveDecisions(ctx, offreId, { decisions: new Map(candidats.flatMap(({ id }, index): [number, Decision][] => (decisions[index] ? [[id, decisions[index]]] : []))) })
  if (!saved.ok) throw new Error('The commission of the matrix cannot decide')
}
