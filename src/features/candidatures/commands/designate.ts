import { isWithBailleur } from '#domain/candidature.ts'
import { checkDesignation, countPlacesLibres, type Designation } from '#domain/designation.ts'
import type { StatutOffre } from '#domain/offre.ts'
import { recordEvent } from '#features/journal/commands.ts'
import { tellBailleur } from '#features/notifications/commands/pro.ts'
import { advanceOffre, lockOffre } from '#features/offres/commands.ts'
import { transaction, type Tx } from '#platform/db.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { actorOf, requireActe, type Ctx } from '#src/context.ts'
import { jourHeure } from '#ui/format.ts'
import { findDesignation, toCandidats } from '../queries/designation.ts'
import { lockPartie, moveCandidature, moveTogether, type Tenue } from './move.ts'

/** `tour`: the sending that the page showed, so that a second conseiller, or a second click, sends nothing twice. */
export type SaisieDesignation = { choisis: readonly number[]; motif?: string; tour?: number }
export type Designee = { ok: true; tour: number; transmis: number } | ({ ok: false } & Omit<Designation, 'ok'>)

/**
 * One to three files of the frozen list go to the landlord, with the reason that is due (K8–K10). All others are told and
 * free at once; they keep their place, and may be called back.
 */
export async function designateCandidats(ctx: Ctx, offreId: number, saisie: SaisieDesignation): Promise<Designee> {
  requireActe(ctx, 'candidats.designer')
  return transaction(ctx.db, async (tx) => {
    const offre = await lockMine(tx, ctx, offreId)
    const partie = await lockPartie(tx, offreId)
    const before = await findDesignation(tx, offreId)
    const tour = (before?.tour ?? 0) + 1
    if (before && saisie.tour !== undefined && saisie.tour !== tour) return answerAgain(tx, ctx, { before, choisis: saisie.choisis })
    return choose(tx, ctx, { offre, partie, tour }, saisie)
  })
}

/** The offer of one's territory, held. */
export async function lockMine(tx: Tx, ctx: Ctx, offreId: number) {
  const { departements } = actorOf(ctx, 'conseiller')
  const offre = await lockOffre(tx, offreId)
  if (!offre || (departements.length > 0 && !departements.includes(offre.departement))) throw new NotFound()
  return offre
}

type Choix = { offre: Awaited<ReturnType<typeof lockMine>>; partie: readonly Tenue[]; tour: number }

async function choose(tx: Tx, ctx: Ctx, { offre, partie, tour }: Choix, { choisis, motif = '' }: SaisieDesignation): Promise<Designee> {
  const tenus = partie.filter(isWithBailleur)
  const places = countPlacesLibres(offre.statut, offre.designes_max, tenus.length)
  if (places === 0) return refuse(explainPlaces(offre.statut, tenus.length))
  const check = checkDesignation({ liste: await toCandidats(tx, partie), choisis: choisis.map(String), maximum: places, dejaTenus: tenus.length, motif })
  if (!check.ok) return { ...check, ok: false }
  await send(tx, ctx, { offre, partie, tenus, choisis: partie.filter(({ id }) => choisis.includes(id)), tour, causes: check.causes, motif: motif.trim() })
  return { ok: true, tour, transmis: choisis.length }
}

type Envoi = {
  offre: { id: number; statut: StatutOffre }
  partie: readonly Tenue[]
  tenus: readonly Tenue[]
  choisis: readonly Tenue[]
  tour: number
  causes: Designation['causes']
  motif: string
}

async function send(tx: Tx, ctx: Ctx, { offre, partie, tenus, choisis, tour, causes, motif }: Envoi): Promise<void> {
  const { id: designationId } = await tx
    .insertInto('designation')
    .values({ offre_id: offre.id, tour, causes: [...causes], motif: motif === '' ? null : motif, faite_le: ctx.now, par: actorOf(ctx, 'conseiller').compteId })
    .returning('id')
    .executeTakeFirstOrThrow()
  await recordEvent(tx, ctx, { action: 'designation.faite', objet: 'designation', objetId: designationId, offreId: offre.id, apres: `${choisis.length}`, champs: causes })
  await advanceOffre(tx, ctx, offre.id, offre.statut === 'close' ? 'transmit' : 'callNext')
  const places = [1, 2, 3].filter((place) => !tenus.some((tenu) => tenu.place === place))
  const sorted = choisis.toSorted((a, b) => (a.ordre_gele ?? 0) - (b.ordre_gele ?? 0))
  for (const [index, row] of sorted.entries()) {
    const moved = await moveCandidature(tx, ctx, row, { action: 'transmit', designation: { id: designationId, place: places[index] ?? 0 }, tell: 'transmise' })
    if (!moved.ok) throw new Conflict(moved.why)
  }
  const rest = partie.filter((row) => !choisis.includes(row) && (row.statut === 'deposee' || row.statut === 'validee'))
  await moveTogether(tx, ctx, rest, { action: 'pass_over', tell: 'non_designee' })
  await tellBailleur(tx, ctx, offre.id, 'dossiers_transmis')
}

type Again = { before: NonNullable<Awaited<ReturnType<typeof findDesignation>>>; choisis: readonly number[] }

/** The same choice sent twice by the same person is one sending; anything else came second. */
async function answerAgain(tx: Tx, ctx: Ctx, { before, choisis }: Again): Promise<Designee> {
  const sent = await tx.selectFrom('candidature').select('id').where('designation_id', '=', before.id).execute()
  const same = sent.length === choisis.length && sent.every(({ id }) => choisis.includes(id))
  if (same && before.par === actorOf(ctx, 'conseiller').compteId) return { ok: true, tour: before.tour, transmis: sent.length }
  throw new Conflict(`${before.prenom} ${before.nom} a envoyé des dossiers au bailleur avant vous, ${jourHeure(before.faite_le)}. Votre envoi n’a rien modifié\u00a0: ouvrez l’offre pour voir où elle en est.`)
}

function refuse(erreur: string): Designee {
  return { ok: false, erreurs: [erreur], causes: [], motifManquant: false }
}

/** Why no file may be sent now. */
export function explainPlaces(statut: StatutOffre, tenus: number): string {
  if (statut === 'en_ligne') return 'La liste n’est pas encore arrêtée\u00a0: on désigne après la clôture.'
  if (statut === 'close' || statut === 'transmise') return 'Le bailleur a déjà autant de dossiers que cette offre le permet.'
  if (statut === 'en_commission' || statut === 'attribuee') return `La commission a encore ${tenus}\u00a0candidat${tenus > 1 ? 's' : ''} devant elle\u00a0: on n’envoie d’autres dossiers que lorsqu’il n’en reste aucun.`
  return 'Cette offre ne reçoit plus de candidats.'
}
