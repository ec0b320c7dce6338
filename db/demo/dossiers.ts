/** An offer and its candidatures as they lived: each move is one that the law allows, with its line in the journal. */
import { isHeld, move, type Action, type Effet, type Role } from '#domain/candidature.ts'
import { computePointsFixes, freezeListe, rankCandidatures, replayListe, writeGel, type Entree, type PointsFixes } from '#domain/classement.ts'
import { bonusAt, type BonusEquilibrage } from '#domain/equilibrage.ts'
import { addJours, toJour, type Jour } from '#domain/jour.ts'
import { isOuvre } from '#domain/jours-feries.ts'
import { moveOffre, type ActionOffre, type RoleOffre } from '#domain/offre.ts'
import { labelPiece } from '#domain/piece.ts'
import { computeTirage } from '#domain/tirage.ts'
import { offreFacts } from '#features/offres/queries.ts'
import { hmacHex, sha256Hex } from '#platform/secrets.ts'
import { AGENTS } from './accounts.ts'
import type { Actes } from './actes.ts'
import { at, endOf } from './calendar.ts'
import { demandeAt, type Cadre, type Habitant } from './habitants.ts'
import { bailleurOf, conseillerOf, SYSTEME, type Acteur, type Fait } from './journal.ts'
import type { Row } from './rows.ts'

export type Offre = { row: Row<'offre'>; publieeLe: Jour; clotureLe: Jour }
export type Dossier = { habitant: Habitant; offre: Offre; row: Row<'candidature'> }
/** Someone about to apply, with the points that they would have. */
export type Pretendant = { habitant: Habitant; le: Jour; points: PointsFixes; tirage: string }
/** All that has happened, and what it is worked out with. */
export type Monde = Cadre & { bonus: readonly BonusEquilibrage[]; offres: Row<'offre'>[]; candidatures: Row<'candidature'>[]; gels: Row<'gel'>[]; faits: Fait[]; actes: Actes }

const NEVER: Jour = '9999-12-31'

/** `live`: its points are those that the product would compute again today. */
export function toPretendant(monde: Monde, offre: Offre, habitant: Habitant, { le, live = false }: { le: Jour; live?: boolean }): Pretendant {
  const demande = live ? { ...demandeAt(habitant, monde.today, monde) } : demandeAt(habitant, le, monde)
  const points = computePointsFixes(demande, offreFacts(offre.row, endOf(le)), le, monde.lieux)
  return { habitant, le, points, tirage: computeTirage(offre.row.graine ?? '', habitant.numero, hmacHex) }
}

export function toEntree({ habitant, points, tirage }: Pretendant, id: number): Entree {
  return { id: String(id), dateDepot: habitant.dateDepot, pointsFixes: points.points, tirage, ...(points.categorie ? { categorie: points.categorie } : {}) }
}

/** Their places if the list were frozen with them alone. */
export function rankPretendants(monde: Monde, offre: Offre, pretendants: readonly Pretendant[]): readonly Pretendant[] {
  const rangs = rankCandidatures(pretendants.map(toEntree), bonusAt(monde.bonus, offre.clotureLe))
  return rangs.flatMap(({ id }) => pretendants[Number(id)] ?? [])
}

export function deposit(monde: Monde, offre: Offre, pretendant: Pretendant): Dossier {
  const { habitant, le, points, tirage } = pretendant
  const id = monde.candidatures.length + 1
  const quand = at(le, 9, (id * 53) % 660)
  const row: Row<'candidature'> = {
    id, offre_id: offre.row.id, demande_id: habitant.demandeId, statut: 'deposee', deposee_le: quand, date_depot: habitant.dateDepot, points_fixes: points.points,
    categorie: points.categorie ?? null, faits_points: points.faits, lignes: null, tirage, points_le: quand, ordre_gele: null, rang_gele: null, total_gele: null,
    attente_piece: null, echeance_le: null, motif: null, statut_le: quand, designation_id: null, place: null, rang_commission: null,
  }
  monde.candidatures.push(row)
  habitant.libreLe = NEVER
  const dossier = { habitant, offre, row }
  record(monde, dossier, { quand, acteur: demandeurOf(habitant), action: 'candidature.deposee', apres: 'deposee' })
  return dossier
}

export type Pas = { jour: Jour; heure?: number; motif?: string; role?: Role }

/** One move of a candidature. @throws when the law does not allow it: the town would be lying. */
export function advance(monde: Monde, dossier: Dossier, action: Action, { jour, heure = 11, motif, role = ROLES[action] ?? 'systeme' }: Pas): void {
  const { row } = dossier
  const avant = row.statut
  const result = move(avant, action, role)
  if (!result.ok) throw new Error(`${action} by ${role} from ${avant}: ${result.why}`)
  const quand = at(jour, heure, (row.id * 17) % 50)
  Object.assign(row, { statut: result.statut, statut_le: quand, motif: motif ?? null })
  remember(dossier, jour, result.effet)
  record(monde, dossier, { quand, acteur: acteurOf(role, dossier), action: `candidature.${row.statut}`, avant, apres: row.statut, ...(motif === undefined ? {} : { motif }) })
}

/** The paper that a condition awaits, in the town. */
export const PIECE_ATTENDUE = 'avis_imposition'

/** What a move changes for the next candidatures of the household, and the paper that a condition awaits. */
function remember({ row, habitant }: Dossier, jour: Jour, effet: Effet | undefined): void {
  if (!isHeld(row.statut)) habitant.libreLe = addJours(jour, 1)
  if (effet === 'refus_commission') habitant.refusCommissionLe = jour
  if (effet === 'refus_attribution') habitant.refusAttributionLe = jour
  row.attente_piece = row.statut === 'attribuee_sous_condition' ? labelPiece(PIECE_ATTENDUE) : null
}

const ROLES: Partial<Record<Action, Role>> = {
  validate: 'conseiller', invalidate: 'conseiller', transmit: 'conseiller', present: 'bailleur', attribute: 'bailleur', attribute_rang: 'bailleur', attribute_sous_condition: 'bailleur',
  deny: 'bailleur', declare_irrecevable: 'bailleur', lift_condition: 'bailleur', accept: 'demandeur', refuse: 'demandeur', sign_bail: 'bailleur', withdraw: 'demandeur', withdraw_offre: 'bailleur',
}

/** One move of the offer, likewise. */
export function advanceOffre(monde: Monde, { row }: Offre, action: ActionOffre, { jour, heure = 12, motif, role }: Omit<Pas, 'role'> & { role: RoleOffre }): void {
  const avant = row.statut
  const result = moveOffre(avant, action, role)
  if (!result.ok) throw new Error(`${action} by ${role} from ${avant}: ${result.why}`)
  row.statut = result.statut
  const acteur = role === 'bailleur' ? bailleurOf(row.bailleur_id) : role === 'conseiller' ? conseillerOf(row.departement) : SYSTEME
  monde.faits.push({
    quand: action === 'close' ? endOf(jour) : at(jour, heure), acteur, action: `offre.${EVENEMENTS[action] ?? row.statut}`, objet: 'offre', objetId: row.id, offreId: row.id, avant, apres: row.statut,
    ...(motif === undefined ? {} : { motif }),
  })
}

const EVENEMENTS: Partial<Record<ActionOffre, string>> = { submit: 'soumise', publish: 'publiee' }

/** The list at its closing, with all that it was computed from (K8). */
export function freeze(monde: Monde, offre: Offre, dossiers: readonly Dossier[]): readonly Dossier[] {
  const live = dossiers.filter(({ row }) => row.statut === 'deposee' || row.statut === 'validee')
  const gel = freezeListe(live.map(({ row }) => entreeOf(row)), bonusAt(monde.bonus, offre.clotureLe), offre.clotureLe)
  const quand = endOf(offre.clotureLe)
  monde.gels.push({ offre_id: offre.row.id, gele_le: quand, bonus: gel.bonus ?? null, bareme: gel.bareme, sur: gel.entrees.length, entrees: gel.entrees, empreinte: sha256Hex(writeGel(gel)) })
  return replayListe(gel).flatMap(({ id, rang, ordre, total }) => {
    const dossier = live.find(({ row }) => String(row.id) === id)
    if (!dossier) return []
    Object.assign(dossier.row, { rang_gele: rang, ordre_gele: ordre, total_gele: total })
    record(monde, dossier, { quand, acteur: SYSTEME, action: 'candidature.classee', apres: `${rang}/${gel.entrees.length}` })
    return [dossier]
  })
}

/** The first working day from then on, never later than yesterday. */
export function ouvre(monde: Monde, jour: Jour): Jour {
  const hier = addJours(monde.today, -1)
  if (jour >= hier) return hier
  return isOuvre(jour) ? jour : ouvre(monde, addJours(jour, 1))
}

export function compteIdOf(demandeId: number): number {
  return AGENTS.length + demandeId
}

function entreeOf(row: Row<'candidature'>): Entree {
  return { id: String(row.id), dateDepot: toJour(row.date_depot), pointsFixes: row.points_fixes, tirage: row.tirage, ...(row.categorie ? { categorie: row.categorie } : {}) }
}

function demandeurOf({ demandeId }: Habitant): Acteur {
  return { type: 'demandeur', compteId: compteIdOf(demandeId) }
}

function acteurOf(role: Role, { habitant, offre }: Dossier): Acteur {
  if (role === 'demandeur') return demandeurOf(habitant)
  if (role === 'bailleur') return bailleurOf(offre.row.bailleur_id)
  return role === 'conseiller' ? conseillerOf(offre.row.departement) : SYSTEME
}

function record(monde: Monde, { habitant, offre, row }: Dossier, fait: Pick<Fait, 'quand' | 'acteur' | 'action' | 'avant' | 'apres' | 'motif'>): void {
  monde.faits.push({ objet: 'candidature', objetId: row.id, compteId: compteIdOf(habitant.demandeId), demandeId: habitant.demandeId, offreId: offre.row.id, candidatureId: row.id, ...fait })
}
