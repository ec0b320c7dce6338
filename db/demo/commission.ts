/** What follows a closing: designation, the landlord, the commission, the answers, the lease. */
import { computeEcheanceReponse } from '#domain/reponse.ts'
import { addJours, type Jour } from '#domain/jour.ts'
import { endOf } from './calendar.ts'
import { convene, designate, recordDecision, signBail } from './actes.ts'
import { advance, advanceOffre, ouvre, PIECE_ATTENDUE, type Dossier, type Monde, type Offre } from './dossiers.ts'

export const MOTIFS = {
  invalidee: ['Votre avis d’imposition ne correspond pas aux revenus de votre demande.', 'Votre titre de séjour n’est plus valable.', 'La composition de votre foyer a changé\u00a0: mettez d’abord votre demande à jour.'],
  non_attribuee: ['Vos ressources sont trop justes pour ce loyer et ces charges.', 'Un autre foyer est dans une situation plus urgente.', 'Le logement ne convient pas à la composition de votre foyer.'],
  irrecevable: ['Vos revenus dépassent le plafond de ce logement.', 'Le titre de séjour d’une des personnes du foyer a expiré.'],
  retiree: ['Le locataire en place reste finalement dans le logement.', 'Des travaux imprévus sont nécessaires avant de relouer.', 'Le logement est gardé pour un relogement urgent.'],
} as const

/** The first of the list whose papers hold, three at most; the others are passed over. `sur`: whose papers do hold. */
export function transmit(monde: Monde, offre: Offre, liste: readonly Dossier[], { jour, sur }: { jour: Jour; sur?: Dossier }): readonly Dossier[] {
  const waiting = liste.filter(({ row }) => row.statut === 'deposee' || row.statut === 'validee')
  const designes = waiting.reduce<readonly Dossier[]>((chosen, dossier) => (chosen.length < 3 && holds(monde, dossier, { sure: dossier === sur || chosen.length === 0, jour }) ? [...chosen, dossier] : chosen), [])
  for (const dossier of designes.filter(({ row }) => row.statut === 'deposee')) advance(monde, dossier, 'validate', { jour, heure: 10 })
  designate(monde, offre, { liste, designes, jour })
  for (const dossier of designes) advance(monde, dossier, 'transmit', { jour, heure: 16 })
  for (const dossier of waiting.filter(({ row }) => row.statut === 'deposee' || row.statut === 'validee')) advance(monde, dossier, 'pass_over', { jour, heure: 17 })
  advanceOffre(monde, offre, 'transmit', { jour, heure: 16, role: 'conseiller' })
  return designes
}

/** One in ten does not hold, and is told why. */
function holds(monde: Monde, dossier: Dossier, { sure, jour }: { sure: boolean; jour: Jour }): boolean {
  if (sure || !monde.tirage.chance(10)) return true
  advance(monde, dossier, 'invalidate', { jour, heure: 10, motif: monde.tirage.pick(MOTIFS.invalidee) })
  return false
}

export function present(monde: Monde, offre: Offre, designes: readonly Dossier[], { jour, seanceLe }: { jour: Jour; seanceLe: Jour }): void {
  convene(monde, offre, { designes, jour, seanceLe })
  for (const dossier of designes) advance(monde, dossier, 'present', { jour, heure: 14 })
  advanceOffre(monde, offre, 'convene', { jour, heure: 15, role: 'bailleur' })
}

/** The first kept has the home, those after it a rank. */
export function decide(monde: Monde, offre: Offre, kept: readonly Dossier[], { jour, condition = false }: { jour: Jour; condition?: boolean }): void {
  for (const [index, dossier] of kept.entries()) {
    if (index > 0) attributeRang(monde, dossier, { jour, rang: index + 1 })
    else if (condition) attributeSousCondition(monde, dossier, jour)
    else {
      advance(monde, dossier, 'attribute', { jour, heure: 15 })
      recordDecision(monde, dossier, jour, { code: 'attribution', rang: 1 })
      dossier.row.echeance_le = endOf(computeEcheanceReponse(addJours(jour, 1), offre.row.departement).jour)
    }
  }
  advanceOffre(monde, offre, 'attribute', { jour, heure: 16, role: 'bailleur' })
}

function attributeRang(monde: Monde, dossier: Dossier, { jour, rang }: { jour: Jour; rang: number }): void {
  advance(monde, dossier, 'attribute_rang', { jour, heure: 15 })
  recordDecision(monde, dossier, jour, { code: 'attribution_rang', rang })
}

function attributeSousCondition(monde: Monde, dossier: Dossier, jour: Jour): void {
  const dateLimite = addJours(jour, 20)
  advance(monde, dossier, 'attribute_sous_condition', { jour, heure: 15, motif: 'Avis d’imposition à fournir avant la date indiquée.' })
  recordDecision(monde, dossier, jour, { code: 'attribution_sous_condition', rang: 1, piece: PIECE_ATTENDUE, date_limite: dateLimite })
  dossier.row.echeance_le = endOf(dateLimite)
}

export function deny(monde: Monde, dossier: Dossier, jour: Jour): void {
  const irrecevable = monde.tirage.chance(25)
  const motif = monde.tirage.pick(irrecevable ? MOTIFS.irrecevable : MOTIFS.non_attribuee)
  recordDecision(monde, dossier, jour, irrecevable ? { code: 'irrecevabilite', motifs: [motif], fondement: motif === MOTIFS.irrecevable[0] ? 'plafond_ressources' : 'sejour' } : { code: 'non_attribution', motifs: [motif] })
  advance(monde, dossier, irrecevable ? 'declare_irrecevable' : 'deny', { jour, heure: 15, motif })
}

/** The home is taken: those who had a rank are free. */
export function accept(monde: Monde, dossier: Dossier, others: readonly Dossier[], jour: Jour): void {
  dossier.row.echeance_le = null
  advance(monde, dossier, 'accept', { jour, heure: 18 })
  for (const other of others.filter(({ row }) => row.statut === 'attribuee_rang')) advance(monde, other, 'lapse_rang', { jour, heure: 19 })
}

/** Let to `winner`, who is one of those designated: those before said no, or the commission did; gives the day of the lease. */
export function letTo(monde: Monde, offre: Offre, designes: readonly Dossier[], { winner, transmisLe }: { winner: Dossier; transmisLe: Jour }): Jour {
  const { tirage } = monde
  const presentation = ouvre(monde, addJours(transmisLe, tirage.between(7, 13)))
  const decision = ouvre(monde, addJours(presentation, tirage.between(7, 12)))
  present(monde, offre, designes, { jour: presentation, seanceLe: decision })
  const place = designes.indexOf(winner)
  const kept = designes.filter((dossier, index) => dossier === winner || tirage.chance(index < place ? 35 : 65))
  for (const dossier of designes) if (!kept.includes(dossier)) deny(monde, dossier, decision)
  const condition = kept[0] === winner && tirage.chance(10)
  decide(monde, offre, kept, { jour: decision, condition })
  if (condition) advance(monde, winner, 'lift_condition', { jour: ouvre(monde, addJours(decision, 2)), heure: 9 })
  const reponse = answerInTurn(monde, kept, winner, addJours(decision, tirage.between(3, 8)))
  const bail = ouvre(monde, addJours(reponse, tirage.between(9, 18)))
  advance(monde, winner, 'sign_bail', { jour: bail, heure: 17 })
  signBail(monde, winner, bail)
  advanceOffre(monde, offre, 'rent', { jour: bail, heure: 18, role: 'bailleur' })
  return bail
}

function answerInTurn(monde: Monde, kept: readonly Dossier[], winner: Dossier, from: Jour): Jour {
  let jour = from
  for (const dossier of kept.slice(0, kept.indexOf(winner))) {
    const silent = monde.tirage.chance(20)
    if (silent) jour = addJours(jour, 8)
    advance(monde, dossier, silent ? 'lapse_silence' : 'refuse', { jour, heure: 12 })
    dossier.row.echeance_le = null
    const next = kept[kept.indexOf(dossier) + 1]
    jour = addJours(jour, 1)
    if (next) advance(monde, next, 'promote', { jour, heure: 9 })
    jour = addJours(jour, monde.tirage.between(2, 6))
  }
  accept(monde, winner, kept, jour)
  return jour
}
