import type { Temporal } from 'temporal-polyfill'
import { tellCandidature } from '#features/candidatures/commands/tell.ts'
import { recordEvent } from '#features/journal/commands.ts'
import type { Tx } from '#platform/db.ts'
import { requireActe, type Ctx } from '#src/context.ts'
import { VISITE_POSSIBLE } from '../etapes.ts'
import { findVisite, isVisiteFixee, type Visite } from '../queries.ts'
import { compteOf } from './pieces.ts'
import { eventOf, holdRecue, TERMINEE, type Done, type Recue } from './tenir.ts'

export type Proposition = { creneaux: readonly Temporal.Instant[]; /** Where to meet, whom to ask for. */ rendezVous: string }

export const CRENEAUX_MAXIMUM = 4
const JOURS_AVANT_VISITE = 90

/** The landlord offers one to four times to come and see the home; the applicant chooses. */
export async function proposeVisite(ctx: Ctx, candidatureId: number, proposition: Proposition): Promise<Done<{ id: number }>> {
  requireActe(ctx, 'visite.proposer')
  return holdRecue(ctx, candidatureId, async (tx, recue) => {
    const why = await checkVisite(tx, ctx, recue)
    if (why !== undefined) return { ok: false, why }
    const wrong = checkCreneaux(ctx, proposition)
    if (wrong !== undefined) return { ok: false, champ: wrong.champ, why: wrong.why }
    await closeUnanswered(tx, ctx, recue)
    const creneaux = proposition.creneaux.toSorted((a, b) => a.epochMilliseconds - b.epochMilliseconds)
    const { id } = await tx
      .insertInto('visite')
      .values({ candidature_id: candidatureId, creneaux, rendez_vous: proposition.rendezVous.trim(), proposee_le: ctx.now, par: compteOf(ctx) })
      .returning('id')
      .executeTakeFirstOrThrow()
    await recordEvent(tx, ctx, { action: 'visite.proposee', objet: 'visite', objetId: id, ...eventOf(recue) })
    await tellCandidature(tx, ctx, candidatureId, 'visite_proposee')
    return { ok: true, id }
  })
}

/** Called off by the landlord, chosen or not yet. Twice is once; a visit that took place is no more to cancel. */
export async function cancelVisite(ctx: Ctx, candidatureId: number): Promise<Done> {
  requireActe(ctx, 'visite.proposer')
  return holdRecue(ctx, candidatureId, async (tx, recue) => {
    const visite = await findVisite(tx, candidatureId)
    if (!visite || visite.annuleeLe || visite.declinee) return { ok: true }
    if (visite.choisie && isPast(ctx, visite.choisie)) return { ok: false, why: 'L’heure de cette visite est passée\u00a0: elle ne s’annule plus.' }
    await tx.updateTable('visite').set({ annulee_le: ctx.now }).where('id', '=', visite.id).execute()
    await recordEvent(tx, ctx, { action: 'visite.annulee', objet: 'visite', objetId: visite.id, ...eventOf(recue) })
    // Whoever left, or was not chosen, awaits no visit any more: the message would say that the candidature goes on.
    if (VISITE_POSSIBLE.includes(recue.row.statut)) await tellCandidature(tx, ctx, candidatureId, 'visite_annulee')
    return { ok: true }
  })
}

export function isPast({ now }: Pick<Ctx, 'now'>, creneau: Temporal.Instant): boolean {
  return creneau.epochMilliseconds <= now.epochMilliseconds
}

async function checkVisite(tx: Tx, ctx: Ctx, { row }: Recue): Promise<string | undefined> {
  if (!VISITE_POSSIBLE.includes(row.statut)) return TERMINEE
  const visite = await findVisite(tx, row.id)
  if (!visite) return undefined
  if (isVisiteFixee(visite, ctx.now)) return 'Une visite est déjà fixée avec ce candidat. Annulez-la avant d’en proposer une autre.'
  return isWaiting(visite) && visite.creneaux.some((creneau) => !isPast(ctx, creneau)) ? 'Une visite est déjà proposée\u00a0: le candidat n’a pas encore répondu. Annulez-la avant d’en proposer une autre.' : undefined
}

function isWaiting({ choisie, declinee, annuleeLe }: Visite): boolean {
  return choisie === undefined && !declinee && annuleeLe === undefined
}

function checkCreneaux(ctx: Ctx, { creneaux, rendezVous }: Proposition): { champ: string; why: string } | undefined {
  if (creneaux.length === 0 || creneaux.length > CRENEAUX_MAXIMUM) return { champ: 'creneaux', why: `Proposez de un à ${CRENEAUX_MAXIMUM}\u00a0moments.` }
  const times = creneaux.map(({ epochMilliseconds }) => epochMilliseconds)
  if (creneaux.some((creneau) => isPast(ctx, creneau))) return { champ: 'creneaux', why: 'Proposez des moments à venir\u00a0: l’un d’eux est déjà passé.' }
  const last = ctx.now.add({ hours: 24 * JOURS_AVANT_VISITE }).epochMilliseconds
  if (times.some((time) => time > last)) return { champ: 'creneaux', why: `Proposez des moments dans les ${JOURS_AVANT_VISITE}\u00a0jours\u00a0: l’un d’eux est trop loin.` }
  if (new Set(times).size < times.length) return { champ: 'creneaux', why: 'Deux moments proposés sont les mêmes.' }
  return rendezVous.trim() === '' ? { champ: 'rendezVous', why: 'Dites où se retrouver et qui demander.' } : undefined
}

/** Every time went by without an answer: it makes room for the new proposal, and the new message says all. */
async function closeUnanswered(tx: Tx, ctx: Ctx, recue: Recue): Promise<void> {
  const closed = await tx
    .updateTable('visite')
    .set({ annulee_le: ctx.now })
    .where('candidature_id', '=', recue.row.id)
    .where('annulee_le', 'is', null)
    .where('choisie', 'is', null)
    .where('declinee', '=', false)
    .returning('id')
    .execute()
  for (const { id } of closed) await recordEvent(tx, ctx, { action: 'visite.sans_reponse', objet: 'visite', objetId: id, ...eventOf(recue) })
}
