import { findBail, findVisite, isEnded, listPiecesDemandees, type Bail, type PieceDemandee, type Visite } from '#features/bailleurs/queries.ts'
import { findDecision, type DecisionNotifiee } from '#features/commissions/queries.ts'
import type { Db } from '#platform/db.ts'
import type { Objet } from '../messages.ts'
import type { Candidature } from './candidatures.ts'
import { findRappelOuvert, type Rappel } from './rappels.ts'

/** What a message may have to tell beside the candidature. `pieces`: still asked, the oldest first. */
export type Faits = {
  candidature: Candidature
  pieces: readonly PieceDemandee[]
  visite: Visite | undefined
  decision: DecisionNotifiee | undefined
  bail: Bail | undefined
  rappel: Rappel | undefined
}

type Source = 'pieces' | 'visite' | 'decision' | 'bail' | 'rappel'

/** Which of them each message reads; the others read none. */
const SOURCES: Readonly<Partial<Record<Objet, Source>>> = {
  piece_demandee: 'pieces', piece_recue: 'pieces', piece_annulee: 'pieces', visite_proposee: 'visite', visite_annulee: 'visite', rappel: 'rappel',
  attribuee: 'decision', attribuee_rang: 'decision', attribuee_sous_condition: 'decision', non_attribuee: 'decision', irrecevable: 'decision', condition_non_levee: 'decision',
  bail_signe: 'bail', cles_remises: 'bail',
}

export async function loadFaits(db: Db, objet: Objet, candidature: Candidature): Promise<Faits> {
  const source = SOURCES[objet]
  const { id } = candidature
  return {
    candidature,
    pieces: source === 'pieces' ? (await listPiecesDemandees(db, id)).filter((piece) => !isEnded(piece)) : [],
    visite: source === 'visite' ? await findVisite(db, id) : undefined,
    decision: source === 'decision' ? await findDecision(db, id) : undefined,
    bail: source === 'bail' ? await findBail(db, id) : undefined,
    rappel: source === 'rappel' ? await findRappelOuvert(db, id) : undefined,
  }
}
