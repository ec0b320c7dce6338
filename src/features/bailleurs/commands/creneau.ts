import type { Temporal } from 'temporal-polyfill'
import { recordEvent } from '#features/journal/commands.ts'
import { tellBailleur } from '#features/notifications/commands/pro.ts'
import type { Ctx } from '#src/context.ts'
import { jourHeure } from '#ui/format.ts'
import { VISITE_POSSIBLE } from '../etapes.ts'
import { findVisite, isVisiteFixee, type Visite } from '../queries.ts'
import { eventOf, holdMienne, type Done } from './tenir.ts'
import { isPast } from './visite.ts'

/**
 * The applicant chooses one of the proposed times, by its instant in ISO text, or says that none suits. May change their mind
 * until the chosen time; the same answer twice is one. Somebody else's candidature is not found.
 */
export async function chooseCreneau(ctx: Ctx, demandeId: number, candidatureId: number, creneau: string): Promise<Done<{ choisie: Temporal.Instant | undefined }>> {
  return holdMienne(ctx, { demandeId, candidatureId }, async (tx, recue) => {
    const visite = await findVisite(tx, candidatureId)
    const why = checkOuverte(ctx, visite, VISITE_POSSIBLE.includes(recue.row.statut))
    if (!visite || why !== undefined) return { ok: false, why: why ?? AUCUNE }
    const choice = readChoice(ctx, visite, creneau)
    if ('why' in choice) return { ok: false, champ: 'creneau', why: choice.why }
    const { choisie } = choice
    if (isSame(visite, choisie)) return { ok: true, choisie }
    await tx.updateTable('visite').set({ choisie: choisie ?? null, declinee: choisie === undefined, repondue_le: ctx.now }).where('id', '=', visite.id).execute()
    await recordEvent(tx, ctx, { action: choisie ? 'visite.choisie' : 'visite.declinee', objet: 'visite', objetId: visite.id, ...eventOf(recue) })
    await tellBailleur(tx, ctx, recue.offre.id, 'creneau_choisi')
    return { ok: true, choisie }
  })
}

const AUCUNE = 'Aucune visite ne vous est proposée en ce moment.'

function checkOuverte(ctx: Ctx, visite: Visite | undefined, possible: boolean): string | undefined {
  if (!visite || !possible) return AUCUNE
  if (visite.annuleeLe !== undefined) return 'Le bailleur vient d’annuler cette visite. Il peut vous en proposer une autre\u00a0: nous vous écrirons.'
  if (visite.choisie && !isVisiteFixee(visite, ctx.now)) return `L’heure de cette visite est passée\u00a0: elle était fixée ${jourHeure(visite.choisie)}.`
  return undefined
}

type Choice = { choisie: Temporal.Instant | undefined } | { why: string }

function readChoice(ctx: Ctx, visite: Visite, text: string): Choice {
  if (text === 'aucun') return { choisie: undefined }
  const choisie = visite.creneaux.find((creneau) => creneau.toString() === text)
  if (!choisie) return { why: 'Choisissez un des moments proposés, ou dites qu’aucun ne convient.' }
  return isPast(ctx, choisie) ? { why: 'Ce moment est déjà passé. Choisissez-en un autre, ou dites qu’aucun ne convient.' } : { choisie }
}

function isSame(visite: Visite, choisie: Temporal.Instant | undefined): boolean {
  return choisie === undefined ? visite.declinee : visite.choisie?.epochMilliseconds === choisie.epochMilliseconds
}
