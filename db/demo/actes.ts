/** The acts behind the moves, each a row with who and when: designations, papers, visits, sittings, decisions, leases. */
import { checkDesignation } from '#domain/designation.ts'
import { addJours, type Jour } from '#domain/jour.ts'
import { at } from './calendar.ts'
import type { Dossier, Monde, Offre } from './dossiers.ts'
import { bailleurOf, conseillerOf, type Acteur } from './journal.ts'
import type { Row } from './rows.ts'

export type Actes = {
  designations: Row<'designation'>[]; pieces: Row<'piece_demandee'>[]; visites: Row<'visite'>[]
  seances: Row<'seance'>[]; passages: Row<'passage'>[]; decisions: Row<'decision'>[]; baux: Row<'bail'>[]
}

export function noActes(): Actes {
  return { designations: [], pieces: [], visites: [], seances: [], passages: [], decisions: [], baux: [] }
}

const PEU_DE_DOSSIERS = 'La liste ne compte pas trois dossiers complets.'
const DOSSIER_ECARTE = 'Le dossier placé avant n’est pas complet à ce jour.'

/** Those chosen go to the landlord together; what the law asks to be said is said. */
export function designate(monde: Monde, offre: Offre, { liste, designes, jour }: { liste: readonly Dossier[]; designes: readonly Dossier[]; jour: Jour }): void {
  const { actes } = monde
  const candidats = liste.map(({ row }) => ({ id: String(row.id), ordre: row.ordre_gele ?? 0, statut: row.statut, prioritaire: false }))
  const { causes } = checkDesignation({ liste: candidats, choisis: designes.map(({ row }) => String(row.id)), maximum: offre.row.designes_max })
  const id = actes.designations.length + 1
  const motif = causes.length === 0 ? null : causes.includes('ordre_non_suivi') ? DOSSIER_ECARTE : PEU_DE_DOSSIERS
  actes.designations.push({ id, offre_id: offre.row.id, tour: 1, causes: [...causes], motif, faite_le: at(jour, 16), par: compteIdOf(conseillerOf(offre.row.departement)) })
  for (const [index, { row }] of designes.entries()) Object.assign(row, { designation_id: id, place: index + 1 })
}

/** The sitting that will hear them, the landlord's of that day. */
export function convene(monde: Monde, offre: Offre, { designes, jour, seanceLe }: { designes: readonly Dossier[]; jour: Jour; seanceLe: Jour }): void {
  const { actes } = monde
  const { id: offreId, bailleur_id: bailleurId } = offre.row
  const known = actes.seances.find((seance) => seance.bailleur_id === bailleurId && seance.jour === seanceLe)
  const seance = known ?? { id: actes.seances.length + 1, bailleur_id: bailleurId, jour: seanceLe }
  if (!known) actes.seances.push(seance)
  const exception = designes.length < 3 ? 'candidats_insuffisants' : null
  actes.passages.push({ id: actes.passages.length + 1, seance_id: seance.id, offre_id: offreId, exception, convoque_le: at(jour, 14), par: compteIdOf(bailleurOf(bailleurId)), notifie_le: null, notifie_par: null })
}

export type Decidee = Partial<Pick<Row<'decision'>, 'rang' | 'motifs' | 'fondement' | 'piece' | 'date_limite'>> & Pick<Row<'decision'>, 'code'>

/** Recorded and told on the same day. */
export function recordDecision(monde: Monde, { offre, row }: Dossier, jour: Jour, decidee: Decidee): void {
  const passage = monde.actes.passages.findLast(({ offre_id }) => offre_id === offre.row.id)
  if (!passage) throw new Error(`A decision without a sitting on ${offre.row.reference}`)
  const par = compteIdOf(bailleurOf(offre.row.bailleur_id))
  const { rang = null, motifs = [], fondement = null, piece = null, date_limite = null, code } = decidee
  monde.actes.decisions.push({ passage_id: passage.id, candidature_id: row.id, code, rang, motifs, fondement, piece, date_limite, saisie_le: at(jour, 15), par })
  Object.assign(passage, { notifie_le: at(jour, 16), notifie_par: par })
  row.rang_commission = rang
}

export function signBail(monde: Monde, { offre, row }: Dossier, jour: Jour): void {
  const entreeLe = addJours(jour, 4 + (row.id % 12))
  const remises = entreeLe < monde.today
  monde.actes.baux.push({
    candidature_id: row.id, offre_id: offre.row.id, signe_le: jour, entree_le: entreeLe, enregistre_le: at(jour, 17), par: compteIdOf(bailleurOf(offre.row.bailleur_id)),
    cles_remises_le: remises ? entreeLe : null, cles_enregistrees_le: remises ? at(entreeLe, 11) : null,
  })
}

export function askPiece(monde: Monde, { offre, row }: Dossier, jour: Jour): void {
  monde.actes.pieces.push({
    id: monde.actes.pieces.length + 1, candidature_id: row.id, piece: 'bulletins_salaire', precision_utile: 'Les trois derniers mois, pour chaque adulte qui travaille.', pour_le: addJours(monde.today, 8),
    demandee_le: at(jour, 10), par: compteIdOf(bailleurOf(offre.row.bailleur_id)), deposee_le: null, recue_le: null, annulee_le: null,
  })
  row.attente_piece = 'Trois derniers bulletins de salaire'
}

/** Three times in the week to come: the applicant chooses. */
export function proposeVisite(monde: Monde, { offre, row }: Dossier, jour: Jour): void {
  const creneaux = [3, 4, 6].map((days, index) => at(addJours(monde.today, days), 10 + 3 * index))
  monde.actes.visites.push({
    id: monde.actes.visites.length + 1, candidature_id: row.id, creneaux, rendez_vous: `Devant l’immeuble, ${offre.row.adresse}. Le gardien vous attend.`, proposee_le: at(jour, 11),
    par: compteIdOf(bailleurOf(offre.row.bailleur_id)), choisie: null, declinee: false, repondue_le: null, annulee_le: null,
  })
}

function compteIdOf({ compteId }: Acteur): number {
  if (compteId === undefined) throw new Error('Nobody acts')
  return compteId
}
