import { addMois, type Jour } from '#domain/jour.ts'
import { lockPartie, moveCandidature } from '#features/candidatures/commands/move.ts'
import { freeOthers } from '#features/candidatures/commands/settle.ts'
import { tellCandidature } from '#features/candidatures/commands/tell.ts'
import { enqueueRadiation } from '#features/demandes/commands/radiation.ts'
import { recordEvent } from '#features/journal/commands.ts'
import { tellConseil } from '#features/notifications/commands/pro.ts'
import { advanceOffre } from '#features/offres/commands.ts'
import type { Tx } from '#platform/db.ts'
import { Conflict } from '#platform/errors.ts'
import { requireActe, type Ctx } from '#src/context.ts'
import { findBail, type Bail } from '../queries.ts'
import { compteOf } from './pieces.ts'
import { eventOf, holdRecue, type Done, type Recue } from './tenir.ts'

export type BailSigne = { signeLe: Jour; entreeLe: Jour }

const MOIS_AVANT_ENTREE = 6

/**
 * The lease is signed: the home is let, whoever was still concerned is free and told, and the request leaves the national
 * register by a job (K21). Sent twice with the same dates is once.
 */
export async function signBail(ctx: Ctx, candidatureId: number, bail: BailSigne): Promise<Done> {
  requireActe(ctx, 'bail.enregistrer')
  return holdRecue(ctx, candidatureId, async (tx, recue) => {
    const known = await findBail(tx, candidatureId)
    if (known) return isSame(known, bail) ? { ok: true } : { ok: false, why: 'Le bail est déjà enregistré, avec d’autres dates.' }
    if (recue.row.statut !== 'acceptee') return { ok: false, why: 'Le bail se signe avec le candidat qui a accepté le logement.' }
    const wrong = checkDates(ctx, bail)
    if (wrong) return wrong
    await recordBail(tx, ctx, recue, bail)
    await freeOthers(tx, ctx, (await lockPartie(tx, recue.offre.id)).filter(({ id }) => id !== candidatureId))
    await enqueueRadiation(tx, ctx, recue.row.demande_id)
    await tellConseil(tx, ctx, recue.offre.id, 'bail_signe')
    return { ok: true }
  })
}

/** The keys were handed over: the path ends here. Twice with the same day is once. */
export async function recordCles(ctx: Ctx, candidatureId: number, { remisesLe }: { remisesLe: Jour }): Promise<Done> {
  requireActe(ctx, 'bail.enregistrer')
  return holdRecue(ctx, candidatureId, async (tx, recue) => {
    const bail = await findBail(tx, candidatureId)
    if (!bail) return { ok: false, why: 'Enregistrez d’abord le bail.' }
    if (bail.clesRemisesLe !== undefined) return bail.clesRemisesLe === remisesLe ? { ok: true } : { ok: false, why: 'La remise des clés est déjà enregistrée, à une autre date.' }
    if (remisesLe > ctx.today) return { ok: false, champ: 'remises', why: 'Enregistrez les clés une fois remises\u00a0: ce jour est à venir.' }
    if (remisesLe < bail.signeLe) return { ok: false, champ: 'remises', why: 'Les clés se remettent après la signature du bail.' }
    await tx.updateTable('bail').set({ cles_remises_le: remisesLe, cles_enregistrees_le: ctx.now }).where('candidature_id', '=', candidatureId).execute()
    await recordEvent(tx, ctx, { action: 'bail.cles_remises', objet: 'bail', objetId: candidatureId, ...eventOf(recue) })
    await tellCandidature(tx, ctx, candidatureId, 'cles_remises')
    return { ok: true }
  })
}

function isSame(known: Bail, { signeLe, entreeLe }: BailSigne): boolean {
  return known.signeLe === signeLe && known.entreeLe === entreeLe
}

function checkDates({ today }: Ctx, { signeLe, entreeLe }: BailSigne): Done | undefined {
  if (signeLe > today) return { ok: false, champ: 'signe', why: 'Enregistrez le bail une fois signé\u00a0: ce jour est à venir.' }
  if (signeLe < addMois(today, -MOIS_AVANT_ENTREE)) return { ok: false, champ: 'signe', why: `Ce jour est trop ancien\u00a0: ${MOIS_AVANT_ENTREE}\u00a0mois au plus.` }
  if (entreeLe < signeLe) return { ok: false, champ: 'entree', why: 'L’entrée dans les lieux ne peut pas être avant la signature du bail.' }
  return entreeLe > addMois(signeLe, MOIS_AVANT_ENTREE) ? { ok: false, champ: 'entree', why: `L’entrée dans les lieux est dans les ${MOIS_AVANT_ENTREE}\u00a0mois après la signature.` } : undefined
}

/** Lease, candidature and offer change together: one that may not stops all. */
async function recordBail(tx: Tx, ctx: Ctx, { offre, row }: Recue, { signeLe, entreeLe }: BailSigne): Promise<void> {
  await tx
    .insertInto('bail')
    .values({ candidature_id: row.id, offre_id: offre.id, signe_le: signeLe, entree_le: entreeLe, enregistre_le: ctx.now, par: compteOf(ctx) })
    .execute()
  const moved = await moveCandidature(tx, ctx, row, { action: 'sign_bail', tell: 'bail_signe' })
  const rented = await advanceOffre(tx, ctx, offre.id, 'rent')
  if (!moved.ok || !rented.ok) throw new Conflict('Ce logement n’est plus au stade de la signature\u00a0: rouvrez le dossier, il a changé.')
}
