/** A home whose files the landlord has, and those who act for that landlord. */
import type { Decision, Exception } from '#domain/commission.ts'
import type { Jour } from '#domain/jour.ts'
import type { Statut } from '#domain/candidature.ts'
import { convenePassage } from '#features/commissions/commands/convene.ts'
import { saveDecisions } from '#features/commissions/commands/decide.ts'
import type { Ctx } from '#src/context.ts'
import { insertStaff } from '#test/factories/comptes.ts'
import { insertBailleur } from '#test/factories/offres.ts'
import { aPartie, type Partie } from '#test/factories/parcours.ts'

type Role = 'agent' | 'secretaire' | 'lecteur'
export type Bailleur = { bailleurId: number; emails: Readonly<Record<Role, string>>; as: (ctx: Ctx, role?: Role) => Ctx }

export async function aBailleur(ctx: Ctx): Promise<Bailleur> {
  const bailleurId = await insertBailleur(ctx.db)
  const staff = {
    agent: await insertStaff(ctx, 'bailleur', { bailleur_id: bailleurId, role: 'agent' }),
    secretaire: await insertStaff(ctx, 'bailleur', { bailleur_id: bailleurId, role: 'secretaire' }),
    lecteur: await insertStaff(ctx, 'bailleur', { bailleur_id: bailleurId, role: 'lecteur' }),
  }
  return {
    bailleurId,
    emails: { agent: staff.agent.email, secretaire: staff.secretaire.email, lecteur: staff.lecteur.email },
    as: (from, role = 'secretaire') => ({ ...from, actor: { type: 'bailleur', compteId: staff[role].id, nom: 'Aydin', role, bailleurId } }),
  }
}

/** Three files received, unless said otherwise. */
export function aLogement(ctx: Ctx, { bailleurId }: Bailleur, statuts: readonly Statut[] = ['transmise', 'transmise', 'transmise']): Promise<Partie> {
  return aPartie(ctx, { statuts, over: { bailleur_id: bailleurId } })
}

/** Convened for today, with decisions recorded in the order of the candidates. */
export async function aSeance(ctx: Ctx, bailleur: Bailleur, decisions: readonly Decision[], { jour = ctx.today, exception }: { jour?: Jour; exception?: Exception } = {}): Promise<Partie> {
  const partie = await aLogement(ctx, bailleur, decisions.map(() => 'transmise' as const))
  const convened = await convenePassage(bailleur.as(ctx), partie.offreId, { jour, ...(exception === undefined ? {} : { exception }) })
  if (!convened.ok) throw new Error(convened.why)
  const saved = await saveDecisions(bailleur.as(ctx), partie.offreId, { decisions: new Map(partie.candidats.flatMap(({ id }, index) => (decisions[index] ? [[id, decisions[index]]] : []))) })
  if (!saved.ok) throw new Error(`The decisions were refused: ${'why' in saved ? saved.why : JSON.stringify([...saved.manques])}`)
  return partie
}

export const PREMIER: Decision = { code: 'attribution' }
export const RANG_2: Decision = { code: 'attribution_rang', rang: 2 }
export const RANG_3: Decision = { code: 'attribution_rang', rang: 3 }
export const NON: Decision = { code: 'non_attribution', motifs: ['Un autre foyer est dans une situation plus urgente.'] }
export const IRRECEVABLE: Decision = { code: 'irrecevabilite', fondement: 'plafond_ressources', motifs: ['Vos revenus de 2024 dépassent le plafond.'] }
export const CONDITION: Decision = { code: 'attribution_sous_condition', piece: 'divorce', dateLimite: '2026-12-10' }
