import type { Temporal } from 'temporal-polyfill'
import type { Commune } from '#connectors/communes/index.ts'
import { classeOf } from '#domain/droits.ts'
import { moveOffre, type ActionOffre, type RoleOffre, type StatutOffre } from '#domain/offre.ts'
import { computeEngagement } from '#domain/tirage.ts'
import { announceOffre } from '#features/alertes/commands/annonce.ts'
import { recordEvent } from '#features/journal/commands.ts'
import type { Tx } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import { newKey, sha256Hex } from '#platform/secrets.ts'
import type { Ctx } from '#src/context.ts'
import { checkFiche, type FicheOffre, type RefusFiche } from './fiche.ts'

export type Created = { ok: true; id: number } | { ok: false; refus: readonly RefusFiche[] }
export type Moved = { ok: true; statut: StatutOffre } | { ok: false; why: 'introuvable' | 'role' | 'statut' | 'cloture_passee' }

/** A new home, as a draft. */
export async function createOffre(tx: Tx, ctx: Ctx, fiche: FicheOffre): Promise<Created> {
  if (ctx.actor.type === 'bailleur' && ctx.actor.bailleurId !== fiche.bailleurId) throw new NotFound()
  const read = toRow(ctx, fiche)
  if (!read.ok) return read
  const { id } = await tx
    .insertInto('offre')
    .values({ ...read.row, statut: 'brouillon', cree_le: ctx.now })
    .returning('id')
    .executeTakeFirstOrThrow()
  await recordEvent(tx, ctx, { action: 'offre.creee', objet: 'offre', objetId: id, offreId: id, apres: 'brouillon' })
  return { ok: true, id }
}

export type Changed = Created | { ok: false; why: 'introuvable' | 'statut' }

/** A draft is written again whole: what was checked once is checked again. */
export async function changeOffre(tx: Tx, ctx: Ctx, id: number, fiche: FicheOffre): Promise<Changed> {
  const offre = await lockOffre(tx, id)
  if (!offre || !isWithin(ctx, offre)) return { ok: false, why: 'introuvable' }
  if (offre.statut !== 'brouillon') return { ok: false, why: 'statut' }
  const read = toRow(ctx, fiche)
  if (!read.ok) return read
  await tx.updateTable('offre').set({ ...read.row, bailleur_id: offre.bailleur_id }).where('id', '=', id).execute()
  await recordEvent(tx, ctx, { action: 'offre.modifiee', objet: 'offre', objetId: id, offreId: id })
  return { ok: true, id }
}

/** The landlord hands the draft to Action Logement. */
export async function submitOffre(tx: Tx, ctx: Ctx, id: number): Promise<Moved> {
  return move(tx, ctx, id, { action: 'submit', event: 'offre.soumise' })
}

/** On line: from now on its closing instant stands, and the seed of the draw is committed before anyone applies (K7). */
export async function publishOffre(tx: Tx, ctx: Ctx, id: number, clotureLe: Temporal.Instant): Promise<Moved> {
  if (clotureLe.epochMilliseconds <= ctx.now.epochMilliseconds) return { ok: false, why: 'cloture_passee' }
  const graine = newKey().toString('hex')
  const set = { publiee_le: ctx.now, cloture_le: clotureLe, graine, graine_engagement: computeEngagement(graine, sha256Hex) }
  const moved = await move(tx, ctx, id, { action: 'publish', event: 'offre.publiee', set })
  if (moved.ok) await announceOffre(tx, ctx, id)
  return moved
}

/** Closes an offer whose instant has come; undefined when it is not the time, or was done already. Locks its row until the commit. */
export async function closeOffre(tx: Tx, ctx: Ctx, id: number): Promise<{ clotureLe: Temporal.Instant } | undefined> {
  const offre = await lockOffre(tx, id)
  if (!offre?.cloture_le || offre.cloture_le.epochMilliseconds > ctx.now.epochMilliseconds) return undefined
  const moved = await move(tx, ctx, id, { action: 'close', event: 'offre.close' })
  return moved.ok ? { clotureLe: offre.cloture_le } : undefined
}

/** Taken back by the landlord or Action Logement, with the reason. Its candidatures are freed by the caller. */
export async function withdrawOffre(tx: Tx, ctx: Ctx, id: number, motif: string): Promise<Moved> {
  return move(tx, ctx, id, { action: 'withdraw', event: 'offre.retiree', motif, set: { motif_retrait: motif } })
}

/** The moves that change nothing but the state: sent back, designated, before the commission, attributed, let, nobody left. */
const EVENTS = { sendBack: 'offre.renvoyee', transmit: 'offre.transmise', convene: 'offre.en_commission', attribute: 'offre.attribuee', callNext: 'offre.relancee', rent: 'offre.louee', exhaust: 'offre.sans_candidat' } as const

type Avance = keyof typeof EVENTS

/** The same with its reason, where the table asks for one. */
export async function advanceOffre(tx: Tx, ctx: Ctx, id: number, how: Avance | { action: Avance; motif: string }): Promise<Moved> {
  const change = typeof how === 'string' ? { action: how } : how
  return move(tx, ctx, id, { ...change, event: EVENTS[change.action] })
}

type Change = { action: ActionOffre; event: string; motif?: string; set?: { publiee_le?: Temporal.Instant; cloture_le?: Temporal.Instant; graine?: string; graine_engagement?: string; motif_retrait?: string } }

/** One change of state, as the table of the law allows it, with its line in the journal. */
async function move(tx: Tx, ctx: Ctx, id: number, { action, event, motif, set }: Change): Promise<Moved> {
  const offre = await lockOffre(tx, id)
  if (!offre || !isWithin(ctx, offre)) return { ok: false, why: 'introuvable' }
  const role = roleOf(ctx)
  const result = role === undefined ? { ok: false as const, why: 'role' as const } : moveOffre(offre.statut, action, role)
  if (!result.ok) return result
  await tx.updateTable('offre').set({ ...set, statut: result.statut }).where('id', '=', id).execute()
  await recordEvent(tx, ctx, { action: event, objet: 'offre', objetId: id, offreId: id, avant: offre.statut, apres: result.statut, ...(motif === undefined ? {} : { motif }) })
  return result
}

/**
 * Held still until the commit: every act that moves several candidatures of a home begins here. Not its key: a row that names
 * the home, written by someone who holds a candidature, must not wait for it.
 */
export function lockOffre(tx: Tx, id: number) {
  return tx.selectFrom('offre').select(['id', 'statut', 'cloture_le', 'bailleur_id', 'departement', 'designes_max']).where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
}

/** Several at once, in the order of their ids: two who need the same homes never wait for each other. */
export async function lockOffres(tx: Tx, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await tx.selectFrom('offre').select('id').where('id', 'in', [...ids]).orderBy('id').forNoKeyUpdate().execute()
}

/** A landlord's own homes; those of a conseiller's territory (none named: all). */
function isWithin({ actor }: Ctx, offre: { bailleur_id: number; departement: string }): boolean {
  if (actor.type === 'bailleur') return actor.bailleurId === offre.bailleur_id
  return actor.type !== 'conseiller' || actor.departements.length === 0 || actor.departements.includes(offre.departement)
}

function roleOf({ actor }: Ctx): RoleOffre | undefined {
  if (actor.type === 'bailleur') return actor.role === 'lecteur' ? undefined : 'bailleur'
  return actor.type === 'conseiller' || actor.type === 'systeme' ? actor.type : undefined
}

/** The law gives its class: what cannot be classed cannot be matched, so it is refused here. */
function toRow({ connectors }: Ctx, fiche: FicheOffre) {
  const commune = connectors.communes.find(fiche.commune)
  const classe = classeOf({ ...fiche, commune: commune?.code ?? fiche.commune })
  const refus = checkFiche(fiche, commune)
  if (refus.length > 0 || !commune || classe === undefined) return { ok: false as const, refus }
  return { ok: true as const, row: { ...toColumns(fiche), ...placeOf(fiche, commune), classe } }
}

/** A retired code is written as the commune of today. */
function placeOf({ codePostal, lieu }: FicheOffre, commune: Commune) {
  const { lat, lon } = lieu ?? commune
  return { commune: commune.code, departement: commune.departement, ville: commune.nom, code_postal: codePostal, lat, lon }
}

function toColumns(fiche: FicheOffre) {
  return {
    reference: fiche.reference,
    bailleur_id: fiche.bailleurId,
    adresse: fiche.adresse,
    typologie: fiche.typologie,
    nature: fiche.nature,
    financement: fiche.financement,
    zone_abc: fiche.zoneAbc ?? null,
    zone_apl: fiche.zoneApl ?? null,
    loyer: fiche.loyer,
    loyer_hors_charges: fiche.loyerHorsCharges,
    depot_garantie: fiche.depotGarantie,
    surface: fiche.surface,
    etage: fiche.etage,
    ascenseur: fiche.ascenseur,
    pmr: fiche.pmr,
    chauffage: fiche.chauffage,
    annee: fiche.annee ?? null,
    dpe: fiche.dpe,
    ges: fiche.ges,
    description: fiche.description,
    disponible_le: fiche.disponibleLe,
    reservee_a: fiche.reserveeA ?? null,
    designes_max: fiche.designesMax ?? 3,
  }
}
